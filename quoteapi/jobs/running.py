"""What a worker process does when it wakes: one item after the other is leased, read and settled, until nothing is left."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from quoteapi.engine.pipeline import Engine
from quoteapi.reading.articles import read_for
from quoteapi.schemas import result_to_json
from quoteapi.store import ConflictError, Jobs, LeaseLostError, Store
from quoteapi.store.job_values import Leased, Read

# A lease is renewed so often in its time: it outlives two renewals that fail.
RENEWALS = 3
# Seconds until what was read is written again, while the database is away.
PAUSE = 0.5
UNREADABLE = "It could not be read or kept; the worker's log says why."

log = logging.getLogger(__name__)


class Runner:
    """Reads the items of jobs with one engine. `lease` is in seconds."""

    def __init__(self, store: Store, *, lease: int, engine: Engine | None = None) -> None:
        self._store = store
        self._jobs = Jobs(store)
        self._engine = engine or Engine()
        self._lease = lease
        # A job that was just served waits for the others; where there is one job, it is served again at once.
        self._served: deque[int] = deque(maxlen=100)

    def run(self, stopping: Callable[[], bool]) -> int:
        """Read items until none is free, or until `stopping`; how many. Raises DBAPIError where the database is away."""
        done = 0
        while not stopping() and self.one():
            done += 1
        return done

    def one(self) -> bool:
        """Read one item; False where none is free."""
        leased = self._jobs.lease(self._lease, list(self._served))
        if leased is None:
            return False
        if leased.job in self._served:
            self._served.remove(leased.job)
        self._served.append(leased.job)
        try:
            with _kept_alive(self._jobs, leased, self._lease):
                self._settle(leased, self._read(leased))
        except KeyboardInterrupt:
            # Told to stop at once: another need not wait for the lease to run out.
            self._jobs.renew(leased, 0)
            raise
        return True

    def _read(self, leased: Leased) -> Read:
        article = leased.article
        try:
            if leased.keep:
                return Read(*read_for(self._store, article, self._engine, leased.scope))
            result = self._engine.extract(article.text, title=article.title, scope=leased.scope)
            return Read(article, result_to_json(result, article.text))
        except ConflictError as error:
            return _conflict(error)
        except DBAPIError:
            raise
        except Exception:
            # Whatever is wrong with one article, the others are read.
            return _unreadable(leased)

    def _settle(self, leased: Leased, read: Read) -> None:
        """Write down what was read; while the database is away, again and again, until the lease would have run out."""
        until = monotonic() + self._lease
        while True:
            try:
                self._jobs.settle(leased, read)
            except LeaseLostError:
                # Settled by a write whose answer was lost, cancelled, or another worker's by now.
                log.info("an article of a job was let go", extra={"fields": {"job": leased.job, "item": leased.number}})
            except ConflictError as error:
                read = _conflict(error)
                continue
            except (OperationalError, InterfaceError):
                if monotonic() > until:
                    raise
                Event().wait(PAUSE)
                continue
            except DBAPIError:
                # The database is there, and does not take this article.
                if read.error is not None:
                    raise
                read = _unreadable(leased)
                continue
            return


def _unreadable(leased: Leased) -> Read:
    """Called where an exception is being handled, which the log then tells."""
    log.exception("an article of a job could not be read", extra={"fields": {"job": leased.job, "item": leased.number}})
    return Read(error={"detail": UNREADABLE, "errors": []})


def _conflict(error: ConflictError) -> Read:
    fault = {"in": "body", "field": error.field, "detail": str(error)}
    return Read(error={"detail": "The id and the url are of two articles.", "errors": [fault]})


@contextmanager
def _kept_alive(jobs: Jobs, leased: Leased, seconds: int) -> Iterator[None]:
    """Renew the lease while the body runs: a long article takes longer than a lease."""
    done = Event()

    def renew() -> None:
        while not done.wait(seconds / RENEWALS):
            try:
                jobs.renew(leased, seconds)
            except DBAPIError as error:
                log.warning("a lease could not be renewed", exc_info=error)

    thread = Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
