"""The texts as one stream of words, each with the quote that it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quoteapi.engine.model import Document, Quote, Span
from quoteapi.engine.segment import segment
from quoteapi.verification.model import Source
from quoteapi.verification.words import Word, words_of

# What a writer puts between two pieces of one utterance, “…,” she told the council on Monday. “…”, is not longer.
LONGEST_ASIDE = 12
# What it costs an alignment to leave a word out, and to go on in the next sentence.
LEFT_OUT, NEXT_SENTENCE = 0.4, 1.0


@dataclass(frozen=True, slots=True)
class Stream:
    """All words of all texts. In parallel, one entry a word: `text` numbers the sources, `sentence` is the same for the words of one
    sentence, `quote` is the innermost quote, `utterance`
    the outermost one around it of the same speaker, `direct` tells that it stands in quotation marks, `aside` that it stands between two
    pieces of one utterance, and is none of it."""

    sources: tuple[Source, ...]
    words: tuple[Word, ...]
    text: tuple[int, ...]
    sentence: tuple[int, ...]
    quote: tuple[Quote | None, ...]
    utterance: tuple[str | None, ...]
    direct: tuple[bool, ...]
    aside: tuple[bool, ...]
    names: frozenset[str]


def stream_of(sources: Sequence[Source]) -> Stream:
    """Cut the sources into words."""
    words: list[Word] = []
    text: list[int] = []
    sentence: list[int] = []
    quote: list[Quote | None] = []
    utterance: list[str | None] = []
    direct: list[bool] = []
    aside: list[bool] = []
    names: set[str] = set()
    for number, source in enumerate(sources):
        document = segment(source.text, source.result.article.title)
        own = words_of(source.text)
        starts = [w.span.start for w in own]
        first = sentence[-1] + 1 if sentence else 0
        begins = [s.start for s in document.sentences]
        words.extend(own)
        text.extend([number] * len(own))
        sentence.extend(first + max(0, bisect_right(begins, s) - 1) for s in starts)
        quoted = _quotes(source, starts)
        utterances = {q.id: _utterance(source, q) for q in source.result.quotes}
        marked = _marked(document, source, starts)
        quote.extend(quoted)
        utterance.extend(utterances.get(q.id) if q else None for q in quoted)
        direct.extend(marked)
        aside.extend(_asides(source, starts, quoted))
        names.update(w.key for e in source.result.entities if e.name for w in words_of(e.name) if w.text[:1].isupper())
    return Stream(
        tuple(sources), tuple(words), tuple(text), tuple(sentence), tuple(quote), tuple(utterance), tuple(direct), tuple(aside),
        frozenset(names),
    )  # fmt: skip


def _utterance(source: Source, quote: Quote) -> str:
    """The id of the outermost quote around `quote` by the same speaker: “I never said that …” is all his."""
    around = {q.id: q for q in source.result.quotes}
    while quote.within in around and around[quote.within].speaker.id == quote.speaker.id:
        quote = around[quote.within]
    return quote.id


def costs_of(stream: Stream) -> list[float]:
    """What it costs to leave out each word."""
    ends = [a != b for a, b in zip(stream.sentence, stream.sentence[1:], strict=False)] + [True] * bool(stream.words)
    return [0.0 if aside else LEFT_OUT + NEXT_SENTENCE * last for aside, last in zip(stream.aside, ends, strict=True)]


def _range(starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _quotes(source: Source, starts: Sequence[int]) -> list[Quote | None]:
    """The innermost quote of each word: later ones that stand inside take the place of those around them."""
    out: list[Quote | None] = [None] * len(starts)
    around = {q.id: q for q in source.result.quotes}

    def depth(quote: Quote) -> int:
        level, outer = 0, quote.within
        while outer in around and level < 8:
            level, outer = level + 1, around[outer].within
        return level

    for quote in sorted(source.result.quotes, key=depth):
        for span in quote.spans:
            for place in _range(starts, span):
                out[place] = quote
    return out


def _marked(document: Document, source: Source, starts: Sequence[int]) -> list[bool]:
    """Whether each word stands in quotation marks, or is spoken in a transcript, whose turns need none."""
    out = [False] * len(starts)
    spans = [q.inner for q in document.quotations]
    spans += [span for quote in source.result.quotes for span in (*quote.verbatim, *(quote.spans if quote.type == "direct" else ()))]
    for span in spans:
        for place in _range(starts, span):
            out[place] = True
    return out


def _asides(source: Source, starts: Sequence[int], quoted: Sequence[Quote | None]) -> list[bool]:
    out = [False] * len(starts)
    pieces = sorted(
        (span.start, span.end, quote.speaker.id) for quote in source.result.quotes if quote.type == "direct" for span in quote.spans
    )
    for (_, end, speaker), (start, _, following) in itertools.pairwise(pieces):
        between = _range(starts, Span(end, max(end, start)))
        if speaker == following and len(between) <= LONGEST_ASIDE and all(quoted[place] is None for place in between):
            for place in between:
                out[place] = True
    return out
