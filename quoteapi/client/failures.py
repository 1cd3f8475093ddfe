"""What goes wrong, as exceptions."""

from __future__ import annotations

from typing import Any

import httpx

from quoteapi.client.types import FieldError
from quoteapi.errors import QuoteapiError

MEDIA_TYPE = "application/problem+json"


class ConnectionLostError(QuoteapiError):
    """The server could not be reached, or went away before it had answered, however often it was tried."""


class ProblemError(QuoteapiError):
    """An answer of 400 or above: its `status`, `title`, `detail`, and `errors`, the fields at fault. `request_id` names it in the
    server's log; `retry_after` says in how many seconds to come back, where the server says so."""

    def __init__(self, response: httpx.Response) -> None:
        told = _told(response)
        self.status: int = response.status_code
        self.title: str = told.get("title") or response.reason_phrase
        self.detail: str = told.get("detail") or self.title
        self.errors: list[FieldError] = told.get("errors") or []
        self.request_id: str | None = response.headers.get("X-Request-ID")
        self.retry_after: float | None = seconds(response.headers.get("Retry-After"))
        fields = "".join(f" {error['field']}: {error['detail']}" for error in self.errors)
        super().__init__(f"{self.status} {self.detail}{fields}")


def seconds(header: str | None) -> float | None:
    """A `Retry-After` in seconds; None for none, or for a date, which this server never sends."""
    return float(header) if header and header.isdigit() else None


def _told(response: httpx.Response) -> dict[str, Any]:
    # A proxy in front answers with a page of its own.
    if response.headers.get("Content-Type", "").split(";")[0] != MEDIA_TYPE:
        return {}
    told = response.json()
    return told if isinstance(told, dict) else {}
