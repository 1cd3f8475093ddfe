"""A document as the network read it: label probabilities of its words, the spans they mark, and the links between these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from quoteapi.engine.model import Document, Span, Tag
from quoteapi.engine.tagging.candidates import Candidates, WordSpan
from quoteapi.engine.tagging.decoding import Floats
from quoteapi.engine.tagging.labels import TAG_KINDS

Name = TypeVar("Name")
# No source ends with one of these.
LEADS_ON = frozenset("by of from for at in to with".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder made of a document, one row a word: states of first pieces, and log probabilities by head."""

    states: Floats
    labels: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Links:
    """For one head each content's log probabilities, [contents, 1 + candidates], the first for none."""

    near: Candidates
    scores: Floats


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document with its tagged spans (sorted by start) and the links between them, by head."""

    document: Document
    labels: dict[str, Floats]
    spans: Sequence[WordSpan]
    links: dict[str, Links]

    def tag(self, span: WordSpan, link: float = 1.0) -> Tag:
        """A span as a tag; its confidence is the mean probability of its words' labels times `link`."""
        sure = float(np.exp(self.within(span).mean()))
        return Tag(span.kind, self.place(span), sure * link, span.level == 1)

    def within(self, span: WordSpan) -> Floats:
        """The log probability of each word of a span to stand in one of its kind."""
        venue = span.kind == "venue"
        kind = 0 if venue else TAG_KINDS.index(span.kind)
        rows = self.labels["venue" if venue else "nested" if span.level else "outer"][span.start : span.end]
        return np.logaddexp(rows[:, 1 + 2 * kind], rows[:, 2 + 2 * kind])

    def place(self, span: WordSpan) -> Span:
        """Where a span of words stands in the text."""
        return Span(self.document.word_starts[span.start], self.document.word_ends[span.end - 1])

    def named(self, head: str, cue: WordSpan | None, content: WordSpan, names: Sequence[Name]) -> Name:
        """The class of a head over the cue's words, or the content's first word where there is no cue."""
        rows = self.labels[head][cue.start : cue.end] if cue else self.labels[head][content.start : content.start + 1]
        return names[int(rows.mean(0).argmax())]


def trimmed(document: Document, span: WordSpan) -> WordSpan:
    """The span without punctuation at its edges; it may be empty then."""
    start, end = span.start, span.end
    while start < end and not document.text[document.word_starts[start]].isalnum():
        start += 1
    while end > start and not document.text[document.word_starts[end - 1]].isalnum():
        end -= 1
    return WordSpan(span.kind, start, end, span.level)


def unbroken(document: Document, span: WordSpan) -> WordSpan:
    """The span with the rest of a name that it leaves at the stop of a short form: of "Dr" in "Dr. Ada Brook", all of it."""
    end = span.end
    if not _is_short_form(document, end):
        return span
    end += 1
    while end < len(document.word_starts) and document.text[document.word_starts[end]].isupper():
        end += 1
    return WordSpan(span.kind, span.start, end, span.level)


def going_on(document: Document, sources: Iterable[WordSpan]) -> list[WordSpan]:
    """The sources, one that ends with a preposition together with the one right behind it: "reports by", "the two towns"."""
    whole: list[WordSpan] = []
    for span in sorted(sources, key=lambda s: (s.level, s.start)):
        before = whole[-1] if whole else None
        if before and before.level == span.level and before.end == span.start and _word(document, before.end - 1) in LEADS_ON:
            whole[-1] = WordSpan(span.kind, before.start, span.end, span.level)
        else:
            whole.append(span)
    return whole


def _word(document: Document, index: int) -> str:
    return document.text[document.word_starts[index] : document.word_ends[index]].lower()


def _is_short_form(document: Document, stop: int) -> bool:
    """Whether the word is a stop that ends no sentence and belongs to the word before it."""
    starts, ends, sentence = document.word_starts, document.word_ends, document.word_sentence
    if stop + 1 >= len(starts) or document.text[starts[stop] : ends[stop]] != "." or ends[stop - 1] != starts[stop]:
        return False
    return sentence[stop - 1] == sentence[stop + 1] and document.text[starts[stop + 1]].isupper()
