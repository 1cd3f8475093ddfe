"""Jobs in the database: new ones, their end, and how they are shown. Each function works within the transaction of its connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from quoteapi.store.bodies import packed, unpacked
from quoteapi.store.clock import Now
from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.job_values import ENDED, OPEN, JobQuery, NewItem, NewJob
from quoteapi.store.keys import job_uid, webhook_uid
from quoteapi.store.moments import this_moment
from quoteapi.store.tables import job, job_item, job_tally, webhook
from quoteapi.store.values import Page

# Of the items that failed, as many stand in the job itself; all stand in its results.
ERRORS_SHOWN = 20


def add(connection: Connection, new: NewJob) -> str:
    """Keep a new job with its items; its id."""
    uid = job_uid()
    values = {"uid": uid, "state": "waiting", "keep": new.keep, "scope": new.scope, "webhook": new.webhook}
    made = connection.execute(insert(job).values(values | {"total": len(new.items), "created": this_moment()})).inserted_primary_key
    assert made is not None  # noqa: S101 - every insert of one row has one
    if new.items:
        connection.execute(insert(job_item), [_item(made[0], item) for item in new.items])
    # Where none of them can be read there is nothing to wait for.
    close(connection, made[0])
    return uid


def close(connection: Connection, number: int) -> bool:
    """End a job of which nothing is left to do; whether it ended now."""
    row = _locked(connection, number)
    if row is None or row["state"] not in OPEN:
        return False
    left = select(job_item.c.number).where(job_item.c.job_id == number, job_item.c.state.in_(OPEN)).limit(1)
    if connection.execute(left).first() is not None:
        return False
    _end(connection, row, "done")
    return True


def cancel(connection: Connection, uid: str) -> bool:
    """End a job now; what is read already stays. False where there is none of this id."""
    number = connection.execute(select(job.c.id).where(job.c.uid == uid)).scalar()
    row = None if number is None else _locked(connection, number)
    if row is None:
        return False
    if row["state"] in OPEN:
        gone = {"state": "cancelled", "payload": None, "lease": None, "lease_until": None}
        connection.execute(update(job_item).where(job_item.c.job_id == row["id"], job_item.c.state.in_(OPEN)).values(gone))
        _end(connection, row, "cancelled")
    return True


def remove(connection: Connection, uid: str) -> bool:
    """Remove a job with all that it holds, ended or not; what it kept in the archive stays. False where there is none of this id."""
    if not cancel(connection, uid):
        return False
    row = connection.execute(select(job).where(job.c.uid == uid)).mappings().one()
    for state in ENDED:
        counted = update(job_tally).where(job_tally.c.state == state).values(number=job_tally.c.number + row[state])
        if not connection.execute(counted).rowcount:
            connection.execute(insert(job_tally).values(state=state, number=row[state]))
    connection.execute(delete(job).where(job.c.id == row["id"]))
    return True


def outlived(connection: Connection, days: int) -> Sequence[str]:
    """The ids of jobs that ended more than so many days ago."""
    oldest = this_moment(timedelta(days=days))
    return connection.execute(select(job.c.uid).where(job.c.finished < oldest).limit(100)).scalars().all()


def open_jobs(connection: Connection) -> Sequence[int]:
    """The numbers of the jobs that have not ended, in the order in which they came."""
    return connection.execute(select(job.c.id).where(job.c.state.in_(OPEN)).order_by(job.c.id)).scalars().all()


def finished(connection: Connection) -> Sequence[int]:
    """The numbers of the jobs that have not ended and of which nothing is left to do."""
    left = select(job_item.c.number).where(job_item.c.job_id == job.c.id, job_item.c.state.in_(OPEN)).exists()
    return connection.execute(select(job.c.id).where(job.c.state.in_(OPEN), ~left)).scalars().all()


def whole_job(connection: Connection, uid: str) -> dict[str, Any] | None:
    """A job as it is shown, with the first of its errors; None where there is none of this id."""
    row = connection.execute(select(job).where(job.c.uid == uid)).mappings().first()
    if row is None:
        return None
    failed = select(job_item).where(job_item.c.job_id == row["id"], job_item.c.state == "failed")
    rows = connection.execute(failed.order_by(job_item.c.number).limit(ERRORS_SHOWN)).mappings()
    errors = [{"number": each["number"], "id": each["uid"], **unpacked(each["error"])} for each in rows]
    return {**_shown(connection, [row])[0], "errors": errors}


def job_page(connection: Connection, query: JobQuery, limit: int, after_cursor: str | None) -> Page:
    """Up to `limit` jobs, the latest first. Raises CursorError."""
    statement = select(job)
    if query.state is not None:
        statement = statement.where(job.c.state == query.state)
    if after_cursor is not None:
        statement = statement.where(job.c.id < place_in(query, after_cursor, 1)[0])
    rows = connection.execute(statement.order_by(job.c.id.desc()).limit(limit + 1)).mappings().all()
    shown, following = page_of(query, rows, limit, lambda row: (row["id"],))
    return Page(_shown(connection, shown), following)


def counts(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[str, int]]:
    """The items of each of these jobs by state."""
    found: dict[int, dict[str, int]] = {}
    counted = select(job_item.c.job_id, job_item.c.state, func.count()).where(job_item.c.job_id.in_(list(numbers)))
    for number, state, items in connection.execute(counted.group_by(job_item.c.job_id, job_item.c.state)):
        found.setdefault(number, {})[state] = items
    return found


def _shown(connection: Connection, rows: Sequence[RowMapping]) -> list[dict[str, Any]]:
    going_on = counts(connection, [row["id"] for row in rows if row["state"] in OPEN])
    told = select(webhook).where(webhook.c.job_id.in_([row["id"] for row in rows]))
    hooks = {hook["job_id"]: hook for hook in connection.execute(told).mappings()}
    return [_json(row, going_on.get(row["id"], {}), hooks.get(row["id"])) for row in rows]


def _json(row: RowMapping, now: Mapping[str, int], hook: RowMapping | None) -> dict[str, Any]:
    ended = {state: row[state] if row[state] is not None else now.get(state, 0) for state in ENDED}
    items = {"total": row["total"], "waiting": now.get("waiting", 0), "running": now.get("running", 0), **ended}
    told = {name: row[name] for name in ("state", "keep", "scope", "created", "started", "finished")}
    return {"id": row["uid"], **told, "items": items, "webhook": _hook(row["webhook"], hook)}


def _hook(url: str | None, hook: RowMapping | None) -> dict[str, Any] | None:
    if url is None:
        return None
    said = {name: hook[name] for name in ("state", "attempts", "answer")} if hook else {"state": "waiting", "attempts": 0, "answer": None}
    return {"url": url, **said}


def _end(connection: Connection, row: RowMapping, state: str) -> None:
    counted = counts(connection, [row["id"]]).get(row["id"], {})
    ended = {"state": state, "finished": this_moment(), **{name: counted.get(name, 0) for name in ENDED}}
    connection.execute(update(job).where(job.c.id == row["id"]).values(ended))
    if row["webhook"] is not None:
        call = {"job_id": row["id"], "uid": webhook_uid(), "state": "waiting", "attempts": 0, "due": Now()}
        connection.execute(insert(webhook).values(call))


def _locked(connection: Connection, number: int) -> RowMapping | None:
    return connection.execute(select(job).where(job.c.id == number).with_for_update()).mappings().first()


def _item(number: int, item: NewItem) -> dict[str, Any]:
    told = None if item.article is None else {name: value for name, value in asdict(item.article).items() if value is not None}
    return {
        "job_id": number,
        "number": item.number,
        "state": "waiting" if item.error is None else "failed",
        "uid": item.uid,
        "payload": None if told is None else packed(told),
        "error": None if item.error is None else packed(item.error),
        "attempts": 0,
    }
