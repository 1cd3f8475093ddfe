"""Inputs that a linear map can do without, where it is known which."""

import numpy as np
import pytest

from quoteapi.training.surgeon import least_missed


def test_an_input_that_others_tell_goes_without_loss() -> None:
    random = np.random.default_rng(1)
    inputs = random.normal(size=(2_000, 6))
    inputs[:, 2] = inputs[:, 0] - 2 * inputs[:, 1] + 3
    inputs[:, 4] = 0
    rows = np.column_stack([inputs, np.ones(len(inputs))])
    weights = random.normal(size=(5, 7))
    weights[:, 2] /= 10
    kept, fitted = least_missed(weights, rows.T @ rows / len(rows), 4)
    assert set(kept) >= {3, 5}
    assert 4 not in kept
    assert len(set(kept) & {0, 1, 2}) == 2
    assert rows[:, [*kept, 6]] @ fitted.T == pytest.approx(rows @ weights.T, abs=0.02)


def test_of_inputs_that_nothing_else_tells_the_weakest_goes_and_its_mean_moves_to_the_bias() -> None:
    inputs = np.random.default_rng(2).normal(loc=5, size=(50_000, 3))
    rows = np.column_stack([inputs, np.ones(len(inputs))])
    kept, fitted = least_missed(np.array([[1.0, 0.1, 2.0, 7.0]]), rows.T @ rows / len(rows), 2)
    assert kept == [0, 2]
    assert fitted[0] == pytest.approx([1.0, 2.0, 7.5], abs=0.05)
