"""Narrowing a result: which quotes stay, and what becomes of speakers and nesting."""

from __future__ import annotations

from typing import Any

import pytest

from quoteapi.api.selection import narrowed
from quoteapi.engine.model import Act, ArticleFacts, EngineFacts, Quote, QuoteType, Refusal, Result, Span, Speaker

ADA = Speaker("s1", "Ada Cole", "person", ("mayor",), quotes=("q1", "q3"))
TOM = Speaker("s2", "Tom Reyes", "person", quotes=("q2",))
HERE = (Span(0, 1),)


def quote(key: str, speaker: Speaker, kind: QuoteType, act: Act, confidence: float, within: str | None = None) -> Quote:
    return Quote(key, kind, "x", HERE, (), None, None, speaker, None, None, None, act, "asserts", within, confidence)


RESULT = Result(
    ArticleFacts(None, "en", 1, "0"),
    (
        quote("q1", ADA, "direct", "speech", 0.9),
        quote("q2", TOM, "indirect", "thought", 0.6, within="q1"),
        quote("q3", ADA, "mixed", "evidence", 0.7, within="q2"),
    ),
    (ADA, TOM),
    (Refusal(HERE[0], "term", "a term"),),
    EngineFacts("1", "tagger"),
)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({}, ["q1", "q2", "q3"]),
        ({"acts": ("speech", "evidence")}, ["q1", "q3"]),
        ({"types": ("indirect",)}, ["q2"]),
        ({"min_confidence": 0.7}, ["q1", "q3"]),
        ({"min_confidence": 0.71, "acts": ("evidence",)}, []),
        ({"acts": ("other",)}, []),
    ],
    ids=str,
)
def test_quotes_that_stay_keep_their_ids(asked: dict[str, Any], kept: list[str]) -> None:
    assert [q.id for q in narrowed(RESULT, **asked).quotes] == kept


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ({}, {"s1": ("q1", "q3"), "s2": ("q2",)}),
        ({"types": ("direct",)}, {"s1": ("q1",)}),
        ({"types": ("indirect",)}, {"s2": ("q2",)}),
        ({"acts": ("other",)}, {}),
    ],
    ids=str,
)
def test_speakers_stay_with_the_quotes_that_stay(asked: dict[str, Any], speakers: dict[str, tuple[str, ...]]) -> None:
    assert {s.id: s.quotes for s in narrowed(RESULT, **asked).speakers} == speakers


def test_a_quote_inside_one_that_went_is_inside_the_next_one_out() -> None:
    assert [q.within for q in narrowed(RESULT, acts=("speech", "evidence")).quotes] == [None, "q1"]
    assert [q.within for q in narrowed(RESULT, acts=("evidence",)).quotes] == [None]


def test_all_else_stays() -> None:
    left = narrowed(RESULT, types=("direct",))
    assert (left.article, left.refusals, left.engine) == (RESULT.article, RESULT.refusals, RESULT.engine)
    assert left.speakers[0].roles == ADA.roles
