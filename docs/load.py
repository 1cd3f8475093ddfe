"""Loads the API with clients that read articles and search quotes, and sets what it does against the engine's own: the figures of
operations.md.

    python docs/load.py                                     # a server of its own, over a file
    python docs/load.py --database postgresql+psycopg://…   # over an empty database

Each client calls without a pause, one call after the other. The engine's own throughput is that of as many processes as the server
has, side by side, which read the same articles in a loop, by turns with the load. Wall time tells what callers see; the time of the
processors tells the same on a machine that has other things to do, and leaves out what the clients need.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from statistics import mean, median, quantiles
from threading import Thread
from urllib.parse import urlencode

import click
from killing import NAMES, PLACES, THINGS, made

from quoteapi import Engine
from quoteapi.config import Settings
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store

WORD = re.compile(r"\w+")
# What the answer to an article must hold; to parse it all would take the time of a server that it shares the processors with.
A_QUOTE = re.compile(rb'"quotes":\s*\[\s*\{')
# Short articles in one long one: some 400 words, as news has.
PARTS = 9
# What else the machine does is then shared evenly.
ROUNDS = 6
WARM_UP = 3.0
KINDS = {"extract": "/v1/extract", "search": "/v1/quotes"}


@dataclass
class Seen:
    """What one client has seen."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    faults: Counter[str] = field(default_factory=Counter)
    words: int = 0


def article(number: int) -> str:
    """An article of some 400 words."""
    return "\n\n".join(made(number * PARTS + part)["text"] for part in range(PARTS))


def question(rng: random.Random) -> str:
    """A search: a word or two, and at times a speaker, a type, a date."""
    asked = {"q": rng.choice([*(thing.split()[-1] for thing in THINGS), "crates of stone", "reporters", "nobody asked"])}
    asked |= rng.choice([{}, {"speaker": rng.choice(NAMES)}, {"type": "direct"}, {"from": "2026-04-01"}, {"role": "mayor"}])
    return urlencode(asked | rng.choice([{}, {"sort": "oldest"}]))


def engine_alone(articles: list[tuple[str, int]], seconds: float) -> tuple[float, float]:
    """Words a second, and words a second of the processor, of one process that reads in a loop; `articles` are texts, each with its
    words."""
    words, engine = 0, engine_of_this_process()
    began, used = time.perf_counter(), time.process_time()
    for text, count in cycle(articles):
        engine.extract(text)
        words += count
        if time.perf_counter() - began > seconds:
            break
    return words / (time.perf_counter() - began), words / (time.process_time() - used)


@cache
def engine_of_this_process() -> Engine:
    """An engine that has read its weights."""
    engine = Engine()
    engine.extract(article(0))
    return engine


def client(port: int, bodies: list[tuple[bytes, int]], until: float, share: float, seed: int, seen: Seen) -> None:
    """Call until then; of the calls, this share is searches. `bodies` are articles, each with its words."""
    rng = random.Random(seed)  # noqa: S311 - the same for the same seed
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while time.perf_counter() < until:
        kind = "search" if rng.random() < share else "extract"
        body, words = rng.choice(bodies)
        began = time.perf_counter()
        try:
            if kind == "search":
                connection.request("GET", f"{KINDS[kind]}?{question(rng)}")
            else:
                connection.request("POST", KINDS[kind], body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            given = answer.read()
        except (OSError, HTTPException) as error:
            seen.faults[type(error).__name__] += 1
            connection.close()
            continue
        # What is asked for at random may not be there; of an article something is.
        if answer.status != 200 or (kind == "extract" and not A_QUOTE.search(given)):
            seen.faults[f"{kind}: {answer.status}"] += 1
        seen.seconds[kind].append(time.perf_counter() - began)
        seen.words += words if kind == "extract" else 0
    connection.close()


@click.command()
@click.option("--clients", default=8, show_default=True)
@click.option("--workers", default=len(os.sched_getaffinity(0)), show_default=True, help="Processes of the server.")
@click.option("--seconds", default=30.0, show_default=True)
@click.option("--searches", default=0.2, show_default=True, help="The share of the calls that search.")
@click.option("--database", default="", help="An empty PostgreSQL database in place of a file.")
def main(clients: int, workers: int, seconds: float, searches: float, database: str) -> None:
    """Load the API, and tell what it does."""
    with tempfile.TemporaryDirectory(prefix="quoteapi-load-") as folder:
        environment = os.environ | {"QUOTEAPI_DATA": folder, "QUOTEAPI_DATABASE_URL": database, "QUOTEAPI_WORKERS": "0"}
        _fill(folder, database)
        articles = [(text, len(WORD.findall(text))) for text in map(article, range(200))]
        bodies = [(json.dumps({"text": text}).encode(), words) for text, words in articles]
        seen, own, took, used = [], [], 0.0, 0.0
        with _served(environment, workers, Path(folder)) as (port, leader), ProcessPoolExecutor(workers) as loops:

            def side_by_side(seconds: float) -> list[tuple[float, float]]:
                return list(loops.map(engine_alone, [articles] * workers, [seconds] * workers))

            # Each process loads its weights at its first article.
            _load(port, bodies, clients * workers, WARM_UP, searches)
            side_by_side(WARM_UP)
            for _ in range(ROUNDS):
                own += side_by_side(seconds / ROUNDS / 2)
                began, before = time.perf_counter(), _processor_seconds(leader)
                seen += _load(port, bodies, clients, seconds / ROUNDS, searches)
                took, used = took + time.perf_counter() - began, used + _processor_seconds(leader) - before
    _tell(seen, took, used, (mean(each for each, _ in own) * workers, mean(each for _, each in own)))


def _fill(folder: str, database: str) -> None:
    """Articles to search: put as the API would put them."""
    store, engine = Store.open(Settings(data=folder, database_url=database)), Engine()
    for number in range(100):
        text = article(number)
        incoming = Incoming(text=text, id=f"load-{number}", published=made(number)["published"], publisher=f"The {PLACES[number % 5]} Post")
        result = result_to_json(engine.extract(text), text, explain=True)
        store.write(lambda writer, incoming=incoming, result=result: writer.put(incoming, result))
    store.close()


def _load(port: int, bodies: list[tuple[bytes, int]], clients: int, seconds: float, searches: float) -> list[Seen]:
    until = time.perf_counter() + seconds
    seen = [Seen() for _ in range(clients)]
    threads = [Thread(target=client, args=(port, bodies, until, searches, seed, each)) for seed, each in enumerate(seen)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


@contextmanager
def _served(environment: dict[str, str], workers: int, folder: Path) -> Iterator[tuple[int, int]]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    command = [sys.executable, "-m", "quoteapi", "serve", "--port", str(port), "--workers", str(workers)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, env=environment, stderr=log) as server:  # noqa: S603
        while not _answers(port):
            time.sleep(0.1)
        try:
            yield port, server.pid
        finally:
            server.send_signal(signal.SIGTERM)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _processor_seconds(leader: int) -> float:
    """What a process and its children have used so far."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if leader in (int(path.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _tell(seen: list[Seen], took: float, used: float, own: tuple[float, float]) -> None:
    words = sum(each.words for each in seen)
    faults = sum((each.faults for each in seen), Counter())
    for kind in KINDS:
        times = sorted(1000 * seconds for each in seen for seconds in each.seconds[kind])
        if len(times) < 2:
            click.echo(f"{kind}: {len(times)} calls")
            continue
        figures = f"median {median(times):.0f} ms, p99 {quantiles(times, n=100)[98]:.0f} ms, worst {times[-1]:.0f} ms"
        click.echo(f"{kind}: {len(times)} calls, {len(times) / took:.1f} a second, {figures}")
    click.echo(f"faults: {dict(faults) or 'none'}")
    click.echo(f"words read: {words / took:.0f} a second; the engine alone {own[0]:.0f}: {words / took / own[0]:.2f}")
    click.echo(f"words read a second of the processor: {words / used:.0f}; the engine alone {own[1]:.0f}: {words / used / own[1]:.2f}")


if __name__ == "__main__":
    main()
