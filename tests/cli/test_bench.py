from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteapi.cli import main
from quoteapi.engine.pipeline import STAGES

TEXT = "“We will mend the pier by June,” said Ada Brook.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def bench(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["bench", "--rounds", "1", *map(str, arguments)], catch_exceptions=False)


def test_json(article: Path) -> None:
    body = json.loads(bench(article, "--json").output)
    assert (body["texts"], body["words"], body["rounds"], body["threads"], body["ratios"]) == (1, 10, 1, 1, {})
    [ours] = body["systems"]
    assert ours["words_per_second"] == ours["slowest"] == ours["fastest"] > 0
    assert tuple(ours["stages"]) == STAGES
    # The stages are the whole: what stands between them takes next to nothing.
    assert sum(ours["stages"].values()) == pytest.approx(10 / ours["words_per_second"], rel=0.5)
    assert ours["first_answer"] > 10 / ours["words_per_second"]
    assert ours["peak_bytes"] > 20_000_000
    assert ours["failures"] == []


def test_the_table(article: Path) -> None:
    output = bench(article).output
    assert output.startswith("10 words in 1 texts, one thread, 1 rounds; ")
    for stage in STAGES:
        assert f" {stage} " in output


def test_gold_adds_how_good_the_quotes_are(root: Path) -> None:
    gold = root / "tests/evaluation/town/gold.jsonl"
    [ours] = json.loads(bench("--gold", gold, "--json").output)["systems"]
    scored = json.loads(CliRunner().invoke(main, ["evaluate", str(gold), "--json"]).output)
    assert ours["quality"]["direct"] == {name: value for name, value in scored["direct"].items() if name != "source_acc"}
    assert ours["quality"]["detection"] == scored["detection"]


def test_a_peer_that_is_not_here_is_told(article: Path) -> None:
    result = bench(article, "--peers", "citron", "--json")
    assert result.exit_code == 0
    assert result.stderr == "quoteapi: citron is not installed (No module named 'citron')\n"
    assert [system["system"] for system in json.loads(result.stdout)["systems"]] == ["quoteapi"]


@pytest.mark.skipif(find_spec("textacy") is None, reason="needs the extra `bench`")
def test_textacy_beside_us(article: Path) -> None:
    body = json.loads(bench(article, "--peers", "textacy", "--json").output)
    assert [system["system"] for system in body["systems"]] == ["quoteapi", "textacy"]
    ours, peer = body["systems"]
    assert body["ratios"]["textacy"]["words_per_second"] == ours["words_per_second"] / peer["words_per_second"]


def test_files_and_gold_exclude_each_other(article: Path) -> None:
    result = bench(article, "--gold", article)
    assert result.exit_code == 2
    assert "not both" in result.stderr


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9")
    result = bench(path)
    assert result.exit_code == 1
    assert "utf-8" in result.stderr
