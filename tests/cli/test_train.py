from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoteapi.cli import main

NEEDS_TORCH = pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="the extra `train` is installed")


@NEEDS_TORCH
def test_it_says_what_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["train", str(tmp_path), "--work", str(tmp_path / "work"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "pip install 'quoteapi[train]'" in result.output
    assert not list(tmp_path.iterdir())


def test_it_needs_a_folder_of_articles(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["train", str(tmp_path / "none"), "--work", "w", "--out", "o"])
    assert result.exit_code == 2
    assert "does not exist" in result.output
