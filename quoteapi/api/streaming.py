"""All quotes of a question in one answer, as JSON lines or CSV: read page by page while the caller takes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from flask import Response

from quoteapi.api.archive import bad_cursor
from quoteapi.store import CursorError, Page, Store
from quoteapi.store.requests import LONGEST_PAGE

NDJSON, CSV = "application/x-ndjson", "text/csv"
# A column, and where in a quote it stands.
COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("id", ("id",)),
    ("text", ("text",)),
    ("type", ("type",)),
    ("act", ("act",)),
    ("stance", ("stance",)),
    ("cue", ("cue", "text")),
    ("speaker_id", ("speaker", "id")),
    ("speaker", ("speaker", "name")),
    ("speaker_kind", ("speaker", "kind")),
    ("source", ("source", "text")),
    ("role", ("role", "text")),
    ("affiliation_id", ("affiliation", "id")),
    ("affiliation", ("affiliation", "name")),
    ("venue", ("venue", "text")),
    ("confidence", ("confidence",)),
    ("article_id", ("article", "id")),
    ("title", ("article", "title")),
    ("url", ("article", "url")),
    ("publisher", ("article", "publisher")),
    ("published", ("article", "published")),
)


def streamed(store: Store, asked: Mapping[str, Any], form: str) -> Response:
    """All quotes asked for, or, with a limit, so many. Raises ProblemError for a cursor that does not fit."""
    pages = _pages(store, asked)
    try:
        # What is wrong with the question shows before the answer begins.
        first = next(pages)
    except CursorError as error:
        raise bad_cursor(error) from None
    response = Response(WRITERS[form](_items(first, pages)), content_type=f"{form}; charset=utf-8" if form == CSV else form)
    if form == CSV:
        response.headers["Content-Disposition"] = 'attachment; filename="quotes.csv"'
    return response


def _pages(store: Store, asked: Mapping[str, Any]) -> Iterator[Page]:
    left, cursor = asked["limit"], asked["cursor"]
    while True:
        length = LONGEST_PAGE if left is None else min(left, LONGEST_PAGE)
        page = store.quotes(asked["query"], limit=length, cursor=cursor, offsets=asked["offsets"])
        yield page
        left = None if left is None else left - len(page.items)
        cursor = page.next
        if cursor is None or left == 0:
            return


def _items(first: Page, rest: Iterator[Page]) -> Iterator[dict[str, Any]]:
    yield from first.items
    for page in rest:
        yield from page.items


def as_ndjson(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each as JSON on a line of its own."""
    return (json.dumps(item, separators=(",", ":")) + "\n" for item in items)


def as_csv(quotes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A line of names, then a line for each quote."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([name for name, _ in COLUMNS])
    for quote in quotes:
        writer.writerow([_cell(quote, place) for _, place in COLUMNS])
        yield _harmless(buffer.getvalue())
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(quote: Mapping[str, Any], place: tuple[str, ...]) -> Any:
    value: Any = quote
    for name in place:
        value = None if value is None else value[name]
    return value


def _harmless(text: str) -> str:
    # Half a surrogate pair cannot be written in UTF-8; JSON lines escape it.
    return text.encode("utf-8", "replace").decode("utf-8")


WRITERS: Mapping[str, Callable[[Iterable[dict[str, Any]]], Iterator[str]]] = {NDJSON: as_ndjson, CSV: as_csv}
