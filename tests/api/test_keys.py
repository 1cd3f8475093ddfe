"""API keys: who may call /v1."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

KEYS = ("first-key", "second-key")


@pytest.fixture
def guarded(client_with: Any) -> FlaskClient:
    return client_with(api_keys=KEYS)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-API-Key": "first-key"},
        {"X-API-Key": "second-key"},
        {"Authorization": "Bearer second-key"},
        {"Authorization": "bearer first-key"},
    ],
    ids=str,
)
def test_a_key_of_the_server_opens_it(guarded: FlaskClient, headers: dict[str, str]) -> None:
    assert guarded.post("/v1/extract", json={"text": "said"}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "first-ke"},
        {"X-API-Key": "first-key,second-key"},
        {"X-API-Key": "\xe4"},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer third-key"},
        {"Authorization": "Basic Zmlyc3Qta2V5Og=="},
        {"Authorization": "first-key"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/v1/extract", "/v1/nothing"])
def test_401_without_one(guarded: FlaskClient, headers: dict[str, str], path: str) -> None:
    answer = guarded.post(path, json={"text": "said"}, headers=headers)
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"
    assert answer.json == {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Show a key of this server as X-API-Key or Authorization: Bearer.",
    }
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/metrics", "/openapi.yaml", "/docs"])
def test_all_else_needs_no_key(guarded: FlaskClient, path: str) -> None:
    assert guarded.get(path).status_code == 200


def test_without_keys_everybody_may_call(client: FlaskClient) -> None:
    assert client.post("/v1/extract", json={"text": "said"}, headers={"X-API-Key": "any"}).status_code == 200
