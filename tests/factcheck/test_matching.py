"""What a text and a claim share, and how near that brings them."""

from __future__ import annotations

from typing import Any

import pytest

from quoteapi.engine.model import Speaker
from quoteapi.factcheck.drafts import matches_of_draft, matches_of_quote
from quoteapi.factcheck.matching import LEAST, Match, matches
from quoteapi.store import Claims, Review, Store, Told
from quoteapi.store.moments import this_moment

CLAIMS = {
    "bridge": ("The Lindford bridge was closed for 40 days in May.", "Ada Cole"),
    "taxes": ("Governor Bo Lind raised property taxes by 12 percent.", None),
    "gulls": ("Gulls cannot carry avian flu.", "Gull Watch"),
    "jobs": ("The port has lost two million jobs since 2010.", "Ann Poe"),
    "trams": ("Trams cause more accidents than buses.", None),
}


@pytest.fixture
def claims(store: Store) -> Claims:
    """The claims above, each with another wording of its own, and enough others that common words are common."""
    told = [
        Review(claim=text, url=f"https://checks.example/{name}", claimant=by, about=f"Is it true of {name}?")
        for name, (text, by) in CLAIMS.items()
    ]
    told += [
        Review(claim=f"The council said that town {n} has a bridge and pays more taxes.", url=f"https://a.example/{n}") for n in range(30)
    ]
    kept = Claims(store)
    kept.put([Told((review,)) for review in told], this_moment())
    return kept


def best(claims: Claims, text: str, **more: Any) -> Match | None:
    [found] = matches(claims, [text], **more)
    return found[0] if found else None


def name_of(match: Match | None) -> str | None:
    return None if match is None else match.claim["claimReview"][0]["url"].rpartition("/")[2]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lindford bridge was closed for 40 days in May.", "bridge"),
        ("In May, the bridge at Lindford stayed closed for forty days.", "bridge"),
        ("She complained at length, in a speech on Friday, that the bridge in Lindford had been closed in May for 40 days.", "bridge"),
        ("Did Bo Lind raise property taxes?", "taxes"),
        ("Avian flu is not carried by gulls, experts say.", "gulls"),
        ("The port lost 2 million jobs.", "jobs"),
        ("Lindford is a town on the sea.", None),
        ("The council said that it has a plan.", None),
        ("In May it rained.", None),
        ("", None),
    ],
)
def test_the_nearest_claim(claims: Claims, text: str, name: str | None) -> None:
    assert name_of(best(claims, text)) == name


def test_rare_words_weigh_more(claims: Claims) -> None:
    rare, common = (best(claims, text, least=0.0) for text in ("Gulls and avian things.", "The council said more."))
    assert rare is not None
    assert common is not None
    assert rare.score > common.score


def test_what_is_shared_is_told_as_the_text_has_it(claims: Claims) -> None:
    match = best(claims, "At the port, 2,000,000 JOBS were lost after 2010, said Ann Poe.")
    assert match is not None
    assert match.shared.words == ("port", "JOBS", "lost")
    assert match.shared.numbers == ("2,000,000", "2010")
    assert match.conflicts == ()
    names = best(claims, "Taxes on property went up under Bo Lind by 12 percent.")
    assert names is not None
    assert names.shared.names == ("Bo", "Lind")


def test_the_same_words_score_one_and_other_words_besides_take_a_little(claims: Claims) -> None:
    same = best(claims, CLAIMS["trams"][0])
    longer = best(claims, f"As everybody in the harbour district knows by now, {CLAIMS['trams'][0]}")
    shorter = best(claims, "Trams cause accidents.")
    assert same is not None
    assert longer is not None
    assert shorter is not None
    assert same.score == 1
    assert LEAST < shorter.score < longer.score < 1


@pytest.mark.parametrize(
    ("text", "conflicts"),
    [
        ("Gulls can carry avian flu.", [("negation", (), ("cannot",))]),
        ("Gulls can’t carry avian flu.", []),
        ("Trams do not cause more accidents than buses.", [("negation", ("not",), ())]),
        ("Trams don’t cause more accidents than buses.", [("negation", ("don’t",), ())]),
        ("It is not true what they write. Trams cause more accidents than buses, and nobody told me so before, I must say.", []),
        ("The port has lost three million jobs since 2010.", [("number", ("three million",), ("two million",))]),
        ("The port has lost jobs since 2010.", []),
    ],
)
def test_conflicts(claims: Claims, text: str, conflicts: list[Any]) -> None:
    match = best(claims, text)
    assert match is not None
    assert [(each.kind, each.text, each.claim) for each in match.conflicts] == conflicts


def test_another_wording_counts_as_well(claims: Claims, store: Store) -> None:
    Claims(store).put(
        [Told((Review(claim="It did.", url="https://b.example/1", about="Whales swam up the Tidewater canal"),))], this_moment()
    )
    match = best(claims, "Two whales swam in the Tidewater canal.")
    assert match is not None
    assert match.wording == "Whales swam up the Tidewater canal"


@pytest.mark.parametrize(("speaker", "is_claimant"), [("Ada Cole", True), ("Cole", True), ("Bo Cole", False), (None, False)])
def test_the_claimant_brings_it_nearer(claims: Claims, speaker: str | None, is_claimant: bool) -> None:
    text = "The bridge was closed for 40 days."
    match, alone = best(claims, text, speaker=Speaker("s1", speaker, "person")), best(claims, text)
    assert match is not None
    assert alone is not None
    assert match.shared.claimant is is_claimant
    assert (match.score > alone.score) is is_claimant


def test_a_draft_has_its_matches_by_sentence(claims: Claims) -> None:
    text = f"{CLAIMS['trams'][0]} It rains.\n\n{CLAIMS['gulls'][0]}"
    found = [(text[span.start : span.end], name_of(some[0])) for span, some in matches_of_draft(claims, text)]
    assert found == [(CLAIMS["trams"][0], "trams"), (CLAIMS["gulls"][0], "gulls")]
    assert matches_of_draft(claims, "") == []


def test_one_sentence_of_a_long_quote_is_enough(claims: Claims) -> None:
    rest = "We will go on and on, through the winter, with boats and ropes and all the patience of fishermen. " * 3
    told = {"text": f"{rest}{CLAIMS['trams'][0]} {rest}", "speaker": {"name": None, "kind": "unknown"}, "role": None}
    found = matches_of_quote(claims, told)
    assert [name_of(match) for match in found] == ["trams"]
    assert found[0].score == 1
