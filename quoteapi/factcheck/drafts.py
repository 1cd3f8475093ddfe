"""The fact-checks that a quote or the sentences of a draft may be about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quoteapi.engine.model import Span, Speaker
from quoteapi.engine.segment import segment
from quoteapi.factcheck.matching import LEAST, Match, in_order, matches
from quoteapi.store import Claims


def matches_of_draft(claims: Claims, text: str, *, least: float = LEAST) -> list[tuple[Span, list[Match]]]:
    """The sentences of a text that may be about claims, in order, each with these claims, the likeliest first."""
    sentences = segment(text).sentences
    found = matches(claims, [text[span.start : span.end] for span in sentences], least=least)
    return [(span, some) for span, some in zip(sentences, found, strict=True) if some]


def matches_of_quote(claims: Claims, quote: Mapping[str, Any], *, least: float = LEAST) -> list[Match]:
    """The claims that a quote, as the archive shows it, may be about: all of it or one of its sentences, whichever comes nearer."""
    text = quote["text"]
    told = quote["speaker"]
    speaker = Speaker("s1", told["name"], told["kind"], roles=(quote["role"]["text"],) if quote["role"] else ())
    texts = [text, *(text[span.start : span.end] for span in segment(text).sentences)]
    nearest: dict[str, Match] = {}
    for match in in_order(each for some in matches(claims, list(dict.fromkeys(texts)), least=least, speaker=speaker) for each in some):
        nearest.setdefault(match.claim["claimReview"][0]["url"] + match.claim["text"], match)
    return list(nearest.values())
