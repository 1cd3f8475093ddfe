"""Which tagged spans a content may be linked to, and how far each stands from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from quoteapi.engine.model import TagKind
from quoteapi.engine.tagging.pieces import Ints

# The heads of the linker, in the order of its weights: what a content is linked to.
HEADS: tuple[TagKind, ...] = ("source", "cue", "content", "venue")
# Candidates a content considers, the nearest in word distance: gold links further off are under 1 in 300.
NEAREST = 16
DISTANCES = np.array([1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60, 90, 140])
DISTANCE_BUCKETS = 2 * (len(DISTANCES) + 1)
SENTENCE_REACH = 4
SENTENCE_BUCKETS = 2 * SENTENCE_REACH + 1
ORDER_BUCKETS = 6


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A tagged span in words, end exclusive. `level` is 0, or 1 for speech inside speech."""

    kind: TagKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """For each content (row) up to `NEAREST` candidates: `index` into the spans, -1 where there are fewer; and the
    buckets of their distance in words, in sentences and in spans between."""

    contents: Ints
    index: Ints
    distance: Ints
    sentence: Ints
    order: Ints


def candidates(spans: Sequence[WordSpan], head: TagKind, sentence_of: Sequence[int]) -> Candidates:
    """The candidates of every content among `spans` (sorted by start) for one head.

    Contents are linked to spans of their own level, but for venues, which have none; to other contents only backward.
    """
    contents = [i for i, s in enumerate(spans) if s.kind == "content"]
    pool = [i for i, s in enumerate(spans) if s.kind == head]
    shape = (len(contents), NEAREST)
    index = np.full(shape, -1, dtype=np.int64)
    distance, sentence, order = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    starts = np.array([spans[i].start for i in pool], dtype=np.int64)
    for row, content in enumerate(contents):
        for column, other in enumerate(_nearest(spans, content, pool, starts, backward=head == "content")):
            index[row, column] = other
            distance[row, column] = _distance_bucket(spans[content], spans[other])
            sentence[row, column] = _sentence_bucket(spans[content], spans[other], sentence_of)
            order[row, column] = min(ORDER_BUCKETS - 1, abs(other - content))
    return Candidates(np.array(contents, dtype=np.int64), index, distance, sentence, order)


def _nearest(spans: Sequence[WordSpan], content: int, pool: Sequence[int], starts: Ints, *, backward: bool) -> list[int]:
    here = spans[content]
    middle = int(np.searchsorted(starts, here.start))
    near = pool[max(0, middle - NEAREST) : middle + (0 if backward else NEAREST)]
    level = [i for i in near if i != content and (spans[i].level == here.level or spans[i].kind == "venue")]
    return sorted(sorted(level, key=lambda i: abs(_gap(here, spans[i])))[:NEAREST])


def _gap(content: WordSpan, other: WordSpan) -> int:
    """Words from the content to the other, negative before it, 0 where they touch or overlap."""
    if other.start >= content.end:
        return other.start - content.end + 1
    if other.end <= content.start:
        return other.end - content.start - 1
    return 0


def _distance_bucket(content: WordSpan, other: WordSpan) -> int:
    gap = _gap(content, other)
    bucket = int(np.searchsorted(DISTANCES, abs(gap), side="right"))
    return bucket + (len(DISTANCES) + 1 if gap < 0 else 0)


def _sentence_bucket(content: WordSpan, other: WordSpan, sentence_of: Sequence[int]) -> int:
    near_edge = content.end - 1 if other.start > content.start else content.start
    steps = sentence_of[other.start] - sentence_of[near_edge]
    return max(-SENTENCE_REACH, min(SENTENCE_REACH, steps)) + SENTENCE_REACH
