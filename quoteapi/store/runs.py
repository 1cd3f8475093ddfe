"""How far runs that fill the archive have come: written in the transaction that keeps what they have read, so that none is put twice."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from quoteapi.store.tables import run


def mark(connection: Connection, uid: str, entry: str) -> None:
    """Keep how far a run has come."""
    if not connection.execute(update(run).where(run.c.uid == uid).values(entry=entry)).rowcount:
        connection.execute(insert(run), {"uid": uid, "entry": entry})


def marked(connection: Connection, uid: str) -> str | None:
    """How far a run has come; None where nothing is known of it."""
    entry: str | None = connection.execute(select(run.c.entry).where(run.c.uid == uid)).scalar()
    return entry


def unmark(connection: Connection, uid: str) -> None:
    """Forget a run."""
    connection.execute(delete(run).where(run.c.uid == uid))
