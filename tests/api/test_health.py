"""Is the server alive, can it read; and the engine it holds."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api.health import PROBE
from quoteapi.api.reader import Reader


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


def test_the_application_is_made_without_loading_the_engine() -> None:
    code = "import sys; from quoteapi.api import create_app; create_app(); print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
