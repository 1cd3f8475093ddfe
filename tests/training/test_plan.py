"""How the rates go over a fitting."""

from __future__ import annotations

import pytest

from quoteapi.training.plan import Plan


def test_rates_warm_up_stay_and_fall_to_nothing() -> None:
    plan = Plan(steps=1000, warm_up=100, fall=0.5)
    assert [plan.scale(step) for step in (0, 50, 100, 500, 750, 1000)] == pytest.approx([0, 0.5, 1, 1, 0.5, 0])
