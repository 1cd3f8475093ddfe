"""The layers hold, and the contracts that say so would notice if they did not."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

LINTER = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache", "--no-logo"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINTER, cwd=folder, capture_output=True, text=True, check=False)


def test_contracts_are_kept(root: Path) -> None:
    run = lint(root)
    assert run.returncode == 0, run.stdout


BREACHES = {
    "a stage imports another": ("quoteapi/engine/assemble.py", "from quoteapi.engine.tagging.tagger import Tagger"),
    "a stage imports the pipeline": ("quoteapi/engine/segment.py", "from quoteapi.engine.pipeline import Engine"),
    "the engine imports the web": ("quoteapi/engine/marks.py", "import flask"),
    "the store imports the web": ("quoteapi/store/words.py", "from quoteapi.api import problems"),
    "the jobs import the web": ("quoteapi/jobs/queue.py", "from quoteapi.api import problems"),
    "the store imports the jobs": ("quoteapi/store/calls.py", "from quoteapi.jobs import queue"),
    "the engine imports the store": ("quoteapi/engine/cues.py", "from quoteapi.store import Store"),
    "verification imports the schemas": ("quoteapi/verification/words.py", "from quoteapi import schemas"),
    "the client imports the engine": ("quoteapi/client/calls.py", "from quoteapi.engine import model"),
    "the formats import the store": ("quoteapi/formats/quoted.py", "from quoteapi.store import Store"),
    "the engine imports what trains": ("quoteapi/engine/lexicon.py", "import torch"),
}


@pytest.mark.parametrize(("path", "line"), BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_noticed(root: Path, tmp_path: Path, path: str, line: str) -> None:
    for source in (root / "quoteapi").rglob("*.py"):
        copy = tmp_path / source.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    target = tmp_path / path
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    run = lint(tmp_path)
    assert run.returncode != 0
    assert "BROKEN" in run.stdout


def test_strictness_is_on(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert settings["mypy"]["strict"] is True
    assert settings["ruff"]["lint"]["mccabe"]["max-complexity"] <= 10
    assert "error" in settings["pytest"]["ini_options"]["filterwarnings"]
