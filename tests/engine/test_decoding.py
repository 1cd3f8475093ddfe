"""The likeliest legal sequence of labels."""

from itertools import product

import numpy as np
import pytest

from quoteapi.engine.tagging.decoding import log_softmax, spans

OUT, B0, I0, B1, I1 = range(5)


def scores(*rows: dict[int, float]) -> np.ndarray:
    table = np.zeros((len(rows), 5))
    for row, given in enumerate(rows):
        for label, score in given.items():
            table[row, label] = score
    return log_softmax(table)


CASES = [
    pytest.param([{B0: 9}, {I0: 9}, {OUT: 9}], [(0, 0, 2)], id="one"),
    pytest.param([{OUT: 9}, {I0: 5, B0: 4}, {I0: 9}], [(0, 1, 3)], id="nothing-begins-inside"),
    pytest.param([{B0: 9}, {B0: 9}], [(0, 0, 1), (0, 1, 2)], id="neighbours"),
    pytest.param([{B0: 9}, {I1: 5, I0: 4}], [(0, 0, 2)], id="a-kind-goes-on-as-it-began"),
    pytest.param([{B1: 9}, {I1: 9}, {B0: 9}], [(1, 0, 2), (0, 2, 3)], id="kinds"),
    pytest.param([{OUT: 9}], [], id="nothing"),
]


@pytest.mark.parametrize(("rows", "expected"), CASES)
def test_spans(rows, expected) -> None:
    assert spans(scores(*rows)) == expected


def ends(*likely: float) -> dict[int, np.ndarray]:
    """Each word's probability to end a span of the first kind."""
    return {0: np.log(likely)}


def test_a_span_stops_where_one_may_end() -> None:
    wavering = scores({B0: 9}, {OUT: 0.1}, {I0: 0.1}, {OUT: 0.2}, {OUT: 9})
    assert spans(wavering, ends(0.01, 0.01, 0.01, 0.9, 0.01)) == [(0, 0, 4)]
    assert spans(wavering, ends(0.9, 0.01, 0.01, 0.01, 0.01)) == [(0, 0, 1)]


def test_ends_do_not_outweigh_what_is_sure() -> None:
    assert spans(scores({B0: 9}, {I0: 9}, {OUT: 9}), ends(0.6, 0.3, 0.01)) == [(0, 0, 2)]


def test_stretches_of_any_length_are_read_in_step() -> None:
    rows = [{OUT: 9}, {B0: 9}, {I0: 9}, {I0: 9}, {OUT: 9}, {B1: 9}, {OUT: 9}, {OUT: 9}, {B1: 9}, {I1: 9}]
    assert spans(scores(*rows)) == [(0, 1, 4), (1, 5, 6), (1, 8, 10)]


def cost(table: np.ndarray, likely: np.ndarray, path: tuple[int, ...]) -> float:
    """What a sequence of labels scores; no legal one scores minus infinity."""
    total = 0.0
    for word, (label, behind) in enumerate(zip(path, (*path[1:], OUT), strict=True)):
        goes_on = label in (B0, I0) and behind == I0
        if behind in (I0, I1) and label not in (behind - 1, behind) or word == 0 and label in (I0, I1):
            return -np.inf
        total += table[word, label]
        if label in (B0, I0):
            total += np.log(1 - likely[word] if goes_on else likely[word])
    return total


@pytest.mark.parametrize("sharp", [0.3, 0.7, 1.2])
@pytest.mark.parametrize("seed", range(12))
def test_no_legal_sequence_scores_better(seed, sharp) -> None:
    draw = np.random.default_rng(seed)
    table = log_softmax(draw.normal(size=(6, 5)) * sharp)
    likely = draw.uniform(0.05, 0.95, size=6)
    found = [OUT] * 6
    for kind, start, end in spans(table, {0: np.log(likely)}):
        found[start:end] = [1 + 2 * kind, *[2 + 2 * kind] * (end - start - 1)]
    best = max(cost(table, likely, path) for path in product(range(5), repeat=6))
    assert cost(table, likely, tuple(found)) == pytest.approx(best, abs=1e-6)


def test_probabilities_add_up() -> None:
    assert np.exp(log_softmax(np.array([[1000.0, 0.0, -1000.0]]))).sum() == pytest.approx(1)
