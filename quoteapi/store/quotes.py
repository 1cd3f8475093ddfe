"""Quotes out of the archive: one, or a page of those that a query asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from quoteapi.offsets import Offsets
from quoteapi.store.asking import expression
from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.identities import numbered
from quoteapi.store.moments import UNDATED, after, end_number, first_number, moment
from quoteapi.store.search import Numbers, Search, found
from quoteapi.store.tables import article, quote
from quoteapi.store.units import counted_in
from quoteapi.store.values import Page, QuoteQuery
from quoteapi.store.writing import TOLD, current_result

# What a quote shows of its article.
OF_ARTICLE = (*TOLD, "version")
END = (1 << 63) - 1


def quote_page(connection: Connection, query: QuoteQuery, limit: int, after_cursor: str | None, offsets: Offsets = "codepoint") -> Page:
    """Up to `limit` quotes in the order of their articles' dates. Raises CursorError."""
    search = searched(connection, query)
    if after_cursor is not None:
        search = replace(search, numbers=search.numbers.after(*place_in(query, after_cursor, 1)))
    hits, following = page_of(query, found(connection, search, limit + 1), limit, lambda number: (number,))
    return Page(_shown(connection, hits, offsets), following)


def searched(connection: Connection, query: QuoteQuery) -> Search:
    """What is searched for, from the first quote on."""
    return Search(expression(query), _range(connection, query), query.min_confidence)


def whole_quote(connection: Connection, uid: str, offsets: Offsets = "codepoint") -> dict[str, Any] | None:
    """A quote with the evidence for it; None where there is none of this id."""
    row = connection.execute(_quotes().where(quote.c.uid == uid)).mappings().first()
    if row is None:
        return None
    [shown] = _counted(connection, [row], offsets)
    result = current_result(connection, {"id": row["article_id"], "version": row["version"]})
    # One that a person has placed is none of the engine's.
    evidence: list[Any] = next((found["evidence"] for found in result["quotes"] if found["id"] == shown["ref"]), [])
    return {**shown, "evidence": evidence, "engine": result["engine"]}


def _range(connection: Connection, query: QuoteQuery) -> Numbers:
    numbers = Numbers(UNDATED, END, query.sort == "newest")
    if query.since is not None:
        numbers = numbers.within(first_number(moment(query.since)), END)
    if query.until is not None:
        numbers = numbers.within(0, end_number(after(query.until) - 1))
    return numbers if query.article is None else numbers.within(*_of_article(connection, query.article))


def _of_article(connection: Connection, uid: str) -> tuple[int, int]:
    # No quote of another article stands between those of one.
    number = numbered(connection, uid)
    first, last = connection.execute(select(func.min(quote.c.id), func.max(quote.c.id)).where(quote.c.article_id == number)).one()
    return (0, 0) if first is None else (first, last + 1)


def _shown(connection: Connection, numbers: Sequence[int], offsets: Offsets) -> list[dict[str, Any]]:
    rows = connection.execute(_quotes().where(quote.c.id.in_(numbers))).mappings().all()
    by_number = dict(zip((row["number"] for row in rows), _counted(connection, rows, offsets), strict=True))
    return [by_number[number] for number in numbers]


def _counted(connection: Connection, rows: Sequence[RowMapping], offsets: Offsets) -> list[dict[str, Any]]:
    return counted_in(connection, offsets, [((row["article_id"], row["version"]), _json(row)) for row in rows])


def _quotes() -> Any:
    own = (quote.c.id.label("number"), quote.c.article_id, quote.c.body)
    return select(*own, article.c.uid, *(article.c[name] for name in OF_ARTICLE)).join(article, article.c.id == quote.c.article_id)


def _json(row: RowMapping | Mapping[str, Any]) -> dict[str, Any]:
    body = json.loads(row["body"])
    return {"id": body["id"], "article": {"id": row["uid"], **{name: row[name] for name in OF_ARTICLE}}, **body}
