"""Sources that hold a name, a list of names, or a body or words that are somebody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Speaker, Voice

Given = tuple[str | None, str] | tuple[str | None, str, str]
Decide = Callable[..., tuple[Speaker, Voice]]

DECISIONS = [
    pytest.param(
        "A statement from Acme Corp. said no.",
        [("A statement from Acme Corp.", "no")], "Acme Corp.", "organisation", "message-issuer", id="message-issuer",
    ),
    pytest.param(
        "Bo Starr's tweet said no.",
        [("Bo Starr's tweet", "no")], "Bo Starr", "person", "message-issuer", id="message-issuer-owner",
    ),
    pytest.param(
        "The speaker of the parliament Ann Poe said no.",
        [("The speaker of the parliament Ann Poe", "no")], "Ann Poe", "person", "full-name", id="full-name-behind-a-body",
    ),
    pytest.param(
        "Clara Voss came.\n\nVOSS said no.", [("VOSS", "no")], "Clara Voss", "person", "last-name", id="last-name-in-capitals",
    ),
    pytest.param(
        "Reports by South Korea and Japan said no.",
        [("Reports by South Korea and Japan", "no")], "South Korea and Japan", "group", "message-issuer", id="message-issuer-both",
    ),
    pytest.param(
        "Ann Poe came with Bo Starr. Poe and Starr said no.",
        [("Poe and Starr", "no")], "Ann Poe and Bo Starr", "group", "named-list", id="named-list",
    ),
    pytest.param(
        "Two members – Ann Poe and Bo Starr – said no.",
        [("Two members – Ann Poe and Bo Starr", "no")], "Ann Poe and Bo Starr", "group", "named-list", id="named-list-behind-dash",
    ),
    pytest.param(
        "U.S. and Japanese officials said no.",
        [("U.S. and Japanese officials", "no")], None, "group", "plural-description", id="named-list-modifiers",
    ),
    pytest.param(
        "State Department spokesman Bo Starr said no.",
        [("State Department spokesman Bo Starr", "no")], "Bo Starr", "person", "full-name", id="full-name-behind-its-role",
    ),
    pytest.param(
        "His wife, Ann Poe, said no.",
        [("His wife, Ann Poe,", "no")], "Ann Poe", "person", "full-name", id="full-name-apposition",
    ),
    pytest.param(
        "A spokesman for Ann Poe said no.",
        [("A spokesman for Ann Poe", "no")], None, "person", "unnamed-description", id="full-name-of-another",
    ),
    pytest.param("Ann Poe came. Poe said no.", [("Poe", "no")], "Ann Poe", "person", "last-name", id="last-name"),
    pytest.param("Ann Poe came. Poe's fear was rain.", [("Poe's", "rain")], "Ann Poe", "person", "last-name", id="last-name-possessive"),
    pytest.param(
        "Ann Poe came. So did Bob Poe. Mr. Poe said no.",
        [("Mr. Poe", "no")], "Bob Poe", "person", "last-name", id="last-name-by-title",
    ),
    pytest.param(
        "Ann Poe came. So did Bob Poe. Poe said no.",
        [("Poe", "no")], "Ann Poe", "person", "last-name", id="last-name-first-introduced",
    ),
    pytest.param(
        "Beto O’Rourke came. O’Rourke said no.",
        [("O’Rourke", "no")], "Beto O’Rourke", "person", "last-name", id="last-name-apostrophe",
    ),
    pytest.param(
        "Ana de la Vega came. De la Vega left. Vega said no.",
        [("Vega", "no")], "Ana de la Vega", "person", "last-name", id="last-name-particles",
    ),
    pytest.param("Xi Jinping came. Xi said no.", [("Xi", "no")], "Xi Jinping", "person", "first-name", id="first-name-family-first"),
    pytest.param(
        "Boston Dynamics Inc. grew. Boston said no.",
        [("Boston", "no")], "Boston", "organisation", "full-name", id="first-name-place",
    ),
    pytest.param(
        "The World Health Organization (WHO) met. WHO said no.",
        [("WHO", "no")], "World Health Organization", "organisation", "acronym", id="acronym-brackets",
    ),
    pytest.param(
        "The World Health Organization met. WHO said no.",
        [("WHO", "no")], "World Health Organization", "organisation", "acronym", id="acronym-letters",
    ),
    pytest.param(
        "The World Health Organization met. UFO said no.",
        [("UFO", "no")], "UFO", "organisation", "full-name", id="acronym-of-nothing",
    ),
    pytest.param(
        "The New York Times wrote. The Times said no.",
        [("The Times", "no")], "New York Times", "organisation", "short-name", id="short-name",
    ),
    pytest.param(
        "The New York Times wrote. The Guardian said no.",
        [("The Guardian", "no")], "Guardian", "organisation", "full-name", id="short-name-other",
    ),
    pytest.param(
        "Ann Poe ran. Her campaign said no.",
        [("Her campaign", "no")], "Poe’s campaign", "organisation", "possessive-body", id="possessive-body",
    ),
    pytest.param(
        "Ann Poe’s office said no.",
        [("Ann Poe’s office", "no")], "Ann Poe’s office", "organisation", "possessive-body", id="possessive-body-named",
    ),
    pytest.param(
        "Ann Poe ran. Her brother said no.",
        [("Her brother", "no")], None, "person", "unnamed-description", id="possessive-body-person",
    ),
    pytest.param(
        "Steve Sweeney came. Sweeny said no.",
        [("Sweeny", "no")], "Steve Sweeney", "person", "misspelt-name", id="misspelt-name",
    ),
    pytest.param(
        "Steve Sweeney came. The Sweeneys said no.",
        [("Sweeneys", "no")], "Sweeneys", "organisation", "full-name", id="misspelt-name-plural",
    ),
    pytest.param(
        "Cornel West came. West said no.",
        [("West", "no")], "Cornel West", "person", "last-name", id="last-name-place",
    ),
    pytest.param(
        "Ann Poe of Ohio and Bo Starr of Utah said no.",
        [("Ann Poe of Ohio and Bo Starr of Utah", "no")], "Ann Poe and Bo Starr", "group", "named-list", id="named-list-complements",
    ),
    pytest.param(
        "A judge handling the Poe suit said no.",
        [("A judge handling the Poe suit", "no")], None, "person", "unnamed-description", id="full-name-in-a-participle",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(decide: Decide, text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    speaker, voice = decide(text, quotes)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)
