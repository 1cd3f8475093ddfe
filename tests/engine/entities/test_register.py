"""Whom an article names: what counts as a name, which spellings mean the same, and what each seems to be."""

from __future__ import annotations

import pytest

from quoteapi.engine.entities.register import Entity, Register
from quoteapi.engine.segment import segment


def entities(text: str) -> dict[str, Entity]:
    """The entities of a text by their names; the full stop keeps it from reading as a headline."""
    return {e.name: e for e in Register(segment(text)).entities}


NAMED = [
    pytest.param("Last week Citing Ann Poe, he left.", ["Ann Poe"], id="plain"),
    pytest.param("Citing Ann Poe, he left.", ["Ann Poe"], id="participle-opens"),
    pytest.param("Curiously Poe agreed with Ann Poe.", ["Ann Poe"], id="adverb-opens"),
    pytest.param("Dismayed by it, he left.", [], id="participle-alone"),
    pytest.param("Beneath Poe's lead lie worries of Ann Poe.", ["Ann Poe"], id="preposition-opens"),
    pytest.param("Fans of it left and then fans came.", [], id="people-open"),
    pytest.param("On Friday, he left. Friday's list was long.", [], id="weekday"),
    pytest.param("He fled to Pasadena, Calif., with her.", ["Pasadena", "Calif"], id="state-shortened"),
    pytest.param("She met Rep. Bo Starr, R-N.Y., today.", ["Bo Starr"], id="party-and-initials"),
    pytest.param("On February 1 Derby Web Services agreed.", ["Derby Web Services"], id="date-before"),
    pytest.param("She is with the Liberal Democrats now.", ["Liberal Democrats"], id="party-of-members"),
    pytest.param("She met Ohio Democrats there.", ["Ohio"], id="members-of-a-party"),
    pytest.param("Pope John Paul II left.", ["John Paul II"], id="regnal-number"),
    pytest.param("He met Brent Poe III there.", ["Brent Poe"], id="suffix"),
    pytest.param("The Derby Fire and Rescue Service came.", ["Derby Fire and Rescue Service"], id="two-fields"),
    pytest.param("Later Ann Poe and Bo Starr left.", ["Ann Poe", "Bo Starr"], id="two-people"),
    pytest.param(
        "They have long been part of the Educational, Scientific and Cultural Organization.",
        ["Educational, Scientific and Cultural Organization"],
        id="list",
    ),
    pytest.param(
        "They have long been part of the Alliance to Reclaim Our Schools.", ["Alliance to Reclaim Our Schools"], id="what-it-wants"
    ),
    pytest.param("He is envoy of the Derby Republic to Oman.", ["Derby Republic", "Oman"], id="to-a-place"),
    pytest.param("It was the Committee for a Responsible Budget.", ["Committee for a Responsible Budget"], id="for-a"),
    pytest.param("The U.S. Court of Appeals for the 6th Circuit ruled.", ["U.S. Court of Appeals for the 6th Circuit"], id="circuit"),
    pytest.param("The Swiss People’s Party won.", ["Swiss People’s Party"], id="whose-party"),
    pytest.param("He met Cornell William Poe there.", ["Cornell William Poe"], id="first-name-like-a-body"),
    pytest.param("He met Immunologist Kjell Poe there.", ["Kjell Poe"], id="profession-before"),
    pytest.param("Reporter Jomana Poe says:\nAs Poe spoke, it rained.", ["Jomana Poe"], id="colon-ends-no-headline"),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_what_is_named(text: str, names: list[str]) -> None:
    assert sorted(entities(text)) == sorted(names)


SAME = [
    pytest.param("Steve Sweeney came. Sweeny left.", "Sweeny", "Steve Sweeney", "misspelt-name", id="letter-left-out"),
    pytest.param("Al Sharpton came. Sharption left.", "Sharption", "Al Sharpton", "misspelt-name", id="letter-put-in"),
    pytest.param("Gary Byrne came. Bryne left.", "Bryne", "Gary Byrne", "misspelt-name", id="letters-swapped"),
    pytest.param("Bo Trask came. Mask left.", "Mask", "Mask", "full-name", id="another-first-letter"),
    pytest.param("Ann Hanson came with Bo Hansen. Hansan left.", "Hansan", "Hansan", "full-name", id="two-so-called"),
    pytest.param("Cornel West came. West left.", "West", "Cornel West", "last-name", id="last-name-that-is-a-place"),
    pytest.param("Cornel West came. He is in West.", "West", "West", "full-name", id="in-a-place"),
    pytest.param("Jim Jordan came. Jordan left.", "Jordan", "Jim Jordan", "last-name", id="last-name-that-is-a-country"),
    pytest.param("Jim Jordan came from Jordan. Jordan left.", "Jordan", "Jordan", "full-name", id="a-country"),
]


@pytest.mark.parametrize(("text", "spelling", "name", "relation"), SAME)
def test_whom_a_spelling_means(text: str, spelling: str, name: str, relation: str) -> None:
    register = Register(segment(text))
    naming = next(n for m, n in reversed(list(zip(register.mentions, register.namings, strict=True))) if m.name == spelling and n)
    assert (naming.entity.name, naming.relation) == (name, relation)


KINDS = [
    pytest.param("He met Ann Poe.", "Ann Poe", "person", id="first-name"),
    pytest.param("Ann Poe fell off Poe Tower today.", "Poe Tower", "organisation", id="called-after-a-person"),
    pytest.param("It was on the Ann Poe Show today.", "Ann Poe Show", "organisation", id="show"),
    pytest.param("He met Ann Bridge there.", "Ann Bridge", "person", id="family-like-a-thing"),
    pytest.param("He lives in San Jose now.", "San Jose", "organisation", id="place-by-its-head"),
    pytest.param("He met South Korea there.", "South Korea", "organisation", id="country"),
    pytest.param("He drives a Poelo XC90 now.", "Poelo XC90", "organisation", id="digits"),
    pytest.param("He wrote for FurPress then.", "FurPress", "organisation", id="capital-inside"),
    pytest.param("He met RAF Croughton there.", "RAF Croughton", "organisation", id="acronym-first"),
    pytest.param("She rang BBC Radio Derby then.", "BBC Radio Derby", "organisation", id="acronym-before-two"),
    pytest.param("She rang Harbour Water then.", "Harbour Water", "organisation", id="supplier"),
    pytest.param("Kimber-Clarke, which makes paper, left.", "Kimber-Clarke", "organisation", id="which"),
    pytest.param("He lay in Charon hospital then.", "Charon", "organisation", id="noun-behind"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert entities(text)[name].kind == kind


GENDERS = [
    pytest.param("Ms. Xu left.", "Xu", "f", id="courtesy-title"),
    pytest.param("Ann Poe left.", "Ann Poe", "f", id="first-name"),
    pytest.param("Kyo Xu left. He wept.", "Kyo Xu", "m", id="pronoun"),
    pytest.param("Amy Poe met Kyo Xu, and she wept.", "Kyo Xu", None, id="pronoun-of-another"),
    pytest.param("Kyo Xu left.", "Kyo Xu", None, id="nothing-tells"),
]


@pytest.mark.parametrize(("text", "name", "gender"), GENDERS)
def test_genders(text: str, name: str, gender: str | None) -> None:
    assert entities(text)[name].gender == gender


def test_the_first_name_mostly_used_stands_in_the_fullest_name() -> None:
    assert "Ted Poe" in entities("Edward Rafael Poe came. " + "Ted Poe left. " * 3)
    assert "Ann Eve Poe" in entities("Ann Eve Poe came. " + "Ann Poe left. " * 3)
    assert "Ildefon Guaja Poe" in entities("Ildefon Guaja Poe came. Mr. Guaja Poe left. Mr. Guaja Poe wept.")
