"""The exact alignment of a quotation with the words of texts, word by word.

Dynamic programming over all boundaries of the texts at once, one numpy row a word of the quotation. Within a passage words may be
replaced, added or left out; a passage may also break off and go on elsewhere, before or behind, at a fixed price, which is how a
splice or a long omission is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoteapi.verification.lexicon import FUNCTION
from quoteapi.verification.quotation import Quotation

REPLACED, ADDED = 0.55, 0.6
JUMP, JUMP_BACK = 3.6, 4.0
LITTLE_WORD = 0.6
# Where the quotation says that it was changed, a change costs next to nothing.
MARKED_CHANGE, MARKED_JUMP, MARKED_JUMP_BACK = 0.05, 0.4, 1.5
# "[June]" stands for a word rather than beside it, and hardly ever for itself.
MARKED_REPLACED, MARKED_SAME = 0.02, 0.03
# A table of more cells is not made whole: the texts are cut down to where the quotation's words stand together.
MOST_CELLS = 4_000_000
SHINGLE = 3
FEW_WORDS = 3
# An alignment of a lower share of the best one's score is no rival of it.
WORTH = 0.4

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of the quotation the number of the source's word it is aligned with, or None; `score` may be below 0."""

    pairs: tuple[int | None, ...]
    score: float


def align(quotation: Quotation, folded: Sequence[str], costs: Sequence[float], most: int) -> list[Alignment]:
    """The best alignments with a stream of source words, `folded` for finding, the best first, at most `most` that share no end.

    `costs` tells what it costs to leave out each: nothing where the writer speaks between two pieces of one quote.
    """
    ids: dict[str, int] = {}
    source = np.fromiter((ids.setdefault(w, len(ids)) for w in folded), np.int32, len(folded))
    asked = np.array([ids.get(w.folded, -1) for w in quotation.words], np.int32)
    kept = _seeded(asked, source)
    if not len(kept):
        return []
    summed = np.concatenate(([0.0], np.cumsum(np.asarray(costs, np.float64))))
    table = _Table(quotation, asked, source[kept], summed[np.append(kept, kept[-1] + 1)])
    return [Alignment(tuple(None if p is None else int(kept[p]) for p in pairs), score) for pairs, score in table.best(most)]


def _seeded(asked: Ints, source: Ints) -> Ints:
    """The numbers of the source's words that are looked at: all, or where the table would be too big those near shared shingles."""
    everything = np.arange(len(source), dtype=np.int32)
    if len(asked) * len(source) <= MOST_CELLS:
        return everything
    size = min(SHINGLE, len(asked))
    found = np.isin(_shingles(source, size), _shingles(asked[asked >= 0] if (asked >= 0).sum() >= size else asked, size)).nonzero()[0]
    width = max(len(asked), 16)
    votes = np.bincount(found // width, minlength=len(source) // width + 1)
    blocks = np.argsort(-votes, kind="stable")[: max(1, MOST_CELLS // (len(asked) * width * 3))]
    near = np.zeros(len(votes) + 2, bool)
    for block in blocks[votes[blocks] > 0]:
        near[block : block + 3] = True
    return everything[near[1:-1][everything // width]]


def _shingles(ids: Ints, size: int) -> npt.NDArray[np.int64]:
    out = np.zeros(max(0, len(ids) - size + 1), np.int64)
    for place in range(size):
        out = out * 1_000_003 + ids[place : place + len(out)]
    return out


class _Table:
    """Scores of all boundaries after the last word, and for each word the way that led there."""

    def __init__(self, quotation: Quotation, asked: Ints, source: Ints, costs: Floats) -> None:
        count = len(asked)
        self._came: list[Ints] = []
        self._paired: list[npt.NDArray[np.bool_]] = []
        row = np.zeros(len(source) + 1)
        for place in range(count):
            put_in = place in quotation.bracketed
            gain = MARKED_SAME if put_in else LITTLE_WORD if quotation.words[place].key in FUNCTION else 1.0
            step = np.where(source == asked[place], gain, -MARKED_REPLACED if put_in else -REPLACED)
            reached = row - (MARKED_CHANGE if put_in else ADDED)
            paired = np.zeros(len(row), bool)
            by_pair = row[:-1] + step
            paired[1:] = by_pair >= reached[1:]
            reached[1:] = np.maximum(reached[1:], by_pair)
            self._paired.append(paired)
            cut = place + 1 in quotation.omissions
            # What brackets stand for is near; only an ellipsis leads elsewhere.
            near = cut or put_in or place + 1 in quotation.bracketed
            row, came = _moved_on(reached, costs, cut, near) if place + 1 < count else (reached, np.arange(len(row), dtype=np.int32))
            self._came.append(came)
        self._last = row

    def best(self, most: int) -> list[tuple[list[int | None], float]]:
        """The alignments that end best, each with words of its own at its end."""
        order = np.argsort(-self._last, kind="stable")[: most * 8]
        best = self._last[order[0]]
        # Of three words of which two were changed the best costs more than it gains.
        floor = best - REPLACED if best < 0 and len(self._came) <= FEW_WORDS else WORTH * best
        found: list[tuple[list[int | None], float]] = []
        taken: set[int] = set()
        for end in order:
            if self._last[end] < floor:
                break
            pairs = self._back_from(int(end))
            own = {p for p in pairs if p is not None}
            if own and not own & taken:
                taken |= own
                found.append((pairs, float(self._last[end])))
                if len(found) == most:
                    break
        return found

    def _back_from(self, end: int) -> list[int | None]:
        pairs: list[int | None] = []
        at = end
        for came, paired in zip(reversed(self._came), reversed(self._paired), strict=True):
            at = int(came[at])
            if paired[at]:
                at -= 1
                pairs.append(at)
            else:
                pairs.append(None)
        return pairs[::-1]


def _moved_on(reached: Floats, costs: Floats, cut: bool, near: bool) -> tuple[Floats, Ints]:
    """The best scores after source words were left out, and the boundary that each came from. The quotation says that something was
    left out (`cut`), or that it was changed (`near`)."""
    scale = MARKED_CHANGE if near else 1.0
    jump, back = (MARKED_JUMP, MARKED_JUMP_BACK) if cut else (JUMP, JUMP_BACK)
    best, came = reached, np.arange(len(reached), dtype=np.int32)
    priced = reached + costs * scale
    for level, fee in ((priced, None), (reached, jump)):
        high, origin = _highest_so_far(level)
        score = high - costs * scale if fee is None else high - fee
        # A hair's breadth, so that rounding moves nothing that stays as good where it is.
        better = score > best + 1e-6
        best, came = np.where(better, score, best), np.where(better, origin, came)
    top = int(np.argmax(reached))
    better = reached[top] - back > best + 1e-6
    return np.where(better, reached[top] - back, best), np.where(better, top, came).astype(np.int32)


def _highest_so_far(level: Floats) -> tuple[Floats, Ints]:
    high = np.maximum.accumulate(level)
    return high, np.maximum.accumulate(np.where(level == high, np.arange(len(level), dtype=np.int32), 0))
