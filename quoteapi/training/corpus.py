"""Labelled articles as the network learns them: pieces, a label a word, spans and their links."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from quoteapi.engine.model import SCOPES, Document, TagKind
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.candidates import HEADS, WordSpan, candidates
from quoteapi.engine.tagging.labels import IGNORED, TAG_KINDS, act_index, begin, inside, last, stance_index
from quoteapi.engine.tagging.pieces import Ints, Pieces, Vocabulary, cut
from quoteapi.training.lessons import Record, Soft, soft_labels
from quoteapi.training.styles import Style


@dataclass(frozen=True, slots=True)
class Labels:
    """One entry a word each; `IGNORED` where nothing is to be learned."""

    outer: Ints
    nested: Ints
    venue: Ints
    act: Ints
    stance: Ints
    outer_end: Ints
    nested_end: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """One article: `scope` is the index of the guideline it was labelled to, `owners` the attributions each span
    belongs to, `wanted` for each attribution and kind whether it has such a span at all."""

    id: str
    document: Document
    pieces: Pieces
    scope: int
    labels: Labels
    spans: tuple[WordSpan, ...]
    owners: tuple[frozenset[int], ...]
    wanted: dict[tuple[int, TagKind], bool]
    soft: Soft | None


def read(path: Path) -> list[Record]:
    """The JSON lines of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def with_speakers(records: Iterable[Record], speakers: Iterable[Record]) -> list[Record]:
    """`records` with act and stance of each attribution where a speakers file gives them."""
    known = {(entry["id"], entry["attr"]): entry for entry in speakers}

    def enrich(record: Record, attribution: Record) -> Record:
        entry = known.get((record["id"], attribution["id"]), {})
        return {**attribution, **{key: entry[key] for key in ("act", "stance") if key in entry}}

    return [{**r, "attributions": [enrich(r, a) for a in r["attributions"]]} for r in records]


def held_out(record: Record, share: int = 20) -> bool:
    """Whether an article is kept from training, for calibration: one in `share`, the same on every machine."""
    return crc32(record["id"].encode()) % share == 0


def example(
    record: Record, vocabulary: Vocabulary, scope: int, marks: frozenset[str], *, lessons: Path | None = None, style: Style = str
) -> Example:
    """An article ready to learn from, in another newsroom's typography if `style` says so. `marks` tells which of "nested" and
    "venue" its guideline marks; `lessons` holds what a teacher says of it, if one does."""
    document = segment(style(record["text"]), record.get("title"))
    attributions = [a for a in record["attributions"] if not a.get("optional")]
    found: dict[WordSpan, set[int]] = {}
    wanted: dict[tuple[int, TagKind], bool] = {}
    for number, attribution in enumerate(attributions):
        level = 1 if attribution.get("within") else 0
        for kind in HEADS:
            places = [_words(document, start, end) for start, end in attribution.get(kind) or []]
            places = [(start, end) for start, end in places if start < end]
            wanted[number, kind] = bool(places)
            for start, end in places:
                found.setdefault(WordSpan(kind, start, end, 0 if kind == "venue" else level), set()).add(number)
    spans = sorted(found, key=lambda s: (s.start, -s.end, s.level, s.kind))
    return Example(
        id=record["id"],
        document=document,
        pieces=cut(document, vocabulary),
        scope=scope,
        labels=_labels(document, attributions, spans, found, marks),
        spans=tuple(spans),
        owners=tuple(frozenset(found[s]) for s in spans),
        wanted=wanted,
        soft=soft_labels(lessons, SCOPES[scope], record["id"], document, record["text"]) if lessons else None,
    )


def _words(document: Document, start: int, end: int) -> tuple[int, int]:
    """The words of a character range, without punctuation at its edges."""
    low, high = bisect_right(document.word_ends, start), bisect_left(document.word_starts, end)
    while low < high and not document.text[document.word_starts[low]].isalnum():
        low += 1
    while high > low and not document.text[document.word_starts[high - 1]].isalnum():
        high -= 1
    return low, high


def _labels(
    document: Document, attributions: Sequence[Record], spans: Sequence[WordSpan], owners: dict[WordSpan, set[int]], marks: frozenset[str]
) -> Labels:
    size = len(document.word_starts)
    outer, outer_end = (np.zeros(size, dtype=np.int64) for _ in range(2))
    nested, nested_end = (np.full(size, 0 if "nested" in marks else IGNORED, dtype=np.int64) for _ in range(2))
    venue = np.full(size, 0 if "venue" in marks else IGNORED, dtype=np.int64)
    act, stance = (np.full(size, IGNORED, dtype=np.int64) for _ in range(2))
    # The shorter of two overlapping spans is written last and stays whole.
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if span.kind == "venue":
            _write(venue, span, 1, 2)
        else:
            kind = TAG_KINDS.index(span.kind)
            _write(nested if span.level else outer, span, begin(kind), inside(kind))
            (nested_end if span.level else outer_end)[span.end - 1] = last(kind)
    for span in spans:
        for attribution in (attributions[number] for number in owners[span]):
            if span.kind == "cue" and attribution.get("act"):
                act[span.start : span.end] = act_index(attribution["act"])
                stance[span.start : span.end] = stance_index(attribution["stance"])
    for span in spans:
        for attribution in (attributions[number] for number in owners[span]):
            if span.kind == "content" and attribution.get("act") and not attribution.get("cue"):
                act[span.start] = act_index(attribution["act"])
                stance[span.start] = stance_index(attribution["stance"])
    return Labels(outer, nested, venue, act, stance, outer_end, nested_end)


def _write(labels: Ints, span: WordSpan, first: int, rest: int) -> None:
    labels[span.start] = first
    labels[span.start + 1 : span.end] = rest


@dataclass(frozen=True, slots=True)
class Window:
    """A range of an example's pieces, and the spans that stand wholly inside it."""

    example: Example
    start: int
    end: int
    spans: tuple[int, ...]


def paragraph_windows(example: Example, size: int, offset: int) -> list[Window]:
    """The example in ranges of at most `size` pieces that end with paragraphs where they can; the first may end
    early, by `offset`, so that every epoch cuts elsewhere."""
    length, breaks = len(example.pieces.ids), example.pieces.breaks
    cuts = [0]
    early = breaks[(breaks > 0) & (breaks <= offset)]
    if len(early):
        cuts.append(int(early[-1]))
    while cuts[-1] < length:
        end = min(length, cuts[-1] + size)
        if end < length:
            whole = breaks[(breaks > cuts[-1] + size // 2) & (breaks <= end)]
            end = int(whole[-1]) if len(whole) else end
        cuts.append(end)
    return [_window(example, start, end) for start, end in pairwise(cuts) if end > start]


def _window(example: Example, start: int, end: int) -> Window:
    first = example.pieces.first
    inside_it = (i for i, s in enumerate(example.spans) if first[s.start] >= start and first[s.end - 1] < end)
    return Window(example, start, end, tuple(inside_it))


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """What one head learns in one window: candidates (indexes into the window's spans) and the probability of each,
    the first column for none; rows of weight 0 teach nothing."""

    contents: Ints
    index: Ints
    distance: Ints
    sentence: Ints
    order: Ints
    target: np.ndarray[Any, np.dtype[np.float32]]
    weight: np.ndarray[Any, np.dtype[np.float32]]


def link_targets(window: Window, head: TagKind) -> LinkTargets:
    """The links of a window for one head, from its gold spans."""
    spans = [window.example.spans[i] for i in window.spans]
    owners = [window.example.owners[i] for i in window.spans]
    near = candidates(spans, head, window.example.document.word_sentence)
    target = np.zeros((len(near.contents), near.index.shape[1] + 1), dtype=np.float32)
    weight = np.ones(len(near.contents), dtype=np.float32)
    for row, content in enumerate(near.contents):
        right = [c for c, other in enumerate(near.index[row]) if other >= 0 and owners[other] & owners[content]]
        if head == "content":
            right = right[-1:]
        if right:
            target[row, [c + 1 for c in right]] = 1 / len(right)
        elif head == "content" or not any(window.example.wanted[n, head] for n in owners[content]):
            target[row, 0] = 1
        else:
            weight[row] = 0
    return LinkTargets(near.contents, near.index, near.distance, near.sentence, near.order, target, weight)
