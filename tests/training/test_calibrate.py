"""Logistic regression, on counts whose answer is known."""

import math

import numpy as np
import pytest

from quoteapi.training.calibrate import logistic


def test_shares_come_back() -> None:
    low, high = [(1.0, 0.0)] * 400, [(1.0, 1.0)] * 400
    right = [n % 4 == 0 for n in range(400)] + [n % 4 != 0 for n in range(400)]
    weights = logistic(np.array(low + high), np.array(right, dtype=float))
    shares = [1 / (1 + math.exp(-weights @ x)) for x in ([1.0, 0.0], [1.0, 1.0])]
    assert shares == pytest.approx([0.25, 0.75], abs=0.01)


def test_a_feature_that_tells_all_stays_finite() -> None:
    given = np.array([(1.0, -9.0)] * 20 + [(1.0, 9.0)] * 20)
    assert np.isfinite(logistic(given, np.array([0.0] * 20 + [1.0] * 20))).all()
