from __future__ import annotations

import pytest

from quoteapi.evaluation.certainty import Bin, bins, calibration_error


def test_bins_are_a_tenth_wide_and_the_last_holds_certainty() -> None:
    filled = bins([(0.0, False), (0.09, True), (0.1, True), (1.0, True), (0.9, False)])
    assert [(b.low, b.quotes, b.right) for b in filled] == [(0.0, 2, 0.5), (0.1, 1, 1.0), (0.9, 2, 0.5)]


@pytest.mark.parametrize(
    ("certainties", "error"),
    [
        pytest.param([(0.8, True)] * 8 + [(0.8, False)] * 2, 0.0, id="right as often as it says"),
        pytest.param([(0.9, False)] * 4, 0.9, id="sure and wrong"),
        pytest.param([(1.0, True), (0.5, False), (0.5, False), (0.5, False)], 0.375, id="each bin by its quotes"),
        pytest.param([], 0.0, id="nothing"),
    ],
)
def test_calibration_error(certainties: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(bins(certainties)) == pytest.approx(error)


def test_a_bin_holds_the_mean_confidence() -> None:
    assert bins([(0.25, True), (0.29, False)]) == (Bin(0.2, 2, pytest.approx(0.27), 0.5),)
