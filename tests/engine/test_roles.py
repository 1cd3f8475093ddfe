"""In which role and for which body a speaker speaks: one table, rule by rule, with rows that a rule must leave alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Ascription, Document, Draft, Place, RoleReading, Span
from quoteapi.engine.roles.ascribe import ascribe
from quoteapi.engine.roles.rules import RULES
from quoteapi.engine.segment import segment
from quoteapi.engine.speakers.resolve import resolve

# What is expected of a case: the words, and the rule that finds them; None where nothing is to be found.
Expected = tuple[str, str] | None


def drafts_over(document: Document, sources: Sequence[str]) -> list[Draft]:
    """One draft a source, in text order; the content is the last word of the text, for what is said decides nothing here."""
    text = document.text
    content = Span(len(text.rstrip(".").rpartition(" ")[0]) + 1, len(text))
    drafts: list[Draft] = []
    position = 0
    for key, source in enumerate(sources):
        start = text.rindex(source) if key == len(sources) - 1 else text.index(source, position)
        place = Span(start, start + len(source))
        drafts.append(Draft(key, "indirect", (content,), (), place, None, None, "speech", "asserts", None, None, 1.0))
        position = place.end
    return drafts


def reading(document: Document, drafts: Sequence[Draft]) -> RoleReading:
    register = Register(document)
    return ascribe(document, drafts, resolve(document, drafts, register), register)


def last_ascription(text: str, sources: Sequence[str], title: str | None = None) -> Ascription:
    document = segment(text, title)
    drafts = drafts_over(document, sources)
    return reading(document, drafts).ascriptions[-1]


def found(ascription: Ascription, step: str, place: Place | None) -> Expected:
    rule = next((e.rule for e in ascription.evidence if e.step == step), None)
    return (place.text, rule) if place and rule else None


DECISIONS = [
    pytest.param(
        "State Department spokesperson Ann Poe said no.", ["Ann Poe"],
        ("State Department spokesperson", "title-before-name"), ("State Department", "title-before-name"), id="title-before-name",
    ),
    pytest.param("Ann Poe met nurse Bo Starr. Ann Poe said no.", ["Ann Poe"], None, None, id="title-before-another-name"),
    pytest.param(
        "Ann Poe, 44, the chief economist at Acme, said no.", ["Ann Poe"],
        ("chief economist", "apposition-after-name"), ("Acme", "apposition-after-name"), id="apposition-after-name",
    ),
    pytest.param("Ann Poe, Bo Starr and a nurse said no.", ["Ann Poe"], None, None, id="apposition-after-name-list"),
    pytest.param(
        "The Harbor Trust’s chair, Ann Poe, said no.", ["Ann Poe"],
        ("Harbor Trust’s chair", "apposition-before-name"), ("Harbor Trust", "apposition-before-name"), id="apposition-before-name",
    ),
    pytest.param("The nurse, Ann Poe and Bo Starr came. Ann Poe said no.", ["Ann Poe"], None, None, id="apposition-before-name-list"),
    pytest.param(
        "Ann Poe and Bo Starr, sociologists at Yale, met. Ann Poe said no.", ["Ann Poe"],
        ("sociologists", "shared-apposition"), ("Yale", "shared-apposition"), id="shared-apposition",
    ),
    pytest.param(
        "Ann Poe and Bo Starr, a sociologist at Yale, met. Ann Poe said no.", ["Ann Poe"], None, None, id="shared-apposition-of-one",
    ),
    pytest.param(
        "Ann Poe, who heads the Harbor Trust, said no.", ["Ann Poe"], None, ("Harbor Trust", "relative-clause"), id="relative-clause",
    ),
    pytest.param("Ann Poe, who heads home, said no.", ["Ann Poe"], None, None, id="relative-clause-no-body"),
    pytest.param(
        "Ann Poe (chair of the Harbor Trust) said no.", ["Ann Poe"],
        ("chair of the Harbor Trust", "role-in-brackets"), ("Harbor Trust", "role-in-brackets"), id="role-in-brackets",
    ),
    pytest.param("Ann Poe (born in Derby) said no.", ["Ann Poe"], None, None, id="role-in-brackets-none"),
    pytest.param(
        "Sen. Ann Poe (R-Ariz.) said no.", ["Ann Poe"],
        ("Sen.", "title-before-name"), ("R-Ariz.", "party-and-state"), id="party-and-state",
    ),
    pytest.param("Ann Poe, D, said no.", ["Ann Poe"], None, None, id="party-and-state-lone-letter"),
    pytest.param("Ann Poe (Lab) said no.", ["Ann Poe"], None, ("Lab", "party-and-state"), id="party-abbreviated"),
    pytest.param(
        "Cllr Ann Poe (Lib Dem, Harbourside) said no.", ["Ann Poe"],
        ("Cllr", "title-before-name"), ("Lib Dem", "party-and-state"), id="party-of-two-words-and-ward",
    ),
    pytest.param("Ann Poe (Lab Rats, 1999) said no.", ["Ann Poe"], None, None, id="party-abbreviation-in-another-name"),
    pytest.param(
        "Ann Poe of the University of Derby said no.", ["Ann Poe"],
        None, ("University of Derby", "body-behind-name"), id="body-behind-name",
    ),
    pytest.param("Ann Poe MP said no.", ["Ann Poe MP"], ("MP", "office-behind-name"), None, id="office-behind-name"),
    pytest.param("Ann Poe MP3 said no.", ["Ann Poe"], None, None, id="office-behind-name-none"),
    pytest.param("Ann Poe, with her dog, said no.", ["Ann Poe"], None, None, id="body-behind-name-dog"),
    pytest.param("CNN’s Ann Poe said no.", ["Ann Poe"], None, ("CNN", "possessive-employer"), id="possessive-employer"),
    pytest.param("Monday’s Ann Poe said no.", ["Ann Poe"], None, None, id="possessive-employer-day"),
    pytest.param(
        "As mayor of Derby, Ann Poe said no.", ["Ann Poe"],
        ("mayor of Derby", "office-clause"), ("Derby", "office-clause"), id="office-clause",
    ),
    pytest.param("As the mayor of Derby left, Ann Poe said no.", ["Ann Poe"], None, None, id="office-clause-of-another"),
    pytest.param(
        "Ann Poe came. Poe is a professor at Yale. Poe said no.", ["Poe"],
        ("professor", "copula"), ("Yale", "copula"), id="copula",
    ),
    pytest.param("Ann Poe came. Poe is away. Poe said no.", ["Poe"], None, None, id="copula-away"),
    pytest.param("Ann Poe came. Poe works for Acme. Poe said no.", ["Poe"], None, ("Acme", "copula"), id="copula-work"),
    pytest.param(
        "Ann Poe was elected mayor of Derby last week. Poe said no.", ["Poe"], ("mayor of Derby", "copula"), ("Derby", "copula"),
        id="copula-elected",
    ),
    pytest.param(
        "Ann Poe, a nurse who is the chair of the Harbor Trust, said no.", ["Ann Poe"],
        ("nurse", "apposition-after-name"), ("Harbor Trust", "relative-clause"), id="relative-clause-behind-apposition",
    ),
    pytest.param(
        "Ann Poe, 44, of Derby, a University of Kent law professor, said no.", ["Ann Poe"],
        ("University of Kent law professor", "apposition-after-name"), ("University of Kent", "apposition-after-name"),
        id="apposition-behind-asides",
    ),
    pytest.param(
        "Bo Starr came. An avid Poe supporter, Starr said no.", ["Starr"],
        ("Poe supporter", "apposition-before-name"), None, id="apposition-before-last-name",
    ),
    pytest.param(
        "He sued a former aide named Ann Poe. Poe said no.", ["Poe"], ("former aide", "title-before-name"), None, id="title-named",
    ),
    pytest.param(
        "Gov. Al “Bo” Starr (R-Idaho) said no.", ["Al “Bo” Starr"],
        ("Gov.", "title-before-name"), ("R-Idaho", "party-and-state"), id="party-behind-nickname",
    ),
    pytest.param(
        "Sen. Ann Poe spoke. Later the Ohio senator left. Poe said no.", ["Poe"],
        ("Sen.", "title-before-name"), ("Ohio", "described-elsewhere"), id="described-elsewhere",
    ),
    pytest.param(
        "Sen. Ann Poe of Utah spoke. Later the Ohio senator left. Poe said no.", ["Poe"],
        ("Sen.", "title-before-name"), ("Utah", "body-behind-name"), id="described-elsewhere-another",
    ),
    pytest.param(
        "Ann Poe spoke. Poe smiled. Later the former baker left. Poe said no.", ["Poe"],
        ("former baker", "described-elsewhere"), None, id="described-elsewhere-recent",
    ),
    pytest.param("Ann Poe spoke. Poe met the former baker. Poe said no.", ["Poe"], None, None, id="described-elsewhere-object"),
    pytest.param(
        "Ann Poe spoke. Poe smiled. A report by the auditor-general was read. Poe said no.", ["Poe"], None, None,
        id="described-elsewhere-office",
    ),
    pytest.param(
        "Ann Poe spoke. Poe smiled. Later the owner of a mill left. Poe said no.", ["Poe"], None, None, id="described-elsewhere-post",
    ),
    pytest.param(
        "Ann Poe spoke. Poe smiled. Later the Republican nominee for mayor left. Poe said no.", ["Poe"],
        ("Republican nominee for mayor", "described-elsewhere"), ("Republican", "described-elsewhere"), id="described-elsewhere-nominee",
    ),
    pytest.param(
        "Gov. Ann Poe of Ohio met Gov. Bo Starr of Utah. Ann Poe and Bo Starr said no.", ["Ann Poe and Bo Starr"],
        ("Gov.", "shared-by-members"), None, id="shared-by-members",
    ),
    pytest.param(
        "Ann Poe, a nurse, met Bo Starr, a poet. Ann Poe and Bo Starr said no.", ["Ann Poe and Bo Starr"], None, None,
        id="shared-by-members-not-shared",
    ),
    pytest.param(
        "In Ohio, Gov. Ann Poe said no.", ["Ann Poe"], ("Gov.", "title-before-name"), ("Ohio", "place-of-sentence"),
        id="place-of-sentence",
    ),
    pytest.param(
        "In Ohio, President Ann Poe said no.", ["Ann Poe"], ("President", "title-before-name"), None, id="place-of-sentence-country",
    ),
    pytest.param(
        "Ann Poe won the Republican primary. Poe danced. Poe said no.", ["Poe"], None, ("Republican", "party-of-contest"),
        id="party-of-contest",
    ),
    pytest.param(
        "Ann Poe, a reporter, saw the Republican primary. Poe danced. Poe said no.", ["Poe"],
        ("reporter", "apposition-after-name"), None, id="party-of-contest-reporter",
    ),
    pytest.param(
        "The Harbor Trust is rich, said Ann Poe, its president, who said no.", ["Ann Poe"],
        ("president", "apposition-after-name"), ("Harbor Trust", "owner-of-pronoun"), id="owner-of-pronoun-body",
    ),
    pytest.param(
        "The Philippine Institute of Volcanology said no.", ["The Philippine Institute of Volcanology"],
        None, ("Philippine", "owner-of-body"), id="owner-of-body-public",
    ),
    pytest.param("The Saudi Press Agency said no.", ["The Saudi Press Agency"], None, None, id="owner-of-body-press"),
    pytest.param("State media said no.", ["State media"], None, None, id="owner-of-body-state"),
    pytest.param(
        "The Roe Center at Keel College said no.", ["The Roe Center at Keel College"],
        None, ("Keel College", "owner-of-body"), id="owner-of-body-whole",
    ),
    pytest.param(
        "Derby County voted. County Sheriff Ann Poe said no.", ["Ann Poe"],
        ("County Sheriff", "title-before-name"), ("Derby County", "fuller-body"), id="fuller-body-county",
    ),
    pytest.param(
        "The Harbor Safety Board (HSB) met. HSB director Ann Poe said no.", ["Ann Poe"],
        ("HSB director", "title-before-name"), ("Harbor Safety Board", "fuller-body"), id="fuller-body-initials",
    ),
    pytest.param(
        "The United States met. U.S. director Ann Poe said no.", ["Ann Poe"],
        ("U.S. director", "title-before-name"), ("U.S.", "title-before-name"), id="fuller-body-country",
    ),
    pytest.param(
        "A campaign official called. The official said no.", ["A campaign official", "The official"],
        ("campaign official", "description-as-role"), None, id="role-in-full",
    ),
    pytest.param(
        "Acme vice president Ann Poe left. President Ann Poe said no.", ["Ann Poe", "President Ann Poe"],
        ("President", "title-before-name"), None, id="role-in-full-of-another-rank",
    ),
    pytest.param(
        "Roe Palace burned. Ann Poe, head of the palace, said no.", ["Ann Poe"],
        ("head of the palace", "apposition-after-name"), ("Roe Palace", "fuller-body"), id="fuller-body-palace",
    ),
    pytest.param(
        "Ann Poe, a lawyer for Bo Starr, said no.", ["Ann Poe"],
        ("lawyer for Bo Starr", "apposition-after-name"), ("Bo Starr", "apposition-after-name"), id="lawyer-for",
    ),
    pytest.param(
        "Ann Poe, speaking for Keel College, said no.", ["Ann Poe"], None, ("Keel College", "body-behind-name"), id="speaking-for",
    ),
    pytest.param(
        "Ann Poe, head of the Ask Harbor Society, said no.", ["Ann Poe"],
        ("head of the Ask Harbor Society", "apposition-after-name"), ("Ask Harbor Society", "apposition-after-name"), id="ask-society",
    ),
    pytest.param(
        "Harbor League trade and industry commissioner Ann Poe said no.", ["Ann Poe"],
        ("Harbor League trade and industry commissioner", "title-before-name"), ("Harbor League", "title-before-name"), id="two-topics",
    ),
    pytest.param(
        "Ann Poe, a former Keel executive who joined Acme in 2019, said no.", ["Ann Poe"],
        ("former Keel executive", "apposition-after-name"), ("Acme", "relative-clause"), id="once-and-now",
    ),
    pytest.param(
        "Former county judge Bo Starr left. County clerk Ann Poe said no.", ["Ann Poe"],
        ("County clerk", "title-before-name"), ("County", "title-before-name"), id="fuller-body-former",
    ),
    pytest.param(
        "Then-Interior Minister Ann Poe said no.", ["Ann Poe"], ("Then-Interior Minister", "title-before-name"), None, id="then",
    ),
    pytest.param(
        "Acting Harbor Board chair Ann Poe said no.", ["Ann Poe"],
        ("Acting Harbor Board chair", "title-before-name"), ("Harbor Board", "title-before-name"), id="acting",
    ),
    pytest.param(
        "The Department of Homeland Security met. Homeland Security Secretary Ann Poe said no.", ["Ann Poe"],
        ("Homeland Security Secretary", "title-before-name"), ("Department of Homeland Security", "ministry-of-minister"),
        id="ministry-of-minister",
    ),
    pytest.param(
        "The Labor Department met. Homeland Security Secretary Ann Poe said no.", ["Ann Poe"],
        ("Homeland Security Secretary", "title-before-name"), None, id="ministry-of-another",
    ),
    pytest.param(
        "Ann Poe, a reporter, came. “Go,” they told her. The anchor for Channel Nine left. Poe said no.", ["Poe"],
        ("reporter", "apposition-after-name"), ("Channel Nine", "described-elsewhere"), id="described-elsewhere-same-trade",
    ),
    pytest.param(
        "Ann Poe, then a student, and now a mayor, came. Poe said no.", ["Poe"],
        ("mayor", "apposition-after-name"), None, id="apposition-then",
    ),
    pytest.param(
        "His little brother Ann Poe came. Ann Poe, a nurse, said no.", ["Ann Poe"],
        ("nurse", "apposition-after-name"), None, id="title-of-kin-goes-behind",
    ),
    pytest.param(
        "“No,” said Ann Poe, the Moon counsel. Now the head of Kent University, Poe said no.", ["Poe"],
        ("Moon counsel", "apposition-after-name"), ("Kent University", "apposition-before-name"), id="body-noun-goes-before",
    ),
    pytest.param(
        "Two Acme officials said no.", ["Two Acme officials"],
        ("Acme officials", "description-as-role"), ("Acme", "description-as-role"), id="description-as-role",
    ),
    pytest.param(
        "Most Democrats said no.", ["Most Democrats"], None, ("Democrats", "description-as-role"), id="description-as-role-party",
    ),
    pytest.param(
        "Most House Democrats said no.", ["Most House Democrats"],
        ("House Democrats", "description-as-role"), ("House Democrats", "description-as-role"), id="description-as-role-of-party-in-body",
    ),
    pytest.param(
        "A high share of voters’ fears was no.", ["A high share of voters’"], ("voters", "description-as-role"), None,
        id="description-as-role-owner",
    ),
    pytest.param("There were voters who said no.", ["who"], ("voters", "antecedent-of-who"), None, id="antecedent-of-who"),
    pytest.param("There were people who said no.", ["who"], None, None, id="antecedent-of-who-people"),
    pytest.param("G-7 countries said no.", ["G-7 countries"], None, ("G-7", "country-of-group"), id="country-of-group"),
    pytest.param("Some countries said no.", ["Some countries"], None, None, id="country-of-group-some"),
    pytest.param(
        "China’s Foreign Ministry said no.", ["China’s Foreign Ministry"], None, ("China", "owner-of-body"), id="owner-of-body",
    ),
    pytest.param("Ann Poe’s office said no.", ["Ann Poe’s office"], None, None, id="owner-of-body-person"),
    pytest.param(
        "French nurse Ann Poe said no.", ["Ann Poe"],
        ("French nurse", "title-before-name"), ("French", "nationality"), id="nationality",
    ),
    pytest.param(
        "A French nurse said no.", ["A French nurse"], ("French nurse", "description-as-role"), None, id="nationality-without-name",
    ),
    pytest.param(
        "Bo Starr said yes. His campaign manager, Ann Poe, said no.", ["Bo Starr", "Ann Poe"],
        ("campaign manager", "apposition-before-name"), ("Bo Starr", "owner-of-pronoun"), id="owner-of-pronoun",
    ),
    pytest.param(
        "Bo Starr said yes. His brother, Al Poe, said no.", ["Bo Starr", "Al Poe"],
        ("brother", "apposition-before-name"), None, id="owner-of-pronoun-relative",
    ),
    pytest.param(
        "France’s Finance Ministry met. A ministry spokesman, Bo Starr, said no.", ["Bo Starr"],
        ("ministry spokesman", "apposition-before-name"), ("France’s Finance Ministry", "fuller-body"), id="fuller-body",
    ),
    pytest.param(
        "France’s Finance Ministry met. A navy spokesman, Bo Starr, said no.", ["Bo Starr"],
        ("navy spokesman", "apposition-before-name"), ("navy", "apposition-before-name"), id="fuller-body-other-noun",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "role", "affiliation"), DECISIONS)
def test_decisions(text: str, sources: list[str], role: Expected, affiliation: Expected) -> None:
    ascription = last_ascription(text, sources)
    assert found(ascription, "role", ascription.role) == role
    assert found(ascription, "affiliation", ascription.affiliation) == affiliation
    for place in (ascription.role, ascription.affiliation):
        assert place is None or (place.span is not None and text[place.span.start : place.span.end] == place.text)


def test_what_only_the_title_says_has_no_place_in_the_text() -> None:
    ascription = last_ascription("Poe said no.", ["Poe"], title="Ruritania’s president Ann Poe leaves")
    assert ascription.role == Place("Ruritania’s president", None)
    assert ascription.affiliation == Place("Ruritania", None)


def test_a_title_that_capitalises_its_words_is_not_read() -> None:
    ascription = last_ascription("Poe said no.", ["Poe"], title="Happy President Ann Poe Leaves Early")
    assert (ascription.role, ascription.affiliation) == (None, None)


def test_each_rule_around_a_name_has_a_row() -> None:
    expected = {e[1] for case in DECISIONS for e in case.values[2:] if isinstance(e, tuple)}
    assert {rule.__name__.replace("_", "-") for rule in RULES} <= expected


def test_those_who_are_not_quoted_have_profiles_too() -> None:
    document = segment("Ann Poe left. Bo Starr, the former head of Acme, wept.")
    drafts = drafts_over(document, ["Ann Poe"])
    register = Register(document)
    cast = resolve(document, drafts, register)
    profiles = {p.entity: p for p in ascribe(document, drafts, cast, register).profiles}
    (starr,) = (e for e in cast.entities if e.name == "Bo Starr")
    (role,) = profiles[starr.id].roles
    assert role.span
    assert (role.text, document.text[role.span.start : role.span.end]) == ("former head of Acme", "former head of Acme")
    assert [body.text for body in profiles[starr.id].affiliations] == ["Acme"]


def test_a_profile_lists_every_role_once() -> None:
    document = segment("Nurse Ann Poe came. Ann Poe, a nurse and poet at Acme, said no.")
    drafts = drafts_over(document, ["Ann Poe"])
    (profile,) = reading(document, drafts).profiles
    assert [place.text for place in profile.roles] == ["Nurse", "poet"]
    assert [place.text for place in profile.affiliations] == ["Acme"]


WORDS = "Ann Poe Sen. Acme’s the nurse of Ohio , ( ) who is U.S. and campaign ’s - his".split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_any_words_around_a_name_are_read(words: list[str]) -> None:
    text = f"Ann Poe {' '.join(words)} Ann Poe said no."
    ascription = last_ascription(text, ["Ann Poe"])
    assert ascription == last_ascription(text, ["Ann Poe"])
    for place in (ascription.role, ascription.affiliation):
        assert place is None or (place.span is not None and text[place.span.start : place.span.end] == place.text)
