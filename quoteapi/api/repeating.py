"""`Idempotency-Key`: a write that is sent again, since its answer was lost, is done once and answered alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from flask import Request, Response

from quoteapi.api.keys import known_key
from quoteapi.api.problems import FieldError, invalid
from quoteapi.config import Settings
from quoteapi.store import Answered, Store, Writer

HEADER = "Idempotency-Key"
LONGEST = 255
KEPT_HEADERS = ("Cache-Control", "Content-Type", "ETag", "Location")
PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Any text of your own. For a day, the same request with the same key is done once and answered alike.",
    "schema": {"type": "string", "pattern": f"^[!-~]{{1,{LONGEST}}}$"},
}


@dataclass(frozen=True, slots=True)
class Repeatable:
    """A write under a key; `key` tells the callers and the calls apart, `request` what was sent."""

    key: str
    request: str

    def earlier(self, answer: Answered | None) -> Response | None:
        """What was answered before. Raises ProblemError with 422 where the key was used for something else."""
        if answer is None:
            return None
        if answer.request != self.request:
            raise invalid([FieldError("header", HEADER, "Was used for another request.")])
        return Response(answer.body, answer.status, dict(answer.headers))

    def remember(self, writer: Writer, response: Response) -> None:
        """Keep the answer, in the transaction of the write."""
        headers = {name: value for name, value in response.headers.items() if name in KEPT_HEADERS}
        writer.remember(self.key, Answered(self.request, response.status_code, response.get_data(), headers))


def given_before(kept: Store | Writer, again: Repeatable | None) -> Response | None:
    """The answer that was given to the same request before; None for a new one, or one without a key. Raises ProblemError with 422."""
    return again.earlier(kept.answered(again.key)) if again else None


def once(writer: Writer, again: Repeatable | None, work: Callable[[], Response]) -> Response:
    """The answer of `work`, which writes, kept under its key; or the one given before, and then nothing is written."""
    earlier = given_before(writer, again)
    if earlier is not None:
        return earlier
    response = work()
    if again:
        again.remember(writer, response)
    return response


def repeatable(request: Request, settings: Settings, content: bytes | None = None) -> Repeatable | None:
    """The key of a request, None where it has none; `content` is what was sent, where it is not simply the body.

    Raises ProblemError with 422 for a key that is none.
    """
    given = request.headers.get(HEADER)
    if given is None:
        return None
    if not 0 < len(given) <= LONGEST or not given.isascii() or not given.isprintable() or " " in given:
        raise invalid([FieldError("header", HEADER, f"Must be 1 to {LONGEST} printable ASCII characters without a blank.")])
    own = known_key(request, settings) or ""
    body = hashlib.sha256(request.get_data() if content is None else content).hexdigest()
    return Repeatable(_digest(own, request.method, request.path, given), _digest(request.query_string.decode("latin-1"), body))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
