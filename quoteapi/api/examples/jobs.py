"""A job as the OpenAPI document shows it: what is sent, how far it is, and what comes of it."""

from __future__ import annotations

import json
from typing import Any

from quoteapi.api.examples import answer
from quoteapi.api.examples.kept import TO_KEEP

ID = "j_4b1f0c6f3a7e4d0f9a52a1f9d3c8e701"
FERRY = "2026-05-02_ferry"
LIST: list[dict[str, Any]] = [TO_KEEP, {"id": FERRY, "text": "“The ferry is late,” Bo Lind, a sailor, said."}]
# The second holds nothing to read, so that what is shown of the job shows an error.
LINES = "".join(json.dumps(article) + "\n" for article in (TO_KEEP, {"id": FERRY, "text": ""}))
ERROR = {"detail": "Invalid: text.", "errors": [{"in": "body", "field": "text", "detail": "Must not be empty."}]}
_NONE = {"waiting": 0, "running": 0, "done": 0, "failed": 0, "cancelled": 0}


def job(state: str = "done", **items: int) -> dict[str, Any]:
    """The job as a list shows it."""
    begun, ended = "2026-05-02T06:30:00.000000Z", "2026-05-02T06:30:02.000000Z"
    times = {"created": begun, "started": None if state == "waiting" else begun, "finished": None if state == "waiting" else ended}
    told = {"waiting": "waiting", "done": "told", "cancelled": "waiting"}[state]
    webhook = {"url": "https://desk.example/quoteapi", "state": told, "attempts": 0, "answer": None}
    if told == "told":
        webhook |= {"attempts": 1, "answer": "status 204"}
    counted = {"total": 2, **_NONE, "failed": 1, **(items or {"done": 1})}
    return {"id": ID, "state": state, "keep": True, "scope": "reported", **times, "items": counted, "webhook": webhook}


def whole_job(state: str = "done", **items: int) -> dict[str, Any]:
    """The job alone."""
    return {**job(state, **items), "errors": [{"number": 2, "id": FERRY, **ERROR}]}


def begun() -> dict[str, Any]:
    """The job as it is when it is sent."""
    return whole_job("waiting", waiting=1)


def cancelled() -> dict[str, Any]:
    """The job as it is when it was ended early."""
    return whole_job("cancelled", cancelled=1)


def results() -> list[dict[str, Any]]:
    """What came of its articles."""
    article = {"id": TO_KEEP["id"], "version": 1}
    result = {**answer(), "refusals": []}
    return [
        {"number": 1, "id": TO_KEEP["id"], "state": "done", "article": article, "result": result, "error": None},
        {"number": 2, "id": FERRY, "state": "failed", "article": None, "result": None, "error": ERROR},
    ]
