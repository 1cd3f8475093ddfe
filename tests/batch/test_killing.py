"""A run that is killed at any moment is gone on with, and makes the same file as one that is not."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# So many that a kill at the latest of these moments leaves seconds of work, on a fast machine as well.
COUNT = 600
BROKEN = '{"text": ""}\n'


@pytest.mark.parametrize("out", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_after_any_kill_the_same_command_makes_the_same_file(
    batch: Any, command: Callable[..., dict[str, Any]], news: Callable[..., Path], tmp_path: Path, out: str
) -> None:
    path = news(COUNT)
    path.write_text(BROKEN + path.read_text() + BROKEN)
    whole = batch("news.jsonl", "--out", f"whole-{out}")
    assert whole.returncode == 1, whole.stderr
    seed = random.randrange(10**6)
    rng = random.Random(seed)
    # One before it has begun to write, two while it writes.
    for entries in (0, rng.randint(1, 2), 3):
        with subprocess.Popen(**command("news.jsonl", "--out", out)) as process:
            _until_written(tmp_path / f"{out}.journal", entries, process)
            time.sleep(rng.random() / 4)
            os.kill(process.pid, signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, f"seed {seed}"
        assert not (tmp_path / out).exists()
    last = batch("news.jsonl", "--out", out)
    assert last.stdout.startswith(f"{COUNT + 2} articles, "), f"seed {seed}: {last.stdout} {last.stderr}"
    assert " of them before this run: " in last.stdout
    for name in (out, f"{out}.errors.jsonl"):
        assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes(), f"seed {seed}"
    assert not list(tmp_path.glob("*.journal")) + list(tmp_path.glob("*.part*"))


def _until_written(journal: Path, entries: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the journal has so many entries after its first line."""
    while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\n") <= entries):
        time.sleep(0.01)


def test_a_process_that_is_killed_from_outside_costs_nothing(
    batch: Any, command: Callable[..., dict[str, Any]], news: Callable[..., Path], tmp_path: Path
) -> None:
    news(COUNT)
    assert batch("news.jsonl", "--out", "whole.jsonl").returncode == 0
    with subprocess.Popen(**command("news.jsonl", "--out", "out.jsonl")) as process:
        _until_written(tmp_path / "out.jsonl.journal", 1, process)
        os.kill(random.choice(_readers(process.pid)), signal.SIGKILL)
    assert process.returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def _readers(parent: int) -> list[int]:
    """The processes that hold an engine each: copies of the one that has imported what they need."""
    return [pid for child in _children(parent) for pid in _children(child)]


def _children(parent: int) -> list[int]:
    return [int(pid) for path in Path("/proc").glob(f"{parent}/task/*/children") for pid in path.read_text().split()]


def test_two_runs_do_not_write_into_one_file(
    batch: Any, command: Callable[..., dict[str, Any]], news: Callable[..., Path], tmp_path: Path
) -> None:
    news(COUNT)
    with subprocess.Popen(**command("news.jsonl", "--out", "out.jsonl")) as process:
        _until_written(tmp_path / "out.jsonl.journal", 0, process)
        second = batch("news.jsonl", "--out", "out.jsonl")
        os.kill(process.pid, signal.SIGKILL)
    assert second.stderr == "Error: out.jsonl.journal: another run is writing here\n"


def test_an_interrupt_leaves_a_run_that_can_be_gone_on_with(
    batch: Any, command: Callable[..., dict[str, Any]], news: Callable[..., Path], tmp_path: Path
) -> None:
    news(COUNT)
    # Tests that are run in the background would hand down that an interrupt is ignored.
    told_to = command("news.jsonl", "--out", "out.jsonl")
    told_to["args"] = ["env", "--default-signal=INT", *told_to["args"]]
    with subprocess.Popen(**told_to, stderr=subprocess.PIPE, text=True) as process:
        _until_written(tmp_path / "out.jsonl.journal", 1, process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert (process.returncode, told) == (130, "quoteapi: stopped; the same command goes on from here\n")
    (tmp_path / "news.jsonl").write_text("{}")
    other = batch("news.jsonl", "--out", "out.jsonl")
    assert other.stderr.startswith("Error: out.jsonl.journal: is of a run that was not ended, over other inputs or settings")
    assert batch("news.jsonl", "--out", "out.jsonl", "--overwrite").stdout.startswith("1 articles: 0 read; 1 could not be read")
