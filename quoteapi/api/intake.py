"""A request's body to the article in it: JSON, plain text or HTML."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Any

from flask import Request
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import default_stream_factory

from quoteapi import jsonl
from quoteapi.api.problems import FieldError, ProblemError, field_errors, invalid
from quoteapi.api.streaming import NDJSON
from quoteapi.config import Settings
from quoteapi.extras import MissingExtraError
from quoteapi.reading import pages
from quoteapi.reading.charsets import UnknownCharsetError, decoded, decoded_page
from quoteapi.reading.files import GZIP
from quoteapi.reading.pages import MOST_ELEMENTS, PageTooLargeError, article_in
from quoteapi.reading.told import fitting
from quoteapi.schemas import ArticleInSchema
from quoteapi.store import Incoming
from quoteapi.store.requests import ArticleToKeepSchema

JSON, PAGE = "application/json", "text/html"
FORM = "multipart/form-data"
JOB_TYPES = (NDJSON, JSON, FORM)
_TEXT = {"type": "string", "minLength": 1}
FEED_TYPES: Mapping[str, Any] = {JSON: {"type": ["object", "array"]}, NDJSON: _TEXT, PAGE: _TEXT}


@dataclass(frozen=True, slots=True)
class Received:
    """An article as it came. `from_page` tells that its text was taken out of HTML, so that the caller does not have it yet."""

    text: str
    title: str | None
    from_page: bool = False


def received(request: Request, settings: Settings) -> Received:
    """The article in `request`; raises ProblemError with 400, 413, 415 or 422 where there is none that can be read."""
    told = _told(request, settings, with_facts=False)
    return Received(**loaded(ArticleInSchema(), told), from_page=request.mimetype == PAGE)


def received_to_keep(request: Request, settings: Settings, named: Mapping[str, Any]) -> Incoming:
    """The article in `request` with all that is told about it: by the query, which gave `named`, else by its JSON or its page.

    Raises ProblemError as `received` does.
    """
    told = _told(request, settings, with_facts=True)
    incoming: Incoming = loaded(ArticleToKeepSchema(), told)
    # What the query stands over had to be right as well.
    return loaded(ArticleToKeepSchema(), {**told, **named}) if named else incoming


def _told(request: Request, settings: Settings, *, with_facts: bool) -> Mapping[str, Any]:
    _require_type(request, READERS)
    told = READERS[request.mimetype](_body(request, settings), request.mimetype_params.get("charset"), with_facts)
    _bounded(told.get("text"), settings)
    return told


def fields_received(request: Request, settings: Settings, schema: Schema) -> Any:
    """What `schema` makes of the JSON in `request`, whose `text` may be as long as the settings say.

    Raises ProblemError with 400, 413, 415 or 422 where there is none that it takes.
    """
    _require_type(request, [JSON])
    data = _of_json(_body(request, settings), request.mimetype_params.get("charset"))
    _bounded(data.get("text"), settings)
    return loaded(schema, data)


def loaded(schema: Schema, data: Mapping[str, Any], location: str = "body") -> Any:
    """What `schema` makes of `data`, which stood in `location` of the request. Raises ProblemError with 422 where it does not take it."""
    try:
        return schema.load(data)
    except ValidationError as error:
        raise invalid(list(field_errors(location, error.messages))) from None


def feed_received(request: Request, settings: Settings) -> bytes:
    """A feed of fact-checks as it came. Raises ProblemError with 413 or 415."""
    _require_type(request, FEED_TYPES)
    body = _body(request, settings)
    if body.startswith(GZIP):
        # A packed body says nothing of how much it holds.
        raise ProblemError(415, f"Send {', '.join(FEED_TYPES)}, not packed.", headers={"Accept": ", ".join(FEED_TYPES)})
    return body


def job_received(request: Request, settings: Settings) -> bytes:
    """The articles of a new job as they came: the body itself, or the one file of a form.

    Raises ProblemError with 400, 413, 415 or 422.
    """
    # Before anything of it is read: jobs may be larger than articles.
    request.max_content_length = settings.max_job_bytes + 1
    _require_type(request, JOB_TYPES)
    body = _file(request) if request.mimetype == FORM else _whole(request)
    return _no_larger(body, settings.max_job_bytes)


def _file(request: Request) -> bytes:
    parser = request.make_form_data_parser()
    # Else a form that broke off is one without any field.
    parser.silent = False
    with ExitStack() as opened:

        def stream(
            total_content_length: int | None, content_type: str | None, filename: str | None, content_length: int | None = None
        ) -> IO[bytes]:
            return opened.enter_context(default_stream_factory(total_content_length, content_type, filename, content_length))

        parser.stream_factory = stream
        try:
            _, texts, files = parser.parse(request.stream, FORM, request.content_length, request.mimetype_params)
        except ValueError as error:
            raise ProblemError(400, f"The form cannot be read to its end: {error}.") from None
        if [name for name, _ in files.items(multi=True)] != ["file"] or texts:
            raise invalid([FieldError("body", "file", "Must be there, once, and alone.")])
        content: bytes = files["file"].read()
        return content


def _require_type(request: Request, types: Collection[str]) -> None:
    if request.mimetype not in types or request.content_encoding:
        taken = ", ".join(types)
        raise ProblemError(415, f"Send {taken}, without Content-Encoding.", headers={"Accept": taken})
    if request.mimetype == PAGE:
        try:
            pages.require()
        except MissingExtraError as error:
            taken = ", ".join(each for each in types if each != PAGE)
            raise ProblemError(415, f"Here, {error}. Send {taken}.", headers={"Accept": taken}) from None


def _bounded(text: Any, settings: Settings) -> None:
    if isinstance(text, str) and len(text) > settings.max_text_length:
        raise ProblemError(413, f"The text has {len(text)} characters; this server reads {settings.max_text_length} at most.")


def _body(request: Request, settings: Settings) -> bytes:
    return _no_larger(_whole(request), settings.max_body_bytes)


def _whole(request: Request) -> bytes:
    body = request.get_data(cache=False)
    # The server hands over what came before the sender broke off as if that were all.
    if request.content_length is not None and len(body) < request.content_length:
        raise ProblemError(400, f"The body ended after {len(body)} of its {request.content_length} bytes.")
    return body


def _no_larger(body: bytes, most: int) -> bytes:
    if len(body) > most:
        raise RequestEntityTooLarge
    return body


def _of_json(body: bytes, charset: str | None, _: bool = False) -> Mapping[str, Any]:
    data = _parsed(_text(decoded, body, charset))
    if not isinstance(data, Mapping):
        raise invalid([FieldError("body", "body", "Must be an object that holds `text`.")])
    return data


def _of_text(body: bytes, charset: str | None, _: bool) -> Mapping[str, Any]:
    return {"text": _text(decoded, body, charset)}


def _of_page(body: bytes, charset: str | None, with_facts: bool) -> Mapping[str, Any]:
    try:
        article = article_in(_text(decoded_page, body, charset), with_facts=with_facts)
    except PageTooLargeError:
        raise ProblemError(413, f"The page has more than {MOST_ELEMENTS} elements.") from None
    if article is None:
        raise invalid([FieldError("body", "body", "No article was found in the page.")])
    return fitting({"text": article.text, "title": article.title, **article.facts})


def _text(decode: Callable[[bytes, str | None], str], body: bytes, charset: str | None) -> str:
    try:
        return decode(body, charset)
    except UnknownCharsetError:
        raise ProblemError(415, "The charset of the Content-Type is not known here.") from None
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"The body is not {charset or error.encoding}: byte {error.start} does not fit.") from None


def _parsed(text: str) -> Any:
    try:
        return jsonl.parsed(text)
    except jsonl.JsonError as error:
        raise ProblemError(400, f"The body is {error}.") from None


READERS: Mapping[str, Callable[[bytes, str | None, bool], Mapping[str, Any]]] = {
    JSON: _of_json,
    "text/plain": _of_text,
    PAGE: _of_page,
}
