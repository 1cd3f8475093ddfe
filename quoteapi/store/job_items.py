"""The items of jobs: leased to one worker at a time, settled with the article they brought, or given up.

A worker that dies keeps nothing but its leases, which run out; what it had read and not yet written is read again by another. An article
and the end of its item are written in one transaction, so that neither is there without the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, or_, select, update

from quoteapi.store import writing
from quoteapi.store.bodies import packed, unpacked
from quoteapi.store.clock import Now
from quoteapi.store.identities import numbered
from quoteapi.store.job_values import ENDED, Leased, LeaseLostError, Read
from quoteapi.store.moments import stamp
from quoteapi.store.tables import article, job, job_item, version
from quoteapi.store.values import Incoming

# How often an item is tried whose workers die of it.
ATTEMPTS = 5
GIVEN_UP = {"detail": f"Each of the {ATTEMPTS} workers that began to read it ended before it was read.", "errors": []}


def lease(connection: Connection, number: int, seconds: float) -> Leased | None:
    """The next item of a job that nobody reads, for so many seconds; None where there is none."""
    free = _next(connection, number, job_item.c.state == "waiting") or _next(connection, number, _lapsed(job_item.c.attempts < ATTEMPTS))
    if free is None:
        return None
    token = uuid4().hex
    taken = {"state": "running", "lease": token, "lease_until": Now() + seconds, "attempts": free["attempts"] + 1}
    connection.execute(update(job_item).where(*_own(free["job_id"], free["number"])).values(taken))
    began = {"state": "running", "started": stamp(datetime.now(UTC))}
    connection.execute(update(job).where(job.c.id == number, job.c.state == "waiting").values(began))
    of = connection.execute(select(job.c.scope, job.c.keep).where(job.c.id == number)).one()
    return Leased(free["job_id"], free["number"], token, Incoming(**unpacked(free["payload"])), of.scope, of.keep)


def renew(connection: Connection, leased: Leased, seconds: float) -> bool:
    """Let the lease run for so many seconds from now; False where it is lost."""
    longer = update(job_item).where(*_held(leased)).values(lease_until=Now() + seconds)
    return bool(connection.execute(longer).rowcount)


def settle(connection: Connection, leased: Leased, read: Read) -> None:
    """Write down what became of an item, and put its article into the archive where the job says so.

    Raises LeaseLostError, and ConflictError where the article's id and address are those of two.
    """
    held = select(job_item.c.number).where(*_held(leased)).with_for_update()
    if connection.execute(held).first() is None:
        raise LeaseLostError
    ended: dict[str, Any] = {"state": "done", "payload": None, "lease": None, "lease_until": None}
    if read.result is None or read.article is None:
        ended |= {"state": "failed", "error": packed(read.error)}
    elif leased.keep:
        put = writing.put(connection, read.article, read.result, leased.scope)
        ended |= {"article_id": numbered(connection, put.uid), "version": put.version}
    else:
        ended |= {"result": packed(read.result)}
    connection.execute(update(job_item).where(*_own(leased.job, leased.number)).values(ended))


def give_up(connection: Connection) -> None:
    """Let those items fail of which too many workers have died."""
    failed = {"state": "failed", "error": packed(GIVEN_UP), "payload": None, "lease": None, "lease_until": None}
    connection.execute(update(job_item).where(_lapsed(job_item.c.attempts >= ATTEMPTS)).values(failed))


def is_free(connection: Connection, number: int) -> bool:
    """Whether a job has an item that could be leased now."""
    free = or_(job_item.c.state == "waiting", _lapsed(job_item.c.attempts < ATTEMPTS))
    return connection.execute(select(job_item.c.number).where(job_item.c.job_id == number, free).limit(1)).first() is not None


def result_lines(connection: Connection, uid: str, *, after: int, limit: int, failed: bool) -> list[dict[str, Any]] | None:
    """Up to `limit` items of a job that have ended, in their order after that number; None where there is no job of this id."""
    number = connection.execute(select(job.c.id).where(job.c.uid == uid)).scalar()
    if number is None:
        return None
    present = and_(version.c.article_id == job_item.c.article_id, version.c.number == job_item.c.version)
    columns = (job_item, article.c.uid.label("article_uid"), version.c.result.label("kept"))
    statement = select(*columns).outerjoin(article, article.c.id == job_item.c.article_id).outerjoin(version, present)
    states = ("failed",) if failed else ENDED
    wanted = (job_item.c.job_id == number, job_item.c.number > after, job_item.c.state.in_(states))
    rows = connection.execute(statement.where(*wanted).order_by(job_item.c.number).limit(limit)).mappings()
    return list(map(_line, rows))


def _line(row: RowMapping) -> dict[str, Any]:
    result = row["kept"] if row["kept"] is not None else row["result"]
    return {
        "number": row["number"],
        "id": row["uid"],
        "state": row["state"],
        "article": None if row["article_uid"] is None else {"id": row["article_uid"], "version": row["version"]},
        "result": None if result is None else unpacked(result),
        "error": None if row["error"] is None else unpacked(row["error"]),
    }


def _next(connection: Connection, number: int, free: ColumnElement[bool]) -> RowMapping | None:
    statement = select(job_item).where(job_item.c.job_id == number, free).order_by(job_item.c.number).limit(1)
    # Others take what comes after it meanwhile.
    return connection.execute(statement.with_for_update(skip_locked=True)).mappings().first()


def _lapsed(tried: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(job_item.c.state == "running", job_item.c.lease_until < Now(), tried)


def _own(number: int, item: int) -> Iterator[ColumnElement[bool]]:
    yield job_item.c.job_id == number
    yield job_item.c.number == item


def _held(leased: Leased) -> Iterator[ColumnElement[bool]]:
    yield from _own(leased.job, leased.number)
    yield job_item.c.lease == leased.lease
    yield job_item.c.state == "running"
