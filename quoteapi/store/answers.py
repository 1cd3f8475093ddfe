"""Answers to writes that carried an Idempotency-Key, kept for a day."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select

from quoteapi.store.moments import this_moment
from quoteapi.store.tables import answered as table
from quoteapi.store.values import Answered

KEPT_FOR = timedelta(days=1)


def answered(connection: Connection, key: str) -> Answered | None:
    """The answer kept under this key, if it is not too old."""
    row = connection.execute(select(table).where(table.c.key == key, table.c.created >= this_moment(KEPT_FOR))).first()
    return None if row is None else Answered(row.request, row.status, row.body, json.loads(row.headers))


def remember(connection: Connection, key: str, answer: Answered) -> None:
    """Keep an answer under this key."""
    connection.execute(delete(table).where(table.c.created < this_moment(KEPT_FOR)))
    connection.execute(
        insert(table).values(
            key=key,
            request=answer.request,
            status=answer.status,
            headers=json.dumps(dict(answer.headers)),
            body=answer.body,
            created=this_moment(),
        )
    )
