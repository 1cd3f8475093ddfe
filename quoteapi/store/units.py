"""Offsets of what is shown, in the unit that the caller counts in. What is kept counts in code points."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, tuple_

from quoteapi.offsets import Offsets, json_in_unit, utf16_unit
from quoteapi.store.bodies import text_of
from quoteapi.store.tables import article, version

# The number of an article, and that of a version of its text.
Place = tuple[int, int]
PLACE = (version.c.article_id, version.c.number)


def counted_in(connection: Connection, offsets: Offsets, shown: Sequence[tuple[Place, Any]]) -> list[Any]:
    """Each JSON with its offsets, which count code points of the text at its place, in the unit asked for."""
    if offsets == "codepoint":
        return [value for _, value in shown]
    units = {place: utf16_unit(text) for place, text in texts(connection, {place for place, _ in shown}).items()}
    return [json_in_unit(value, units[place]) for place, value in shown]


def texts(connection: Connection, places: Collection[Place]) -> Mapping[Place, str]:
    """The texts at these places."""
    rows = connection.execute(select(*PLACE, version.c.text).where(at(PLACE, places))).mappings()
    return {(row["article_id"], row["number"]): text_of(row) for row in rows}


def texts_of(connection: Connection, articles: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """The texts of these articles, each by its id and the number of a version; one that is not there is left out."""
    place = (article.c.uid, version.c.number)
    statement = select(*place, version.c.text).join(article, article.c.id == version.c.article_id)
    rows = connection.execute(statement.where(at(place, articles))).mappings()
    return {(row["uid"], row["number"]): text_of(row) for row in rows}


def at(columns: tuple[ColumnElement[Any], ColumnElement[int]], places: Collection[tuple[Any, int]]) -> ColumnElement[bool]:
    """The condition that two columns, of which the first is the beginning of an index, are one of these pairs."""
    # SQLite looks for pairs in no index, and would read the whole table.
    return columns[0].in_({first for first, _ in places}) & tuple_(*columns).in_(places)
