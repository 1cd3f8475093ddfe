"""Sources who are not to be named: that the article says so, why, and of whom it says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Cast

CastOf = Callable[..., Cast]

# A text, the source of its last quote, and the reason that is given: "" for none.
STATED = [
    pytest.param("An aide who asked not to be named because talks go on said no.", "An aide", "talks go on", id="because"),
    pytest.param("Two aides, speaking on condition of anonymity to discuss bids, said no.", "Two aides", "to discuss bids", id="to"),
    pytest.param("An aide requested anonymity, citing a contract. The aide said no.", "The aide", "a contract", id="a sentence before"),
    pytest.param("A pilot, not authorized to speak publicly, said no.", "A pilot", "not authorized to speak publicly", id="may not"),
    pytest.param("A nurse who declined to be identified said no.", "A nurse", "", id="no reason"),
    pytest.param("A clerk asked that his name not be used for fear of her ire. He said no.", "He", "her ire", id="name"),
    pytest.param("A sailor said no. She spoke on the condition of anonymity.", "A sailor", "", id="a pronoun behind"),
]  # fmt: skip
NOT_STATED = [
    pytest.param("An aide said no.", "An aide", id="only unnamed"),
    pytest.param("An aide who asked the court not to be named heir said no.", "An aide", id="named otherwise"),
    pytest.param("Ann Poe, who met sources on condition of anonymity, said no.", "Ann Poe", id="who has a full name"),
    pytest.param("A clerk who asked not to be named left. A nurse said no.", "A nurse", id="somebody else"),
]


@pytest.mark.parametrize(("text", "source", "reason"), STATED)
def test_what_is_said_of_a_source_who_is_not_to_be_named(cast_of: CastOf, text: str, source: str, reason: str) -> None:
    cast = cast_of(text, [(source, "no", "said")])
    (speaker,) = cast.speakers
    stated = speaker.anonymous
    assert stated is not None
    assert text[stated.span.start : stated.span.end] == stated.text
    assert (stated.reason.text if stated.reason else "") == reason
    (evidence,) = (e for e in cast.voices[0].evidence if e.rule == "anonymity")
    assert (evidence.origin, evidence.outcome) == (stated.text, reason or None)


@pytest.mark.parametrize(("text", "source"), NOT_STATED)
def test_nothing_is_said_of_the_others(cast_of: CastOf, text: str, source: str) -> None:
    (speaker,) = cast_of(text, [(source, "no", "said")]).speakers
    assert speaker.anonymous is None
