"""Who speaks: one table of decisions, rule by rule, with rows that a rule must leave to another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.model import Cast, Document, Draft, Span, Speaker, Voice
from quoteapi.engine.segment import segment
from quoteapi.engine.speakers.resolve import IMPLIED_RULES, SOURCE_RULES, resolve

# A quote of a case: its source (None: none stands there), its content, and its cue if that matters.
Given = tuple[str | None, str] | tuple[str | None, str, str]


def drafts_over(document: Document, quotes: list[Given], *, continues: bool = False, within: bool = False) -> list[Draft]:
    """Drafts in the order given; each part is looked for behind the place where the quote before it began.

    `continues` makes the last draft go on from the one before it, `within` makes it stand inside that one.
    """
    drafts: list[Draft] = []
    position = 0
    for source, content, *cue in quotes:
        begin = min(place for words in (source, content, *cue) if words and (place := document.text.index(words, position)) >= 0)
        last = len(drafts) == len(quotes) - 1
        drafts.append(
            Draft(
                key=len(drafts),
                type="indirect",
                spans=(place_of(document, content, begin),),
                verbatim=(),
                source=place_of(document, source, begin) if source else None,
                cue=place_of(document, cue[0], begin) if cue else None,
                venue=None,
                act="speech",
                stance="asserts",
                within=len(drafts) - 1 if within and last else None,
                continues=len(drafts) - 1 if continues and last else None,
                confidence=1.0,
            )
        )
        position = begin if within else begin + 1
    return drafts


def place_of(document: Document, words: str, begin: int) -> Span:
    start = document.text.index(words, begin)
    return Span(start, start + len(words))


def last_speaker(cast: Cast) -> tuple[Speaker, Voice]:
    voice = cast.voices[-1]
    return next(s for s in cast.speakers if s.id == voice.speaker), voice


DECISIONS = [
    pytest.param("Ann Poe came.\nPOE: We will.", [(None, "We will.", ":")], "Ann Poe", "person", "turn-label", id="turn-label"),
    pytest.param("Note: We will.", [(None, "We will.", ":")], None, "unknown", "no-source", id="turn-label-no-name"),
    pytest.param("“We tried.” — Ann Poe, nurse", [(None, "We tried.")], "Ann Poe", "person", "credit-line", id="credit-line"),
    pytest.param("“We tried.” — and so on", [(None, "We tried.")], None, "unknown", "no-source", id="credit-line-no-name"),
    pytest.param(
        "Ann Poe praised it, adding it was late.",
        [("Ann Poe", "it", "praised"), (None, "it was late", "adding")],
        "Ann Poe", "person", "shared-subject", id="shared-subject",
    ),
    pytest.param(
        "Ann Poe praised the plan, which was said to be late.",
        [("Ann Poe", "the plan", "praised"), (None, "to be late", "was said")],
        None, "unknown", "no-source", id="shared-subject-passive",
    ),
    pytest.param(
        "“It is late,” Ann Poe said. “Go home.”",
        [("Ann Poe", "It is late,", "said"), (None, "Go home.")],
        "Ann Poe", "person", "orphan-paragraph", id="orphan-paragraph",
    ),
    pytest.param(
        "It was said to be late. “Go home.”",
        [(None, "to be late", "was said"), (None, "Go home.")],
        None, "unknown", "no-source", id="orphan-paragraph-behind-a-passive",
    ),
    pytest.param(
        "Ann Poe turned to Bo Starr. “It is late.”",
        [(None, "It is late.")], "Ann Poe", "person", "last-subject", id="last-subject",
    ),
    pytest.param("The door shut. “It is late.”", [(None, "It is late.")], None, "unknown", "no-source", id="last-subject-nobody"),
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
    pytest.param(
        "A statement from Acme Corp. said no.",
        [("A statement from Acme Corp.", "no")], "Acme Corp.", "organisation", "message-issuer", id="message-issuer",
    ),
    pytest.param(
        "Bo Starr's tweet said no.",
        [("Bo Starr's tweet", "no")], "Bo Starr", "person", "message-issuer", id="message-issuer-owner",
    ),
    pytest.param(
        "Ann Poe came with Bo Starr. Poe and Starr said no.",
        [("Poe and Starr", "no")], "Ann Poe and Bo Starr", "group", "named-list", id="named-list",
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
    pytest.param("A new poll found no change.", [("A new poll", "no change")], None, "document", "document-source", id="document-source"),
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
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes", "name", "kind", "rule"), DECISIONS)
def test_decisions(text: str, quotes: list[Given], name: str | None, kind: str, rule: str) -> None:
    document = segment(text)
    speaker, voice = last_speaker(resolve(document, drafts_over(document, quotes)))
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, rule)


def test_continued_quote() -> None:
    document = segment("“We won,” Ann Poe said.\n\n“We will win again.”")
    drafts = drafts_over(document, [("Ann Poe", "We won,"), (None, "We will win again.")], continues=True)
    speaker, voice = last_speaker(resolve(document, drafts))
    assert (speaker.name, voice.form, voice.evidence[0].rule) == ("Ann Poe", None, "continued-quote")


@pytest.mark.parametrize(
    ("pronoun", "name", "kind"),
    [pytest.param("I", "Ann Poe", "person", id="i"), pytest.param("we", None, "group", id="we-of-one-person")],
)
def test_first_person(pronoun: str, name: str | None, kind: str) -> None:
    document = segment(f"Ann Poe said {pronoun} fear rain.")
    drafts = drafts_over(document, [("Ann Poe", f"{pronoun} fear rain"), (pronoun, "rain")], within=True)
    speaker, voice = last_speaker(resolve(document, drafts))
    assert (speaker.name, speaker.kind, voice.evidence[0].rule) == (name, kind, "first-person")


def test_he_in_marks_is_not_who_is_quoted() -> None:
    document = segment("Cy Dunn won. “He fears rain,” said Bo Starr.")
    drafts = drafts_over(document, [("Bo Starr", "He fears rain,"), ("He", "rain")], within=True)
    speaker, _ = last_speaker(resolve(document, drafts))
    assert speaker.name == "Cy Dunn"


NAMES = [
    pytest.param("Dr. Ann B. Poe, Jr. said no.", "Dr. Ann B. Poe, Jr.", "Ann B. Poe", id="honorific-initial-suffix"),
    pytest.param("Robert “Bob” Starr said no.", "Robert “Bob” Starr", "Robert Starr", id="nickname-in-marks"),
    pytest.param("Secretary of State Ann Poe said no.", "Secretary of State Ann Poe", "Ann Poe", id="title-with-of"),
    pytest.param("President of Ukraine Ann Poe said no.", "President of Ukraine Ann Poe", "Ann Poe", id="title-with-country"),
    pytest.param(
        "Peru director of Amnesty International Ana Tam said no.",
        "Peru director of Amnesty International Ana Tam", "Ana Tam", id="body-before",
    ),
    pytest.param("Sen. Ann Poe (R-Ariz.) said no.", "Sen. Ann Poe (R-Ariz.)", "Ann Poe", id="party-and-state"),
    pytest.param("CNN’s Ann Poe said no.", "CNN’s Ann Poe", "Ann Poe", id="owner"),
    pytest.param("Fifteen-year-old Bob said no.", "Fifteen-year-old Bob", "Bob", id="age-before"),
    pytest.param("Stephen King said no.", "Stephen King", "Stephen King", id="title-as-last-name"),
    pytest.param("George Will came. Will said no.", "Will", "George Will", id="verb-as-last-name"),
    pytest.param("Moon Jae-in said no.", "Moon Jae-in", "Moon Jae-in", id="hyphen"),
    pytest.param(
        "The Department of Health and Human Services said no.",
        "The Department of Health and Human Services", "Department of Health and Human Services", id="body-with-and",
    ),
    pytest.param("The Police Federation said no.", "The Police Federation", "Police Federation", id="body-with-opener"),
    pytest.param("The U.S. said no.", "The U.S.", "U.S.", id="country"),
    pytest.param("Poe Wins Big Vote Today\n\nAnn Poe won.", "Poe", "Ann Poe", id="title-case-headline"),
    pytest.param("Reform wins: Poe\n\nAnn Poe won.", "Poe", "Ann Poe", id="lower-case-headline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), NAMES)
def test_names(text: str, source: str, name: str) -> None:
    document = segment(text)
    speaker, voice = last_speaker(resolve(document, drafts_over(document, [(source, text.rsplit(maxsplit=1)[-1])])))
    assert (speaker.name, voice.form) == (name, "name")


def test_a_title_apart_from_the_text_names_too() -> None:
    document = segment("Poe said no.", title="Ann Poe wins")
    speaker, _ = last_speaker(resolve(document, drafts_over(document, [("Poe", "no")])))
    assert speaker.name == "Ann Poe"
    assert speaker.mentions == (Span(0, 3),)


def test_speakers_are_numbered_by_their_first_quote_and_keep_every_mention() -> None:
    document = segment("Ann Poe came with Bo Starr. Starr said no. Poe said yes. She left.")
    cast = resolve(document, drafts_over(document, [("Starr", "no"), ("Poe", "yes")]))
    assert [(s.id, s.name) for s in cast.speakers] == [("s1", "Bo Starr"), ("s2", "Ann Poe")]
    assert [document.text[m.start : m.end] for m in cast.speakers[1].mentions] == ["Ann Poe", "Poe"]


def test_what_stays_open_is_told() -> None:
    document = segment("Ann Poe came. So did Bob Poe. Poe said no.")
    _, voice = last_speaker(resolve(document, drafts_over(document, [("Poe", "no")])))
    assert voice.evidence[0].alternatives == ("Bob Poe",)


def test_two_descriptions_are_two_speakers() -> None:
    document = segment("A nurse said no. A judge said yes.")
    cast = resolve(document, drafts_over(document, [("A nurse", "no"), ("A judge", "yes")]))
    assert [v.speaker for v in cast.voices] == ["s1", "s2"]


def test_every_rule_is_told_and_tested() -> None:
    rules = {rule.__name__.replace("_", "-") for rule in (*IMPLIED_RULES, *SOURCE_RULES)}
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    chapter = page.split("## Who speaks")[1].split("\n## ")[0]
    assert set(re.findall(r"^### `(.+)`$", chapter, re.MULTILINE)) == rules
    tested = {row.values[4] for row in DECISIONS} | {"continued-quote", "first-person"}
    assert tested == rules


def draft_at(numbers: tuple[int, int, int, int], length: int, key: int) -> Draft:
    a, b, c, d = (n % (length + 1) for n in numbers)
    source = Span(min(a, b), max(a, b)) if a % 3 else None
    spans = (Span(min(c, d), max(c, d)),)
    return Draft(key, "indirect", spans, (), source, None, None, "speech", "asserts", b % (key + 1) if b % 4 == 1 else None, None, 1.0)


PLACES = st.lists(st.tuples(*[st.integers(0, 400)] * 4), max_size=5)
TOKENS = "Ann Poe Dr. he who the U.S. and of Times said “ ” , ' \n it's Q: A: I we".split(" ")
WORDS = st.lists(st.sampled_from(TOKENS), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS), PLACES, st.one_of(st.none(), st.text(max_size=30)))
def test_any_text_is_survived_and_answered_alike(text: str, places: list[tuple[int, int, int, int]], title: str | None) -> None:
    document = segment(text, title)
    drafts = [draft_at(numbers, len(text), key) for key, numbers in enumerate(places)]
    cast = resolve(document, drafts)
    assert [v.draft for v in cast.voices] == [d.key for d in drafts]
    assert {v.speaker for v in cast.voices} == {s.id for s in cast.speakers}
    assert all(0 <= m.start <= m.end <= len(text) for s in cast.speakers for m in s.mentions)
    assert resolve(document, drafts) == cast
