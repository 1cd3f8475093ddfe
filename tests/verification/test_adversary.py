"""The bars on the second set of altered quotations."""

from __future__ import annotations

import pytest
from adversary import Outcome, outcomes

import quoteapi

FLAGGED = ("negation", "number", "name", "modal")


@pytest.fixture(scope="module")
def found(engine: quoteapi.Engine) -> list[Outcome]:
    return outcomes(engine)


def test_the_verdicts_are_right(found: list[Outcome]) -> None:
    assert len(found) > 5000
    wrong = [o.case for o in found if not o.right]
    assert len(wrong) <= 0.005 * len(found), wrong


def test_no_kind_of_change_is_missed(found: list[Outcome]) -> None:
    for kind in {o.case.kind for o in found}:
        own = [o for o in found if o.case.kind == kind]
        assert sum(o.right for o in own) >= 0.97 * len(own) - 1, kind


def test_nothing_that_differs_in_a_word_is_verbatim(found: list[Outcome]) -> None:
    altered = [o for o in found if not any(verdict.startswith("verbatim") for verdict in o.case.verdicts)]
    assert not [o.case for o in altered if o.check.verdict.startswith("verbatim")]


@pytest.mark.parametrize("kind", FLAGGED)
def test_a_change_of_meaning_is_flagged(found: list[Outcome], kind: str) -> None:
    changed = [o for o in found if o.case.changes and o.case.changes[0] == kind]
    assert len(changed) > 40
    missed = [o.case for o in changed if not o.told]
    assert len(missed) <= 0.01 * len(changed), missed


def test_what_changes_no_meaning_is_not_flagged(found: list[Outcome]) -> None:
    wording = [o for o in found if o.case.changes == ()]
    assert len(wording) > 300
    assert not [o.case for o in wording if not o.told]


def test_a_cut_that_turns_the_meaning_is_told(found: list[Outcome]) -> None:
    turned = [o for o in found if o.case.turns]
    assert len(turned) > 50
    assert not [o.case for o in turned if not o.told]
