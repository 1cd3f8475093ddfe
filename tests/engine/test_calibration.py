"""From the tagger's scores to the share of right quotes."""

import json

import pytest

from quoteapi.engine.tagging.calibration import Calibration, features


def given(tags: float, link: float = 0.9, *, marked: float = 0.0) -> tuple[float, ...]:
    return features(tags, link, marked=marked, sourced=True, scope="all")


def test_the_model_is_logistic(tmp_path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"weights": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]}))
    assert Calibration.read(path).of(given(0.7)) == pytest.approx(0.7)


@pytest.mark.parametrize("probability", [0.0, 1.0, 0.5])
def test_any_probability_is_taken(probability) -> None:
    assert 0 < Calibration((0.5, 1.0, 1.0, 0.0, 0.0, 0.0)).of(given(probability, probability)) < 1


def test_lost_marks_speak_neither_for_a_quote_nor_against_it() -> None:
    low, unknown, high = (Calibration((0.0, 1.0, 1.0, 2.0, 0.0, 0.0)).of(given(0.5, marked=marked)) for marked in (0.0, 0.5, 1.0))
    assert low < unknown < high


def test_marks_and_scope_are_features() -> None:
    assert given(0.5, marked=1.0) != given(0.5)
    assert features(0.5, 0.5, marked=0.0, sourced=True, scope="reported") != features(0.5, 0.5, marked=0.0, sourced=True, scope="all")
