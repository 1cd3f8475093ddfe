"""Speakers and bodies, and how many quotes each has: counted in the transaction that writes the quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from quoteapi.store.bodies import Body, Party
from quoteapi.store.tables import party, party_word, quote
from quoteapi.store.words import plain_words


def recount(connection: Connection, number: int, new: Iterable[Body]) -> Mapping[str, int]:
    """Make the counts what they are once the quotes of article `number` are `new`; the number of each party of theirs, by its id.

    To be called while the old quotes are still there. A party without quotes is left to `forget`.
    """
    parties = {p.uid: p for p in _held(connection, number)}
    change = Counter({uid: -held for uid, held in _held_counts(connection, number).items()})
    for body in new:
        for p in (body.speaker, body.affiliation):
            if p is not None:
                parties[p.uid] = p
                change[p.uid] += 1
    if not parties:
        return {}
    # In one order everywhere, so that two writers never wait for each other.
    ordered = [p for _, p in sorted(parties.items())]
    kept = _added(connection, [{**asdict(p), "quotes": change[p.uid]} for p in ordered])
    _index_names(connection, [(kept[p.uid][0], p.name) for p in ordered if kept[p.uid][1] == change[p.uid]])
    return {uid: number for uid, (number, _) in kept.items()}


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Remove those of these parties that have no quote any more."""
    connection.execute(delete(party).where(party.c.id.in_(list(numbers)), party.c.quotes == 0))


def _held(connection: Connection, number: int) -> list[Party]:
    own = quote.c.article_id == number
    used = select(quote.c.speaker_id).where(own).union(select(quote.c.affiliation_id).where(own))
    rows = connection.execute(select(party.c.uid, party.c.side, party.c.name, party.c.kind).where(party.c.id.in_(used)))
    return [Party(*row) for row in rows]


def _held_counts(connection: Connection, number: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for column in (quote.c.speaker_id, quote.c.affiliation_id):
        counts.update(
            connection.execute(select(party.c.uid).join(quote, column == party.c.id).where(quote.c.article_id == number)).scalars()
        )
    return counts


def _added(connection: Connection, rows: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(party)
    statement = statement.on_conflict_do_update(
        index_elements=[party.c.uid], set_={"quotes": party.c.quotes + statement.excluded.quotes}
    ).returning(party.c.uid, party.c.id, party.c.quotes)
    return {uid: (number, quotes) for uid, number, quotes in connection.execute(statement, rows)}


def _index_names(connection: Connection, new: Iterable[tuple[int, str]]) -> None:
    rows = [{"word": word, "party_id": number} for number, name in new for word in dict.fromkeys(plain_words(name))]
    if rows:
        dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(party_word).on_conflict_do_nothing(), rows)
