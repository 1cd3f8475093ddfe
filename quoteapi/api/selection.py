"""A result narrowed to the quotes that a caller asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from quoteapi.engine.model import Quote, Result


def narrowed(result: Result, *, acts: Collection[str] = (), types: Collection[str] = (), min_confidence: float = 0.0) -> Result:
    """`result` with the quotes of these acts and types that are at least so sure; an empty collection means every one.

    Quotes keep their ids. A speaker stays while one of his quotes does, and lists those that stay. A quote inside one that
    went is inside the next one out that stays.
    """
    kept = [q for q in result.quotes if (not acts or q.act in acts) and (not types or q.type in types) and q.confidence >= min_confidence]
    if len(kept) == len(result.quotes):
        return result
    ids = {quote.id for quote in kept}
    outer = {quote.id: quote.within for quote in result.quotes}
    speakers = (replace(s, quotes=tuple(q for q in s.quotes if q in ids)) for s in result.speakers)
    return replace(
        result,
        quotes=tuple(replace(quote, within=_kept_outside(quote, outer, ids)) for quote in kept),
        speakers=tuple(speaker for speaker in speakers if speaker.quotes),
    )


def _kept_outside(quote: Quote, outer: Mapping[str, str | None], ids: Collection[str]) -> str | None:
    within = quote.within
    while within is not None and within not in ids:
        within = outer[within]
    return within
