"""A search as an expression of terms: what must stand in a quote's list of terms, in which order, and what may stand instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quoteapi.store.keys import is_uid
from quoteapi.store.terms import AFFILIATION, ROLE, SPEAKER, at_least, common_pairs, facet
from quoteapi.store.values import QuoteQuery, Side
from quoteapi.store.words import plain_words, stems

_PHRASES = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that stand one after the other; a single one is a phrase too."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    parts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of these; without any, nothing is asked."""

    parts: tuple[Phrase | Either, ...]


# What was asked for holds no word, so that nothing can match.
NEVER = Every((Either(()),))


def expression(query: QuoteQuery) -> Every:
    """The terms that `query` asks for. Dates, the article and the exact confidence are not among them."""
    parts: list[Phrase | Either] = [*_words(query.q)]
    parts += _named(query.speaker, SPEAKER, "speaker")
    parts += _named(query.affiliation, AFFILIATION, "affiliation")
    parts += _phrase(query.role, ROLE, stems)
    for name, values in (("type", query.type), ("act", query.act), ("stance", query.stance)):
        parts += [Either(tuple(Phrase((facet(name, value),)) for value in values))] if values else []
    for name, value in (("cue", query.cue), ("publisher", query.publisher)):
        parts += [Phrase((facet(name, value),))] if value is not None else []
    sure = at_least(query.min_confidence)
    parts += [Phrase((sure,))] if sure else []
    return NEVER if any(isinstance(part, Phrase) and not part.terms for part in parts) else Every(tuple(dict.fromkeys(parts)))


def _words(q: str | None) -> Iterator[Phrase]:
    """Each word outside of quotation marks by itself, those between two marks as one phrase. A mark left open reaches to the end."""
    if q is None:
        return
    found = False
    for n, piece in enumerate(_PHRASES.split(q)):
        terms = stems(piece)
        found = found or bool(terms)
        if n % 2 and terms:
            yield Phrase(tuple(terms))
            yield from (Phrase((pair,)) for pair in common_pairs(terms))
        elif not n % 2:
            yield from (Phrase((term,)) for term in terms)
    if not found:
        yield Phrase(())


def _named(value: str | None, sign: str, side: Side) -> Iterable[Phrase]:
    if value is not None and is_uid(value):
        return [Phrase((facet(side, value),))]
    return _phrase(value, sign, plain_words)


def _phrase(value: str | None, sign: str, words: Callable[[str], list[str]]) -> Iterable[Phrase]:
    return [] if value is None else [Phrase(tuple(sign + word for word in words(value)))]
