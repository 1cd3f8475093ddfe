"""The bars on the set of altered quotations."""

from __future__ import annotations

import pytest
from altered import FLAGGED, Outcome, outcomes

import quoteapi


@pytest.fixture(scope="module")
def found(engine: quoteapi.Engine) -> list[Outcome]:
    return outcomes(engine)


def test_the_set_is_as_large_as_promised(found: list[Outcome]) -> None:
    altered = [
        o
        for o in found
        if o.case.kind.startswith(("changed", "words", "end", "beginning", "two made", "indirect speech", "capitals", "spaces", "(sic)"))
    ]
    assert len(altered) >= 400
    assert sum(o.case.kind.startswith(("unaltered", "two speakers, one")) for o in found) >= 90
    assert sum(o.case.kind == "absent" for o in found) >= 100


def test_the_verdicts_are_right(found: list[Outcome]) -> None:
    assert sum(o.right for o in found) / len(found) >= 0.97, [o.case for o in found if not o.right]


def test_nothing_that_differs_in_a_word_is_verbatim(found: list[Outcome]) -> None:
    assert not [o.case for o in found if o.case.differs and o.case.verdict != "truncated" and o.check.verdict.startswith("verbatim")]


@pytest.mark.parametrize("kind", FLAGGED)
def test_a_change_of_meaning_is_flagged(found: list[Outcome], kind: str) -> None:
    changed = [o for o in found if o.case.change == kind]
    assert len(changed) >= 20
    assert sum(o.flagged and o.check.meaning_changed for o in changed) / len(changed) >= 0.99


def test_a_cut_that_turns_the_meaning_is_told(found: list[Outcome]) -> None:
    turned = [o for o in found if o.case.turns]
    assert turned
    assert all(o.check.meaning_changed for o in turned if o.right)


def test_a_change_of_wording_alone_is_not_flagged(found: list[Outcome]) -> None:
    wording = [o for o in found if o.case.kind == "changed wording"]
    assert all(c.kinds == ("wording",) for o in wording for c in o.check.passages[0].changes)
