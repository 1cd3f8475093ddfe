"""The scorer's files: gold, who speaks in it, and predictions. All are JSON lines; docs/cli.md tells their fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoteapi import jsonl
from quoteapi.evaluation.labels import Label, label_of
from quoteapi.evaluation.scoring import Reading

Id = str | int
Labels = tuple[Label, ...]
SPEAKER_FIELDS = ("kind", "speaker", "role", "affiliation", "act", "stance")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its right attributions."""

    id: Id
    text: str
    title: str | None
    labels: Labels


def read_gold(path: Path, speakers: Path | None = None) -> list[GoldArticle]:
    """The articles of a gold file; with a file of `speakers`, only those that it names, with what it says of each attribution.

    Raises LineError at the first line that is no gold, and OSError where a file cannot be read.
    """
    known = _speakers(speakers) if speakers else None
    return [_article(line, (known or {}).get(line.id(), {})) for line in _lines(path) if known is None or line.id() in known]


def read_predictions(path: Path) -> dict[Id, Labels]:
    """What was predicted for each article: results of quoteapi with their `id`, or the scorer's own form. Raises as `read_gold`."""
    return {line.id(): _labels(line, "quotes" if "quotes" in line.fields else "attributions", {}) for line in _lines(path)}


def readings(articles: Iterable[GoldArticle], given: Mapping[Id, Labels]) -> list[Reading]:
    """Each article beside what was `given` for it, as it is scored; nothing given is a reading that is missing."""
    return [Reading(a.id, a.text, a.labels, given.get(a.id)) for a in articles]


def labels_of_result(result: Mapping[str, Any]) -> Labels:
    """The labels of one result of quoteapi, as JSON."""
    return tuple(label_of(quote) for quote in result["quotes"])


def _article(line: jsonl.Line, known: Mapping[str, Mapping[str, Any]]) -> GoldArticle:
    return GoldArticle(line.id(), line.text("text"), line.optional_text("title"), _labels(line, "attributions", known))


def _labels(line: jsonl.Line, field: str, known: Mapping[str, Mapping[str, Any]]) -> Labels:
    given: Sequence[Mapping[str, Any]] = line.objects(field)
    try:
        return tuple(label_of({**item, **known.get(str(item.get("id")), {})}) for item in given)
    except (KeyError, TypeError, ValueError) as error:
        raise jsonl.LineError(line.place, field, f"holds what is no attribution ({error!r})") from error


def _speakers(path: Path) -> dict[Id, dict[str, dict[str, Any]]]:
    """By article and attribution, the fields that a speakers file adds."""
    known: dict[Id, dict[str, dict[str, Any]]] = {}
    for line in _lines(path):
        added = {field: line.fields[field] for field in SPEAKER_FIELDS if field in line.fields}
        known.setdefault(line.id(), {})[line.text("attr")] = added
    return known


def _lines(path: Path) -> Iterator[jsonl.Line]:
    with path.open("rb") as file:
        for line in jsonl.read(file, str(path)):
            if isinstance(line, jsonl.LineError):
                raise line
            yield line
