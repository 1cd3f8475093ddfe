"""What is left of a refused body is read and thrown away, so that its sender, still sending, gets to read the refusal.

A server that closes a connection with unread bytes on it resets it, and the client sees a broken pipe in place of a 413.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

from flask import Flask, Response, request
from gunicorn.http.errors import ParseException

# Whoever sends more than this after a refusal is cut off.
MOST = 16 * 1024 * 1024
CHUNK = 64 * 1024


def register(app: Flask) -> None:
    """Drain the body of every request once its answer is sent."""
    app.after_request(_drained)


def _drained(response: Response) -> Response:
    response.call_on_close(partial(_drain, request.environ))
    return response


def _drain(environ: dict[str, Any]) -> None:
    # Only a server that ends the stream with the body lets it be read to its end; from others a read would wait for ever.
    if not environ.get("wsgi.input_terminated"):
        return
    left = MOST
    with suppress(OSError, ParseException):
        while left > 0 and (data := environ["wsgi.input"].read(min(CHUNK, left))):
            left -= len(data)
