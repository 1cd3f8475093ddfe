"""Speech inside speech, made: a sentence that reports something is put into another person's mouth.

Articles that mark nesting are few, and hold one such quote in ten. Any reporting sentence can stand inside another quote, so the
tagger can learn from all of them how what is reported there looks, whoever reports it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from quoteapi.engine.model import Span
from quoteapi.engine.segment import segment
from quoteapi.training.lessons import Record

CUES = ("said", "told reporters", "added", "wrote", "noted", "told the council", "says", "explained")
TELLERS = ("a spokesman", "the minister", "one witness", "her lawyer", "the mayor", "officials", "he", "she")
MARKS = "\"“”«»‘’'"
# First words that are names keep their capital inside a sentence; of these it is known that they are none.
LOWERED = frozenset("a an the this these that those he she it they we in on at after before his her their its some many".split())
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """What is put before a sentence and behind it, without its full stop, and where the cue stands: [start, end) in the part."""

    before: str
    behind: str
    source: tuple[bool, int, int]
    cue: tuple[bool, int, int]
    lowered: bool


def retold(record: Record, chance: float, random: Random) -> Record:
    """The record with each sentence that reports something retold with probability `chance`; attributions in it get a `within`."""
    edits = [
        (sentence, _frame(record, random)) for sentence in _reporting(record) if random.random() < chance
    ]  # fmt: skip
    for sentence, frame in reversed(edits):
        record = _put(record, sentence, frame)
    return record


def _reporting(record: Record) -> Iterator[Span]:
    """Sentences without marks that end with a full stop and hold an attribution wholly, and none in part."""
    text = record["text"]
    hulls = [(a, _hull(a)) for a in record["attributions"] if not a.get("optional")]
    for sentence in segment(text).sentences:
        words = text[sentence.start : sentence.end]
        if not words.endswith(".") or any(mark in words for mark in MARKS) or "\n" in words:
            continue
        met = [(a, hull) for a, hull in hulls if hull.start < sentence.end and sentence.start < hull.end]
        if met and all(sentence.start <= h.start and h.end <= sentence.end and not a.get("within") for a, h in met):
            yield sentence


def _hull(attribution: Record) -> Span:
    places = [place for key in ("content", "source", "cue", "venue") for place in attribution.get(key) or []]
    return Span(min(start for start, _ in places), max(end for _, end in places))


def _frame(record: Record, random: Random) -> Frame:
    names = [record["text"][a["source"][0][0] : a["source"][0][1]] for a in record["attributions"] if a.get("source")]
    names = [n for n in names if n[:1].isupper() and len(n) <= LONGEST_NAME and "\n" not in n]
    teller = random.choice(names) if names and random.random() < 0.7 else random.choice(TELLERS)
    teller = teller[:1].lower() + teller[1:] if teller.split()[0].lower() in LOWERED else teller
    cue = random.choice(CUES)
    start = teller[:1].upper() + teller[1:]
    size = len(teller), len(teller) + 1 + len(cue)
    form = random.choice(("behind", "before", "indirect", "that"))
    if form == "behind":
        return Frame("“", f",” {teller} {cue}.", (True, 3, 3 + size[0]), (True, 4 + size[0], 3 + size[1]), lowered=False)
    opening = {"before": ": “", "indirect": " ", "that": " that "}[form]
    closing = ".”" if form == "before" else "."
    return Frame(f"{start} {cue}{opening}", closing, (False, 0, size[0]), (False, size[0] + 1, size[1]), lowered=form != "before")


def _put(record: Record, sentence: Span, frame: Frame) -> Record:
    """The record with `frame` around one sentence, every place moved along."""
    text = record["text"]
    inner = text[sentence.start : sentence.end - 1]
    if frame.lowered and inner.split()[0].lower() in LOWERED:
        inner = inner[0].lower() + inner[1:]
    before, end = len(frame.before), sentence.end - 1
    grown = before + len(frame.behind) - 1

    def moved(place: int) -> int:
        return place + (grown if place > end else before if place >= sentence.start else 0)

    def placed(part: tuple[bool, int, int]) -> list[list[int]]:
        behind, low, high = part
        base = end + before if behind else sentence.start
        return [[base + low, base + high]]

    outer: Record = {
        "id": f"retold-{sentence.start}", "content": [[sentence.start + before, end + before]], "source": placed(frame.source),
        "cue": placed(frame.cue), "act": "speech", "stance": "asserts",
    }  # fmt: skip
    attributions = [
        _moved(a, moved, outer["id"] if sentence.start <= _hull(a).start < sentence.end else None) for a in record["attributions"]
    ]
    changed = text[: sentence.start] + frame.before + inner + frame.behind + text[sentence.end :]
    return {**record, "text": changed, "attributions": [*attributions, outer]}


def _moved(attribution: Record, moved: Callable[[int], int], within: str | None) -> dict[str, Any]:
    def each(key: str) -> list[list[int]]:
        # An end is moved with the last character before it.
        return [[moved(start), moved(end - 1) + 1] for start, end in attribution.get(key) or []]

    places = {key: each(key) for key in ("content", "source", "cue", "venue") if attribution.get(key)}
    return {**attribution, **places, **({"within": within} if within else {})}
