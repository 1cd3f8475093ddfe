"""Where in a text a quotation may stand: a quick look at its words, to choose what the exact alignment is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
        self._ids = {part: number for number, part in enumerate(dict.fromkeys(parts))}
        # Of the last, which stands for all words that are not the quotation's.
        self._weights = np.array([LITTLE if part in FUNCTION else TELLING for part in self._ids] + [0.0])
        ids = np.array([self._ids[part] for part in parts], np.int64)
        self._pairs = np.unique(self._pair(ids[:-1], ids[1:]))
        self._width = len(parts) + len(parts) // 2 + 4

    def windows(self, text: str) -> Iterator[Window]:
        """The windows of `text`, the best first, each looked for when it is asked for."""
        # What a text spells with accents is found without them.
        plain = (token if token.isascii() else folded(token) for token in _TOKEN.findall(text.lower()))
        ids = np.array([self._ids.get(token, -1) for token in plain], np.int64)
        pairs = self._pairs_in(ids)
        worth = self._weights[ids] + PAIR * (pairs >= 0)
        ends = np.minimum(np.arange(len(worth)) + self._width, len(worth))
        while worth.any():
            summed = np.concatenate(([0.0], np.cumsum(worth)))
            start = int(np.argmax(summed[ends] - summed[:-1]))
            place = range(start, int(ends[start]))
            yield self._window(ids[start : place.stop], pairs[start : place.stop], place)
            worth[start : place.stop] = 0.0

    def _pairs_in(self, ids: Ints) -> Ints:
        """For each word the pair that it makes with the next; -1 where the quotation has none such."""
        pairs = np.full(len(ids), -1)
        own = np.flatnonzero(ids >= 0)
        at = own[:-1][np.diff(own) == 1]
        found = self._pair(ids[at], ids[at + 1])
        known = np.isin(found, self._pairs)
        pairs[at[known]] = found[known]
        return pairs

    def _pair(self, one: Ints, other: Ints) -> Ints:
        # All ids are below the number of weights.
        return one * len(self._weights) + other

    def _window(self, ids: Ints, pairs: Ints, place: range) -> Window:
        """The window; a word that stands in it twice counts once."""
        words, couples = np.unique(ids[ids >= 0]), np.unique(pairs[pairs >= 0])
        score = float(self._weights[words].sum()) + PAIR * len(couples)
        return Window(score, frozenset(words.tolist()), frozenset(couples.tolist()), place)


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
