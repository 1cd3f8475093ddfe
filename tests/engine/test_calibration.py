"""From the tagger's scores to the share of right quotes."""

import json

import pytest

from quoteapi.engine.tagging.calibration import Calibration, features


def given(tags: float, link: float = 0.9, *, marked: bool = False) -> tuple[float, ...]:
    return features(tags, link, marked=marked, sourced=True, scope="all")


def test_the_model_is_logistic(tmp_path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"weights": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]}))
    assert Calibration.read(path).of(given(0.7)) == pytest.approx(0.7)


@pytest.mark.parametrize("probability", [0.0, 1.0, 0.5])
def test_any_probability_is_taken(probability) -> None:
    assert 0 < Calibration((0.5, 1.0, 1.0, 0.0, 0.0, 0.0)).of(given(probability, probability)) < 1


def test_marks_and_scope_are_features() -> None:
    assert given(0.5, marked=True) != given(0.5)
    assert features(0.5, 0.5, marked=False, sourced=True, scope="reported") != features(0.5, 0.5, marked=False, sourced=True, scope="all")
