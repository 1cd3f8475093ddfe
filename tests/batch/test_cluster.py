"""A real Ray cluster of two nodes: it makes the same files as one machine does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, text

from quoteapi.store import Store


@pytest.fixture(scope="module")
def cluster(root: Path) -> Iterator[str]:
    """Its address."""
    with subprocess.Popen(
        [sys.executable, "docs/nodes.py", "80"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as nodes:
        assert nodes.stdout is not None
        yield nodes.stdout.readline().strip()
        nodes.communicate()


@pytest.fixture
def folder(news: Callable[..., Path], tmp_path: Path) -> Path:
    """Articles in several files, with some that cannot be read."""
    news(90, "in/a.jsonl")
    (tmp_path / "in/b.jsonl").write_text('{"text": ""}\n{bad\n')
    news(60, "in/c.jsonl", first=90)
    (tmp_path / "in/d.txt").write_text("“Perhaps,” said Cy Marsh.")
    return tmp_path / "in"


def test_two_nodes_make_the_same_files_as_one_machine(batch: Any, cluster: str, folder: Path, tmp_path: Path) -> None:
    assert folder.is_dir()
    local = batch("in", "--out", "local.jsonl")
    ray = batch("in", "--out", "ray.jsonl", "--engine", "ray", "--ray-address", cluster)
    assert ray.stdout == "153 articles: 151 read; 2 could not be read: ray.jsonl.errors.jsonl\n", ray.stderr
    assert (ray.returncode, local.returncode) == (1, 1)
    for name in ("jsonl", "jsonl.errors.jsonl"):
        assert (tmp_path / f"ray.{name}").read_bytes() == (tmp_path / f"local.{name}").read_bytes()


def test_a_run_over_the_cluster_goes_on_after_a_kill(
    batch: Any, command: Callable[..., dict[str, Any]], cluster: str, news: Callable[..., Path], tmp_path: Path
) -> None:
    news(400)
    told = partial(batch, "news.jsonl", "--out", "ray.jsonl", "--engine", "ray", "--ray-address", cluster)
    with subprocess.Popen(**command(*told.args), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        journal = tmp_path / "ray.jsonl.journal"
        while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\n") < 2):
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    run = told()
    assert run.stdout.startswith("400 articles, "), run.stderr
    assert " of them before this run: 400 read" in run.stdout
    lines = [json.loads(line) for line in (tmp_path / "ray.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == [f"made-{n}" for n in range(400)]


@pytest.mark.parametrize("kind", ["postgresql"])
def test_two_nodes_fill_an_archive_that_is_a_service(batch: Any, cluster: str, news: Callable[..., Path], database: URL) -> None:
    news(120)
    service = database.render_as_string(hide_password=False)
    for _ in range(2):
        run = batch("news.jsonl", "--out", "archive", "--engine", "ray", "--ray-address", cluster, database_url=service)
        assert run.stdout == "120 articles: 120 read\n", run.stderr
        store = Store.at(database)
        with store.engine.connect() as connection:
            kept = [connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in ("article", "version", "quote")]
        store.close()
        assert kept == [120, 120, 120]


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:99999", "nowhere", "ray://127.0.0.1:x"])
def test_a_cluster_that_is_not_there_is_told(batch: Any, news: Callable[..., Path], address: str) -> None:
    news(1)
    run = batch("news.jsonl", "--out", "out.jsonl", "--engine", "ray", "--ray-address", address)
    assert run.returncode == 1
    assert run.stderr.startswith(f"Error: --ray-address: {address}: ")
    assert "Traceback" not in run.stderr
