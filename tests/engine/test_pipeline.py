"""The whole engine: any string is read, and every part of the result stands where it says."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quoteapi
from quoteapi.engine.model import SCOPES, Quote, Result, Scope, Span

EXAMPLES = int(os.environ.get("ENGINE_EXAMPLES", "200"))

# What news is made of and what breaks readers of news, in any order.
PIECES = [
    "Ann Poe", "Sen. Bo Starr (R-Ohio)", "the ministry", "the mayor of Lindford", "she", "they", "who", "officials", "Q", "POE",
    "said", "denied that", "told reporters", "according to", "added", "was asked whether", "wrote on Twitter", "believes",
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", "``", "''", ",", ".", ":", ";", "?", "…", " — ", "(", ")", "[", "]", "\n", "\n\n", " ",
    "the dam would hold", "we will not go", "no comment", "U.S.", "3.5", "\x00", "\ud800", "🎉", "\u202e", "\u2029", "\r\n", "é", "e\u0301",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join),
)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS, title=st.one_of(st.none(), TEXTS), scope=st.sampled_from(SCOPES))
def test_any_text_is_read_twice_alike_and_every_part_slices_back(
    engine: quoteapi.Engine, text: str, title: str | None, scope: Scope
) -> None:
    result = engine.extract(text, title=title, scope=scope)
    assert engine.extract(text, title=title, scope=scope) == result
    check(result, text)


def test_the_seed_slices_back(seed_result: Result, seed: str) -> None:
    assert len(seed_result.quotes) > 10
    check(seed_result, seed)


def check(result: Result, text: str) -> None:
    """All that holds of any result."""
    assert result.article.length == len(text)
    ids = [quote.id for quote in result.quotes]
    assert len(set(ids)) == len(ids)
    speakers = {speaker.id for speaker in result.speakers}
    for quote in result.quotes:
        assert quote.speaker.id in speakers
        assert quote.within is None or (quote.within in ids and quote.within != quote.id)
        assert 0 <= quote.confidence <= 1
        assert quote.text == " … ".join(text[s.start : s.end] for s in quote.spans)
        assert list(quote.spans) == sorted(quote.spans)
        for words, span in parts(quote):
            assert words == text[span.start : span.end]
    for span in (s for speaker in result.speakers for s in speaker.mentions):
        assert 0 <= span.start < span.end <= len(text)


def parts(quote: Quote) -> Iterator[tuple[str, Span]]:
    """The parts of a quote that are words of the article, with where they stand."""
    for part in (quote.cue, quote.source, quote.venue, quote.affiliation):
        if part is not None and part.span is not None:
            yield part.text, part.span


@pytest.mark.parametrize("scope", SCOPES)
def test_an_article_says_the_same_whatever_was_read_before(engine: quoteapi.Engine, seed: str, scope: Scope) -> None:
    alone = quoteapi.Engine().extract(seed, scope=scope)
    engine.extract("“So,” Ann Poe said.", scope=scope)
    assert engine.extract(seed, scope=scope) == alone
