"""Where in a text a quotation may stand: a quick look at its words, to choose what the exact alignment is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoteapi.engine.model import Span
from quoteapi.verification.lexicon import FUNCTION
from quoteapi.verification.words import folded

_TOKEN = re.compile(r"\w+")
# So many words around a window are looked at with it: what the sentence goes on with, and who said it.
MARGIN = 60
LITTLE, TELLING, PAIR = 0.1, 1.0, 1.0
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words of a text that stand close together and are the quotation's: what they are worth, which words and pairs of words they are,
    and as how manieth words of the text they stand."""

    score: float
    words: frozenset[int]
    pairs: frozenset[int]
    place: range


class Asked:
    """The words of a quotation, to look for in any number of texts."""

    def __init__(self, words: Iterable[str]) -> None:
        parts = [token for word in words for token in _TOKEN.findall(word)]
        self._ids = _Ids(parts)
        # Of the last, which stands for all words that are not the quotation's.
        self._weights = np.array([LITTLE if part in FUNCTION else TELLING for part in self._ids] + [0.0])
        ids = np.array([self._ids[part] for part in parts], np.int64)
        self._pairs = np.unique(self._pair(ids[:-1], ids[1:]))
        self._width = len(parts) + len(parts) // 2 + 4

    def windows(self, text: str, most: int) -> list[Window]:
        """At most so many windows of `text`, the best first."""
        ids = np.array([self._ids[token] for token in _TOKEN.findall(text.lower())], np.int64)
        pairs = np.append(self._pair(ids[:-1], ids[1:]), 0)[: len(ids)]
        pairs[~np.isin(pairs, self._pairs)] = -1
        worth = self._weights[ids] + PAIR * (pairs >= 0)
        found: list[Window] = []
        while len(found) < most and worth.any():
            summed = np.concatenate(([0.0], np.cumsum(worth)))
            ends = np.minimum(np.arange(len(worth)) + self._width, len(worth))
            start = int(np.argmax(summed[ends] - summed[:-1]))
            place = range(start, int(ends[start]))
            found.append(self._window(ids[start : place.stop], pairs[start : place.stop], place))
            worth[start : place.stop] = 0.0
        return found

    def _pair(self, one: Ints, other: Ints) -> Ints:
        # All ids are below the number of weights, and none is -1 where both are the quotation's own.
        return (one + 1) * (len(self._weights) + 1) + other + 1

    def _window(self, ids: Ints, pairs: Ints, place: range) -> Window:
        """The window; a word that stands in it twice counts once."""
        words, couples = np.unique(ids[ids >= 0]), np.unique(pairs[pairs >= 0])
        score = float(self._weights[words].sum()) + PAIR * len(couples)
        return Window(score, frozenset(words.tolist()), frozenset(couples.tolist()), place)


class _Ids(dict[str, int]):
    """The number of each word of a quotation; -1 for every other. What a text spells with accents is found without them."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__((word, number) for number, word in enumerate(dict.fromkeys(words)))
        self._own = dict(self)

    def __missing__(self, word: str) -> int:
        number = -1 if word.isascii() else self._own.get(folded(word), -1)
        self[word] = number
        return number


def reaches(text: str, windows: Iterable[Window]) -> tuple[Span, ...]:
    """The parts of `text` around these windows, in order, none of which touches the next."""
    tokens = list(_TOKEN.finditer(text.lower()))
    out: list[Span] = []
    for place in sorted((window.place for window in windows), key=lambda place: place.start):
        first, last = tokens[max(0, place.start - MARGIN)], tokens[min(len(tokens), place.stop + MARGIN) - 1]
        # Lower case may be longer than what was written, by a character or two.
        span = Span(min(first.start(), len(text)), min(last.end(), len(text)))
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
