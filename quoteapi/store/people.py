"""Who has been quoted, and for which bodies: pages of them by the number of their quotes, and one with his roles over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, select, tuple_

from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.moments import spelt
from quoteapi.store.tables import party, party_word, quote
from quoteapi.store.values import Page, Side
from quoteapi.store.words import plain_words

# A speaker of twenty years has so many roles at most that anybody would read.
MOST_ROLES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyQuery:
    """Which speakers, or which bodies, are asked for: `q` is words of the name, the last of which may be its beginning only."""

    side: Side
    q: str | None = None
    kind: str | None = None


def party_page(connection: Connection, query: PartyQuery, limit: int, after_cursor: str | None) -> Page:
    """Up to `limit` of them, those with the most quotes first. Raises CursorError."""
    place = tuple_(party.c.quotes, party.c.id)
    statement = select(party).where(party.c.side == query.side, *_named(query.q))
    if query.kind is not None:
        statement = statement.where(party.c.kind == query.kind)
    if after_cursor is not None:
        statement = statement.where(place < tuple_(*place_in(query, after_cursor, 2)))
    rows = connection.execute(statement.order_by(party.c.quotes.desc(), party.c.id.desc()).limit(limit + 1)).mappings().all()
    shown, following = page_of(query, rows, limit, lambda row: (row["quotes"], row["id"]))
    return Page([_summary(connection, row) for row in shown], following)


def whole_speaker(connection: Connection, uid: str) -> dict[str, Any] | None:
    """A speaker with each role and body he has spoken in and for, how often, and from when to when; None where there is none."""
    row = connection.execute(select(party).where(party.c.side == "speaker", party.c.uid == uid)).mappings().first()
    if row is None:
        return None
    roles = connection.execute(_roles(row["id"])).mappings()
    return {**_summary(connection, row), "roles": [_role(each) for each in roles]}


def _roles(number: int) -> Select[Any]:
    dated = func.min(quote.c.id).filter(quote.c.id >= 0)
    return (
        select(
            quote.c.role,
            party.c.uid,
            party.c.name,
            func.count().label("quotes"),
            dated.label("first"),
            func.max(quote.c.id).label("last"),
        )
        .join(party, party.c.id == quote.c.affiliation_id, isouter=True)
        .where(quote.c.speaker_id == number)
        .group_by(quote.c.role, party.c.uid, party.c.name)
        .order_by(func.max(quote.c.id).desc(), quote.c.role)
        .limit(MOST_ROLES)
    )


def _role(row: RowMapping) -> dict[str, Any]:
    affiliation = {"id": row["uid"], "name": row["name"]} if row["uid"] else None
    return {"role": row["role"], "affiliation": affiliation, "quotes": row["quotes"], **_dates(row["first"], row["last"])}


def _summary(connection: Connection, row: RowMapping) -> dict[str, Any]:
    column = quote.c.speaker_id if row["side"] == "speaker" else quote.c.affiliation_id
    own = and_(column == row["id"], quote.c.id >= 0)
    # Each is one step into an index.
    first, last = (connection.execute(select(edge).where(own)).scalar() for edge in (func.min(quote.c.id), func.max(quote.c.id)))
    return {"id": row["uid"], "name": row["name"], "kind": row["kind"], "quotes": row["quotes"], **_dates(first, last)}


def _dates(first: int | None, last: int | None) -> dict[str, str | None]:
    return {"first": spelt(first), "last": spelt(last)}


def _named(q: str | None) -> Sequence[Any]:
    if q is None:
        return ()
    words = plain_words(q)
    if not words:
        return (party.c.id < 0,)
    *whole, begun = words
    # The end of the range is the first word that no longer begins so.
    matches = [party_word.c.word == word for word in whole] + [and_(party_word.c.word >= begun, party_word.c.word < begun + "\U0010ffff")]
    return [party.c.id.in_(select(party_word.c.party_id).where(match)) for match in matches]
