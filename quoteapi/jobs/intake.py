"""The articles of a new job: JSON lines or a JSON list, plain or packed by gzip, each checked by itself.

What is wrong with one article is told of that article, and the others are read.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marshmallow import ValidationError

from quoteapi import jsonl
from quoteapi.config import Settings
from quoteapi.errors import QuoteapiError
from quoteapi.reading.files import GZIP
from quoteapi.schema_fields import flat_errors
from quoteapi.store import NewItem
from quoteapi.store.requests import ArticleToKeepSchema

LONGEST_ID = 200


class TooMuchError(QuoteapiError):
    """More than one job takes; the message says of what."""


class NotArticlesError(QuoteapiError):
    """No list of articles, and no lines."""


def items(body: bytes, settings: Settings, *, lines: bool = True) -> list[NewItem]:
    """The items of a job, numbered by their lines, or by their places in the list, from 1 on. Without `lines` it must be a list.

    Raises TooMuchError, and NotArticlesError where the body as a whole cannot be read.
    """
    content = _unpacked(body, settings.max_job_bytes) if body.startswith(GZIP) else body
    found: list[NewItem] = []
    schema = ArticleToKeepSchema()
    for number, given in _given(content, lines=lines):
        if len(found) == settings.max_job_articles:
            raise TooMuchError(f"A job has {settings.max_job_articles} articles at most.")
        found.append(_item(number, given, schema, settings))
    if not found:
        raise NotArticlesError("Must hold at least one article.")
    return found


def _given(content: bytes, *, lines: bool) -> Iterator[tuple[int, Any]]:
    """Each article as it was given, or what is wrong with its line."""
    if not lines or content.removeprefix(jsonl.BOM).lstrip()[:1] == b"[":
        yield from enumerate(_listed(content), start=1)
        return
    for number, raw in enumerate(content.removeprefix(jsonl.BOM).split(b"\n"), start=1):
        if raw.strip():
            line = jsonl.line(raw, f"line {number}")
            yield number, line.fields if isinstance(line, jsonl.Line) else line


def _listed(content: bytes) -> list[Any]:
    try:
        listed = jsonl.parsed(content.removeprefix(jsonl.BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotArticlesError(f"Is not UTF-8: byte {error.start} does not fit.") from None
    except jsonl.JsonError as error:
        raise NotArticlesError(f"Is {error}.") from None
    if not isinstance(listed, list):
        raise NotArticlesError("Must be a list of articles.")
    return listed


def _item(number: int, given: Any, schema: ArticleToKeepSchema, settings: Settings) -> NewItem:
    if isinstance(given, jsonl.LineError):
        return _faulty(number, None, f"The line {given.reason}.")
    if not isinstance(given, Mapping):
        return _faulty(number, None, "Must be an object that holds `text`.")
    uid = given["id"] if isinstance(given.get("id"), str) else None
    try:
        article = schema.load(given)
    except ValidationError as error:
        faults = [{"in": "body", "field": field, "detail": detail} for field, detail in flat_errors(error.messages)]
        return _faulty(number, uid, f"Invalid: {', '.join(dict.fromkeys(fault['field'] for fault in faults))}.", faults)
    if len(article.text) > settings.max_text_length:
        detail = f"Has {len(article.text)} characters; this server reads {settings.max_text_length} at most."
        return _faulty(number, uid, "Invalid: text.", [{"in": "body", "field": "text", "detail": detail}])
    return NewItem(number, uid, article)


def _faulty(number: int, uid: str | None, detail: str, faults: Iterable[Mapping[str, str]] = ()) -> NewItem:
    return NewItem(number, None if uid is None else uid[:LONGEST_ID], None, {"detail": detail, "errors": list(faults)})


def _unpacked(body: bytes, most: int) -> bytes:
    # A file of several packed pieces, as batch writes one, is one packed file.
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            content = packed.read(most + 1)
    except EOFError:
        raise NotArticlesError("Is not all that gzip packed.") from None
    except (gzip.BadGzipFile, zlib.error):
        raise NotArticlesError("Is not what gzip packs.") from None
    if len(content) > most:
        raise TooMuchError(f"Unpacked, a job has {most} bytes at most.")
    return content
