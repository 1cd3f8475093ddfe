"""The numbers of the quotes that match, in their order: as many as a page takes, without sorting those that follow.

SQLite's FTS5 keeps the rows of each term in the order of their numbers and intersects such lists as it goes, forwards or backwards, so
that a page is the beginning of a stream. PostgreSQL's GIN index answers with all rows at once, unsorted, which is slow for a word that
stands in many. There the rows are first walked one by one, in their order, for a common word fills its page soon; what the walk meets
tells how rare the matches are, and so whether to walk on or to ask the index for the rest. docs/archive.md has the plans and the times.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from quoteapi.store.asking import Either, Every, Phrase
from quoteapi.store.tables import FULL_TEXT, quote

# So many rows are walked in a few milliseconds, whatever is asked.
STRETCH = 2_000
# More are never walked at once.
LONGEST = 50_000


@dataclass(frozen=True, slots=True)
class Numbers:
    """A range of numbers, end exclusive, walked downwards if `down`."""

    start: int
    end: int
    down: bool

    def after(self, number: int) -> Numbers:
        """What follows `number`."""
        return replace(self, end=min(self.end, number)) if self.down else replace(self, start=max(self.start, number + 1))

    def within(self, start: int, end: int) -> Numbers:
        """The part that lies in the other range as well."""
        return replace(self, start=max(self.start, start), end=min(self.end, end))


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: terms, a range of numbers, and the least confidence."""

    terms: Every
    numbers: Numbers
    min_confidence: float = 0.0


def found(connection: Connection, search: Search, limit: int) -> list[int]:
    """The first `limit` numbers of matching quotes, in the order of the range."""
    if search.numbers.start >= search.numbers.end:
        return []
    if not search.terms.parts:
        return _numbers(connection, _rows(search, limit, *_sure(quote.c.confidence, search)))
    if Either(()) in search.terms.parts:
        return []
    if connection.dialect.name == "sqlite":
        return _numbers(connection, streamed(search, limit))
    return _walked(connection, search, limit)


def streamed(search: Search, limit: int) -> Select[Any]:
    """On SQLite: the index alone, in its order, and a row only for what the terms cannot tell."""
    rowid: ColumnElement[int] = literal_column(f"{FULL_TEXT}.rowid")
    matches = text(f"{FULL_TEXT} MATCH :terms").bindparams(terms=fts5(search.terms))
    confidence = select(quote.c.confidence).where(quote.c.id == rowid).scalar_subquery()
    statement = select(rowid.label("id")).select_from(table(FULL_TEXT)).where(matches, *_between(rowid, search), *_sure(confidence, search))
    return _in_order(statement, rowid, search, limit)


def near(search: Search, length: int, limit: int) -> Select[Any]:
    """On PostgreSQL: the matches among the next `length` rows, walked until there are enough. The inner limit keeps the index out."""
    columns = (quote.c.id, quote.c.terms, quote.c.confidence)
    rows = _in_order(select(*columns).where(*_between(quote.c.id, search)), quote.c.id, search, length).subquery("rows")
    statement = select(rows.c.id).where(_matches(rows.c.terms, search), *_sure(rows.c.confidence, search))
    return _in_order(statement, rows.c.id, search, limit)


def indexed(search: Search, limit: int) -> Select[Any]:
    """On PostgreSQL: all matches, by the index, and the first of them."""
    # Materialized, or the planner walks the rows in the hope of meeting a match soon.
    every = select(quote.c.id).where(_matches(quote.c.terms, search), *_between(quote.c.id, search), *_sure(quote.c.confidence, search))
    matches = every.cte("matches").prefix_with("MATERIALIZED")
    return _in_order(select(matches.c.id), matches.c.id, search, limit)


def fts5(terms: Every) -> str:
    """The expression in FTS5's language."""
    return " AND ".join(_either(part, " OR ", lambda phrase: f'"{" ".join(phrase.terms)}"') for part in terms.parts)


def tsquery(terms: Every) -> str:
    """The expression in PostgreSQL's language."""
    return " & ".join(_either(part, " | ", lambda phrase: " <-> ".join(f"'{term}'" for term in phrase.terms)) for part in terms.parts)


def _either(part: Phrase | Either, between: str, write: Callable[[Phrase], str]) -> str:
    parts = part.parts if isinstance(part, Either) else (part,)
    return f"({between.join(write(phrase) for phrase in parts)})"


def _walked(connection: Connection, search: Search, limit: int) -> list[int]:
    numbers: list[int] = []
    walked, length = 0, STRETCH
    while True:
        numbers += _numbers(connection, near(search, length, limit - len(numbers)))
        last = None if len(numbers) >= limit else connection.execute(_rows(search, 1).offset(length - 1)).scalar()
        if last is None:
            return numbers
        search = replace(search, numbers=search.numbers.after(last))
        walked += length
        density = max(len(numbers), 0.5) / walked
        # A row that is walked costs about what a match costs that the index brings.
        length = math.ceil(1.5 * (limit - len(numbers)) / density)
        if length > min(density * _size(connection), LONGEST):
            return numbers + _numbers(connection, indexed(search, limit - len(numbers)))


def _size(connection: Connection) -> float:
    """About how many quotes there are, as PostgreSQL last counted."""
    return float(connection.execute(text("SELECT reltuples FROM pg_class WHERE oid = 'quote'::regclass")).scalar_one())


def _rows(search: Search, limit: int, *also: ColumnElement[bool]) -> Select[Any]:
    """The next rows, whatever their terms."""
    return _in_order(select(quote.c.id).where(*_between(quote.c.id, search), *also), quote.c.id, search, limit)


def _in_order(statement: Select[Any], number: ColumnElement[int], search: Search, limit: int) -> Select[Any]:
    return statement.order_by(number.desc() if search.numbers.down else number).limit(limit)


def _matches(terms: ColumnElement[Any], search: Search) -> ColumnElement[bool]:
    return terms.op("@@", is_comparison=True)(cast(bindparam("terms", tsquery(search.terms), Text), TSQUERY))


def _between(number: ColumnElement[int], search: Search) -> tuple[ColumnElement[bool], ...]:
    return number >= search.numbers.start, number < search.numbers.end


def _sure(confidence: ColumnElement[float], search: Search) -> tuple[ColumnElement[bool], ...]:
    return (confidence >= search.min_confidence,) if search.min_confidence > 0 else ()


def _numbers(connection: Connection, statement: Select[Any]) -> list[int]:
    return list(connection.execute(statement).scalars())
