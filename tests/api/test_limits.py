"""Rate limits on /v1."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

KEYS = ("first-key", "second-key")


def post(client: FlaskClient, address: str = "192.0.2.1", **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/v1/extract", json={"text": "said"}, headers=named, environ_overrides={"REMOTE_ADDR": address})


@pytest.fixture
def limited(client_with: Any) -> FlaskClient:
    return client_with(rate_limit="2/hour")


def test_429_after_as_many_calls_as_are_allowed(limited: FlaskClient) -> None:
    assert [post(limited).status_code for _ in range(2)] == [200, 200]
    answer = post(limited)
    assert answer.status_code == 429
    assert answer.content_type == "application/problem+json"
    assert answer.json == {"type": "about:blank", "title": "Too Many Requests", "status": 429, "detail": "2 per 1 hour"}
    assert 0 < int(answer.headers["Retry-After"]) <= 3600
    assert answer.headers["X-RateLimit-Remaining"] == "0"


def test_each_address_has_its_own_count(limited: FlaskClient) -> None:
    statuses = [post(limited, address).status_code for address in ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"]]
    assert statuses == [200, 200, 429, 200]


def test_each_key_has_its_own_count_from_every_address(client_with: Any) -> None:
    client = client_with(rate_limit="2/hour", api_keys=KEYS)
    first = [post(client, f"192.0.2.{n}", X_API_Key="first-key").status_code for n in range(3)]
    second = post(client, Authorization="Bearer second-key").status_code
    assert (first, second) == ([200, 200, 429], 200)


def test_guessing_keys_is_limited_by_address(client_with: Any) -> None:
    client = client_with(rate_limit="2/hour", api_keys=KEYS)
    assert [post(client, X_API_Key=f"guess-{n}").status_code for n in range(3)] == [401, 401, 429]


def test_only_v1_is_limited(limited: FlaskClient) -> None:
    assert {limited.get("/healthz").status_code for _ in range(5)} == {200}


def test_without_a_limit_there_is_none(client: FlaskClient) -> None:
    assert {post(client).status_code for _ in range(5)} == {200}


@pytest.mark.parametrize(("proxies", "statuses"), [(1, [200, 200, 200]), (0, [200, 200, 429])])
def test_behind_a_proxy_the_forwarded_address_counts_if_the_settings_say_so(client_with: Any, proxies: int, statuses: list[int]) -> None:
    client = client_with(rate_limit="2/hour", trusted_proxies=proxies)
    assert [post(client, X_Forwarded_For=f"203.0.113.{n}").status_code for n in range(3)] == statuses
