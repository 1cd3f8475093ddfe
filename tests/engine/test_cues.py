"""Lemmas of cues."""

import pytest

from quoteapi.engine.cues import lemma

CASES = [
    ("said", "say"), ("has denied", "deny"), ("did not say", "say"), ("was quoted as saying", "quote"), ("begged", "beg"),
    ("urging", "urge"), ("tweets", "tweet"), ("according to", "according"),
    ("Adding", "add"), ("'s claim", "claim"), (":", ":"), ("gurgled", "gurgled"),
]  # fmt: skip


@pytest.mark.parametrize(("cue", "expected"), CASES)
def test_lemma(cue: str, expected: str) -> None:
    assert lemma(cue) == expected
