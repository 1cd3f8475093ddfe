"""Speakers and bodies, and how many quotes each has: counted in the transaction that writes the quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from quoteapi.store.bodies import Body, Party
from quoteapi.store.tables import party, party_word, quote
from quoteapi.store.words import plain_words

_QUOTED_IN = tuple(
    select(party.c.uid, party.c.side, party.c.name, party.c.kind, func.count())
    .join(quote, column == party.c.id)
    .where(quote.c.article_id == bindparam("article"))
    .group_by(party.c.id)
    for column in (quote.c.speaker_id, quote.c.affiliation_id)
)


def count(connection: Connection, new: Iterable[Body]) -> Mapping[str, int]:
    """Add quotes that are new to the counts; the number of each party of theirs, by its id."""
    return _counted(connection, {}, Counter(), new)


def recount(connection: Connection, number: int, new: Iterable[Body]) -> Mapping[str, int]:
    """Make the counts what they are once the quotes of article `number` are `new`; the number of each party of theirs, by its id.

    To be called while the old quotes are still there. A party without quotes is left to `forget`.
    """
    parties: dict[str, Party] = {}
    change: Counter[str] = Counter()
    for statement in _QUOTED_IN:
        for uid, side, name, kind, times in connection.execute(statement, {"article": number}):
            parties[uid] = Party(uid, side, name, kind)
            change[uid] -= times
    return _counted(connection, parties, change, new)


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Remove those of these parties that have no quote any more."""
    connection.execute(delete(party).where(party.c.id.in_(list(numbers)), party.c.quotes == 0))


def _counted(connection: Connection, parties: dict[str, Party], change: Counter[str], new: Iterable[Body]) -> Mapping[str, int]:
    for body in new:
        for p in (body.speaker, body.affiliation):
            if p is not None:
                parties[p.uid] = p
                change[p.uid] += 1
    if not parties:
        return {}
    # In one order everywhere, so that two writers never wait for each other.
    ordered = [p for _, p in sorted(parties.items())]
    rows = [{**asdict(p), "quotes": change[p.uid]} for p in ordered]
    kept = {uid: (number, quotes) for uid, number, quotes in connection.execute(_added(connection.dialect.name), rows)}
    _index_names(connection, [(kept[p.uid][0], p.name) for p in ordered if kept[p.uid][1] == change[p.uid]])
    return {uid: number for uid, (number, _) in kept.items()}


@cache
def _added(dialect: str) -> Any:
    insert = _inserts(dialect)(party)
    more = party.c.quotes + insert.excluded.quotes
    return insert.on_conflict_do_update(index_elements=[party.c.uid], set_={"quotes": more}).returning(
        party.c.uid, party.c.id, party.c.quotes
    )


def _index_names(connection: Connection, new: Iterable[tuple[int, str]]) -> None:
    rows = [{"word": word, "party_id": number} for number, name in new for word in dict.fromkeys(plain_words(name))]
    if rows:
        connection.execute(_inserts(connection.dialect.name)(party_word).on_conflict_do_nothing(), rows)


def _inserts(dialect: str) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert
