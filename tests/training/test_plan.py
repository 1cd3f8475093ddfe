"""How the rates go over a fitting."""

from __future__ import annotations

import pytest

from quoteapi.training.plan import Plan


def test_rates_warm_up_stay_and_fall_to_nothing() -> None:
    plan = Plan(steps=1000, warm_up=100, fall=0.5)
    assert [plan.scale(step) for step in (0, 50, 100, 500, 750, 1000)] == pytest.approx([0, 0.5, 1, 1, 0.5, 0])


def test_two_fittings_on_end_have_the_rates_of_a_long_one() -> None:
    whole, first, second = Plan(steps=400, rate=3e-4), Plan(steps=200, rate=3e-4, rest=0.5), Plan(steps=200, rate=1.5e-4)
    for step in (120, 150, 200):
        assert first.rate * first.scale(step) == pytest.approx(whole.rate * whole.scale(step))
        assert second.rate * second.scale(step) == pytest.approx(whole.rate * whole.scale(step + 200))
