"""The jobs of an archive as their users see them: new jobs in, items out to workers, results back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quoteapi.store import calls, job_items, job_rows, workers
from quoteapi.store.database import reading, writing
from quoteapi.store.job_values import Call, Figures, JobQuery, Leased, Read
from quoteapi.store.store import Store
from quoteapi.store.values import Page

# Items of one transaction of `results`: each may hold a result of some 100 KB.
LINES = 50


class Jobs:
    """The jobs kept beside the articles of one store. `Writer.add_job` and its like make, cancel and remove them."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def job(self, uid: str) -> dict[str, Any] | None:
        """A job with its progress and the first of its errors; None where there is none of this id."""
        with reading(self._engine) as connection:
            return job_rows.whole_job(connection, uid)

    def page(self, query: JobQuery, *, limit: int, cursor: str | None = None) -> Page:
        """A page of jobs, the latest first. Raises CursorError."""
        with reading(self._engine) as connection:
            return job_rows.job_page(connection, query, limit, cursor)

    def results(self, uid: str, *, after: int = 0, failed: bool = False) -> Iterator[dict[str, Any]] | None:
        """The items that have ended, in their order after the number `after`, or of them those that failed.

        They are read as they are taken. None where there is no job of this id.
        """
        first = self._lines(uid, after, failed)
        return None if first is None else self._following(uid, first, failed)

    def figures(self) -> Figures:
        """All jobs counted."""
        with reading(self._engine) as connection:
            return workers.figures(connection)

    def lease(self, seconds: float, passed_over: Sequence[int] = ()) -> Leased | None:
        """The next item that nobody reads, for so many seconds; None where there is none. Of jobs just served, others come first."""
        with reading(self._engine) as connection:
            numbers = job_rows.open_jobs(connection)
        for number in sorted(numbers, key=lambda each: passed_over.index(each) if each in passed_over else -1):
            leased = writing(self._engine, lambda connection, number=number: job_items.lease(connection, number, seconds))  # type: ignore[misc]
            if leased is not None:
                return leased
        return None

    def renew(self, leased: Leased, seconds: float) -> bool:
        """Let a lease run for so many seconds from now; False where it is lost."""
        return writing(self._engine, lambda connection: job_items.renew(connection, leased, seconds))

    def settle(self, leased: Leased, read: Read) -> None:
        """Write down what became of an item, with its article, and end the job if it was the last.

        Raises LeaseLostError, and ConflictError where the article's id and address are those of two.
        """
        writing(self._engine, lambda connection: job_items.settle(connection, leased, read))
        # Apart from it: two workers that settle the last two items do not see each other's yet.
        writing(self._engine, lambda connection: job_rows.close(connection, leased.job))

    def tidy(self, days: int) -> bool:
        """Give up what cannot be read, end what has nothing left to do, remove what ended days ago; whether an item is free."""
        writing(self._engine, job_items.give_up)
        with reading(self._engine) as connection:
            numbers, old = job_rows.open_jobs(connection), job_rows.outlived(connection, days)
            free = [number for number in numbers if job_items.is_free(connection, number)]
        for number in set(numbers) - set(free):
            writing(self._engine, lambda connection, number=number: job_rows.close(connection, number))  # type: ignore[misc]
        for uid in old:
            writing(self._engine, lambda connection, uid=uid: job_rows.remove(connection, uid))  # type: ignore[misc]
        return bool(free)

    def claim(self, seconds: float) -> Call | None:
        """A webhook that is due, which nobody else calls for so many seconds; None where there is none."""
        return writing(self._engine, lambda connection: calls.claim(connection, seconds))

    def told(self, call: Call, answer: str, *, taken: bool) -> None:
        """Write down what a webhook answered, and whether that means that it has taken it."""
        write = calls.told if taken else calls.untold
        writing(self._engine, lambda connection: write(connection, call, answer))

    def seen(self, uid: str, host: str, processes: int) -> None:
        """Write down that this worker is there."""
        writing(self._engine, lambda connection: workers.seen(connection, uid, host, processes))

    def gone(self, uid: str) -> None:
        """Write down that this worker is no longer there."""
        writing(self._engine, lambda connection: workers.gone(connection, uid))

    def workers(self, host: str | None = None) -> int:
        """How many worker processes there are, on all hosts or on one."""
        with reading(self._engine) as connection:
            return workers.alive(connection, host)

    def _following(self, uid: str, lines: list[dict[str, Any]] | None, failed: bool) -> Iterator[dict[str, Any]]:
        while lines:
            yield from lines
            lines = self._lines(uid, lines[-1]["number"], failed)

    def _lines(self, uid: str, after: int, failed: bool) -> list[dict[str, Any]] | None:
        with reading(self._engine) as connection:
            return job_items.result_lines(connection, uid, after=after, limit=LINES, failed=failed)
