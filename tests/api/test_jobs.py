"""`/v1/jobs` over each kind of database; the workers' part is done by hand, with the real engine."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.state import state_of
from quoteapi.config import Settings
from quoteapi.jobs.running import Runner
from quoteapi.store import Store

NDJSON = "application/x-ndjson"
PIER, FERRY = {"id": "pier", "text": "“We will mend the pier,” said Ada Brook."}, {"text": "“The ferry is late,” Bo Lind said."}
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def app_of_jobs(engine: quoteapi.Engine, store: Store, tmp_path: Path) -> Iterator[Flask]:
    """The application over an empty archive and an empty queue."""
    settings = Settings(data=str(tmp_path), webhook_secret=SECRET, max_job_articles=3, max_job_bytes=50_000, max_body_bytes=100)
    app = create_app(settings, engine, store)
    yield app
    state_of(app).queue.close()


@pytest.fixture
def client(app_of_jobs: Flask) -> FlaskClient:
    """Its client."""
    return app_of_jobs.test_client()


@pytest.fixture
def work(engine: quoteapi.Engine, store: Store) -> Callable[[], int]:
    """`work()`: what a worker does when it wakes."""
    return lambda: Runner(store, lease=60, engine=engine).run(lambda: False)


def lines(*articles: Any) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in articles)


def test_a_job_from_beginning_to_end(client: FlaskClient, app_of_jobs: Flask, work: Callable[[], int]) -> None:
    begun = client.post("/v1/jobs?scope=all", data=lines(PIER, {"text": ""}, FERRY), content_type=NDJSON)
    assert begun.status_code == 202
    job = begun.get_json()
    assert begun.headers["Location"] == f"/v1/jobs/{job['id']}"
    assert (job["state"], job["scope"], job["keep"], job["webhook"]) == ("waiting", "all", True, None)
    assert job["items"] == {"total": 3, "waiting": 2, "running": 0, "done": 0, "failed": 1, "cancelled": 0}
    assert [(error["number"], error["errors"][0]["field"]) for error in job["errors"]] == [(2, "text")]
    assert state_of(app_of_jobs).queue.waiting() == 3
    assert work() == 2
    found = client.get(begun.headers["Location"])
    assert (found.get_json()["state"], found.get_json()["items"]["done"]) == ("done", 2)
    assert client.get(begun.headers["Location"], headers={"If-None-Match": found.headers["ETag"]}).status_code == 304
    results = client.get(f"{begun.headers['Location']}/results")
    assert results.content_type == NDJSON
    one, two, three = map(json.loads, results.text.splitlines())
    assert (one["id"], one["article"], one["result"]["quotes"][0]["speaker"]["name"]) == ("pier", {"id": "pier", "version": 1}, "Ada Brook")
    assert (two["state"], two["error"]["errors"][0]["detail"]) == ("failed", "Must not be empty.")
    assert three["result"]["quotes"][0]["speaker"]["name"] == "Bo Lind"
    assert client.get("/v1/articles/pier").get_json()["result"] == one["result"]
    failed = client.get(f"{begun.headers['Location']}/results?state=failed").text.splitlines()
    after = client.get(f"{begun.headers['Location']}/results?after=2").text.splitlines()
    assert (list(map(json.loads, failed)), list(map(json.loads, after))) == ([two], [three])


@pytest.mark.parametrize(
    "sent",
    [
        {"json": [PIER, FERRY]},
        {"data": lambda: {"file": (io.BytesIO(lines(PIER, FERRY)), "articles.jsonl")}},
        {"data": lambda: {"file": (io.BytesIO(json.dumps([PIER, FERRY]).encode()), "articles.json")}},
        {"data": lambda: {"file": (io.BytesIO(gzip.compress(lines(PIER, FERRY))), "articles.jsonl.gz")}},
    ],
    ids=["a list", "a file of lines", "a file of a list", "a packed file"],
)
def test_articles_in_each_form(client: FlaskClient, work: Callable[[], int], sent: dict[str, Any]) -> None:
    told = {name: value() if callable(value) else value for name, value in sent.items()}
    begun = client.post("/v1/jobs?keep=false", **told)
    assert begun.status_code == 202, begun.text
    assert work() == 2
    found = [json.loads(line) for line in client.get(f"{begun.headers['Location']}/results").text.splitlines()]
    assert [(line["number"], line["id"], line["article"], len(line["result"]["quotes"])) for line in found] == [
        (1, "pier", None, 1),
        (2, None, None, 1),
    ]
    assert client.get("/v1/articles").get_json()["articles"] == []


def test_a_job_that_is_sent_again_is_one_job(client: FlaskClient) -> None:
    def send(content: bytes) -> Any:
        form = {"file": (io.BytesIO(content), "articles.jsonl")}
        return client.post("/v1/jobs", data=form, headers={"Idempotency-Key": "k-1"})

    first, again = send(lines(PIER)), send(lines(PIER))
    assert (again.status_code, again.get_json(), again.headers["Location"]) == (202, first.get_json(), first.headers["Location"])
    assert len(client.get("/v1/jobs").get_json()["jobs"]) == 1
    other = send(lines(FERRY))
    assert (other.status_code, other.get_json()["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_to_cancel_and_to_remove(client: FlaskClient, work: Callable[[], int]) -> None:
    address = client.post("/v1/jobs", json=[PIER]).headers["Location"]
    ended = client.post(f"{address}/cancel", headers={"Idempotency-Key": "k-2"})
    assert (ended.status_code, ended.get_json()["state"], ended.get_json()["items"]["cancelled"]) == (200, "cancelled", 1)
    assert client.post(f"{address}/cancel").get_json() == ended.get_json()
    assert client.post(f"{address}/cancel", headers={"Idempotency-Key": "k-2"}).get_json() == ended.get_json()
    assert work() == 0
    for _ in range(2):
        assert client.delete(address, headers={"Idempotency-Key": "k-3"}).status_code == 204
    for gone in (client.get(address), client.get(f"{address}/results"), client.post(f"{address}/cancel"), client.delete(address)):
        assert (gone.status_code, gone.get_json()["detail"]) == (404, "There is no job of this id.")


def test_pages_of_jobs(client: FlaskClient) -> None:
    made = [client.post("/v1/jobs", json=[PIER]).get_json()["id"] for _ in range(3)]
    first = client.get("/v1/jobs?limit=2")
    assert [job["id"] for job in first.get_json()["jobs"]] == made[:0:-1]
    second = client.get(f"/v1/jobs?limit=2&cursor={first.get_json()['next']}").get_json()
    assert ([job["id"] for job in second["jobs"]], second["next"]) == (made[:1], None)
    assert 'rel="next"' in first.headers["Link"]
    assert client.get("/v1/jobs?state=done").get_json()["jobs"] == []
    assert client.get("/v1/jobs?state=lost").status_code == 422
    assert client.get("/v1/jobs?cursor=none").get_json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"data": b"", "content_type": NDJSON}, 422, "Must hold at least one article."),
        ({"json": []}, 422, "Must hold at least one article."),
        ({"data": b"[", "content_type": NDJSON}, 422, "Is not JSON"),
        ({"data": lines(PIER), "content_type": "application/json"}, 422, "Must be a list of articles."),
        ({"data": b"\xe9", "content_type": "application/json"}, 422, "Is not UTF-8"),
        ({"json": [PIER] * 4}, 413, "A job has 3 articles at most."),
        ({"data": b" " * 50_001, "content_type": NDJSON}, 413, "larger than this server takes"),
        ({"data": gzip.compress(b" " * 60_000), "content_type": NDJSON}, 413, "Unpacked, a job has 50000 bytes at most."),
        ({"data": lines(PIER), "content_type": "text/csv"}, 415, "Send application/x-ndjson"),
        ({"data": lines(PIER), "content_type": NDJSON, "headers": {"Content-Encoding": "gzip"}}, 415, "without Content-Encoding"),
        ({"data": {"other": "1"}, "content_type": "multipart/form-data"}, 422, "Must be there, once, and alone."),
        ({"json": [PIER], "query_string": {"keep": "maybe"}}, 422, "Must be true or false."),
        ({"json": [PIER], "query_string": {"scope": "none"}}, 422, "Must be one of"),
        ({"json": [PIER], "query_string": {"webhook": "ftp://desk.example"}}, 422, "begins with http"),
        ({"json": [PIER], "query_string": {"webhook": "http://169.254.169.254/"}}, 422, "private address"),
        ({"json": [PIER], "query_string": {"keeep": "true"}}, 422, "Unknown field."),
    ],
)
def test_what_is_no_job_is_told(client: FlaskClient, sent: dict[str, Any], status: int, said: str) -> None:
    answer = client.post("/v1/jobs", **sent)
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert said in answer.text
    assert client.get("/v1/jobs").get_json()["jobs"] == []


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=seam", "multipart/form-data"])
def test_a_form_that_broke_off_is_told_of_as_that(client: FlaskClient, content_type: str) -> None:
    form = b'--seam\r\nContent-Disposition: form-data; name="file"; filename="a.jsonl"\r\n\r\n' + lines(PIER)
    answer = client.post("/v1/jobs", data=form, content_type=content_type)
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    assert "The form cannot be read to its end" in answer.text
    assert client.get("/v1/jobs").get_json()["jobs"] == []


def test_a_job_may_be_larger_than_an_article(client: FlaskClient) -> None:
    assert client.post("/v1/jobs", json=[PIER, {"text": "So. " * 100}]).status_code == 202
    assert client.post("/v1/articles", json={"text": "So. " * 100}).status_code == 413


def test_without_a_key_no_webhook_is_taken(engine: quoteapi.Engine, store: Store) -> None:
    answer = create_app(Settings(), engine, store).test_client().post("/v1/jobs?webhook=https://desk.example/", json=[PIER])
    assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "webhook")


def test_a_queue_that_is_away_loses_no_job(engine: quoteapi.Engine, store: Store, work: Callable[[], int]) -> None:
    client = create_app(Settings(redis_url="redis://127.0.0.1:1/0", log_level="ERROR"), engine, store).test_client()
    begun = client.post("/v1/jobs", json=[PIER])
    assert begun.status_code == 202
    work()
    assert client.get(begun.headers["Location"]).get_json()["state"] == "done"


def test_metrics_count_the_jobs_of_all_processes(client: FlaskClient, work: Callable[[], int]) -> None:
    address = client.post("/v1/jobs", json=[PIER, {"text": ""}]).headers["Location"]
    client.post("/v1/jobs", json=[FERRY])
    waiting = client.get("/metrics").text
    assert 'quoteapi_job_items_open{state="waiting"} 2.0' in waiting
    assert "quoteapi_jobs_open 2.0" in waiting
    work()
    client.delete(address)
    told = client.get("/metrics").text
    for line in ('items_total{state="done"} 2.0', 'items_total{state="failed"} 1.0', 'items_open{state="waiting"} 0.0'):
        assert f"quoteapi_job_{line}" in told
    assert "quoteapi_jobs_open 0.0" in told
    assert "quoteapi_workers 0.0" in told


def test_metrics_are_told_without_the_archive(engine: quoteapi.Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    told = create_app(Settings(data=str(tmp_path / "file"), log_level="ERROR"), engine).test_client().get("/metrics")
    assert (told.status_code, "quoteapi_words_read_total" in told.text, "quoteapi_jobs_open" in told.text) == (200, True, False)
