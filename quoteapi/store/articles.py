"""Articles out of the archive: one with its versions, or a page of those that a query asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, select, tuple_

from quoteapi.offsets import Offsets, json_in_unit, utf16_unit
from quoteapi.store.bodies import text_of, unpacked
from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.moments import NO_MOMENT, after, moment
from quoteapi.store.tables import alias, article, version
from quoteapi.store.values import ArticleQuery, Page
from quoteapi.store.writing import TOLD, name_key

SHOWN = (*TOLD, "sha256", "version", "quotes", "created", "updated")


def article_page(connection: Connection, query: ArticleQuery, limit: int, after_cursor: str | None) -> Page:
    """Up to `limit` articles in the order of their dates, without their texts. Raises CursorError."""
    down = query.sort == "newest"
    place = tuple_(article.c.moment, article.c.id)
    statement = select(article).where(*conditions(query))
    if after_cursor is not None:
        last = tuple_(*place_in(query, after_cursor, 2))
        statement = statement.where(place < last if down else place > last)
    order = (article.c.moment.desc(), article.c.id.desc()) if down else (article.c.moment, article.c.id)
    rows = connection.execute(statement.order_by(*order).limit(limit + 1)).mappings().all()
    shown, following = page_of(query, rows, limit, lambda row: (row["moment"], row["id"]))
    return Page([summary(row) for row in shown], following)


def whole_article(connection: Connection, number: int, wanted: int | None = None, offsets: Offsets = "codepoint") -> dict[str, Any] | None:
    """An article with the text and the result of one version, the present one if none is wanted; None where there is none such."""
    row = connection.execute(select(article).where(article.c.id == number)).mappings().first()
    if row is None:
        return None
    versions = connection.execute(
        select(version.c.number, version.c.created, version.c.sha256, version.c.length, version.c.scope, version.c.read)
        .where(version.c.article_id == number)
        .order_by(version.c.number)
    ).mappings()
    shown = row["version"] if wanted is None else wanted
    held = connection.execute(select(version).where(version.c.article_id == number, version.c.number == shown)).mappings().first()
    if held is None:
        return None
    text = text_of(held)
    return {
        **summary(row),
        "version": shown,
        "versions": [dict(each) for each in versions],
        "metadata": json.loads(row["extra"]),
        "text": text,
        "result": _counted(unpacked(held["result"]), text, offsets),
    }


def summary(row: RowMapping | Mapping[str, Any]) -> dict[str, Any]:
    """What lists show of an article."""
    return {"id": row["uid"], **{name: row[name] for name in SHOWN}}


def _counted(result: dict[str, Any], text: str, offsets: Offsets) -> dict[str, Any]:
    if offsets == "codepoint":
        return result
    unit = utf16_unit(text)
    facts = result["article"]
    return {**json_in_unit(result, unit), "article": {**facts, "length": unit(facts["length"])}}


def conditions(query: ArticleQuery) -> Iterator[ColumnElement[bool]]:
    """What a row of `article` must fulfil."""
    for column, value in (
        (article.c.sha256, query.sha256),
        (article.c.language, query.language),
        (article.c.publisher_key, name_key(query.publisher)),
        (article.c.author_key, name_key(query.author)),
    ):
        if value is not None:
            yield column == value
    if query.url is not None:
        # Any that it came with: it may have moved since.
        yield article.c.id == select(alias.c.article_id).where(alias.c.kind == "url", alias.c.value == query.url).scalar_subquery()
    if query.since is not None:
        yield article.c.moment >= moment(query.since)
    if query.until is not None:
        yield article.c.moment < after(query.until)
        yield article.c.moment > NO_MOMENT
