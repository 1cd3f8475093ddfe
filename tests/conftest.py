"""The fixtures that every test may ask for."""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import URL, create_engine, make_url, text
from werkzeug.serving import make_server

import quoteapi
from quoteapi.engine.model import Result
from quoteapi.store import Incoming, Jobs, Kept, NewItem, NewJob, Store

LISTENING = re.compile(r"Listening at: (http://127\.0\.0\.1:\d+)")
ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_4f29a806f41d0aaa.txt"
BY_HAND = {"version": "1.0", "model": "by hand"}
Made = dict[str, Any]

# The machine's speed decides nothing; CI draws the same examples every time, a developer new ones.
settings.register_profile("quoteapi", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("quoteapi")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def seed() -> str:
    """The seed article's text."""
    return SEED.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def engine() -> quoteapi.Engine:
    """The real engine with the shipped weights, loaded once."""
    return quoteapi.Engine()


@pytest.fixture(scope="session")
def serving(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., AbstractContextManager[tuple[str, int]]]:
    """`serving(QUOTEAPI_…=…)`: the address and the process of a `quoteapi serve` on a free port, over an archive of its own.

    In the end it is told to stop, and stops.
    """

    @contextmanager
    def served(**settings: str) -> Iterator[tuple[str, int]]:
        command = [sys.executable, "-m", "quoteapi", "serve", "--port", "0", "--threads", "2"]
        environment = os.environ | {"QUOTEAPI_DATA": str(tmp_path_factory.mktemp("archive")), **settings}
        # A pipe that nobody reads fills up, and then whoever writes to it waits.
        heard = tmp_path_factory.mktemp("log") / "stderr"
        with heard.open("w") as log, subprocess.Popen(command, cwd=root, env=environment, stderr=log) as process:
            try:
                yield _address(heard, process), process.pid
                process.send_signal(signal.SIGTERM)
                assert process.wait(60) == 0
            finally:
                process.kill()

    return served


@pytest.fixture(scope="session")
def answering() -> Callable[[Flask], AbstractContextManager[str]]:
    """`answering(app)`: the address at which threads of this process answer for an application."""

    @contextmanager
    def answered(app: Flask) -> Iterator[str]:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    return answered


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        if found := LISTENING.search(log.read_text()):
            return found.group(1)
        time.sleep(0.05)
    pytest.fail(f"It does not listen: {log.read_text()}")


@pytest.fixture(scope="session")
def seed_result(engine: quoteapi.Engine, seed: str) -> Result:
    """What the engine makes of the seed article."""
    return engine.extract(seed)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """A real PostgreSQL server: the one at TEST_POSTGRESQL_URL, or one of Debian's package, started for these tests."""
    if "TEST_POSTGRESQL_URL" in os.environ:
        yield make_url(os.environ["TEST_POSTGRESQL_URL"])
        return
    folder = Path(tempfile.mkdtemp(prefix="quoteapi-postgresql-"))
    run = _as_somebody(folder)
    try:
        run([_program("initdb"), "-D", folder / "data", "-A", "trust", "-U", "quoteapi", "-E", "UTF8", "--no-sync"])
        # By a socket in the folder alone; what is written need not outlive the tests.
        options = f"-k {folder} -h '' -F -c synchronous_commit=off -c full_page_writes=off -c max_connections=50"
        run([_program("pg_ctl"), "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start"])
        yield URL.create("postgresql+psycopg", username="quoteapi", database="postgres", query={"host": str(folder)})
        run([_program("pg_ctl"), "-D", folder / "data", "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    # Debian keeps the server's programs apart from those of its users.
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [Path(shutil.which(name) or f"/no/{name}")]
    return found[-1]


def _as_somebody(folder: Path) -> Callable[[list[Any]], None]:
    """What runs a program; not as root, which PostgreSQL refuses to be."""
    other: dict[str, Any] = {}
    if os.getuid() == 0:
        user = next(entry for name in ("postgres", "nobody") for entry in pwd.getpwall() if entry.pw_name == name)
        os.chown(folder, user.pw_uid, user.pw_gid)
        other = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(command: list[Any]) -> None:
        # The server that pg_ctl leaves running would hold a pipe open.
        subprocess.run([*map(str, command)], check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **other)

    return run


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return str(request.param)


@pytest.fixture
def database(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """An empty database."""
    if kind == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "archive.sqlite3"))
    else:
        with _created(request.getfixturevalue("postgresql"), "template0") as url:
            yield url


@pytest.fixture
def store(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An archive without articles."""
    if kind == "sqlite":
        copy = tmp_path / "store.sqlite3"
        copy.write_bytes(request.getfixturevalue("blank_file").read_bytes())
        store = Store.at(URL.create("sqlite", database=str(copy)))
        yield store
        store.close()
    else:
        with _created(request.getfixturevalue("postgresql"), request.getfixturevalue("blank_database")) as url:
            store = Store.at(url)
            yield store
            store.close()


def _quote(text: str, words: str, **more: Any) -> Made:
    """A quote of `words`, which stand in `text`; `more` is `speaker`, `role`, `affiliation`, or what a quote has by these names."""
    start = text.index(words)
    span = {"start": start, "end": start + len(words)}
    speaker, role, affiliation = more.pop("speaker", None), more.pop("role", None), more.pop("affiliation", None)
    cue, kind = more.pop("cue", "say"), more.pop("kind", "person")
    return {
        "id": "q1", "type": "direct", "text": words, "spans": [span], "verbatim": [span],
        "cue": {"text": cue, "lemma": cue, "start": 0, "end": 1} if cue else None,
        "source": None, "speaker": {"id": "s1", "name": speaker, "kind": kind if speaker else "unknown", "anonymous": None},
        "role": {"text": role, "start": None, "end": None} if role else None,
        "affiliation": {"name": affiliation, "start": None, "end": None} if affiliation else None,
        "venue": None, "act": "speech", "stance": "asserts", "within": None, "confidence": 0.9,
        "evidence": [{"step": "detect", "rule": "by-hand", "from": None, "to": None, "confidence": 0.9, "alternatives": []}], **more,
    }  # fmt: skip


def _result(text: str, *quotes: Made, title: str | None = None, engine: dict[str, str] | None = None) -> Made:
    """The result of an article with these quotes."""
    numbered = [{**q, "id": f"q{n}"} for n, q in enumerate(quotes, start=1)]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    facts = {"title": title, "language": "en", "length": len(text), "sha256": digest}
    return {"article": facts, "quotes": numbered, "speakers": [], "refusals": [], "engine": engine or BY_HAND}


@pytest.fixture
def made() -> Callable[..., Made]:
    """`made(text, words, …)`: one quote made by hand, so that what the archive does hangs on no weights; see `_quote`."""
    return _quote


@pytest.fixture
def results() -> Callable[..., Made]:
    """`results(text, *quotes, …)`: a result; see `_result`."""
    return _result


@pytest.fixture
def put(store: Store) -> Callable[..., Kept]:
    """`put(text, words | quotes…, id=…, …)`: keep an article in which these words, or quotes, stand."""

    def put(text: str, *quotes: str | Made, **told: Any) -> Kept:
        found = [_quote(text, q, speaker="Ada Brook") if isinstance(q, str) else q for q in quotes]
        answer = _result(text, *found, title=told.get("title"))
        return store.write(lambda writer: writer.put(Incoming(text=text, **told), answer))

    return put


@pytest.fixture
def jobs(store: Store) -> Jobs:
    """The jobs of an empty archive, in each kind of database."""
    return Jobs(store)


@pytest.fixture
def begin(store: Store) -> Callable[..., str]:
    """`begin(texts…, keep=…, …)`: begin a job of these articles; its id."""

    def begin(*articles: str | Incoming, **more: Any) -> str:
        told = [Incoming(text=each) if isinstance(each, str) else each for each in articles]
        new = NewJob(items=[NewItem(n, each.id, each) for n, each in enumerate(told, start=1)], **more)
        return str(store.write(lambda writer: writer.add_job(new))["id"])

    return begin


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive without articles, to copy: making the tables takes longer than a test."""
    path = tmp_path_factory.mktemp("blank") / "archive.sqlite3"
    Store.at(URL.create("sqlite", database=str(path))).close()
    return path


@pytest.fixture(scope="session")
def blank_database(postgresql: URL) -> Iterator[str]:
    """The name of a database of an archive without articles, to copy."""
    with _created(postgresql, "template0") as url:
        Store.at(url).close()
        yield str(url.database)


@contextmanager
def _created(server: URL, template: str) -> Iterator[URL]:
    name = f"test_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'"))
        try:
            yield server.set(database=name)
        finally:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
