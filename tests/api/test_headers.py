"""Security headers, and which pages of other origins may call."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

HERE = "https://example.org"


@pytest.mark.parametrize("path", ["/", "/healthz", "/docs", "/openapi.yaml", "/nothing", "/v1/extract"])
def test_every_answer_holds_browsers_to_this_server(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "//" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_answers_with_articles_are_stored_nowhere(client: FlaskClient) -> None:
    assert client.post("/v1/extract", json={"text": "said"}).headers["Cache-Control"] == "no-store"


def test_other_origins_are_shut_out_by_default(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", json={"text": "said"}, headers={"Origin": HERE})
    assert not [name for name in answer.headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


@pytest.mark.parametrize(
    ("origins", "origin", "allowed"),
    [
        ((HERE,), HERE, HERE),
        ((HERE,), "https://example.net", None),
        ((HERE,), "https://example.org.example.net", None),
        ((HERE, "http://localhost:3000"), "http://localhost:3000", "http://localhost:3000"),
        (("*",), "https://example.net", "*"),
    ],
)
def test_the_origins_of_the_settings_may_call(client_with: Any, origins: tuple[str, ...], origin: str, allowed: str | None) -> None:
    answer = client_with(cors_origins=origins).post("/v1/extract", json={"text": "said"}, headers={"Origin": origin})
    assert answer.headers.get("Access-Control-Allow-Origin") == allowed
    assert "Origin" in answer.headers["Vary"]


def test_only_v1_is_shared(client_with: Any) -> None:
    assert "Access-Control-Allow-Origin" not in client_with(cors_origins=("*",)).get("/metrics", headers={"Origin": HERE}).headers


def test_a_browser_may_ask_first_without_a_key(client_with: Any) -> None:
    client = client_with(cors_origins=(HERE,), api_keys=("first-key",), rate_limit="1/hour")
    asked = {"Origin": HERE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key, content-type"}
    answers = [client.options("/v1/extract", headers=asked) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].headers["Access-Control-Allow-Origin"] == HERE
    assert "POST" in answers[0].headers["Access-Control-Allow-Methods"]
    assert {"X-API-Key", "Content-Type"} <= set(answers[0].headers["Access-Control-Allow-Headers"].split(", "))


def test_a_page_of_another_origin_can_read_why_it_was_refused(client_with: Any) -> None:
    answer = client_with(cors_origins=(HERE,), api_keys=("first-key",)).post("/v1/extract", json={"text": "x"}, headers={"Origin": HERE})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, HERE)
