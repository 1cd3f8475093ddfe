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
# Further than any text reaches.
FAR = np.iinfo(np.int64).max


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
    contents = np.array([i for i, s in enumerate(spans) if s.kind == "content"], dtype=np.int64)
    pool = np.array([i for i, s in enumerate(spans) if s.kind == head], dtype=np.int64)
    if not len(contents) or not len(pool):
        shape = (len(contents), NEAREST)
        return Candidates(contents, np.full(shape, -1), *(np.zeros(shape, dtype=np.int64) for _ in range(3)))
    starts, ends, levels = (np.array([getattr(s, part) for s in spans], dtype=np.int64) for part in ("start", "end", "level"))
    index = _nearest(contents, pool, starts, ends, None if head == "venue" else levels, backward=head == "content")
    there, here = index.clip(min=0), contents[:, None]
    gap = _gap(starts[here], ends[here], starts[there], ends[there])
    sentences = np.array(sentence_of, dtype=np.int64)
    near_edge = np.where(starts[there] > starts[here], ends[here] - 1, starts[here])
    steps = (sentences[starts[there]] - sentences[near_edge]).clip(-SENTENCE_REACH, SENTENCE_REACH)
    buckets = (
        np.searchsorted(DISTANCES, np.abs(gap), side="right") + np.where(gap < 0, len(DISTANCES) + 1, 0),
        steps + SENTENCE_REACH,
        np.abs(there - here).clip(max=ORDER_BUCKETS - 1),
    )
    return Candidates(contents, index, *(np.where(index < 0, 0, bucket) for bucket in buckets))


def _nearest(contents: Ints, pool: Ints, starts: Ints, ends: Ints, levels: Ints | None, *, backward: bool) -> Ints:
    """The up to `NEAREST` of `pool` nearest each content, [contents, NEAREST], in text order; -1 behind them."""
    middle = np.searchsorted(starts[pool], starts[contents])
    places = middle[:, None] + np.arange(-NEAREST, 0 if backward else NEAREST)
    there, here = pool[places.clip(0, len(pool) - 1)], contents[:, None]
    fits = (places >= 0) & (places < len(pool)) & (there != here)
    if levels is not None:
        fits &= levels[there] == levels[here]
    away = np.abs(_gap(starts[here], ends[here], starts[there], ends[there]))
    best = np.argsort(np.where(fits, away, FAR), axis=1, kind="stable")[:, :NEAREST]
    found = np.where(np.take_along_axis(fits, best, 1), np.take_along_axis(there, best, 1), FAR)
    found.sort(axis=1)
    return np.where(found == FAR, -1, found)


def _gap(start: Ints, end: Ints, other_start: Ints, other_end: Ints) -> Ints:
    """Words from a content to the other, negative before it, 0 where they touch or overlap."""
    behind, before = other_start - end + 1, other_end - start - 1
    gap: Ints = np.where(other_start >= end, behind, np.where(other_end <= start, before, 0))
    return gap
