"""`quoteapi worker` as it runs, over PostgreSQL and Redis."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import URL

from quoteapi.api import create_app
from quoteapi.api.state import state_of
from quoteapi.cli import main
from quoteapi.config import Settings
from quoteapi.store import Incoming, Jobs, NewItem, NewJob, QuoteQuery, Store

PIER = "“We will mend the pier,” said Ada Brook."
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
WAIT = 60


@pytest.fixture
def settings(kind: str, database: URL, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    """PostgreSQL with Redis, or files alone."""
    data = {"data": str(tmp_path), "webhook_secret": SECRET, "webhook_private": True}
    if kind == "sqlite":
        return Settings(**data)
    address = database.render_as_string(hide_password=False)
    return Settings(**data, database_url=address, redis_url=request.getfixturevalue("redis"))


@pytest.fixture
def environment(settings: Settings, root: Path) -> dict[str, str]:
    """What tells a process of these settings."""
    told = {"DATA": settings.data, "DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url}
    told |= {"WEBHOOK_SECRET": SECRET, "WEBHOOK_PRIVATE": "true"}
    plain = {name: value for name, value in os.environ.items() if not name.startswith("QUOTEAPI_")}
    return plain | {f"QUOTEAPI_{name}": value for name, value in told.items()} | {"PYTHONPATH": str(root)}


@pytest.fixture
def worker(environment: dict[str, str], root: Path) -> Iterator[subprocess.Popen[str]]:
    """A worker of two processes; in the end it is told to stop, and stops."""
    command = [sys.executable, "-m", "quoteapi", "worker", "--processes", "2"]
    with subprocess.Popen(command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.send_signal(signal.SIGTERM)
        _, complaints = process.communicate(timeout=WAIT)
    assert process.returncode == 0
    assert complaints == ""


def until(found: Callable[[], Any]) -> Any:
    """What `found` gives once it is something."""
    end = time.monotonic() + WAIT
    while not (value := found()):
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)
    return value


@pytest.fixture
def told() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the types of what it was told."""
    found: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Not into the tests' output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", found
        server.shutdown()
        thread.join()


# Files alone are what test_killing.py and tests/cli/test_serve.py work with.
@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.usefixtures("worker")
def test_a_job_from_the_call_to_the_webhook(settings: Settings, environment: dict[str, str], told: tuple[str, list[str]]) -> None:
    store = Store.open(settings)
    app = create_app(settings, store=store)
    client = app.test_client()
    begun = client.post("/v1/jobs", query_string={"webhook": told[0]}, json=[{"id": "pier", "text": PIER}, {"text": ""}])
    assert begun.status_code == 202, begun.text
    job = until(lambda: (found := client.get(begun.headers["Location"]).get_json())["state"] == "done" and found)
    assert (job["items"]["done"], job["items"]["failed"]) == (1, 1)
    assert [q["article"]["id"] for q in client.get("/v1/quotes?q=pier").get_json()["quotes"]] == ["pier"]
    [event] = until(lambda: told[1])
    assert '"type":"job.done"' in event
    until(lambda: client.get(begun.headers["Location"]).get_json()["webhook"]["state"] == "told")
    # What nobody was woken for is found all the same: here by the one that looks round.
    other = store.write(lambda writer: writer.add_job(NewJob(items=[NewItem(1, None, Incoming(text="“No,” said Bo Lind."))])))
    until(lambda: (Jobs(store).job(other["id"]) or {})["state"] == "done")
    assert len(store.quotes(QuoteQuery(), limit=9).items) == 2
    assert Jobs(store).workers() == 2
    check = subprocess.run(
        [sys.executable, "-m", "quoteapi", "worker", "--check"], env=environment, capture_output=True, text=True, check=True
    )
    assert check.stdout.startswith("2 worker processes on ")
    state_of(app).queue.close()
    store.close()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_worker_that_is_not_there_is_told(settings: Settings) -> None:
    check = CliRunner(env={"QUOTEAPI_DATA": settings.data}).invoke(main, ["worker", "--check"])
    assert (check.exit_code, check.stdout[:2]) == (1, "0 ")
