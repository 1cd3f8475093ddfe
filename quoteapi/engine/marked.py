"""A document's words, paragraphs and quotation marks, found by where they stand, in time that hardly grows with the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from quoteapi.engine.model import Document, Quotation, QuoteType, Span

Owner = TypeVar("Owner")


class SpanIndex(Generic[Owner]):
    """Spans, each with its owner, that may overlap."""

    def __init__(self, owned: Iterable[tuple[Span, Owner]]) -> None:
        self._owned = sorted(owned, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._owned]
        self._reach = list(accumulate((span.end for span, _ in self._owned), max))

    def overlaps(self, span: Span) -> bool:
        """Whether any span shares a code point with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start

    def covering(self, span: Span) -> Iterator[Owner]:
        """The owners of the spans that hold all of `span`, the last to start first."""
        place = bisect_right(self._starts, span.start) - 1
        while place >= 0 and self._reach[place] >= span.end:
            held, owner = self._owned[place]
            if held.covers(span):
                yield owner
            place -= 1


class Marked:
    """A document and what its rules ask again and again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.outermost = tuple(q for q in document.quotations if q.depth == 1)
        self._starts = [q.outer.start for q in self.outermost]
        self._ends = [q.outer.end for q in self.outermost]
        self._paragraphs = [p.start for p in document.paragraphs]

    @cached_property
    def _words(self) -> list[int]:
        return [start for start in self.document.word_starts if self.text[start].isalnum()]

    @cached_property
    def in_marks(self) -> SpanIndex[Quotation]:
        """All quotations, nested ones too, with their marks."""
        return SpanIndex((q.outer, q) for q in self.document.quotations)

    @cached_property
    def goes_on_at(self) -> frozenset[int]:
        """Where the quotations begin whose marks an earlier paragraph left open."""
        return frozenset(q.inner.start for q in self.document.quotations if q.continues)

    def words(self, span: Span) -> int:
        """The number of words (not punctuation) that start in `span`."""
        return bisect_left(self._words, span.end) - bisect_left(self._words, span.start)

    def touching(self, span: Span) -> tuple[Quotation, ...]:
        """The outermost quotations that share a code point with `span`, in order."""
        return self.outermost[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def own_marks(self, span: Span, introduced_by: Sequence[Span], *, nested: bool) -> list[Quotation]:
        """The quotations that a content stands in or reaches, the outermost first, less those that hold its cue or its source as
        well: their words are those of whoever says that it was said."""
        pairs = tuple(self.in_marks.covering(span))[::-1] if nested else self.touching(span)
        return [pair for pair in pairs if not any(pair.inner.covers(other) for other in introduced_by)]

    def in_quotation_marks(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The parts of `spans` that stand in quotation marks, without the marks and what holds no word."""
        found = []
        for span in spans:
            for pair in self.touching(span):
                part = Span(max(span.start, pair.inner.start), min(span.end, pair.inner.end))
                if part.start < part.end and self.words(part):
                    found.append(part)
        return tuple(found)

    def type_of(self, spans: Sequence[Span], verbatim: Iterable[Span]) -> QuoteType:
        """Of which type a quote of these spans is; `verbatim` is what `in_quotation_marks` gave for them."""
        said, quoted = (sum(self.words(s) for s in some) for some in (spans, verbatim))
        if not quoted:
            return "indirect"
        leading = self.text[spans[0].start : spans[0].start + 5].lower() == "that "
        return "direct" if quoted >= said - leading else "mixed"

    def paragraph(self, position: int) -> int:
        """The index of the paragraph that `position` stands in."""
        return bisect_right(self._paragraphs, position) - 1
