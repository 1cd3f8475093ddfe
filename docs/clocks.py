"""Two clocks for archive_times.py: the time that passes, and that of the processor, in the server and in PostgreSQL on this machine.

The first is what a caller waits; on a machine that does other work as well it also tells of that. The second is what a call costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from sqlalchemy import text
from werkzeug.test import TestResponse

from quoteapi.store import Store

_BACKENDS = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'")


class Taken(NamedTuple):
    """Milliseconds that a call took, by the clock and of the processor."""

    passed: float
    worked: float


class Clock:
    """Times calls of a server in this process over the archive of `store`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def time(self, call: Callable[[], TestResponse]) -> tuple[TestResponse, Taken]:
        """The answer to a call, and what it took."""
        backends = self._backends()
        began, worked = time.perf_counter(), self._worked(backends)
        answer = call()
        return answer, Taken((time.perf_counter() - began) * 1000, (self._worked(backends) - worked) * 1000)

    def _backends(self) -> list[int]:
        """The processes of PostgreSQL that work for this one; SQLite works in it."""
        if self._store.engine.dialect.name == "sqlite":
            return []
        with self._store.engine.connect() as connection:
            return list(connection.execute(_BACKENDS).scalars())

    def _worked(self, backends: Iterable[int]) -> float:
        # In nanoseconds, the first of three figures.
        theirs = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in backends)
        return time.process_time() + theirs / 1e9


def figures(calls: Iterable[Taken]) -> str:
    """Median, 99th percentile and worst of both clocks."""
    clocks = zip(("", "; of the processor "), zip(*calls, strict=True), strict=True)
    return "".join(
        f"{name}median {median(times):.1f} ms, p99 {quantiles(times, n=100)[98]:.1f} ms, worst {max(times):.1f} ms"
        for name, times in clocks
    )
