"""A request's body to the article in it: JSON, plain text or HTML."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from quoteapi.api.problems import FieldError, ProblemError, field_errors, invalid
from quoteapi.config import Settings
from quoteapi.jsonl import no_constant
from quoteapi.reading.charsets import UnknownCharsetError, decoded, decoded_page
from quoteapi.reading.pages import MOST_ELEMENTS, PageTooLargeError, article_in
from quoteapi.schemas import ArticleInSchema

JSON = "application/json"
FORM = "multipart/form-data"
JOB_TYPES = ("application/x-ndjson", JSON, FORM)


@dataclass(frozen=True, slots=True)
class Received:
    """An article as it came. `from_page` tells that its text was taken out of HTML, so that the caller does not have it yet."""

    text: str
    title: str | None
    from_page: bool = False


def received(request: Request, settings: Settings) -> Received:
    """The article in `request`; raises ProblemError with 400, 413, 415 or 422 where there is none that can be read."""
    read = READERS.get(request.mimetype)
    if read is None or request.content_encoding:
        raise ProblemError(415, f"Send {', '.join(READERS)}, without Content-Encoding.", headers={"Accept": ", ".join(READERS)})
    article = read(_body(request, settings), request.mimetype_params.get("charset"))
    _bounded(article.text, settings)
    return article


def fields_received(request: Request, settings: Settings, schema: Schema) -> Any:
    """What `schema` makes of the JSON in `request`, whose `text` may be as long as the settings say.

    Raises ProblemError with 400, 413, 415 or 422 where there is none that it takes.
    """
    if request.mimetype != JSON or request.content_encoding:
        raise ProblemError(415, f"Send {JSON}, without Content-Encoding.", headers={"Accept": JSON})
    data = _object(_parsed(_text(decoded, _body(request, settings), request.mimetype_params.get("charset"))))
    text = data.get("text")
    if isinstance(text, str):
        _bounded(text, settings)
    try:
        return schema.load(data)
    except ValidationError as error:
        raise invalid(list(field_errors("body", error.messages))) from None


def job_received(request: Request, settings: Settings) -> bytes:
    """The articles of a new job as they came: the body itself, or the one file of a form.

    Raises ProblemError with 413, 415 or 422.
    """
    # Before anything of it is read: jobs may be larger than articles.
    request.max_content_length = settings.max_job_bytes + 1
    if request.mimetype not in JOB_TYPES or request.content_encoding:
        raise ProblemError(415, f"Send {', '.join(JOB_TYPES)}, without Content-Encoding.", headers={"Accept": ", ".join(JOB_TYPES)})
    if request.mimetype != FORM:
        body = request.get_data(cache=False)
    else:
        files = [file for _, file in request.files.items(multi=True)]
        if [*request.files] != ["file"] or len(files) != 1 or request.form:
            raise invalid([FieldError("body", "file", "Must be there, once, and alone.")])
        body = files[0].read()
    if len(body) > settings.max_job_bytes:
        raise RequestEntityTooLarge
    return body


def _bounded(text: str, settings: Settings) -> None:
    if len(text) > settings.max_text_length:
        raise ProblemError(413, f"The text has {len(text)} characters; this server reads {settings.max_text_length} at most.")


def _body(request: Request, settings: Settings) -> bytes:
    body = request.get_data(cache=False)
    if len(body) > settings.max_body_bytes:
        raise RequestEntityTooLarge
    return body


def _of_json(body: bytes, charset: str | None) -> Received:
    return _checked(_object(_parsed(_text(decoded, body, charset))))


def _object(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise invalid([FieldError("body", "body", "Must be an object that holds `text`.")])
    return data


def _of_text(body: bytes, charset: str | None) -> Received:
    return _checked({"text": _text(decoded, body, charset)})


def _of_page(body: bytes, charset: str | None) -> Received:
    try:
        article = article_in(_text(decoded_page, body, charset))
    except PageTooLargeError:
        raise ProblemError(413, f"The page has more than {MOST_ELEMENTS} elements.") from None
    if article is None:
        raise invalid([FieldError("body", "body", "No article was found in the page.")])
    return Received(article.text, article.title, from_page=True)


def _checked(data: Mapping[str, Any]) -> Received:
    try:
        return Received(**ArticleInSchema().load(data))
    except ValidationError as error:
        raise invalid(list(field_errors("body", error.messages))) from None


def _text(decode: Callable[[bytes, str | None], str], body: bytes, charset: str | None) -> str:
    try:
        return decode(body, charset)
    except UnknownCharsetError:
        raise ProblemError(415, "The charset of the Content-Type is not known here.") from None
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The body is not {charset or error.encoding}: byte {error.start} does not fit.") from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=no_constant)
    except json.JSONDecodeError as error:
        raise ProblemError(400, f"The body is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.") from None
    except (ValueError, RecursionError):
        raise ProblemError(400, "The body is JSON that cannot be read: nested too deep, or a number too long or not a number.") from None


READERS: Mapping[str, Callable[[bytes, str | None], Received]] = {
    JSON: _of_json,
    "text/plain": _of_text,
    "text/html": _of_page,
}
