"""The numbers of an article's quotes. `moments.py` tells what a number is.

A quote keeps its number while its article is corrected, read again or told more of, so that whoever pages meanwhile meets it once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select, text

from quoteapi.store.moments import end_number, first_number
from quoteapi.store.tables import quote

# Left free between two articles of one second: for quotes that people add, or that a better engine finds.
SPARE = 16

# Made once: to make a statement takes longer than to ask.
_HIGHEST = select(func.max(quote.c.id)).where(quote.c.id >= bindparam("first"), quote.c.id < bindparam("end"))
_FOLLOWING = select(func.min(quote.c.id)).where(quote.c.id > bindparam("last"), quote.c.id < bindparam("end"))


def places_of(connection: Connection, article: int) -> dict[str, int]:
    """The numbers that the quotes of this article have, by their ids."""
    own = select(quote.c.uid, quote.c.id).where(quote.c.article_id == article)
    return {row.uid: row.id for row in connection.execute(own)}


def places_for(connection: Connection, second: int, uids: Sequence[str], before: Mapping[str, int]) -> list[int]:
    """A number for each quote of an article published in this second.

    `uids` are in the order of the text, `before` is what `places_of` gave. The numbers fall, so that the newest first are also in the order
    of the text, and no other article's stands between them.
    """
    if not uids:
        return []
    _alone(connection, second)
    rising = uids[::-1]
    here = before if before and first_number(second) <= min(before.values()) < end_number(second) else {}
    return (_stayed(rising, here) or _around(connection, second, len(uids), here) or _at_the_end(connection, second, len(uids)))[::-1]


def _stayed(rising: Sequence[str], before: Mapping[str, int]) -> list[int]:
    """Those that were there in their places, the others in places that are free between these; empty where they do not fit."""
    if not before:
        return []
    numbers: list[int] = []
    for uid in rising:
        number = before.get(uid, numbers[-1] + 1 if numbers else min(before.values()))
        if numbers and number <= numbers[-1]:
            return []
        numbers.append(number)
    return numbers if numbers[-1] <= max(before.values()) else []


def _around(connection: Connection, second: int, count: int, before: Mapping[str, int]) -> list[int]:
    """Where the article stands, as far as the next one; empty where there is too little room."""
    if not before:
        return []
    first = min(before.values())
    following = connection.execute(_FOLLOWING, {"last": max(before.values()), "end": end_number(second)}).scalar()
    end = end_number(second) if following is None else following
    return [*range(first, first + count)] if first + count <= end else []


def _at_the_end(connection: Connection, second: int, count: int) -> list[int]:
    """After all that was published in this second."""
    last = connection.execute(_HIGHEST, {"first": first_number(second), "end": end_number(second)}).scalar()
    first = first_number(second) if last is None else last + 1 + SPARE
    return [*range(first, first + count)]


def _alone(connection: Connection, second: int) -> None:
    """Let nobody else number quotes of this second until the transaction ends: two writers would take the same places."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, :second)"), {"space": 7_365, "second": second % (1 << 31)})
