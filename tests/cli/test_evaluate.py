from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quoteapi.cli import main


@pytest.fixture
def gold(root: Path) -> Path:
    return root / "tests/evaluation/town/gold.jsonl"


@pytest.fixture
def found(root: Path) -> Path:
    return root / "tests/evaluation/town/found.jsonl"


def evaluate(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["evaluate", *map(str, arguments)], catch_exceptions=False)


def test_stored_predictions(gold: Path, found: Path) -> None:
    result = evaluate(gold, "--predictions", found)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output.startswith("1 articles, 0 without a prediction\n")
    rows = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line.split()}
    assert rows["detection"] == ["0.750", "0.750", "0.750", "4", "4"]
    assert rows["mixed"] == ["0.000", "1.000", "0.000", "1", "0", "1.000"]
    assert rows["source_acc"][:3] == ["0.667", "cue_acc", "1.000"]
    assert "Calibration error 0.3500" in result.output


def test_json(gold: Path, found: Path) -> None:
    body = json.loads(evaluate(gold, "--predictions", found, "--json").output)
    assert body["detection"] == {"p": 0.75, "r": 0.75, "f1": 0.75, "gold": 4, "pred": 4}
    assert body["calibration"]["error"] == 0.35


def test_some_acts(gold: Path, found: Path) -> None:
    assert json.loads(evaluate(gold, "--predictions", found, "--acts", "speech", "--json").output)["detection"]["gold"] == 3


def test_errors_are_shown_up_to_their_number(gold: Path, found: Path) -> None:
    result = evaluate(gold, "--predictions", found, "--errors", "2")
    missed, extra, counts = result.output.splitlines()[:3]
    assert missed.split() == "missed town [indirect] gold: Brook | said / got: – / the deputy believes the money is gone".split()
    assert extra.startswith("extra ")
    assert counts.startswith("1 articles")


def test_errors_leave_json_alone(gold: Path, found: Path) -> None:
    result = evaluate(gold, "--predictions", found, "--errors", "9", "--json")
    assert json.loads(result.stdout)["articles"] == 1
    assert len(result.stderr.splitlines()) == 6


def test_the_engine_is_asked_where_no_predictions_are_given(gold: Path) -> None:
    body = json.loads(evaluate(gold, "--json").output)
    assert (body["articles"], body["missing"]) == (1, 0)
    assert body["direct"]["r"] == 1.0
    assert body["calibration"]["bins"]


def test_speakers(gold: Path, found: Path, tmp_path: Path) -> None:
    speakers = tmp_path / "speakers.jsonl"
    entry = {"id": "town", "attr": "A1", "kind": "person", "speaker": ["Somebody Else"], "role": [], "affiliation": ["City Hall"]}
    speakers.write_text(json.dumps(entry), encoding="utf-8")
    body = json.loads(evaluate(gold, "--predictions", found, "--speakers", speakers, "--json").output)
    assert (body["speaker_acc"], body["affiliation"]["f1"]) == (0.0, 1.0)


def pinned(folder: Path, gold: Path, **more: Any) -> Path:
    path = folder / "floors.json"
    checksum = hashlib.sha256(gold.read_bytes()).hexdigest()
    entry = {"gold": checksum, "speakers": None, "scope": "reported", "acts": [], **more}
    path.write_text(json.dumps({"town": entry}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("limits", "status", "told"),
    [
        pytest.param({"floors": {"detection.f1": 0.75, "act_acc": 0.6}}, 0, "", id="held"),
        pytest.param({"ceilings": {"calibration.error": 0.35}}, 0, "", id="a ceiling held"),
        pytest.param(
            {"floors": {"detection.f1": 0.76, "cue_acc": 1.0}}, 1, "quoteapi: town: detection.f1: 0.7500, pinned at 0.7600\n", id="sunk"
        ),
        pytest.param(
            {"ceilings": {"calibration.error": 0.3}}, 1, "quoteapi: town: calibration.error: 0.3500, pinned at 0.3000\n", id="risen"
        ),
    ],
)
def test_the_gate(gold: Path, found: Path, tmp_path: Path, limits: dict[str, Any], status: int, told: str) -> None:
    result = evaluate(gold, "--predictions", found, "--floors", pinned(tmp_path, gold, **limits))
    assert (result.exit_code, result.stderr) == (status, told)
    assert "detection" in result.stdout


def test_a_corpus_that_is_not_pinned_is_refused(gold: Path, found: Path, tmp_path: Path) -> None:
    result = evaluate(gold, "--predictions", found, "--floors", pinned(tmp_path, found))
    assert result.exit_code == 2
    assert "pins nothing for this gold" in result.stderr
    assert result.stdout == ""


def test_a_gold_file_at_fault_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "Rain."}\n', encoding="utf-8")
    result = evaluate(path)
    assert result.exit_code == 2
    assert f"{path}:1: attributions: is missing" in result.stderr
