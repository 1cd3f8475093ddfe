"""Errors at the edge: every status of 400 and above answers `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, json, request
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import ClientDisconnected, HTTPException

from quoteapi.errors import QuoteapiError
from quoteapi.schema_fields import flat_errors
from quoteapi.schemas import ProblemSchema

MEDIA_TYPE = "application/problem+json"
# As RFC 9110 has them; the names in Python's own table change with its version.
TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    412: "Precondition Failed",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    417: "Expectation Failed",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    503: "Service Unavailable",
}
# What the framework would say otherwise is about typing addresses into browsers.
DETAILS = {
    404: "There is nothing at this address.",
    405: "This address does not take this method; see the Allow header.",
    413: "The body is larger than this server takes.",
    500: "Something went wrong here, and not in the request. The X-Request-ID header names it in the log.",
}


Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field at fault: where it stands (`query`, `body` or `header`), its name, and what is wrong with it."""

    location: str
    field: str
    detail: str


class ProblemError(QuoteapiError):
    """A request that cannot be answered, and why."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        title: str | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title or TITLES[status]
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def invalid(errors: Sequence[FieldError]) -> ProblemError:
    """The 422 of a request whose fields at fault are `errors`."""
    names = ", ".join(dict.fromkeys(error.field for error in errors))
    return ProblemError(422, f"Invalid: {names}.", errors=errors)


def existing(found: Found | None, thing: str) -> Found:
    """What was found of an id. Raises ProblemError with 404 where no `thing`, such as a quote, has it."""
    if found is None:
        raise ProblemError(404, f"There is no {thing} of this id.")
    return found


def field_errors(location: str, messages: Any) -> Iterator[FieldError]:
    """The field errors in marshmallow's `messages`."""
    return (FieldError(location, path, detail) for path, detail in flat_errors(messages))


def register(app: Flask) -> None:
    """Make `app` answer every error as a problem."""
    app.register_error_handler(ProblemError, as_response)
    app.register_error_handler(HTTPException, _of_framework)
    app.register_error_handler(ClientDisconnected, _of_broken_off)
    app.register_error_handler(ParseException, _of_unreadable)


def as_response(problem: ProblemError) -> Response:
    """The answer that tells of `problem`."""
    body: dict[str, Any] = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    if problem.errors:
        body["errors"] = problem.errors
    return Response(json.dumps(ProblemSchema().dump(body)), problem.status, problem.headers, content_type=MEDIA_TYPE)


def _of_framework(error: HTTPException) -> Response:
    """The problem for what Flask, webargs or the rate limit raised; headers such as Allow are kept."""
    status = error.code or 500
    messages = getattr(error, "data", {}).get("messages")
    if messages:
        return as_response(invalid([e for location, inner in messages.items() for e in field_errors(location, inner)]))
    title = TITLES.get(status, error.name)
    headers = {name: value for name, value in error.get_headers(request.environ) if name.lower() not in ("content-type", "content-length")}
    return as_response(ProblemError(status, DETAILS.get(status) or error.description or title, title=title, headers=headers))


def _of_broken_off(_: ClientDisconnected) -> Response:
    """The problem for a body whose end the server waited for in vain: in chunks, say, without a last one."""
    return as_response(ProblemError(400, "The body ended before it was whole."))


def _of_unreadable(error: ParseException) -> Response:
    """The problem for a body in chunks that are none."""
    return as_response(ProblemError(400, f"The body cannot be read: {error}."))
