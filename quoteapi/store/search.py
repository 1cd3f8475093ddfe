"""The numbers of the quotes that match, in their order: as many as a page takes, without sorting those that follow.

SQLite's FTS5 keeps the rows of each term in the order of their numbers and intersects such lists as it goes, forwards or backwards, so
that a page is the beginning of a stream. PostgreSQL's GIN index answers with all rows at once, unsorted. There the range of numbers is
asked in stretches, each ten times as long as the one before: a common word fills its page from the first, short one, and only for a rare
word, which has few rows in all, is the whole range asked. docs/archive.md has the plans and the times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from quoteapi.store.asking import Either, Every, Phrase
from quoteapi.store.tables import FULL_TEXT, quote

# The first stretch: so many rows are read one by one in a few milliseconds.
STRETCH = 2_000
WIDER = 10
# After so many stretches the rest is asked at once.
STRETCHES = 4


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

    def split(self, length: int) -> tuple[Numbers, Numbers]:
        """The first `length` of the range, in the order it is walked, and the rest."""
        if self.down:
            edge = max(self.start, self.end - length)
            return replace(self, start=edge), replace(self, end=edge)
        edge = min(self.end, self.start + length)
        return replace(self, end=edge), replace(self, start=edge)


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
        return _numbers(connection, _rows(search, limit))
    if Either(()) in search.terms.parts:
        return []
    if connection.dialect.name == "sqlite":
        return _numbers(connection, streamed(search, limit))
    return _widening(connection, search, limit)


def streamed(search: Search, limit: int) -> Select[Any]:
    """On SQLite: the index alone, in its order, and a row only for what the terms cannot tell."""
    rowid: ColumnElement[int] = literal_column(f"{FULL_TEXT}.rowid")
    matches = text(f"{FULL_TEXT} MATCH :terms").bindparams(terms=fts5(search.terms))
    confidence = select(quote.c.confidence).where(quote.c.id == rowid).scalar_subquery()
    return _ordered(select(rowid.label("id")).select_from(table(FULL_TEXT)).where(matches), rowid, confidence, search, limit)


def stretch(search: Search, limit: int) -> Select[Any]:
    """On PostgreSQL: all matches of one stretch, and the first of them."""
    # Materialized, or the planner walks the primary key in the hope of meeting a match soon.
    matches = quote.c.terms.op("@@")(cast(bindparam("terms", tsquery(search.terms), Text), TSQUERY))
    inside = select(quote.c.id).where(matches, *_range(quote.c.id, quote.c.confidence, search))
    inner = inside.cte("matches").prefix_with("MATERIALIZED")
    return select(inner.c.id).order_by(inner.c.id.desc() if search.numbers.down else inner.c.id).limit(limit)


def fts5(terms: Every) -> str:
    """The expression in FTS5's language."""
    return " AND ".join(_either(part, " OR ", lambda phrase: f'"{" ".join(phrase.terms)}"') for part in terms.parts)


def tsquery(terms: Every) -> str:
    """The expression in PostgreSQL's language."""
    return " & ".join(_either(part, " | ", lambda phrase: " <-> ".join(f"'{term}'" for term in phrase.terms)) for part in terms.parts)


def _either(part: Phrase | Either, between: str, write: Callable[[Phrase], str]) -> str:
    parts = part.parts if isinstance(part, Either) else (part,)
    return f"({between.join(write(phrase) for phrase in parts)})"


def _rows(search: Search, limit: int) -> Select[Any]:
    return _ordered(select(quote.c.id), quote.c.id, quote.c.confidence, search, limit)


def _ordered(
    statement: Select[Any], number: ColumnElement[int], confidence: ColumnElement[float], search: Search, limit: int
) -> Select[Any]:
    order = number.desc() if search.numbers.down else number
    return statement.where(*_range(number, confidence, search)).order_by(order).limit(limit)


def _range(number: ColumnElement[int], confidence: ColumnElement[float], search: Search) -> Iterator[ColumnElement[bool]]:
    yield number >= search.numbers.start
    yield number < search.numbers.end
    if search.min_confidence > 0:
        yield confidence >= search.min_confidence


def _widening(connection: Connection, search: Search, limit: int) -> list[int]:
    numbers: list[int] = []
    for part in _stretches(connection, search.numbers):
        numbers += _numbers(connection, stretch(replace(search, numbers=part), limit - len(numbers)))
        if len(numbers) >= limit:
            break
    return numbers


def _stretches(connection: Connection, numbers: Numbers) -> Iterator[Numbers]:
    # Numbers tell seconds, not rows: how long a stretch of so many rows is depends on where it begins.
    ahead = _rows(Search(Every(()), numbers), 1)
    first, edge = connection.execute(ahead).scalar(), connection.execute(ahead.offset(STRETCH - 1)).scalar()
    if first is None or edge is None:
        yield numbers
        return
    numbers = numbers.within(*((numbers.start, first + 1) if numbers.down else (first, numbers.end)))
    length = abs(edge - first) + 1
    for _ in range(STRETCHES - 1):
        part, numbers = numbers.split(length)
        yield part
        length *= WIDER
    yield numbers


def _numbers(connection: Connection, statement: Select[Any]) -> list[int]:
    return list(connection.execute(statement).scalars())
