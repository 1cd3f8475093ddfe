"""Words, dates and terms: what a search compares, the same on every database."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.store.asking import NEVER, Either, Every, Phrase, expression
from quoteapi.store.keys import is_uid, party_uid, quote_uids
from quoteapi.store.moments import NO_MOMENT, after, end_number, first_number, moment, published, spelt
from quoteapi.store.terms import SIGNS, STEPS, at_least, terms_of
from quoteapi.store.values import QuoteQuery
from quoteapi.store.words import LONGEST, plain_words, stems


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We won’t row.", ["we", "won", "t", "row"]),
        ("José ŠKODA, Straße 5", ["jose", "skoda", "strasse", "5"]),
        ("snake_case and ½", ["snake", "case", "and", "1", "2"]),
        ("—…!", []),
        ("x" * 90, ["x" * LONGEST]),
    ],
)
def test_words_have_no_case_accents_or_punctuation(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


def test_forms_of_a_word_are_one() -> None:
    assert stems("tariffs Tariff") == stems("tariff TARIFFS")


@given(st.text())
def test_no_word_holds_what_an_index_would_obey(text: str) -> None:
    for word in [*plain_words(text), *stems(text)]:
        assert word
        assert not set(word) & set(SIGNS + " '\"\\:*()&|!<>")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-05-01", "2026-05-01"),
        ("2026-05-01T08:30", "2026-05-01T08:30:00Z"),
        ("2026-05-01T08:30:15.5+02:00", "2026-05-01T06:30:15Z"),
        ("2026-05-01t23:00:00z", "2026-05-01T23:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ],
)
def test_a_date_has_one_spelling(given: str, kept: str) -> None:
    assert published(given) == kept
    assert published(kept) == kept
    assert spelt(first_number(moment(kept))) == (kept if "T" in kept else f"{kept}T00:00:00Z")


@pytest.mark.parametrize("given", ["", "May 1", "2026-13-01", "2026-05-01T25:00", "20260501", "0001-01-01T00:00+05:00", "２０２６-05-01"])
def test_what_is_no_date_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        published(given)


def test_a_day_ends_when_the_next_begins() -> None:
    assert after("2026-05-01") == moment("2026-05-02")
    assert after("2026-05-01T08:30:00Z") == moment("2026-05-01T08:30:01Z")


@given(st.datetimes(), st.datetimes())
def test_numbers_are_in_the_order_of_the_dates(one: Any, other: Any) -> None:
    a, b = (moment(published(d.isoformat(timespec="seconds"))) for d in sorted((one, other)))
    assert NO_MOMENT < a <= b
    assert end_number(NO_MOMENT) <= first_number(a) < end_number(b) < 1 << 63
    assert a == b or end_number(a) <= first_number(b)


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ({}, ()),
        ({"q": "Rising tides"}, (Phrase(("rise",)), Phrase(("tide",)))),
        ({"q": 'harbour “rising tides"'}, (Phrase(("harbour",)), Phrase(("rise", "tide")))),
        ({"q": '"never closed'}, (Phrase(("never", "close")),)),
        ({"q": 'row "!"'}, (Phrase(("row",)),)),
        ({"speaker": "Ada Brook"}, (Phrase(("@ada", "@brook")),)),
        ({"speaker": "s_" + "a" * 16}, (Phrase(("=ws_" + "a" * 16,)),)),
        ({"role": "Mayors"}, (Phrase(("%mayor",)),)),
        ({"type": ("direct", "mixed")}, (Either((Phrase(("=tdirect",)), Phrase(("=tmixed",)))),)),
        ({"min_confidence": 0.96}, (Phrase(("=k7",)),)),
        ({"min_confidence": 0.3}, ()),
    ],
)
def test_a_question_as_terms(asked: dict[str, Any], parts: tuple[Any, ...]) -> None:
    assert expression(QuoteQuery(**asked)) == Every(parts)


@pytest.mark.parametrize("asked", [{"q": "!"}, {"q": ""}, {"q": '""'}, {"speaker": "–"}, {"role": ""}])
def test_a_question_without_a_word_is_never_met(asked: dict[str, Any]) -> None:
    assert expression(QuoteQuery(**asked)) == NEVER


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_term_of_a_bound_leaves_out_no_quote_above_it(bound: float, confidence: float) -> None:
    asked = at_least(bound)
    own = terms_of(
        {"text": "", "role": None, "speaker": {"id": None, "name": None}, "affiliation": None, "cue": None, "type": "direct"}
        | {"act": "speech", "stance": "asserts", "confidence": confidence},
        publisher=None,
    )
    assert asked is None or confidence < bound or asked in own
    assert (asked is None) == (bound < STEPS[0])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ada Brook", "person"), ("ADA  BROOK", "person"), True),
        (("José Lima", "person"), ("Jose Lima", "person"), True),
        (("The Port Authority", "organisation"), ("Port Authority", "organisation"), True),
        (("Ada Brook", "person"), ("Ada Brooks", "person"), False),
        (("Brook", "person"), ("Brook", "organisation"), False),
        (("The", "person"), ("A", "person"), False),
        (("!", "person"), ("?", "person"), False),
    ],
)
def test_who_is_one_speaker(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert (party_uid("speaker", *one) == party_uid("speaker", *other)) is same
    assert is_uid(party_uid("speaker", *one))
    assert party_uid("affiliation", *one) != party_uid("speaker", *one)


def test_quotes_in_the_same_place_have_ids_of_their_own() -> None:
    uids = quote_uids("a", 1, [((0, 5),), ((0, 5),), ((0, 6),)])
    assert len(set(uids)) == 3
    assert uids[0] == quote_uids("a", 1, [((0, 5),)])[0]
    assert uids[0] != quote_uids("a", 2, [((0, 5),)])[0]
