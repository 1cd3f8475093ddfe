"""The queue that wakes the workers: huey over a file of the data folder, or over Redis.

What stands in it is no more than “there is something to do”. Which articles are to be read stands in the archive's database, so that
nothing is lost with the queue, and nothing is done twice because of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from huey import Huey
from huey.api import TaskWrapper
from huey.registry import Message
from huey.serializer import Serializer
from huey.storage import RedisStorage, SqliteStorage

from quoteapi.config import Settings

NAME = "quoteapi"
FILE = "queue.sqlite3"
# More workers than this are woken by their own looking round.
MOST_WOKEN = 32


class Queue:
    """Who has something to do calls `wake`; a worker says with `on_wake` what it does then. Opened at the first call."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._work: Callable[[], None] | None = None
        self._lock = Lock()

    def wake(self, times: int) -> None:
        """Wake up to so many workers. Raises what the queue raises where it cannot be reached."""
        with self._lock:
            for _ in range(min(times, MOST_WOKEN)):
                self.huey.enqueue(self._task.s())

    def waiting(self) -> int:
        """How many calls of `wake` no worker has heard yet."""
        with self._lock:
            return int(self.huey.pending_count())

    def on_wake(self, work: Callable[[], None]) -> None:
        """Do `work` whenever this process's worker wakes."""
        self._work = work

    def close(self) -> None:
        """Give the connections back; the next call opens others."""
        storage = self.huey.storage
        storage.close()
        if self._settings.redis_url:
            storage.pool.disconnect()

    @cached_property
    def huey(self) -> Huey:
        """The queue itself, opened."""
        common = {"results": False, "serializer": _Json()}
        if self._settings.redis_url:
            # Imported when it is needed: it belongs to an extra.
            from quoteapi.jobs.redis_pool import pool_to  # noqa: PLC0415

            pool = pool_to(self._settings.redis_url)
            return Huey(NAME, **common, storage_class=RedisStorage, connection_pool=pool)
        Path(self._settings.data).mkdir(parents=True, exist_ok=True)
        return Huey(NAME, **common, storage_class=SqliteStorage, filename=str(Path(self._settings.data) / FILE))

    @cached_property
    def _task(self) -> TaskWrapper:
        return self.huey.task(name="work")(self._woken)

    def listen(self) -> Huey:
        """The queue, ready to hear calls of `wake`."""
        return self._task.huey

    def _woken(self) -> None:
        if self._work is not None:
            self._work()


class _Json(Serializer):  # type: ignore[misc]
    """Messages as JSON: huey's own form would let whoever writes to the queue run code here."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(list(data)).encode("ascii")

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))
