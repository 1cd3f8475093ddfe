"""The gate that refuses to sink: figures that an evaluation on a pinned corpus must hold.

A floors file is JSON, one entry a corpus:

    {"news": {"gold": SHA256, "speakers": SHA256 or null, "scope": "all", "acts": [],
              "floors": {"detection.f1": 0.82}, "ceilings": {"calibration.error": 0.05}}}
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoteapi.errors import QuoteapiError


class FloorsError(QuoteapiError):
    """The floors file cannot be used: it is no such file, or pins no corpus like the one evaluated."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was evaluated and how: the checksums of its files, the scope, and the acts that count (none: all)."""

    gold: str
    speakers: str | None
    scope: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pinned:
    """The figures that one corpus must hold."""

    name: str
    floors: Mapping[str, float]
    ceilings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure on the wrong side of its limit; `got` is None where the evaluation does not give it."""

    figure: str
    limit: float
    got: float | None

    def __str__(self) -> str:
        return f"{self.figure}: {'no such figure' if self.got is None else format(self.got, '.4f')}, pinned at {self.limit:.4f}"


def corpus_of(gold: Path, speakers: Path | None, scope: str, acts: Sequence[str]) -> Corpus:
    """The corpus in these files, evaluated with these settings."""
    return Corpus(_checksum(gold), _checksum(speakers) if speakers else None, scope, tuple(sorted(acts)))


def pinned_for(path: Path, corpus: Corpus) -> Pinned:
    """The entry of a floors file for `corpus`. Raises FloorsError where there is none: a changed corpus holds no floor."""
    for name, entry in _entries(path).items():
        if _corpus(path, name, entry) == corpus:
            return Pinned(name, _limits(path, name, entry, "floors"), _limits(path, name, entry, "ceilings"))
    raise FloorsError(f"{path}: pins nothing for this gold (sha256 {corpus.gold}) with these speakers, scope and acts")


def breaches(pinned: Pinned, figures: Mapping[str, float]) -> Iterator[Breach]:
    """The figures below their floor or above their ceiling, and those that are missing."""
    for figure, floor in pinned.floors.items():
        got = figures.get(figure)
        if got is None or got < floor:
            yield Breach(figure, floor, got)
    for figure, ceiling in pinned.ceilings.items():
        got = figures.get(figure)
        if got is None or got > ceiling:
            yield Breach(figure, ceiling, got)


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _entries(path: Path) -> dict[str, Any]:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FloorsError(f"{path}: is not JSON ({error})") from error
    if not isinstance(entries, dict):
        raise FloorsError(f"{path}: must be an object, one entry a corpus")
    return entries


def _corpus(path: Path, name: str, entry: Any) -> Corpus:
    try:
        return Corpus(entry["gold"], entry["speakers"], entry["scope"], tuple(sorted(entry["acts"])))
    except (KeyError, TypeError) as error:
        raise FloorsError(f"{path}: {name}: needs gold, speakers, scope and acts") from error


def _limits(path: Path, name: str, entry: Mapping[str, Any], field: str) -> dict[str, float]:
    limits = entry.get(field, {})
    if not isinstance(limits, dict) or not all(isinstance(limit, int | float) for limit in limits.values()):
        raise FloorsError(f"{path}: {name}: {field} must be numbers by the names of figures")
    return limits
