"""Articles in files, and `quoteapi batch` in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NAMES = ("Ada Brook", "Bo Lind", "Cy Marsh", "Di Poe", "Eli Ward")
Batch = Callable[..., subprocess.CompletedProcess[str]]


def made(number: int) -> dict[str, Any]:
    """A short article, unlike all others."""
    name = NAMES[number % len(NAMES)]
    return {"id": f"made-{number}", "text": f"“We row with {number} oars,” said {name}, the harbour master.", "published": "2026-05-01"}


@pytest.fixture
def news(tmp_path: Path) -> Callable[..., Path]:
    """`news(count, name="news.jsonl", first=0)`: a file of so many articles."""

    def news(count: int, name: str = "news.jsonl", first: int = 0) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(made(number)) + "\n" for number in range(first, first + count)))
        return path

    return news


@pytest.fixture
def command(root: Path, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """`command(*arguments, **settings)`: `quoteapi batch` with these, as the arguments of what starts a process; in `tmp_path`."""

    def command(*arguments: object, **settings: str) -> dict[str, Any]:
        told = {f"QUOTEAPI_{name.upper()}": value for name, value in settings.items()}
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment = {**kept, "PYTHONPATH": str(root), "QUOTEAPI_DATA": str(tmp_path / "data"), **told}
        return {"args": [sys.executable, "-m", "quoteapi", "batch", *map(str, arguments)], "cwd": tmp_path, "env": environment}

    return command


@pytest.fixture
def batch(command: Callable[..., dict[str, Any]]) -> Batch:
    """Run `quoteapi batch` to its end."""

    def batch(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(**command(*arguments, **settings), capture_output=True, text=True, check=False, timeout=250)

    return batch
