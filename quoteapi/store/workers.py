"""Who works on the jobs, and how much there is to do."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select, update

from quoteapi.store.clock import Now
from quoteapi.store.job_rows import COUNTED, counts, open_jobs
from quoteapi.store.job_values import Figures
from quoteapi.store.moments import seconds_since
from quoteapi.store.tables import job, job_tally, webhook, worker

# Seconds after which a worker that was not seen is taken for dead. Each shows itself every few seconds.
DEAD = 60


def seen(connection: Connection, uid: str, host: str, processes: int) -> None:
    """Write down that this worker is there, and forget the dead."""
    connection.execute(delete(worker).where(worker.c.seen < Now() - DEAD))
    if not connection.execute(update(worker).where(worker.c.uid == uid).values(seen=Now())).rowcount:
        connection.execute(insert(worker).values(uid=uid, host=host, processes=processes, seen=Now()))


def gone(connection: Connection, uid: str) -> None:
    """Write down that this worker is no longer there."""
    connection.execute(delete(worker).where(worker.c.uid == uid))


def alive(connection: Connection, host: str | None = None) -> int:
    """How many worker processes there are, on all hosts or on one."""
    statement = select(func.coalesce(func.sum(worker.c.processes), 0)).where(worker.c.seen >= Now() - DEAD)
    if host is not None:
        statement = statement.where(worker.c.host == host)
    return int(connection.execute(statement).scalar_one())


def figures(connection: Connection) -> Figures:
    """All jobs counted."""
    items = dict.fromkeys(("waiting", "running", *COUNTED), 0)
    ended = connection.execute(select(*(func.coalesce(func.sum(job.c[state]), 0) for state in COUNTED))).one()
    past = {row[0]: row[1] for row in connection.execute(select(job_tally.c.state, job_tally.c.number))}
    numbers = open_jobs(connection)
    for part in (dict(zip(COUNTED, ended, strict=True)), past, *counts(connection, numbers).values()):
        for state, number in part.items():
            items[state] += int(number)
    oldest = connection.execute(select(func.min(job.c.created)).where(job.c.id.in_(numbers))).scalar()
    hooks = {row[0]: row[1] for row in connection.execute(select(webhook.c.state, func.count()).group_by(webhook.c.state))}
    return Figures(items, len(numbers), seconds_since(oldest), hooks, alive(connection))
