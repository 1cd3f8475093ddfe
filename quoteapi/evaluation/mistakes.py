"""What went wrong, one entry a mistake, to be read by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from quoteapi.engine.model import QuoteType, Span
from quoteapi.evaluation.labels import Accepted, Label
from quoteapi.evaluation.matching import Comparison, Marked, Pair
from quoteapi.evaluation.names import same_name, same_phrase
from quoteapi.evaluation.scoring import Reading, comparison, source_is_right
from quoteapi.evaluation.words import words_of

Kind = Literal["missed", "extra", "source", "speaker", "role", "affiliation"]
Judge = Callable[[Accepted, str | None], bool]
JUDGES: tuple[tuple[Kind, Judge], ...] = (("speaker", same_name), ("role", same_phrase), ("affiliation", same_phrase))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: in which article, of what kind and type of quote; what the gold has, what was given, and the quote's words."""

    article: str | int
    kind: Kind
    type: QuoteType
    expected: str
    given: str
    quote: str


def mistakes(reading: Reading, acts: frozenset[str] = frozenset()) -> Iterator[Mistake]:
    """The mistakes of one article: quotes missed, quotes too many, then the matched ones with a wrong mention, name, role or body."""
    compared = comparison(words_of(reading.text), reading, acts)
    yield from _wrong_quotes(reading, compared)
    for pair in compared.pairs:
        yield from _wrong_source(reading, pair)
        yield from _wrong_speaker(reading, pair)


def _wrong_quotes(reading: Reading, compared: Comparison) -> Iterator[Mistake]:
    for one in compared.missed():
        yield Mistake(reading.id, "missed", one.type, _introduction(reading, one), "", _words(reading, one.label.content))
    for one in compared.extra():
        yield Mistake(reading.id, "extra", one.type, "", _introduction(reading, one), _words(reading, one.label.content))


def _wrong_source(reading: Reading, pair: Pair) -> Iterator[Mistake]:
    if pair.gold.source and not source_is_right(pair):
        expected, given = (_words(reading, side.label.source) for side in (pair.gold, pair.found))
        yield Mistake(reading.id, "source", pair.gold.type, expected, given, _words(reading, pair.gold.label.content))


def _wrong_speaker(reading: Reading, pair: Pair) -> Iterator[Mistake]:
    for kind, is_right in JUDGES:
        accepted, given = _field(pair.gold.label, kind), _field(pair.found.label, kind) or ()
        first = given[0] if given else None
        if accepted is not None and (accepted or given) and not is_right(accepted, first):
            yield Mistake(reading.id, kind, pair.gold.type, " / ".join(accepted), first or "", _words(reading, pair.gold.label.content))


def _field(label: Label, kind: Kind) -> Accepted | None:
    return {"speaker": label.speaker, "role": label.role, "affiliation": label.affiliation}[kind]


def _introduction(reading: Reading, one: Marked) -> str:
    return " | ".join(filter(None, (_words(reading, one.label.source), _words(reading, one.label.cue))))


def _words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.text[span.start : span.end] for span in spans)
