"""The curve from certainty to the share of right quotes, made of counts."""

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quoteapi.training.calibrate import BIN, isotonic


def test_shares_of_two_levels() -> None:
    found = [(0.2, n % 4 == 0) for n in range(40)] + [(0.8, n % 4 != 0) for n in range(40)]
    assert isotonic(found) == [(0.2, 0.25), (0.8, 0.75)]


def test_bins_out_of_order_are_pooled() -> None:
    found = [(0.2, True)] * BIN + [(0.6, False)] * BIN + [(0.9, True)] * BIN
    assert isotonic(found) == [(0.4, 0.5), (0.9, 1.0)]


def test_what_is_left_over_joins_the_last_bin() -> None:
    assert isotonic([(0.5, True)] * (BIN - 1)) == [(0.5, 1.0)]
    assert len(isotonic([(n / 100, True) for n in range(2 * BIN - 1)])) == 1


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=300))
def test_the_curve_rises(found) -> None:
    Random(1).shuffle(found)
    curve = isotonic(found)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(curve))
