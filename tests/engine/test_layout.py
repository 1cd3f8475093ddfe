"""Transcript turns and credit lines, and what only looks like them."""

import pytest

from quoteapi.engine.layout import layout
from quoteapi.engine.pipeline import Engine
from quoteapi.engine.segment import segment

FOUND = [
    pytest.param(
        "POE: Why did you close the port at night?\n\nDOW: The wind was far too strong for us.\n\nPOE: And what of the crews on board?",
        [
            ("POE", "Why did you close the port at night?"),
            ("DOW", "The wind was far too strong for us."),
            ("POE", "And what of the crews on board?"),
        ],
        id="shouted-transcript",
    ),
    pytest.param(
        "Q: Why did you close the port?\n\nA: The wind was too strong for us.\n\n"
        "Q: And what of the crews on board?\n\nA: They slept well enough.",
        [
            ("Q", "Why did you close the port?"),
            ("A", "The wind was too strong for us."),
            ("Q", "And what of the crews on board?"),
            ("A", "They slept well enough."),
        ],
        id="question-and-answer",
    ),
    pytest.param("“The port is shut.” — Ann Poe, harbour master", [("Ann Poe, harbour master", "The port is shut.")], id="credit-line"),
    pytest.param("“The port is shut.” -Commissioner Bo Dow", [("Commissioner Bo Dow", "The port is shut.")], id="hyphen-credit"),
    pytest.param(
        "From the desk of Ann Poe, harbour master.\n\n“The port is shut.”\n\n“Sail on Monday.”\n\nThe port opened in 1901.\n\n“No.”",
        [("Ann Poe, harbour master", "The port is shut."), ("Ann Poe, harbour master", "Sail on Monday.")],
        id="letterhead",
    ),
]
REFUSED = [
    pytest.param("Poe: 12.\n\nDow: 14.\n\nPoe: 15.\n\nDow: 20.", id="table"),
    pytest.param("Minister: Port must close\n\nThe port was closed on Monday.", id="one-headline"),
    pytest.param("“Yes,” — Poe nodded at the crowd — “we can.”", id="dashes-inside-a-sentence"),
    pytest.param("“The port is shut” — and nobody said why.", id="lower-case-after-the-dash"),
    pytest.param("Statement by Ann Poe\n\n“The port is shut” read the sign.", id="letterhead-over-a-sentence"),
    pytest.param("A letter from Ann Poe came on Monday.\n\n“The port is shut.”", id="no-line-of-its-own"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text, expected) -> None:
    found = layout(segment(text))
    assert [
        (text[a.source.span.start : a.source.span.end], text[a.contents[0].span.start : a.contents[0].span.end]) for a in found
    ] == expected


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text) -> None:
    assert layout(segment(text)) == ()


def test_the_interviewer_asks() -> None:
    text = (
        "Q: Why did you close the port?\n\nA: The wind was too strong for us.\n\nQ: And the crews on board?\n\nA: They slept well enough."
    )
    assert [a.stance for a in layout(segment(text))] == ["asks", "asserts", "asks", "asserts"]


QUOTED = """Partial transcript as follows:

“POE: Why did you close the port at night?

“DOW: The wind was far too strong for us.

“Nobody sails in that.

“(CROSSTALK)

“POE: And what of the crews on board?”"""


def test_a_transcript_may_be_quoted_as_a_whole() -> None:
    """Each turn without its label and marks; a paragraph without a label goes on from the turn before, a note does not."""
    quotes = Engine().extract(QUOTED).quotes
    assert [(QUOTED[q.source.span.start : q.source.span.end], [QUOTED[s.start : s.end] for s in q.spans]) for q in quotes] == [
        ("POE", ["Why did you close the port at night?"]),
        ("DOW", ["The wind was far too strong for us.", "Nobody sails in that."]),
        ("POE", ["And what of the crews on board?"]),
    ]


def test_a_label_is_no_headline_that_describes_who_speaks_below() -> None:
    text = "HOST: Good evening. Minister, will the bridge open?\nMINISTER POE: It will, as I have said.\nHOST: When may we cross it?"
    host, *_ = (q.speaker for q in Engine().extract(text).quotes)
    assert host.name is None


def test_a_heading_is_no_turn() -> None:
    text = "Transcript: how the ferry came to be late\nPoe: The wind was too strong for us.\nDow: Did the crews know of it?\n"
    text += "Poe: They knew as much as I did.\nDow: Then who did not know?"
    assert [text[a.source.span.start : a.source.span.end] for a in layout(segment(text)) if a.source] == ["Poe", "Dow", "Poe", "Dow"]
