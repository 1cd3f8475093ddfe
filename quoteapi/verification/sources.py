"""The texts as one stream of words, each with the quote that it belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from quoteapi.engine.model import Outline, Quote, Span
from quoteapi.engine.segment import outline
from quoteapi.verification.model import Source
from quoteapi.verification.words import Word, words_of

# What a writer puts between two pieces of one utterance, “…,” she told the council on Monday. “…”, is not longer.
LONGEST_ASIDE = 12
# No more quotes stand in each other than these.
DEEPEST = 8
# What it costs an alignment to leave a word out, and to go on in the next sentence.
LEFT_OUT, NEXT_SENTENCE = 0.4, 1.0


@dataclass(frozen=True, slots=True)
class Stream:
    """All words of all texts, and the keys of the names in them.

    In parallel, one entry a word: `text` numbers the sources, `sentence` is the same for the words of one sentence, `quotes` are those
    that it stands in, the innermost first, `direct` tells that it stands in quotation marks, `aside` that it stands between two pieces
    of one utterance and is none of it.
    """

    sources: tuple[Source, ...]
    words: tuple[Word, ...]
    text: tuple[int, ...]
    sentence: tuple[int, ...]
    quotes: tuple[tuple[Quote, ...], ...]
    direct: tuple[bool, ...]
    aside: tuple[bool, ...]
    names: frozenset[str]


def stream_of(sources: Sequence[Source]) -> Stream:
    """Cut the sources into words."""
    words: list[Word] = []
    text: list[int] = []
    sentence: list[int] = []
    quotes: list[tuple[Quote, ...]] = []
    direct: list[bool] = []
    aside: list[bool] = []
    names: set[str] = set()
    for number, source in enumerate(sources):
        document = outline(source.text)
        own = [w for part in source.reach or (Span(0, len(source.text)),) for w in words_of(source.text, part.start, part.end)]
        starts = [w.span.start for w in own]
        first = sentence[-1] + 1 if sentence else 0
        begins = [s.start for s in document.sentences]
        words.extend(own)
        text.extend([number] * len(own))
        sentence.extend(first + max(0, bisect_right(begins, s) - 1) for s in starts)
        quoted = _quotes(document, source, starts)
        marked = _marked(document, source, starts)
        quotes.extend(quoted)
        direct.extend(marked)
        aside.extend(_asides(source, starts, quoted))
        names.update(w.key for e in source.result.entities if e.name for w in words_of(e.name) if w.text[:1].isupper())
        names |= _always_capitalised(source.text, own)
    return Stream(
        tuple(sources), tuple(words), tuple(text), tuple(sentence), tuple(quotes), tuple(direct), tuple(aside),
        frozenset(names),
    )  # fmt: skip


def costs_of(stream: Stream) -> list[float]:
    """What it costs to leave out each word."""
    ends = [a != b for a, b in zip(stream.sentence, stream.sentence[1:], strict=False)] + [True] * bool(stream.words)
    return [0.0 if aside else LEFT_OUT + NEXT_SENTENCE * last for aside, last in zip(stream.aside, ends, strict=True)]


def _range(starts: Sequence[int], span: Span) -> range:
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def _always_capitalised(text: str, words: Sequence[Word]) -> set[str]:
    """The keys of words that have a capital wherever they stand, at least once behind another word: names, most of them."""
    small = {w.key for w in words if w.text[:1].islower()}
    within = {w.key for before, w in pairwise(words) if w.text[:1].isupper() and text[before.span.end : w.span.start] == " "}
    return within - small


def _quotes(document: Outline, source: Source, starts: Sequence[int]) -> list[tuple[Quote, ...]]:
    """The quotes of each word, the innermost first: those that stand in none are laid down first, then those within them.

    What stands in another's direct speech with no marks of its own is that speaker's words: “Ada says that she won’t.”
    """
    out: list[tuple[Quote, ...]] = [()] * len(starts)
    by_id = {q.id: q for q in source.result.quotes}
    marked = [mark.inner for mark in document.quotations]

    def chain(quote: Quote) -> tuple[Quote, ...]:
        found = [quote]
        while found[-1].within in by_id and len(found) < DEEPEST:
            found.append(by_id[found[-1].within])
        return tuple(found)

    def spoken(quotes: tuple[Quote, ...]) -> bool:
        """Whether the innermost is told in the words of the one around it."""
        if len(quotes) == 1 or quotes[1].type != "direct":
            return False
        first = quotes[0].spans[0]
        around = max((span.start for span in marked if span.start <= first.start < span.end), default=None)
        return around is None or not 0 <= first.start - around <= 1 or around <= quotes[1].spans[0].start

    for quotes in sorted((chain(q) for q in source.result.quotes), key=len):
        if spoken(quotes):
            continue
        for span in quotes[0].spans:
            for place in _range(starts, span):
                out[place] = quotes
    return out


def _marked(document: Outline, source: Source, starts: Sequence[int]) -> list[bool]:
    """Whether each word stands in quotation marks, or is spoken in a transcript, whose turns need none."""
    out = [False] * len(starts)
    spans = [q.inner for q in document.quotations]
    spans += [span for quote in source.result.quotes for span in quote.verbatim or (quote.spans if _is_turn(quote) else ())]
    for span in spans:
        for place in _range(starts, span):
            out[place] = True
    return out


def _is_turn(quote: Quote) -> bool:
    """Whether it is what stands behind a name or a letter and a colon, as in an interview."""
    return quote.type == "direct" or quote.cue is not None and quote.cue.text == ":"


def _asides(source: Source, starts: Sequence[int], quoted: Sequence[tuple[Quote, ...]]) -> list[bool]:
    out = [False] * len(starts)
    every = sorted(
        (span.start, -span.end, quote.speaker.id) for quote in source.result.quotes if quote.type == "direct" for span in quote.spans
    )
    # Those that no other is a part of.
    ends = [0, *accumulate((-end for _, end, _ in every), max)]
    pieces = [(start, -end, speaker) for (start, end, speaker), before in zip(every, ends, strict=False) if -end > before]
    for (_, end, speaker), (start, _, following) in pairwise(pieces):
        between = _range(starts, Span(end, max(end, start)))
        if speaker == following and len(between) <= LONGEST_ASIDE and not any(quoted[place] for place in between):
            for place in between:
                out[place] = True
    return out
