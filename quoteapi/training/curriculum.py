"""What is learned from: both newsrooms' training articles, each by its own guideline, and a teacher's lessons on more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from quoteapi.engine.model import SCOPES, Scope
from quoteapi.training.batches import Source
from quoteapi.training.corpus import held_out, read, with_speakers
from quoteapi.training.lessons import Record, silver

REPORTED, ALL = 0, 1
# How likely an article that marks nesting is read with sentences retold.
RETOLD = 0.4
# The articles of both newsrooms by which is chosen what ships, by the scope whose guideline they are labelled to.
DEVELOPMENT: dict[Scope, str] = {"all": "polnear.dev.jsonl", "reported": "wikinews.dev.jsonl"}


def labelled(data: Path) -> tuple[list[Record], list[Record]]:
    """Both newsrooms' training articles, Wikinews and PolNeAR, less those held out for calibration."""
    wikinews, polnear = _training(data)
    return [r for r in wikinews if not held_out(r)], [r for r in polnear if not held_out(r)]


def calibration_articles(data: Path) -> dict[Scope, list[Record]]:
    """The articles held out of training, by the scope whose guideline they are labelled to."""
    wikinews, polnear = _training(data)
    return {"reported": [r for r in wikinews if held_out(r)], "all": [r for r in polnear if held_out(r)]}


def told(records: list[Record]) -> list[Record]:
    """The articles whose attributions have acts, less the gestures that only imply a view: what the other guideline,
    whose own articles are few, would mark in them."""
    known = [r for r in records if any("act" in a for a in r["attributions"])]
    return [{**r, "attributions": [a for a in r["attributions"] if a.get("act") != "other"]} for r in known]


def gold(data: Path, lessons: Path | None) -> list[Source]:
    """What one epoch reads of the labelled articles; `lessons` holds what a teacher says of them beside their labels, if one does."""
    wikinews, polnear = labelled(data)
    return [
        Source(wikinews, REPORTED, frozenset({"nested", "venue"}), repeat=4, retold=RETOLD, lessons=lessons),
        Source(told(polnear), REPORTED, repeat=2),
        Source(polnear, ALL, lessons=lessons),
    ]


def sources(data: Path, lessons: Path, unlabelled: Iterable[Path] = ()) -> list[Source]:
    """The labelled articles, and what a teacher found in them by the other guideline, and in the files of unlabelled ones."""
    wikinews, polnear = labelled(data)
    others = further(data, unlabelled)
    taught = [(REPORTED, [*polnear, *others["reported"]]), (ALL, [*wikinews, *others["all"]])]
    return gold(data, lessons) + [_silver(records, scope, lessons) for scope, records in taught]


def _silver(records: list[Record], scope: int, lessons: Path) -> Source:
    found = [s for r in records if (s := silver(lessons, SCOPES[scope], r))]
    return Source(found, scope, frozenset({"venue"} if scope == REPORTED else ()), lessons=lessons)


def further(data: Path, unlabelled: Iterable[Path]) -> dict[Scope, list[Record]]:
    """The unlabelled articles by the guideline that each is read by: half by each, since another article teaches more than
    the same one by another guideline. What the labelled files hold too is left out: some of it is held out."""
    known = {r["id"] for records in _training(data) for r in records}
    others = sorted((r for path in unlabelled for r in read(path) if r["id"] not in known), key=lambda r: crc32(r["id"].encode()))
    return {scope: others[number :: len(SCOPES)] for number, scope in enumerate(SCOPES)}


def to_teach(data: Path, unlabelled: Iterable[Path]) -> Iterator[tuple[Scope, list[Record]]]:
    """What a teacher reads, and by which guideline; what helps a student most comes first."""
    wikinews, polnear = labelled(data)
    yield "all", polnear
    yield "reported", wikinews
    yield from further(data, unlabelled).items()
    yield "reported", polnear
    yield "all", wikinews


@cache
def _training(data: Path) -> tuple[list[Record], list[Record]]:
    polnear = with_speakers(read(data / "polnear.train.jsonl"), read(data / "polnear.train.speakers.jsonl"))
    return read(data / "wikinews.train.jsonl"), polnear
