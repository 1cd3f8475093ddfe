"""Sources that are descriptions: of several, of one unnamed, of somebody whom the article names elsewhere, of bodies and documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Cast, Speaker, Voice

Given = tuple[str | None, str] | tuple[str | None, str, str]
Decide = Callable[..., tuple[Speaker, Voice]]

DECISIONS = [
    pytest.param("A new poll found no change.", [("A new poll", "no change")], None, "document", "document-source", id="document-source"),
    pytest.param(
        "The Poe campaign said no.",
        [("The Poe campaign", "no")], "Poe campaign", "organisation", "spelled-body", id="spelled-body",
    ),
    pytest.param(
        "The government of Oman said no.",
        [("The government of Oman", "no")], "government of Oman", "organisation", "spelled-body", id="spelled-body-of",
    ),
    pytest.param(
        "China’s Foreign Ministry met. The ministry said no.",
        [("The ministry", "no")], "China’s Foreign Ministry", "organisation", "body-description", id="body-description",
    ),
    pytest.param(
        "The Hong Kong government met. The government said no.",
        [("The government", "no")], "Hong Kong government", "organisation", "body-description", id="body-description-spelled-elsewhere",
    ),
    pytest.param(
        "Acme Corp. met in Derby. The company, India’s largest, said no.",
        [("The company, India’s largest", "no")], "Acme Corp.", "organisation", "body-description", id="body-description-of-a-country",
    ),
    pytest.param("Some experts said no.", [("Some experts", "no")], None, "group", "plural-description", id="plural-description"),
    pytest.param(
        "Ten percent of voters said no.",
        [("Ten percent of voters", "no")], None, "group", "plural-description", id="plural-description-share",
    ),
    pytest.param(
        "An Interpol spokesperson said no. The spokesperson said it rained.",
        [("An Interpol spokesperson", "no"), ("The spokesperson", "it rained")], None, "person", "same-description", id="same-description",
    ),
    pytest.param(
        "A Poe aide said no. The Starr aide said it rained.",
        [("A Poe aide", "no"), ("The Starr aide", "it rained")], None, "person", "unnamed-description", id="same-description-another",
    ),
    pytest.param(
        "Ohio Sen. Ann Poe came with Utah Sen. Bo Starr. The Ohio senator said no.",
        [("The Ohio senator", "no")], "Ann Poe", "person", "role-description", id="role-description",
    ),
    pytest.param(
        "Ann Poe, a nurse, came with Bo Starr. The nurse said no.",
        [("The nurse", "no")], "Ann Poe", "person", "role-description", id="role-description-apposition",
    ),
    pytest.param(
        "Bo Starr said he learned. “Think first,” the clown said.",
        [("Bo Starr", "he learned"), ("the clown", "Think first,")], "Bo Starr", "person", "recent-person", id="recent-person",
    ),
    pytest.param(
        "Bo Starr came. The head of the union said no.",
        [("The head of the union", "no")], None, "person", "unnamed-description", id="recent-person-of-another",
    ),
    pytest.param(
        "A campaign official said no.",
        [("A campaign official", "no")], None, "person", "unnamed-description", id="unnamed-description",
    ),
    pytest.param(
        "A campaign official, Ann Poe, said no.",
        [("A campaign official, Ann Poe,", "no")], "Ann Poe", "person", "full-name", id="unnamed-description-named",
    ),
    pytest.param(
        "Ohio Sen. Ann Poe came. The Utah senator said no.",
        [("The Utah senator", "no")], None, "person", "unnamed-description", id="role-description-another-place",
    ),
    pytest.param(
        "Democrat Ann Poe met Republican Bo Starr. It rained. It snowed. Poe left. The Republican nominee said no.",
        [("The Republican nominee", "no")], "Bo Starr", "person", "recent-person", id="recent-person-of-the-party",
    ),
    pytest.param(
        "Bo Starr took advice from a veteran. The man said no.",
        [("The man", "no")], None, "person", "recent-person", id="recent-person-introduced",
    ),
    pytest.param(
        "Mayor Ann Poe met former mayor Amy Starr. The mayor said no.",
        [("The mayor", "no")], "Ann Poe", "person", "role-description", id="role-description-not-former",
    ),
    pytest.param(
        "Mayor Ann Poe met former mayor Amy Starr. The former mayor said no.",
        [("The former mayor", "no")], "Amy Starr", "person", "role-description", id="role-description-former",
    ),
    pytest.param(
        "Senator presses agenda\n\nSen. Ann Poe pressed on.",
        [("Senator", "agenda")], "Ann Poe", "person", "role-description", id="role-description-headline",
    ),
    pytest.param(
        "Bo Starr came. The ad's narrator said no.",
        [("The ad's narrator", "no")], None, "person", "unnamed-description", id="recent-person-of-a-thing",
    ),
    pytest.param(
        "Bo Starr came. The employee said no.",
        [("The employee", "no")], None, "person", "unnamed-description", id="recent-person-one-of-many",
    ),
    pytest.param(
        "Bo Starr came. The next mayor said no.",
        [("The next mayor", "no")], None, "person", "unnamed-description", id="recent-person-to-come",
    ),
    pytest.param(
        "One woman fell near Bo Starr. The woman said no.",
        [("The woman", "no")], None, "person", "recent-person", id="recent-person-described",
    ),
    pytest.param(
        "A federal judge ruled it out. Judge Ann Poe left.",
        [("A federal judge", "it out")], "Ann Poe", "person", "named-after", id="named-after",
    ),
    pytest.param(
        "A hospital spokesman said no. Police spokesman Bo Starr left.",
        [("A hospital spokesman", "no")], None, "person", "unnamed-description", id="named-after-another-body",
    ),
    pytest.param(
        "Mayor says bridge may close",
        [("Mayor", "bridge may close")], "Mayor", "person", "bare-title", id="bare-title",
    ),
    pytest.param(
        "The mayor says the bridge may close.",
        [("The mayor", "the bridge may close")], None, "person", "unnamed-description", id="bare-title-article",
    ),
    pytest.param(
        "The Derby Post news agency said no.",
        [("The Derby Post news agency", "no")], "Derby Post", "organisation", "spelled-body", id="spelled-body-with-what-it-is",
    ),
    pytest.param(
        "The Reform Party grew. Poe's Reform Party met. Once it was the Farm Party. The party said no.",
        [("The party", "no")], "Reform Party", "organisation", "body-description", id="body-description-much-named",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(decide: Decide, text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    speaker, voice = decide(text, quotes)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)


HEADLINES = [
    pytest.param("Expert says no to Bo Starr", "Ann Poe", "named-after", id="quoted-first-below"),
    pytest.param("Expert says no to Ann Poe", None, "unnamed-description", id="named-in-the-headline"),
    pytest.param("An expert says no to Bo Starr", None, "unnamed-description", id="with-an-article"),
]


@pytest.mark.parametrize(("headline", "name", "rule"), HEADLINES)
def test_whom_a_headline_describes(cast_of: Callable[..., Cast], headline: str, name: str | None, rule: str) -> None:
    source = headline.removesuffix(" says no to Bo Starr").removesuffix(" says no to Ann Poe")
    cast = cast_of(f"{headline}\n\nThe vote was held.\n\n“Never,” said Ann Poe.", [(source, "no"), ("Ann Poe", "Never,")])
    first = next(s for s in cast.speakers if s.id == cast.voices[0].speaker)
    assert (first.name, cast.voices[0].evidence[0].rule) == (name, rule)


def test_the_poll_is_the_one_that_spoke_before(cast_of: Callable[..., Cast]) -> None:
    text = "A Keel College poll found no. A study found yes. The poll found rain."
    first, study, second = cast_of(text, [("A Keel College poll", "no"), ("A study", "yes"), ("The poll", "rain")]).voices
    assert first.speaker == second.speaker != study.speaker
