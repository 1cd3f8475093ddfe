"""Is the server alive, can it read; and the engine it holds."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api.health import PROBE
from quoteapi.api.reader import LONG, Reader
from quoteapi.engine.model import Result, Scope


def test_healthz(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_readyz_tells_what_reads(client: FlaskClient, engine: quoteapi.Engine) -> None:
    answer = client.get("/readyz")
    facts = {"version": quoteapi.__version__, "model": engine.facts.model}
    assert (answer.status_code, answer.json) == (200, {"status": "ready", "engine": facts})


def test_the_probe_is_a_sentence_with_a_quote(engine: quoteapi.Engine) -> None:
    assert [quote.speaker.name for quote in engine.extract(PROBE).quotes] == ["Ada Cole"]


def test_threads_that_come_at_once_get_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = quoteapi.Engine

    def counted(*, threads: int) -> quoteapi.Engine:
        made.append(threads)
        return real(threads=threads)

    monkeypatch.setattr(quoteapi, "Engine", counted)
    reader, barrier = Reader(threads=1), Barrier(4)

    def read(_: int) -> Any:
        barrier.wait()
        return reader.extract(PROBE)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(read, range(4)))
    assert made == [1]
    assert all(result == results[0] for result in results)


class Watched:
    """The real engine, and how many articles it was ever given at once."""

    def __init__(self, engine: quoteapi.Engine) -> None:
        self.engine, self.facts = engine, engine.facts
        self.most = self.now = 0
        self.long_begun = Event()

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        self.now += 1
        self.most = max(self.most, self.now)
        if len(text) > LONG:
            self.long_begun.set()
        result = self.engine.extract(text, title=title, scope=scope)
        self.now -= 1
        return result


def test_articles_are_read_in_turn(engine: quoteapi.Engine) -> None:
    watched = Watched(engine)
    reader = Reader(watched)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(reader.extract, [f"{PROBE}\n\n" * 20] * 8))
    assert watched.most == 1


def test_nobody_waits_for_a_long_article(engine: quoteapi.Engine) -> None:
    watched = Watched(engine)
    reader = Reader(watched)
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(reader.extract, "Ada Cole left. " * (LONG // 10))
        watched.long_begun.wait()
        assert reader.extract(PROBE).quotes
        assert not long.done()
    assert watched.most == 2


def test_the_application_is_made_without_loading_the_engine() -> None:
    code = "import sys; from quoteapi.api import create_app; create_app(); print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
