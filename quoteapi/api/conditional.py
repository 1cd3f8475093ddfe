"""ETags: a caller who has an answer already need not get it again, and may make a write hang on it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from flask import Request, Response, request

from quoteapi.api.problems import ProblemError

# The caller may keep it, and must ask each time whether it still holds.
CACHED = "private, no-cache"
ETAG = {"ETag": {"description": "Of this answer; send it as `If-None-Match`.", "schema": {"type": "string"}}}


def etag(value: Mapping[str, Any]) -> str:
    """The ETag of an answer of one thing."""
    return hashlib.blake2b(json.dumps(value, sort_keys=True).encode("ascii"), digest_size=16).hexdigest()


def revalidated(response: Response, tag: str | None = None) -> Response:
    """`response` with its ETag; without a body, and 304, where the request shows that it is held already."""
    response.headers["Cache-Control"] = CACHED
    response.set_etag(tag or hashlib.blake2b(response.get_data(), digest_size=16).hexdigest())
    response.make_conditional(request)
    return response


def require_match(request: Request, *tags: str) -> None:
    """Raises ProblemError with 412 where the request names ETags by `If-Match`, and none of these is among them."""
    if "If-Match" not in request.headers:
        return
    # One that names none, such as an empty one, is met by none: it was sent as a guard. A compressed answer has the name of its compression
    # in its ETag.
    given = request.if_match
    if not given.star_tag and not any(given.contains(each) for tag in tags for each in (tag, f"{tag}:gzip")):
        raise ProblemError(412, "It has changed since; its ETag is another one now.")
