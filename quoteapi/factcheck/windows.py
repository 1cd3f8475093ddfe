"""Where in a text a quotation may stand: a quick look at its words, to choose what the exact alignment is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoteapi.engine.model import Span
from quoteapi.verification.lexicon import FUNCTION
from quoteapi.verification.words import folded

_TOKEN = re.compile(r"\w+")
# So many words around a window are looked at with it: what the sentence goes on with, and who said it.
MARGIN = 60
# Of one text so many windows, none of them much worse than its best.
MOST_WINDOWS, WORSE = 3, 0.5
LITTLE, TELLING, PAIR = 0.1, 1.0, 1.0
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words of a text that stand close together and are the quotation's: what they are worth, which they are, and what is looked at."""

    score: float
    shared: frozenset[int]
    reach: Span


class Asked:
    """The words of a quotation, to look for in any number of texts."""

    def __init__(self, words: Iterable[str]) -> None:
        parts = [token for word in words for token in _TOKEN.findall(word)]
        self._ids: dict[str, int] = {}
        ids = [self._ids.setdefault(part, len(self._ids)) for part in parts]
        self._weights = np.array([LITTLE if part in FUNCTION else TELLING for part in self._ids])
        self._size = len(self._ids)
        self._pairs = np.unique(np.array([self._pair(a, b) for a, b in zip(ids, ids[1:], strict=False)], np.int64))
        self._width = len(parts) + len(parts) // 2 + 4

    def windows(self, text: str) -> list[Window]:
        """The best windows of `text`, the best first."""
        tokens = list(_TOKEN.finditer(text.lower()))
        ids = np.array([self._ids.get(_plain(match.group()), -1) for match in tokens], np.int64)
        pairs = self._pairs_in(ids)
        worth = np.where(ids >= 0, np.append(self._weights, 0.0)[ids], 0.0) + PAIR * (pairs >= 0)
        found: list[Window] = []
        for _ in range(MOST_WINDOWS):
            start = self._best(worth)
            if start is None:
                break
            stretch = slice(start, min(start + self._width, len(ids)))
            window = self._window(ids[stretch], pairs[stretch], _reach(tokens, stretch, len(text)))
            if found and window.score < WORSE * found[0].score:
                break
            found.append(window)
            worth[stretch] = 0.0
        return sorted(found, key=lambda window: -window.score)

    def of_pairs(self, shared: Iterable[int]) -> int:
        """How many of these are pairs of words."""
        return sum(one >= self._size for one in shared)

    def _pair(self, one: int, other: int) -> int:
        return self._size + one * self._size + other

    def _pairs_in(self, ids: Ints) -> Ints:
        """For each word the pair that it makes with the next one, or -1 where that is none of the quotation's."""
        pairs = np.full(len(ids), -1, np.int64)
        if len(ids) > 1 and len(self._pairs):
            codes = self._size + ids[:-1] * self._size + ids[1:]
            own = (ids[:-1] >= 0) & (ids[1:] >= 0) & np.isin(codes, self._pairs)
            pairs[:-1][own] = codes[own]
        return pairs

    def _best(self, worth: Floats) -> int | None:
        """Where the window begins that is worth most; None where none is worth anything."""
        if not worth.any():
            return None
        summed = np.concatenate(([0.0], np.cumsum(worth)))
        ends = np.minimum(np.arange(len(worth)) + self._width, len(worth))
        return int(np.argmax(summed[ends] - summed[:-1]))

    def _window(self, ids: Ints, pairs: Ints, reach: Span) -> Window:
        """The window; a word that stands in it twice counts once."""
        words, couples = np.unique(ids[ids >= 0]), np.unique(pairs[pairs >= 0])
        score = float(self._weights[words].sum()) + PAIR * len(couples)
        return Window(score, frozenset(words.tolist()) | frozenset(couples.tolist()), reach)


def _plain(token: str) -> str:
    return token if token.isascii() else folded(token)


def _reach(tokens: Sequence[re.Match[str]], stretch: slice, length: int) -> Span:
    # Lower case may be longer than what was written; the few characters do not matter, as long as they are in the text.
    first, last = max(0, stretch.start - MARGIN), min(len(tokens), stretch.stop + MARGIN) - 1
    return Span(min(tokens[first].start(), length), min(tokens[last].end(), length))
