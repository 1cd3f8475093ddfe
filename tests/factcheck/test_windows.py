"""The quick look: where in a text the words of a quotation stand close together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quoteapi.factcheck.windows import MARGIN, Asked, reaches

FILLER = "rain fell on the roofs of the town all day and nobody went out "
WORDS = "the ferry sails every hour from the northern quay".split()


def test_the_best_window_holds_the_words() -> None:
    text = FILLER * 20 + "The ferry sails every hour from the quay. " + FILLER * 20
    [window] = Asked(WORDS).windows(text, 1)
    [reach] = reaches(text, [window])
    assert "ferry sails every hour" in text[reach.start : reach.end]
    assert len(text[reach.start : reach.end].split()) <= 2 * MARGIN + 20


def test_words_in_their_order_are_worth_more() -> None:
    asked = Asked(WORDS)
    in_order, shuffled = (asked.windows(text, 1)[0] for text in ("the ferry sails every hour", "hour every sails ferry the"))
    assert in_order.words == shuffled.words
    assert in_order.score > shuffled.score


def test_a_word_said_again_counts_once() -> None:
    asked = Asked(WORDS)
    assert asked.windows("ferry ferry ferry", 1)[0].score == asked.windows("ferry", 1)[0].score


def test_accents_of_the_text_are_folded() -> None:
    assert (
        Asked(["cafe", "zurich"]).windows("Im Café Zürich", 1)[0].score == Asked(["cafe", "zurich"]).windows("Im Cafe Zurich", 1)[0].score
    )


def test_no_window_without_a_shared_word() -> None:
    assert Asked(WORDS).windows("penguins juggle lanterns", 3) == []
    assert Asked(WORDS).windows("", 3) == []
    assert Asked([]).windows("penguins", 3) == []


@given(st.lists(st.text(max_size=8), max_size=20), st.text(max_size=200))
def test_reaches_lie_in_the_text_one_after_the_other(words: list[str], text: str) -> None:
    spans = reaches(text, Asked(words).windows(text, 3))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
