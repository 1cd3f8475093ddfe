"""One quote as several texts have it, without an archive."""

from __future__ import annotations

import time

import pytest

from quoteapi.engine.model import Quote, Span, Speaker
from quoteapi.verification.wordings import Comparing, Comparison, Wording, fullness, wording_of

WHOLE = "We will not close the library unless the roof fails, and 40 people will keep their jobs."


def compared(wording: str, fuller: str = WHOLE, *, indirect: bool = False, of_indirect: bool = False) -> Comparison | None:
    return Comparing().compared(Wording(wording, indirect), Wording(fuller, of_indirect))


@pytest.mark.parametrize(
    ("wording", "verdict", "meaning", "marked"),
    [
        (WHOLE, "verbatim", False, False),
        (WHOLE.upper(), "verbatim_typography", False, False),
        ("We will not close the library", "truncated", True, False),
        ("We will not close the library …", "altered_marked", True, True),
        ("We will not close the library … and 40 people will keep their jobs", "altered_marked", True, True),
        ("We will not close the library, … unless the roof fails", "truncated", False, False),
        (
            "We [the council] will not close the library unless the roof fails, and 40 people will keep their jobs.",
            "altered_marked",
            False,
            True,
        ),
        (WHOLE.replace("not ", ""), "altered_unmarked", True, False),
        (WHOLE.replace("40", "14"), "altered_unmarked", True, False),
        (WHOLE.replace("close", "shut"), "altered_unmarked", False, False),
    ],
)
def test_what_became_of_a_fuller_wording(wording: str, verdict: str, meaning: bool, marked: bool) -> None:
    found = compared(wording)
    assert found is not None
    assert (found.verdict, found.meaning_changed, found.marked) == (verdict, meaning, marked)


@pytest.mark.parametrize("wording", ["The museum opens in May.", "We will close our eyes and hope for the best", "…", "🎉"])
def test_other_words(wording: str) -> None:
    assert compared(wording) is None


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        ("that the council would not close the library", True),
        ("she would not close the library", True),
        ("the council would close the library", False),
        ("the library would stay open", False),
        ("40 people would keep their jobs", True),
        ("14 people would keep their jobs", False),
    ],
)
def test_what_is_told_is_a_paraphrase_or_none(told: str, is_one: bool) -> None:
    found = compared(told, indirect=True)
    assert (found is not None) is is_one
    assert found is None or found.verdict == "paraphrase"


def test_two_who_tell_the_same() -> None:
    told = "the council would not close the library"
    for wording in (told, f"that {told}"):
        found = compared(wording, told, indirect=True, of_indirect=True)
        assert found is not None
        assert found.verdict == "paraphrase"
    assert compared("the council would close the library", told, indirect=True, of_indirect=True) is None


def test_the_share_is_of_the_fuller_words() -> None:
    found = compared("40 people will keep their jobs")
    assert found is not None
    assert found.share == round(6 / 17, 3)


def test_a_quote_told_in_pieces_is_the_same_words() -> None:
    found = compared("We will not close the library", "We will not, … close the library. … We love it.")
    assert found is not None
    assert found.verdict == "verbatim_typography"


@pytest.mark.parametrize(("text", "words"), [(WHOLE, 17), ("We [the council] will not", 3), ("a " * 5000, 5000), ("", 0)])
def test_fullness_counts_what_was_spoken(text: str, words: int) -> None:
    assert fullness(Wording(text, indirect=False)) == words


def test_of_a_mixed_quote_what_stands_in_marks_is_compared() -> None:
    text = "that 40 people “will keep” all of “their jobs” then"
    marked = tuple(Span(text.index(words), text.index(words) + len(words)) for words in ("will keep", "their jobs"))
    speaker = Speaker("s1", "Ann Dole", "person")
    quote = Quote("q1", "mixed", text, (Span(0, len(text)),), marked, None, None, speaker, None, None, None, "speech", "asserts", None, 1.0)
    assert wording_of(quote, text) == Wording("will keep … their jobs", indirect=False)


def test_a_long_wording_is_a_source_and_no_quotation() -> None:
    long = " ".join(f"Speech {number} told of the harbour." for number in range(900))
    began = time.perf_counter()
    assert compared(long, WHOLE) is None
    part = compared("Speech 700 told of the harbour. Speech 701 told of the harbour.", long)
    assert part is not None
    assert part.verdict == "verbatim"
    assert time.perf_counter() - began < 20


ODD = ["שלום עולם, אמר ראש העיר לתושבים", "a" + "\u0301" * 5000, "\ud83d we won’t", "[" * 5000 + "a", "a " * 1900, "." * 5000 + "a", " … "]


@pytest.mark.parametrize("text", ODD, ids=["right to left", "combining", "half a pair", "brackets", "one word", "dots", "nothing"])
@pytest.mark.parametrize("indirect", [False, True])
def test_odd_wordings_are_compared_both_ways(text: str, indirect: bool) -> None:
    for one, other in ((text, WHOLE), (WHOLE, text), (text, text)):
        compared(one, other, indirect=indirect)
    found = compared(ODD[0], ODD[0])
    assert found is not None
    assert found.verdict == "verbatim"
