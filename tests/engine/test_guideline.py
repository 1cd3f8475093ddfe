"""What each rule of the guideline refuses, and what only looks like it."""

from dataclasses import replace

import pytest

from quoteapi.engine.guideline import admitted
from quoteapi.engine.segment import segment

CASES = [
    pytest.param("The group, known as “the Quad”, met.", "the Quad", "known", None, (False, True), id="term"),
    pytest.param("He called it “a mess” again.", "a mess", "called", "He", (True, True), id="somebodys-word"),
    pytest.param("Talks are expected to begin on Monday.", "begin on Monday", "are expected to", None, (False, True), id="nobody-expects"),
    pytest.param("Talks are expected by Poe to begin.", "begin", "are expected", "Poe", (True, True), id="somebody-expects"),
    pytest.param("Talks are expected to begin.", "begin", "are expected to", "Talks", (False, True), id="subject-of-the-passive"),
    pytest.param("When asked about the talks, he left.", "the talks", "asked about", None, (False, True), id="topic-of-a-question"),
    pytest.param(
        "When asked about the talks among Poe and Marsh, he left.",
        "the talks",
        "asked about",
        "Poe and Marsh",
        (False, True),
        id="topic-of-a-question-taken-for-whose-it-is",
    ),
    pytest.param("When asked by Poe about the talks, he left.", "the talks", "asked", "Poe", (True, True), id="when-somebody-asked"),
    pytest.param("Poe asked about the talks.", "the talks", "asked about", "Poe", (True, True), id="somebody-asked"),
    pytest.param("The town’s water law bans wells.", "wells", "bans", "The town’s water law", (False, True), id="law-that-binds"),
    pytest.param("The law says wells need care.", "wells need care", "says", "The law", (True, True), id="what-a-law-says"),
    pytest.param("The mayor bans wells.", "wells", "bans", "The mayor", (True, True), id="who-binds-is-no-law"),
    pytest.param("Poe and Marsh are discussing a visit.", "a visit", "are discussing", "Poe and Marsh", (False, True), id="discussed"),
    pytest.param("Poe was referring to the flood.", "the flood", "was referring to", "Poe", (False, True), id="topic-pointed-at"),
    pytest.param("Poe referred to it as a farce.", "it as a farce", "referred to", "Poe", (True, True), id="what-it-was-called"),
]


SECOND_VOICES = [
    pytest.param("“I hope it will rain,” Poe said.", "it will rain", "hope", "I", False, id="own-view"),
    pytest.param("“You think it will rain,” Poe said.", "it will rain", "think", "You", False, id="the-listener's"),
    pytest.param("“My sister hopes it will rain,” Poe said.", "it will rain", "hopes", "My sister", True, id="mine-is-another"),
    pytest.param("“Ann hopes it will rain,” Poe said.", "it will rain", "hopes", "Ann", True, id="somebody-else's"),
    pytest.param("“I said it would rain,” Poe said.", "it would rain", "said", "I", True, id="another-time"),
    pytest.param("“I say ‘let it rain’ to that,” Poe said.", "let it rain", "say", "I", True, id="marks-of-their-own"),
    pytest.param("Poe said I hope it will rain.", "it will rain", "hope", "I", True, id="not-quoted"),
    pytest.param("“The towns will discuss a visit,” Poe said.", "a visit", "will discuss", "The towns", False, id="topic-inside-speech"),
    pytest.param("“They discussed ‘a visit’ again,” Poe said.", "a visit", "discussed", "They", True, id="a-topic-in-its-own-marks"),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "kept"), SECOND_VOICES)
def test_second_voices(attribute, text, content, cue, source, kept) -> None:
    attribution = replace(attribute(text, [content], cue=cue, source=source), nested=True)
    assert bool(admitted(segment(text), [attribution], "reported")) == kept


@pytest.mark.parametrize(("text", "content", "cue", "source", "kept"), CASES)
def test_rules(attribute, text, content, cue, source, kept) -> None:
    document, attribution = segment(text), attribute(text, [content], cue=cue, source=source)
    assert (bool(admitted(document, [attribution], "reported")), bool(admitted(document, [attribution], "all"))) == kept
