"""`quoteapi serve` as it runs: gunicorn in a process of its own, on a free port."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request
from urllib.request import urlopen as urlopen_for_ever

import pytest
from click.testing import CliRunner
from gunicorn.config import make_settings

from quoteapi.cli import beside, main

LEADERS: list[int] = []


def urlopen(*args: Any) -> Any:
    return urlopen_for_ever(*args, timeout=60)


@pytest.fixture(scope="module")
def server(serving: Callable[..., AbstractContextManager[tuple[str, int]]]) -> Iterator[str]:
    with serving() as (address, leader):
        LEADERS.append(leader)
        yield address


def test_it_answers(server: str) -> None:
    with urlopen(f"{server}/healthz") as answer:
        assert json.load(answer)["status"] == "ok"


def test_it_reads_articles(server: str) -> None:
    body = json.dumps({"text": "“We will mend the pier,” said Ada Brook."}).encode()
    with urlopen(Request(f"{server}/v1/extract", body, {"Content-Type": "application/json"})) as answer:
        [quote] = json.load(answer)["quotes"]
    assert quote["speaker"]["name"] == "Ada Brook"


def test_it_keeps_articles(server: str) -> None:
    body = json.dumps({"text": "“We will mend the pier,” said Ada Brook.", "id": "pier"}).encode()
    with urlopen(Request(f"{server}/v1/articles", body, {"Content-Type": "application/json"})) as answer:
        assert answer.status == 201
    with urlopen(f"{server}/v1/quotes?q=pier&speaker=ada%20brook") as answer:
        [quote] = json.load(answer)["quotes"]
    assert quote["article"]["id"] == "pier"


def test_it_reads_jobs(server: str) -> None:
    body = json.dumps({"text": "“We will paint the ferry,” said Bo Lind.", "id": "ferry"}).encode()
    with urlopen(Request(f"{server}/v1/jobs", body, {"Content-Type": "application/x-ndjson"})) as answer:
        job = json.load(answer)
    for _ in range(600):
        with urlopen(f"{server}/v1/jobs/{job['id']}") as answer:
            job = json.load(answer)
        if job["state"] == "done":
            break
        time.sleep(0.1)
    assert (job["state"], job["items"]["done"]) == ("done", 1)


def test_a_worker_that_dies_is_started_again(server: str) -> None:
    [first] = workers()
    os.kill(first, signal.SIGKILL)
    for _ in range(600):
        if (found := workers()) and found != [first]:
            break
        time.sleep(0.1)
    assert len(found) == 1
    test_it_reads_jobs(server)


def test_what_a_process_has_loaded_is_not_looked_through_for_garbage() -> None:
    assert {name for name in vars(beside) if name in make_settings()} == {"when_ready", "post_worker_init", "on_exit"}
    try:
        beside.post_worker_init(None)
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def workers() -> list[int]:
    """The processes that the server started beside itself."""
    return [pid for pid, words in processes() if words[1:4] == ["-m", "quoteapi", "worker"] and parent(pid) in LEADERS]


def processes() -> Iterator[tuple[int, list[str]]]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield int(path.parent.name), path.read_text().split("\0")
        except OSError:
            continue


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.mark.parametrize("media_type", ["application/json", "application/pdf"])
def test_whoever_sends_too_much_gets_to_read_why(server: str, media_type: str) -> None:
    # urllib asks for the connection to be closed, and sends all before it reads.
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{server}/v1/extract", b"{" * 8_000_000, {"Content-Type": media_type}))
    assert refused.value.code == (413 if media_type == "application/json" else 415)
    assert refused.value.headers["Content-Type"] == "application/problem+json"
    refused.value.close()


FORM = (
    b'--mill\r\nContent-Disposition: form-data; name="file"; filename="articles.jsonl"\r\nContent-Type: application/x-ndjson\r\n\r\n'
    b'{"text": "The mill is open again."}\n{"text": "The weir'
)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /v1/quotes?q=" + b"%D8%A7" * 1_400 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET /healthz HTTP/1.1\r\nX-Long: " + b"a" * 9_000 + b"\r\n\r\n", 431),
        (b"GET /healthz HTTP/1.1\r\nTwo Words: 1\r\n\r\n", 400),
        (b"The mill is open again.\r\n\r\n", 400),
        (b"POST /v1/extract HTTP/1.1\r\nTransfer-Encoding: rot13\r\n\r\n", 501),
        (b"POST /v1/extract HTTP/1.1\r\nContent-Type: text/plain\r\nExpect: patience\r\nContent-Length: 3\r\n\r\nYes", 417),
        (b"POST /v1/extract HTTP/1.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nthree\r\nYes\r\n0\r\n\r\n", 400),
        (b"POST /v1/extract HTTP/1.1\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\nthree\r\nYes\r\n0\r\n\r\n", 415),
    ],
)
def test_what_is_no_request_is_a_problem_as_well(server: str, sent: bytes, status: int) -> None:
    assert problem_with(server, sent)["status"] == status
    test_it_answers(server)


@pytest.mark.parametrize(
    ("head", "came"),
    [
        (b"Content-Type: text/plain\r\nContent-Length: 200", b"\xe2\x80\x9cWe will mend the pier,\xe2\x80\x9d said Ada"),
        (b"Content-Type: text/plain\r\nTransfer-Encoding: chunked", b"17\r\nThe mill is open again.\r\n"),
        (b"Content-Type: text/plain\r\nTransfer-Encoding: chunked", b"40\r\nThe mill is open"),
    ],
)
@pytest.mark.parametrize("path", [b"/v1/extract", b"/v1/articles?id=torn"])
def test_half_an_article_is_not_read(server: str, path: bytes, head: bytes, came: bytes) -> None:
    problem = problem_with(server, b"POST " + path + b" HTTP/1.1\r\n" + head + b"\r\n\r\n" + came)
    assert problem["status"] == 400
    assert "ended" in problem["detail"]
    with pytest.raises(HTTPError) as missing:
        urlopen(f"{server}/v1/articles/torn")
    missing.value.close()
    assert missing.value.code == 404


@pytest.mark.parametrize(
    ("head", "came"),
    [
        (b"Content-Type: application/x-ndjson\r\nContent-Length: 200", b'{"text": "The mill is open again."}\n'),
        (b"Content-Type: multipart/form-data; boundary=mill\r\nContent-Length: 400", FORM),
        (b"Content-Type: multipart/form-data; boundary=mill\r\nTransfer-Encoding: chunked", b"%x\r\n%b\r\n" % (len(FORM), FORM)),
    ],
)
def test_half_a_job_is_not_begun(server: str, head: bytes, came: bytes) -> None:
    assert problem_with(server, b"POST /v1/jobs HTTP/1.1\r\n" + head + b"\r\n\r\n" + came)["status"] == 400


def problem_with(server: str, sent: bytes) -> dict[str, Any]:
    """The problem that the server answers these bytes with, after which nothing comes."""
    address = urlsplit(server)
    assert address.hostname
    assert address.port
    with socket.create_connection((address.hostname, address.port), timeout=60) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        with HTTPResponse(connection) as answer:
            answer.begin()
            problem: dict[str, Any] = json.loads(answer.read())
    assert (answer.status, answer.headers["Content-Type"]) == (problem["status"], "application/problem+json")
    return problem


def test_a_setting_at_fault_is_told() -> None:
    result = CliRunner(env={"QUOTEAPI_PORT": "many"}).invoke(main, ["serve"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: QUOTEAPI_PORT: must be a whole number")
