"""Quotation marks of every style, apostrophes, nesting, and marks too many."""

import pytest

from quoteapi.engine.segment import segment

CASES = [
    pytest.param("“We won’t,” she said, “go back.”", ["We won’t,", "go back."], id="curly"),
    pytest.param('"It is late," she said.', ["It is late,"], id="straight"),
    pytest.param("‘It’s late,’ she said.", ["It’s late,"], id="british"),
    pytest.param("'It's late,' she said.", ["It's late,"], id="british-straight"),
    pytest.param("„Nein“, sagte er.", ["Nein"], id="german"),
    pytest.param("»Doch«, sagte sie.", ["Doch"], id="german-guillemets"),
    pytest.param("«Doch», sagte sie.", ["Doch"], id="swiss"),
    pytest.param("« Oui », dit-elle.", [" Oui "], id="french-spaced"),
    pytest.param("‹Klein› steht da.", ["Klein"], id="single-guillemets"),
    pytest.param("He typed ``yes'' and left.", ["yes"], id="tex"),
    pytest.param("‚Gut‘, sagte er.", ["Gut"], id="german-single"),
    pytest.param("The players' union and the boss's car.", [], id="possessives"),
    pytest.param("Rock 'n' roll of the '90s, 'til dawn.", [], id="elisions"),
    pytest.param("I “shouldn‘t go” but will.", ["shouldn‘t go"], id="wrong-way-apostrophe"),
    pytest.param("“They said ‘no’ to us,” Lee said.", ["They said ‘no’ to us,", "no"], id="nested"),
    pytest.param("“In what he calls “hell” we live,” Lee said.", ["In what he calls “hell” we live,", "hell"], id="same-marks-nested"),
    pytest.param('"In what he calls "hell" we live," Lee said.', ['In what he calls "hell" we live,', "hell"], id="straight-nested"),
    pytest.param("'the players' union' struck", ["the players' union"], id="possessive-inside-single"),
    pytest.param("'yes' and 'no' were heard", ["yes", "no"], id="two-singles-after-s"),
    pytest.param("No marks here.", [], id="none"),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_pairs(text: str, inner: list[str]) -> None:
    found = segment(text).quotations
    assert [text[q.inner.start : q.inner.end] for q in found] == inner
    assert all(q.closed for q in found)


def test_a_mark_too_many_spoils_its_own_paragraph_only() -> None:
    text = 'A stray" mark.\n"Open and never closed.\n"Whole," she said.'
    whole = segment(text).quotations[-1]
    assert text[whole.inner.start : whole.inner.end] == "Whole,"
    assert whole.closed


@pytest.mark.parametrize("text", ["“One goes on.\n“Two goes on.\n“Three ends.”", "‘It’s one.\n‘It’s two.\n‘Three ends.’"])
def test_a_quote_over_paragraphs_goes_on_where_the_marks_were_left_open(text: str) -> None:
    first, second, third = segment(text).quotations
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (False, True)
    assert (third.closed, third.continues) == (True, True)


def test_a_mark_left_open_holds_no_quote_that_another_opens_behind_it() -> None:
    open_one, whole = segment("“One thing. “Two things,” she said.").quotations
    assert (open_one.closed, whole.closed, whole.depth) == (False, True, 1)


def test_a_single_mark_that_leads_no_paragraph_is_an_apostrophe_unless_it_is_closed() -> None:
    assert segment("The ‘boys went home.").quotations == ()


def test_depth_counts_from_one() -> None:
    outer, inner = segment("“He said ‘no’ twice.”").quotations
    assert (outer.depth, inner.depth) == (1, 2)
