from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from quoteapi.evaluation.floors import Breach, Corpus, FloorsError, Pinned, breaches, corpus_of, pinned_for

CORPUS = Corpus(gold="g", speakers=None, scope="all", acts=())
ENTRY: dict[str, Any] = {"gold": "g", "speakers": None, "scope": "all", "acts": [], "floors": {"detection.f1": 0.8}}


def floors(folder: Path, content: Any) -> Path:
    path = folder / "floors.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_corpus_is_known_by_its_checksums(tmp_path: Path) -> None:
    gold, speakers = tmp_path / "gold", tmp_path / "speakers"
    gold.write_bytes(b"one")
    speakers.write_bytes(b"two")
    one, two = (hashlib.sha256(content).hexdigest() for content in (b"one", b"two"))
    assert corpus_of(gold, speakers, "all", ["speech", "evidence"]) == Corpus(one, two, "all", ("evidence", "speech"))
    assert corpus_of(gold, None, "reported", []) == Corpus(one, None, "reported", ())


def test_the_entry_of_the_corpus_is_found(tmp_path: Path) -> None:
    path = floors(tmp_path, {"other": {**ENTRY, "gold": "h"}, "ours": ENTRY})
    assert pinned_for(path, CORPUS) == Pinned("ours", {"detection.f1": 0.8}, {})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param({"ours": {**ENTRY, "gold": "changed"}}, "pins nothing for this gold", id="another gold"),
        pytest.param({"ours": {**ENTRY, "scope": "reported"}}, "pins nothing for this gold", id="another scope"),
        pytest.param({"ours": {**ENTRY, "acts": ["speech"]}}, "pins nothing for this gold", id="other acts"),
        pytest.param({}, "pins nothing for this gold", id="empty"),
        pytest.param([], "must be an object", id="a list"),
        pytest.param("{", "is not JSON", id="no JSON"),
        pytest.param({"ours": {"gold": "g"}}, "ours: needs gold, speakers, scope and acts", id="half an entry"),
        pytest.param({"ours": {**ENTRY, "floors": {"detection.f1": "high"}}}, "floors must be numbers", id="no number"),
    ],
)
def test_what_cannot_be_used(tmp_path: Path, content: Any, message: str) -> None:
    with pytest.raises(FloorsError, match=message):
        pinned_for(floors(tmp_path, content), CORPUS)


PINNED = Pinned("ours", {"detection.f1": 0.8}, {"calibration.error": 0.05})


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        pytest.param({"detection.f1": 0.8, "calibration.error": 0.05}, [], id="on the limits"),
        pytest.param({"detection.f1": 0.9, "calibration.error": 0.01}, [], id="better"),
        pytest.param({"detection.f1": 0.7999, "calibration.error": 0.05}, [Breach("detection.f1", 0.8, 0.7999)], id="below a floor"),
        pytest.param({"detection.f1": 0.8, "calibration.error": 0.06}, [Breach("calibration.error", 0.05, 0.06)], id="above a ceiling"),
        pytest.param({"detection.f1": 0.8}, [Breach("calibration.error", 0.05, None)], id="a figure that vanished"),
    ],
)
def test_breaches(figures: dict[str, float], expected: list[Breach]) -> None:
    assert list(breaches(PINNED, figures)) == expected


def test_a_breach_tells_both_numbers() -> None:
    assert str(Breach("detection.f1", 0.8, 0.75)) == "detection.f1: 0.7500, pinned at 0.8000"
    assert str(Breach("venue.f1", 0.8, None)) == "venue.f1: no such figure, pinned at 0.8000"
