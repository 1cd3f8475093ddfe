from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(root: Path, tmp_path: Path) -> Run:
    """Run `quoteapi` with these arguments in a process of its own, in `tmp_path`, without a terminal and in a C locale."""

    def run(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "quoteapi", *map(str, arguments)]
        environment = {"PYTHONPATH": str(root), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        return subprocess.run(command, input=given, capture_output=True, cwd=tmp_path, env=environment, check=False, timeout=120)

    return run
