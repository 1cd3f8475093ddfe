"""Sets `quoteapi batch` against the engine alone and a Ray cluster against it, and watches its memory: the figures of batch.md.

    python docs/batch.py speed               # into the archive, by turns of a few seconds with the engine alone
    python docs/batch.py memory              # from the first 1,000 articles to the end
    python docs/batch.py ray                 # 5,000 articles on two nodes, compared byte for byte

Wall time tells what is seen on a quiet machine; the time of the processors tells the same on one that has other things to do.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from statistics import median

import click
from killing import made

from quoteapi import Engine

# Short articles in one longer one.
PARTS = 3
# Of Linux's prctl.
SET_CHILD_SUBREAPER = 36
# What stands between quotes in news; with it an article has about as many quotes for its length as news has.
TOLD = (
    "The work began in spring, after a storm had torn away part of the outer wall and left the ferry without a berth. Since then boats "
    "have landed at the old quay, a mile to the north, and the bus that used to meet them has run empty on most days. The council put "
    "money aside in its last budget, which it passed by a narrow vote, and a second firm from the coast has sent six men and a crane."
)


def article(number: int, parts: int = PARTS) -> dict[str, str]:
    """An article of some 125 words and three quotes a part."""
    text = "\n\n".join(f"{made(number * parts + part)['text']}\n\n{TOLD}" for part in range(parts))
    return {**made(number), "text": text}


def written(folder: Path, count: int, parts: int = PARTS) -> Path:
    """A file of articles."""
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps(article(number, parts)) + "\n" for number in range(count)))
    return path


def begun(folder: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """`quoteapi batch` in this folder, on its way."""
    command = [sys.executable, "-m", "quoteapi", "batch", *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, env=os.environ | {"QUOTEAPI_DATA": str(folder / "data")})  # noqa: S603


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A folder that is gone in the end."""
    folder = Path(tempfile.mkdtemp(prefix="quoteapi-batch-"))
    yield folder
    shutil.rmtree(folder)


@click.group()
def main() -> None:
    """Measure `quoteapi batch`."""


@main.command()
@click.option("--articles", default=1_000, show_default=True)
@click.option("--out", default="archive", show_default=True)
@click.option("--turn", default=4.0, show_default=True, help="Seconds that each may run before it stands still for the other.")
def speed(articles: int, out: str, turn: float) -> None:
    """Articles a second, of batch and of the engine alone, both with their start."""
    _adopt_orphans()
    with folder_of_its_own() as folder:
        name = written(folder, articles).name
        alone = Run(folder, [str(Path(__file__).resolve()), "alone", name])
        batch = Run(folder, ["-m", "quoteapi", "batch", name, "--out", out])
        while alone.turn(turn) | batch.turn(turn):
            pass
    for label, run in (("engine", alone), ("batch", batch)):
        click.echo(f"{label:6}: {articles / run.wall:.1f} a second; {1000 * run.used() / articles:.1f} ms of a processor each")
    cores = len(os.sched_getaffinity(0))
    click.echo(f"batch is {alone.wall / batch.wall:.2f} times as fast by the clock, on {cores} cores that others may use")
    click.echo(f"batch is {cores * alone.used() / batch.used():.2f} times as fast by the time of the processors, were all cores its own")


class Run:
    """A command that runs by turns and stands still between; in a group of processes of its own."""

    def __init__(self, folder: Path, command: list[str]) -> None:
        environment = os.environ | {"QUOTEAPI_DATA": str(folder / "data")}
        began = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, *command], cwd=folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        os.killpg(self._process.pid, signal.SIGSTOP)
        self.wall = time.perf_counter() - began
        self._used: float | None = None

    def turn(self, seconds: float) -> bool:
        """Let it run for so long; whether it ran at all."""
        if self._used is not None:
            return False
        began = time.perf_counter()
        os.killpg(self._process.pid, signal.SIGCONT)
        while not (ended := os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)):
            if time.perf_counter() - began > seconds:
                os.killpg(self._process.pid, signal.SIGSTOP)
                break
            time.sleep(0.002)
        self.wall += time.perf_counter() - began
        if ended:
            self._used = self._counted()
        return True

    def used(self) -> float:
        """Seconds of the processors, of all that it has started."""
        return self._used or 0.0

    def _counted(self) -> float:
        total = 0.0
        with suppress(ChildProcessError):
            while True:
                # What others have started and not waited for is ours by now.
                pid, status, usage = os.wait4(-self._process.pid, 0)
                total += usage.ru_utime + usage.ru_stime
                if pid == self._process.pid and status != 0:
                    raise click.ClickException("the run has failed")
        return total


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
def alone(path: Path) -> None:
    """Read the articles with the engine alone."""
    engine = Engine()
    for line in path.read_bytes().splitlines():
        engine.extract(json.loads(line)["text"])


@main.command()
@click.option("--articles", default=4_000, show_default=True)
@click.option("--parts", default=2, show_default=True, help="Parts of an article, of some 125 words each.")
@click.option("--out", default="archive", show_default=True)
def memory(articles: int, parts: int, out: str) -> None:
    """The memory of all processes together, when so many articles are read."""
    seen: dict[int, int] = {}
    with folder_of_its_own() as folder:
        process = begun(folder, written(folder, articles, parts).name, "--out", out)
        while process.poll() is None:
            done = _done(folder)
            if done not in seen:
                seen[done] = _held(process.pid)
            time.sleep(0.1)
    for done in sorted(seen)[:: max(1, len(seen) // 12)]:
        click.echo(f"{done:6} articles: {seen[done] / 1024:.0f} MB")
    first = median(held for done, held in seen.items() if 1_000 <= done < 1_500)
    last = median(held for done, held in seen.items() if done >= articles - 500 and held)
    click.echo(f"after the first 1,000 articles {first / 1024:.0f} MB, at the end {last / 1024:.0f} MB: {last / first - 1:+.1%}")


@main.command()
@click.option("--articles", default=5_000, show_default=True)
def ray(articles: int) -> None:
    """The same articles by batch and on two nodes of a Ray cluster; the lines compared, sorted and as they are."""
    with folder_of_its_own() as folder, nodes() as address:
        name = written(folder, articles, 1).name
        seconds = []
        for arguments in (("local.jsonl",), ("ray.jsonl", "--engine", "ray", "--ray-address", address)):
            began = time.monotonic()
            _ended(begun(folder, name, "--out", *arguments))
            seconds.append(time.monotonic() - began)
        local, other = (Path(folder, f"{each}.jsonl").read_bytes() for each in ("local", "ray"))
    same = sorted(local.splitlines()) == sorted(other.splitlines())
    click.echo(f"{articles} articles: batch {seconds[0]:.0f} s, Ray on two nodes {seconds[1]:.0f} s")
    click.echo(f"{len(local)} bytes: sorted {'the same' if same else 'not the same'}; as they are {local == other}")
    sys.exit(0 if same else 1)


@contextmanager
def nodes() -> Iterator[str]:
    """The address of a cluster of two nodes."""
    command = [sys.executable, str(Path(__file__).with_name("nodes.py")), "200"]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as started:
        assert started.stdout is not None  # noqa: S101 - it is a pipe
        yield started.stdout.readline().strip()
        started.communicate()


def _adopt_orphans() -> None:
    """Let Linux give us the processes whose parents have ended, so that their time is counted."""
    if ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1) != 0:
        raise click.ClickException("the time of processes that others have started cannot be counted")


def _ended(process: subprocess.Popen[bytes]) -> None:
    if process.wait() != 0:
        raise click.ClickException("the run has failed")


def _done(folder: Path) -> int:
    """How many articles the archive holds, or the journal of a run into a file tells of."""
    for path in folder.glob("data/archive.sqlite3"):
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as archive:
            return int(archive.execute("SELECT count(*) FROM article").fetchone()[0])
    for path in folder.glob("*.journal"):
        try:
            last = path.read_text().rstrip("\n").rpartition("\n")[2]
            return int(json.loads(last).get("done", 0))
        except (OSError, ValueError):
            continue
    return 0


def _held(first: int) -> int:
    """Kilobytes that a process and its children hold, what they share counted once."""
    pids, total = [first], 0
    for pid in pids:
        try:
            pids += [int(each) for task in Path(f"/proc/{pid}/task").iterdir() for each in Path(task, "children").read_text().split()]
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


if __name__ == "__main__":
    main()
