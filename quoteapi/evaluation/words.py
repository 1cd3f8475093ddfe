"""The words of an article as the scorer counts them, so that marks, punctuation and a leading "that" never matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quoteapi.engine.model import QuoteType, Span

Indexes = frozenset[int]

WORD = re.compile(r"\w+(?:['’]\w+)*")
# Words that two mentions may share without naming the same speaker.
WEAK = frozenset("the a an of and s for in at on to who that mr mrs ms dr".split())
OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'
DIRECT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words in order; `quoted` holds the indexes of those between double quotation marks."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    quoted: Indexes

    def inside(self, spans: Iterable[Span]) -> Indexes:
        """The indexes of the words that overlap any of `spans`."""
        return _inside(self.starts, self.ends, spans)

    def content(self, spans: Iterable[Span]) -> Indexes:
        """`inside`, less a leading "that"."""
        words = self.inside(spans)
        return words - {min(words)} if len(words) > 1 and self.lower[min(words)] == "that" else words

    def heads(self, spans: Iterable[Span]) -> Indexes:
        """`inside`, less the weak words where others are left."""
        words = self.inside(spans)
        return frozenset(i for i in words if self.lower[i] not in WEAK) or words

    def type_of(self, words: Indexes) -> QuoteType:
        """How much of a content stands in marks: nine tenths and more is direct, nothing indirect, the rest mixed."""
        share = len(words & self.quoted) / len(words)
        if share >= DIRECT_SHARE:
            return "direct"
        return "mixed" if share else "indirect"


def words_of(text: str) -> Words:
    """The words of `text`."""
    found = [match.span() for match in WORD.finditer(text)]
    starts, ends = tuple(s for s, _ in found), tuple(e for _, e in found)
    return Words(starts, ends, tuple(text[s:e].lower() for s, e in found), _inside(starts, ends, quoted_regions(text)))


def _inside(starts: Sequence[int], ends: Sequence[int], spans: Iterable[Span]) -> Indexes:
    return frozenset(i for span in spans for i in range(bisect_right(ends, span.start), bisect_left(starts, span.end)))


def quoted_regions(text: str) -> Iterator[Span]:
    """The ranges between double quotation marks, line by line; one that is left open runs to the line's end."""
    offset = 0
    for line in text.split("\n"):
        yield from _regions_of_line(line, offset)
        offset += len(line) + 1


def _regions_of_line(line: str, offset: int) -> Iterator[Span]:
    opened: int | None = None
    for place, character in enumerate(line, start=offset):
        if opened is None and character in OPENING + STRAIGHT:
            opened = place
        elif opened is not None and character in CLOSING + STRAIGHT:
            yield Span(opened, place)
            opened = None
    if opened is not None:
        yield Span(opened, offset + len(line))
