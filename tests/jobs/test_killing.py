"""A few kills of what docs/killing.py does at length: whatever dies, each article is kept once and the job ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("database", "kills"), [("sqlite", 2), ("postgresql", 3)])
def test_whatever_is_killed_each_article_is_kept_once(root: Path, database: str, kills: int) -> None:
    command = [sys.executable, "docs/killing.py", database, "--articles", "40", "--kills", str(kills), "--lease", "1"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr
    assert f"{database}: 40 articles, each once, 120 quotes, all whole, {kills} kills" in run.stdout
