"""Sources that are pronouns or an interview's labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Speaker, Voice

Given = tuple[str | None, str] | tuple[str | None, str, str]
Decide = Callable[..., tuple[Speaker, Voice]]

DECISIONS = [
    pytest.param(
        "Nurse Ann Poe met us.\nQ: Where were you born?\nA: In Derby.",
        [("Q", "Where were you born?"), ("A", "In Derby.")],
        "Ann Poe", "person", "dialogue-label", id="dialogue-label",
    ),
    pytest.param("A nurse said no.", [("A nurse", "no")], None, "person", "unnamed-description", id="dialogue-label-article"),
    pytest.param(
        "I fear rain.\n\nAnn Poe is a nurse in Derby.",
        [("I", "rain")], "Ann Poe", "person", "written-by", id="written-by-last-line",
    ),
    pytest.param("By Ann Poe\n\nToday I fear rain.", [("I", "rain")], "Ann Poe", "person", "written-by", id="written-by-byline"),
    pytest.param("I fear rain.", [("I", "rain")], None, "person", "written-by", id="written-by-nobody"),
    pytest.param(
        "Ann Poe of Ohio, who said it rained, left.",
        [("who", "it rained")], "Ann Poe", "person", "relative-pronoun", id="relative-pronoun",
    ),
    pytest.param(
        "There were voters who said it rained.",
        [("who", "it rained")], None, "group", "relative-pronoun", id="relative-pronoun-group",
    ),
    pytest.param("Ann Poe met Bo Starr. She said no.", [("She", "no")], "Ann Poe", "person", "personal-pronoun", id="personal-pronoun"),
    pytest.param("Ms. Poe met Mr. Starr. He said no.", [("He", "no")], "Starr", "person", "personal-pronoun", id="personal-pronoun-titles"),
    pytest.param(
        "A nurse fell. “No,” a nurse said. She said it rained.",
        [("a nurse", "No,"), ("She", "it rained")], None, "person", "personal-pronoun", id="personal-pronoun-unnamed",
    ),
    pytest.param("She said no.", [("She", "no")], None, "person", "personal-pronoun", id="personal-pronoun-nobody"),
    pytest.param(
        "Experts said no. They fear rain.",
        [("Experts", "no"), ("They", "rain")], None, "group", "plural-pronoun", id="plural-pronoun",
    ),
    pytest.param("Ann Poe came. They fear rain.", [("They", "rain")], None, "group", "plural-pronoun", id="plural-pronoun-not-one"),
    pytest.param(
        "Acme Corp. said no. It fears rain.",
        [("Acme Corp.", "no"), ("It", "rain")], "Acme Corp.", "organisation", "thing-pronoun", id="thing-pronoun",
    ),
    pytest.param("Ann Poe came. It said no.", [("It", "no")], None, "unknown", "thing-pronoun", id="thing-pronoun-not-a-person"),
    pytest.param("You fear rain.", [("You", "rain")], None, "group", "other-pronoun", id="other-pronoun"),
    pytest.param(
        "One nurse saw Bo Starr. She said no.",
        [("She", "no")], None, "person", "personal-pronoun", id="personal-pronoun-described",
    ),
    pytest.param(
        "Bo Starr's success shows how he planned.",
        [("he", "planned")], "Bo Starr", "person", "personal-pronoun", id="personal-pronoun-possessive",
    ),
    pytest.param(
        "Ann Poe met Amy Starr. While she agreed, Ms. Poe left.",
        [("she", "agreed")], "Ann Poe", "person", "personal-pronoun", id="personal-pronoun-ahead",
    ),
    pytest.param(
        "Starr campaign manager Bo Dunn came. “No,” he said.",
        [("he", "No,")], "Bo Dunn", "person", "personal-pronoun", id="personal-pronoun-modifier",
    ),
    pytest.param(
        "Bo Starr went to Derby. It rained there, and workers struck. They fear rain.",
        [("They", "rain")], None, "group", "plural-pronoun", id="plural-pronoun-described",
    ),
    pytest.param(
        "The court met Acme Corp. last week. It fears rain.",
        [("It", "rain")], "court", "organisation", "thing-pronoun", id="thing-pronoun-described",
    ),
    pytest.param(
        "Nurse Ann Poe met us today, and Ann Poe spoke.\nQ: Do you fear rain?",
        [("Q", "Do you fear rain?"), ("you", "rain")], "Ann Poe", "person", "second-person", id="second-person",
    ),
    pytest.param(
        "Ann Poe, the head of the union in Ohio, who said it rained, left.",
        [("who", "it rained")], "Ann Poe", "person", "relative-pronoun", id="relative-pronoun-apposition",
    ),
    pytest.param(
        "Ann Poe and Bo Starr, who both said it rained, left.",
        [("who", "it rained")], "Ann Poe and Bo Starr", "group", "relative-pronoun", id="relative-pronoun-several",
    ),
    pytest.param(
        "Aides to Ann Poe and voters who said it rained left.",
        [("who", "it rained")], None, "group", "relative-pronoun", id="relative-pronoun-noun-behind-a-name",
    ),
    pytest.param(
        "Bo Starr came. He met a woman who said it rained.",
        [("who", "it rained")], None, "person", "relative-pronoun", id="relative-pronoun-described",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(decide: Decide, text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    speaker, voice = decide(text, quotes)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)


@pytest.mark.parametrize(
    ("pronoun", "name", "kind"),
    [pytest.param("I", "Ann Poe", "person", id="i"), pytest.param("we", None, "group", id="we-of-one-person")],
)
def test_first_person(decide: Decide, pronoun: str, name: str | None, kind: str) -> None:
    quotes = [("Ann Poe", f"{pronoun} fear rain"), (pronoun, "rain")]
    speaker, voice = decide(f"Ann Poe said {pronoun} fear rain.", quotes, within=True)
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, "first-person")


def test_he_in_marks_is_not_who_is_quoted(decide: Decide) -> None:
    quotes = [("Bo Starr", "He fears rain,"), ("He", "rain")]
    speaker, _ = decide("Cy Dunn won. “He fears rain,” said Bo Starr.", quotes, within=True)
    assert speaker.name == "Cy Dunn"


def test_she_in_marks_may_be_who_is_reported(decide: Decide) -> None:
    quotes = [("Ann Poe", "it rained and “that she had no fear”"), ("she", "no fear")]
    speaker, _ = decide("Amy Starr slept. Ann Poe said it rained and “that she had no fear”.", quotes, within=True)
    assert speaker.name == "Ann Poe"


def test_how_sure_it_is_and_who_else_came_near(decide: Decide) -> None:
    _, near = decide("Ann Poe and Amy Starr met. She said no.", [("She", "no")])
    _, sure = decide("Ann Poe met Bo Starr. She said no.", [("She", "no")])
    assert near.evidence[0].alternatives == ("Ann Poe",)
    assert 0.4 < near.evidence[0].confidence < sure.evidence[0].confidence
