"""The quick look: where in a text the words of a quotation stand close together."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from quoteapi.factcheck.windows import MARGIN, Asked, Window, reaches

FILLER = "rain fell on the roofs of the town all day and nobody went out "
WORDS = "the ferry sails every hour from the northern quay".split()


def best(words: list[str], text: str) -> Window:
    return next(Asked(words).windows(text))


def test_the_best_window_holds_the_words() -> None:
    text = FILLER * 20 + "The ferry sails every hour from the quay. " + FILLER * 20
    [reach] = reaches(text, [best(WORDS, text)])
    assert "ferry sails every hour" in text[reach.start : reach.end]
    assert len(text[reach.start : reach.end].split()) <= 2 * MARGIN + 20


def test_words_in_their_order_are_worth_more() -> None:
    in_order, shuffled = (best(WORDS, text) for text in ("the ferry sails every hour", "hour every sails ferry the"))
    assert in_order.words == shuffled.words
    assert in_order.score > shuffled.score


def test_a_word_said_again_counts_once() -> None:
    assert best(WORDS, "ferry ferry ferry").score == best(WORDS, "ferry").score


def test_accents_of_the_text_are_folded() -> None:
    assert best(["cafe", "zurich"], "Im Café Zürich").score == best(["cafe", "zurich"], "Im Cafe Zurich").score


def test_no_window_without_a_shared_word() -> None:
    assert list(Asked(WORDS).windows("penguins juggle lanterns")) == []
    assert list(Asked(WORDS).windows("")) == []
    assert list(Asked([]).windows("penguins")) == []


def test_the_next_best_window_stands_elsewhere() -> None:
    text = "The ferry sails every hour. " + FILLER * 5 + "From the northern quay."
    first, second, *rest = Asked(WORDS).windows(text)
    assert first.place.stop <= second.place.start
    assert first.score > second.score
    assert all(window.score <= second.score for window in rest)


@given(st.lists(st.text(max_size=8), max_size=20), st.text(max_size=200))
def test_reaches_lie_in_the_text_one_after_the_other(words: list[str], text: str) -> None:
    spans = reaches(text, islice(Asked(words).windows(text), 3))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
