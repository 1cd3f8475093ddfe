"""Request ids, the log and the metrics."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from quoteapi.api.examples import REQUEST, TEXT


def test_a_request_keeps_the_id_it_brings(client: Any) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "trace-1:a.b_c"}).headers["X-Request-ID"] == "trace-1:a.b_c"


@pytest.mark.parametrize("given", ["", "two words", "x" * 129, "{}", "\xe4"])
def test_a_request_without_a_usable_id_gets_one(client: Any, given: str) -> None:
    assert re.fullmatch("[0-9a-f]{32}", client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"])


def test_ids_differ(client: Any) -> None:
    assert len({client.get("/healthz").headers["X-Request-ID"] for _ in range(3)}) == 3


def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in capsys.readouterr().err.splitlines())


def test_a_line_of_json_for_each_request_without_what_it_held(client_with: Any, capsys: pytest.CaptureFixture[str]) -> None:
    client = client_with(api_keys=("first-key",))
    headers = {"X-API-Key": "first-key", "X-Request-ID": "this-one"}
    client.post("/v1/extract?explain=true", json={"text": "“So,” he said."}, headers=headers)
    (line,) = [found for found in lines(capsys) if found["logger"] == "quoteapi.access"]
    assert set(line) == {
        "time", "level", "logger", "message", "request_id", "method", "path", "status", "seconds", "bytes_in", "bytes_out", "client",
    }  # fmt: skip
    assert (line["request_id"], line["method"], line["path"], line["status"]) == ("this-one", "POST", "/v1/extract", 200)
    assert line["seconds"] > 0
    assert "first-key" not in json.dumps(line)
    assert "explain" not in json.dumps(line)


def test_the_log_level_is_a_setting(client_with: Any, capsys: pytest.CaptureFixture[str]) -> None:
    client_with(log_level="WARNING").get("/healthz")
    assert list(lines(capsys)) == []


def figures(client: Any) -> dict[tuple[str, ...], float]:
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=")
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_metrics_count_requests_words_and_quotes(client_with: Any) -> None:
    client = client_with()
    answer = client.post("/v1/extract?type=direct", json=REQUEST).json
    everything = client.post("/v1/extract", json=REQUEST).json
    client.get("/healthz")
    client.get("/nothing/here")
    client.open("/healthz", method="BREW")
    found = figures(client)
    assert found["quoteapi_requests_total", "POST", "/v1/extract", "200"] == 2
    assert found["quoteapi_requests_total", "GET", "/healthz", "200"] == 1
    assert found["quoteapi_requests_total", "GET", "none", "404"] == 1
    assert found["quoteapi_requests_total", "other", "none", "405"] == 1
    assert found["quoteapi_request_seconds_count", "/v1/extract"] == 2
    assert found["quoteapi_words_read_total",] == 2 * len(re.findall(r"\w+", TEXT))
    assert found["quoteapi_quotes_found_total", "direct"] == 2 * len(answer["quotes"])
    assert sum(v for name, v in found.items() if name[0] == "quoteapi_quotes_found_total") == 2 * len(everything["quotes"])


def test_each_application_counts_for_itself(client_with: Any) -> None:
    client_with().get("/healthz")
    assert ("quoteapi_requests_total", "GET", "/healthz", "200") not in figures(client_with())
