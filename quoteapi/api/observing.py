"""Every request gets an id, a line in the log and a place in the metrics."""

from __future__ import annotations

import logging
import re
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, g, request

from quoteapi.api.state import state

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[A-Za-z0-9._:-]{1,128}")

log = logging.getLogger("quoteapi.access")


def register(app: Flask) -> None:
    """Watch the requests of `app`."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    given = request.headers.get(HEADER, "")
    g.request_id = given if GIVEN.fullmatch(given) else uuid4().hex
    g.began = perf_counter()


def _end(response: Response) -> Response:
    seconds = perf_counter() - g.began
    response.headers[HEADER] = g.request_id
    route = request.url_rule.rule if request.url_rule else "none"
    state().metrics.count_request(request.method, route, response.status_code, seconds)
    fields = {
        "request_id": g.request_id,
        "method": request.method,
        # Without the query: only the path is known to be free of what callers hold private.
        "path": request.path,
        "status": response.status_code,
        "seconds": round(seconds, 6),
        "bytes_in": request.content_length,
        "bytes_out": response.content_length,
        "client": request.remote_addr,
    }
    log.info("request", extra={"fields": fields})
    return response
