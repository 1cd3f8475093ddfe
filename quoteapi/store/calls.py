"""Webhooks to be told: each is claimed before it is called, so that one that a dying worker left is called again."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from quoteapi.store.clock import Now
from quoteapi.store.job_rows import whole_job
from quoteapi.store.job_values import Call
from quoteapi.store.tables import job, webhook

# Seconds from each attempt to the next; after the last it is given up. Six hours in all.
PAUSES = (10, 60, 300, 1_200, 3_600, 16_400)


def claim(connection: Connection, seconds: float) -> Call | None:
    """The next webhook that is due, which nobody else calls for so many seconds; None where there is none."""
    due = select(webhook.c.job_id).where(webhook.c.state == "waiting", webhook.c.due <= Now()).order_by(webhook.c.due).limit(1)
    number = connection.execute(due.with_for_update(skip_locked=True)).scalar()
    if number is None:
        return None
    tried = {"attempts": webhook.c.attempts + 1, "due": Now() + seconds}
    connection.execute(update(webhook).where(webhook.c.job_id == number).values(tried))
    row = connection.execute(
        select(webhook, job.c.uid.label("job_uid"), job.c.webhook.label("url"), job.c.finished)
        .join(job, job.c.id == webhook.c.job_id)
        .where(webhook.c.job_id == number)
    ).one()
    shown = whole_job(connection, row.job_uid) or {}
    event = {"type": f"job.{shown['state']}", "timestamp": row.finished, "data": shown}
    return Call(number, row.uid, row.url, row.attempts, event)


def told(connection: Connection, call: Call, answer: str) -> None:
    """Write down that a webhook was called and has taken it."""
    connection.execute(update(webhook).where(webhook.c.job_id == call.job).values(state="told", answer=answer))


def untold(connection: Connection, call: Call, answer: str) -> None:
    """Write down that a webhook did not take it, and when it is called again, if it is."""
    last = call.attempts > len(PAUSES)
    pause = 0 if last else PAUSES[call.attempts - 1]
    values = {"state": "given-up" if last else "waiting", "due": Now() + pause, "answer": answer}
    connection.execute(update(webhook).where(webhook.c.job_id == call.job).values(values))
