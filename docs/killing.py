"""Kills a worker, the API and PostgreSQL in the middle of a job, starts them again, and counts: the figures of jobs.md.

    python docs/killing.py sqlite
    python docs/killing.py postgresql              # a server of its own, of the programs that Debian's package brings

Each kill is a `kill -9` at a random moment: of one process of a service, or of all at once. In the end each article must be in the
archive once, with all its quotes, and the job must have ended.
"""

from __future__ import annotations

import json
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import click
from sqlalchemy import URL, make_url, text

from quoteapi.store import Store
from quoteapi.store.bodies import bodies
from quoteapi.store.database import FILE, connect

# Seconds after which a service that has ended is started again.
AGAIN = 0.5
NAMES = "Ada Brook,Bo Lind,Cy Marsh,Di Poe,Eli Ward,Fay Holm,Gus Reed,Ivy Tarn".split(",")
ROLES = "mayor,harbour master,head teacher,union leader,chief engineer,police spokeswoman".split(",")
PLACES = "Lindford,Marrow Bay,Tarnholm,Old Quay,Westerbrook".split(",")
THINGS = "pier,ferry,school roof,tram line,market hall,sea wall".split(",")


def made(number: int) -> dict[str, str]:
    """A short article, unlike all others."""
    rng = random.Random(number)  # noqa: S311 - the same for the same number
    name, other = rng.sample(NAMES, 2)
    place, thing, crates = rng.choice(PLACES), rng.choice(THINGS), number + 11
    words = (
        f"“We will mend the {thing} with {crates} crates of stone,” {name}, the {rng.choice(ROLES)} of {place}, said on Monday.\n\n"
        f"{other} told reporters that the {thing} had cost more than planned. “Nobody asked us,” {other.split()[1]} said."
    )
    return {"id": f"made-{number}", "title": f"The {thing} of {place}", "text": words, "published": f"2026-0{1 + number % 9}-11"}


class Service:
    """A program that is started, killed and started again, in a session of its own.

    It is started again whenever it ends, as by whatever keeps the services of a machine: one that finds its database away ends.
    """

    def __init__(self, name: str, command: list[Any], log: Path, **more: Any) -> None:
        self.name = name
        self._command, self._log, self._more = list(map(str, command)), log, more
        self._lock, self._stopped = Lock(), Event()
        self._start()
        Thread(target=self._keep, daemon=True).start()

    def kill(self, rng: random.Random) -> str:
        """Kill one of its processes, or all; what was killed."""
        with self._lock:
            alive = _family(self._process.pid)
            victims = rng.choice([[self._process.pid], alive, [rng.choice(alive)]])
            _kill(victims)
        return f"{self.name} ({len(victims)} of {len(alive)} processes)"

    def stop(self) -> None:
        """End it for good."""
        with self._lock:
            self._stopped.set()
            _kill(_family(self._process.pid))
            self._process.wait()

    def _start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own commands
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **self._more
            )

    def _keep(self) -> None:
        while not self._stopped.wait(AGAIN):
            with self._lock:
                if self._process.poll() is not None and not self._stopped.is_set():
                    self._start()


def _family(first: int) -> list[int]:
    """A process and all that came of it, and is there."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            # pid (name) state parent …; the name may hold anything.
            state, parent = entry.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            children.setdefault(int(parent), []).append(int(entry.parent.name))
    found = [first]
    for each in found:
        found += children.get(each, [])
    return found


def _kill(pids: list[int]) -> None:
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def postgresql(folder: Path) -> tuple[Service, str]:
    """A server in this folder, by a socket there, and its address."""
    program = max(Path("/usr/lib/postgresql").glob("*/bin/initdb")).parent
    other: dict[str, Any] = {"cwd": folder}
    if os.getuid() == 0:
        user = next(entry for name in ("postgres", "nobody") for entry in pwd.getpwall() if entry.pw_name == name)
        os.chown(folder, user.pw_uid, user.pw_gid)
        other |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    made = [program / "initdb", "-D", folder / "data", "-A", "trust", "-U", "quoteapi", "-E", "UTF8", "--no-sync"]
    subprocess.run(list(map(str, made)), check=True, stdout=subprocess.DEVNULL, **other)  # noqa: S603
    command = [program / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses="]
    # Durable, as it should be where it is killed: nothing is switched off.
    return Service("PostgreSQL", command, folder / "log", **other), f"postgresql+psycopg://quoteapi@/postgres?host={folder}"


def asked(url: str, body: bytes | None = None, **headers: str) -> Any:
    """What the API answers, asked again while it is away."""
    while True:
        try:
            with urlopen(Request(url, body, headers), timeout=30) as answer:  # noqa: S310 - our own address
                return answer.read()
        except (URLError, OSError):
            time.sleep(0.1)


@click.command()
@click.argument("database", type=click.Choice(["sqlite", "postgresql"]))
@click.option("--articles", default=2_000, show_default=True)
@click.option("--kills", default=10, show_default=True)
@click.option("--processes", default=2, show_default=True, help="Processes of the worker.")
@click.option("--lease", default=5, show_default=True, help="Seconds until an article of a killed worker is read by another.")
@click.option("--seed", default=None, type=int, help="The same moments again, as far as the machine is as fast.")
def main(database: str, articles: int, kills: int, processes: int, lease: int, seed: int | None) -> None:
    """Kill, and count."""
    seed = random.randrange(10**6) if seed is None else seed  # noqa: S311 - no secret
    folder = Path(tempfile.mkdtemp(prefix="quoteapi-killing-"))
    folder.chmod(0o755)
    services: list[Service] = []
    try:
        _run(folder, services, database, (articles, kills, processes, lease), random.Random(seed))  # noqa: S311
    except BaseException:
        click.echo(f"seed {seed}; the logs are in {folder}", err=True)
        raise
    finally:
        for service in reversed(services):
            service.stop()
    shutil.rmtree(folder)


def _run(folder: Path, services: list[Service], database: str, sizes: tuple[int, int, int, int], rng: random.Random) -> None:
    articles, kills, processes, lease = sizes
    environment = os.environ | {"QUOTEAPI_DATA": str(folder), "QUOTEAPI_WORKERS": "0", "QUOTEAPI_JOB_LEASE": str(lease)}
    if database == "postgresql":
        (folder / "postgresql").mkdir()
        server, environment["QUOTEAPI_DATABASE_URL"] = postgresql(folder / "postgresql")
        services.append(server)
        time.sleep(1.5)
    url = URL.create("sqlite", database=str(folder / FILE)) if database == "sqlite" else environment["QUOTEAPI_DATABASE_URL"]
    port, program = _free_port(), [sys.executable, "-m", "quoteapi"]
    services.append(Service("the API", [*program, "serve", "--port", port, "--workers", 2], folder / "api.log", env=environment))
    services.append(Service("the worker", [*program, "worker", "--processes", processes], folder / "worker.log", env=environment))
    api = f"http://127.0.0.1:{port}/v1/jobs"
    body = "".join(json.dumps(made(number)) + "\n" for number in range(articles)).encode()
    began = time.monotonic()
    headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": "the-one"}
    job = json.loads(asked(api, body, **headers))["id"]
    _kill_at_random(services, lambda: json.loads(asked(f"{api}/{job}")), articles, kills, rng)
    while (found := json.loads(asked(f"{api}/{job}")))["state"] != "done":
        time.sleep(0.2)
    seconds = time.monotonic() - began
    assert json.loads(asked(api, body, **headers))["id"] == job, "sent again, it is the same job"
    assert found["items"] == {"total": articles, "done": articles, "waiting": 0, "running": 0, "failed": 0, "cancelled": 0}, found
    lines = [json.loads(line) for line in asked(f"{api}/{job}/results").splitlines()]
    assert [line["id"] for line in lines] == [made(number)["id"] for number in range(articles)], "each has its result, in order"
    store = Store(connect(make_url(url)))
    quotes = check(store, articles)
    store.close()
    click.echo(f"{database}: {articles} articles, each once, {quotes} quotes, all whole, {kills} kills, {seconds:.0f} s")


def _kill_at_random(services: list[Service], job: Callable[[], Any], articles: int, kills: int, rng: random.Random) -> None:
    """Kill when so many articles are done, or a moment later; each service in its turn, in a random order."""
    turns = [service for _ in range(kills) for service in rng.sample(services, len(services))][:kills]
    for service, moment in zip(turns, sorted(rng.sample(range(articles * 9 // 10), kills)), strict=True):
        while (found := job())["items"]["done"] < moment and found["state"] != "done":
            time.sleep(0.02)
        time.sleep(rng.random() / 4)
        click.echo(f"  {found['items']['done']:5} done: kill -9 {service.kill(rng)}", err=True)


def check(store: Store, articles: int) -> int:
    """How many quotes there are; raises AssertionError where an article is missing, there twice, or not whole."""
    with store.engine.connect() as connection:

        def rows(statement: str) -> list[Any]:
            return list(connection.execute(text(statement)))

        assert sorted(row.uid for row in rows("SELECT uid FROM article")) == sorted(made(n)["id"] for n in range(articles))
        assert rows("SELECT count(*), count(DISTINCT article_id) FROM version") == [(articles, articles)]
        written = {uid: (speaker, body) for uid, speaker, body in rows("SELECT uid, speaker_id, body FROM quote")}
        counted: Counter[int] = Counter()
        for _, speaker, affiliation in rows("SELECT uid, speaker_id, affiliation_id FROM quote"):
            counted.update(party for party in (speaker, affiliation) if party is not None)
        assert counted == Counter({row.id: row.quotes for row in rows("SELECT id, quotes FROM party")}), "speakers are counted right"
        if connection.dialect.name == "sqlite":
            assert rows("PRAGMA integrity_check") == [("ok",)]
            connection.execute(text("INSERT INTO quote_fts(quote_fts) VALUES ('integrity-check')"))
    expected = {}
    for whole in _articles(store, articles):
        found = bodies(whole["id"], whole["version"], whole["result"])
        assert whole["quotes"] == len(found), whole["id"]
        expected |= {body.uid: body.json for body in found}
    assert {uid: json.loads(body) for uid, (_, body) in written.items()} == expected, "each quote of each result, whole"
    return len(written)


def _articles(store: Store, articles: int) -> Iterator[dict[str, Any]]:
    for number in range(articles):
        whole = store.article(made(number)["id"])
        assert whole is not None, number
        yield whole


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    main()
