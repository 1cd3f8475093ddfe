"""The curve from certainty to the share of right quotes."""

import json

import pytest

from quoteapi.engine.calibration import Calibration


@pytest.mark.parametrize(("certainty", "share"), [(0.0, 0.1), (0.2, 0.1), (0.4, 0.3), (0.6, 0.5), (0.8, 0.9), (1.0, 0.9)], ids=str)
def test_between_points_in_a_straight_line(tmp_path, certainty, share) -> None:
    path = tmp_path / "calibration.json"
    path.write_text(json.dumps({"all": [[0.2, 0.1], [0.6, 0.5], [0.8, 0.9]]}))
    assert Calibration.read(path).of(certainty, "all") == pytest.approx(share)
