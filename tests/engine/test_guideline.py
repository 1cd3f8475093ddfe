"""What each rule of the guideline refuses, and what only looks like it."""

import pytest

from quoteapi.engine.guideline import admitted
from quoteapi.engine.segment import segment

CASES = [
    pytest.param("The group, known as “the Quad”, met.", "the Quad", "known", None, (False, False), id="term"),
    pytest.param("He called it “a mess” again.", "a mess", "called", "He", (True, True), id="somebodys-word"),
    pytest.param("Talks are expected to begin on Monday.", "begin on Monday", "are expected to", None, (False, True), id="nobody-expects"),
    pytest.param("Talks are expected by Poe to begin.", "begin", "are expected", "Poe", (True, True), id="somebody-expects"),
    pytest.param("Talks are expected to begin.", "begin", "are expected to", "Talks", (False, True), id="subject-of-the-passive"),
    pytest.param("When asked about the talks, he left.", "the talks", "asked about", None, (False, True), id="topic-of-a-question"),
    pytest.param("Poe asked about the talks.", "the talks", "asked about", "Poe", (True, True), id="somebody-asked"),
    pytest.param("The town’s water law bans wells.", "wells", "bans", "The town’s water law", (False, True), id="law-that-binds"),
    pytest.param("The law says wells need care.", "wells need care", "says", "The law", (True, True), id="what-a-law-says"),
    pytest.param("The mayor bans wells.", "wells", "bans", "The mayor", (True, True), id="who-binds-is-no-law"),
    pytest.param("Poe was referring to the flood.", "the flood", "was referring to", "Poe", (False, True), id="topic-pointed-at"),
    pytest.param("Poe referred to it as a farce.", "it as a farce", "referred to", "Poe", (True, True), id="what-it-was-called"),
]


@pytest.mark.parametrize(("text", "content", "cue", "source", "kept"), CASES)
def test_rules(attribute, text, content, cue, source, kept) -> None:
    document, attribution = segment(text), attribute(text, [content], cue=cue, source=source)
    assert (bool(admitted(document, [attribution], "reported")), bool(admitted(document, [attribution], "all"))) == kept
