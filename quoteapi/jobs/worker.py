"""`quoteapi worker` as it runs: processes that read, and one that looks round, all kept by huey's consumer.

huey wakes the readers. The one that looks round wakes them for what was left by workers that died, ends jobs, removes old ones, tells
webhooks and shows that this worker is there; all of it may be done by several workers at once, or be left undone by one that is killed.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import time
from threading import Thread
from uuid import uuid4

from huey.consumer import BaseProcess, Consumer
from sqlalchemy.exc import DBAPIError

from quoteapi.config import Settings
from quoteapi.engine.pipeline import Engine
from quoteapi.jobs.queue import Queue
from quoteapi.jobs.running import Runner
from quoteapi.jobs.webhooks import WHOLE, deliver
from quoteapi.processes import end_with_parent, watch
from quoteapi.store import Jobs, Store
from quoteapi.store.database import address, connect

# Seconds between two looks round, and between two signs of life.
ROUND, SIGN = 2.0, 10.0
# Seconds that a webhook is left to one worker: longer than any call takes.
CLAIM = 4 * WHOLE
# huey's own: how soon a reader looks into the file again, and at most; how soon it is seen that a process has died.
POLLING = {"initial_delay": 0.05, "backoff": 1.3, "max_delay": 1.0, "health_check_interval": 2}
# Without the database there is nothing to do for a while.
PAUSE = 1.0

log = logging.getLogger(__name__)


def serve(settings: Settings, *, processes: int, with_parent: bool = False) -> None:
    """Read the items of jobs until a signal comes; SIGTERM lets each process end its article.

    `with_parent` ends this worker when the process that started it ends.
    """
    consumer = _Consumer(settings, processes)
    if with_parent:
        parent = os.getppid()
        watch(lambda: _wait_until_gone(parent), lambda: os.kill(os.getpid(), signal.SIGTERM))
    consumer.run()


class _Consumer(Consumer):  # type: ignore[misc]
    """huey's consumer, with the one that looks round in the place of its scheduler: nothing is scheduled here."""

    def __init__(self, settings: Settings, processes: int) -> None:
        self._settings = settings
        self._queue = Queue(settings)
        huey = self._queue.listen()
        super().__init__(huey, workers=processes, worker_type="process", periodic=False, graceful_signal="TERM", **POLLING)
        readers: list[Runner] = []
        huey.on_startup("reader")(lambda: readers.append(self._reader()))
        self._queue.on_wake(lambda: self._read(readers[0]))

    def _create_scheduler(self) -> BaseProcess:
        return _Rounds(self.huey, self.stop_flag, self._settings, self._queue, self.workers)

    def _reader(self) -> Runner:
        end_with_parent()
        return Runner(_store(self._settings), lease=self._settings.job_lease, engine=Engine(threads=self._settings.threads))

    def _read(self, reader: Runner) -> None:
        try:
            reader.run(self.stop_flag.is_set)
        except DBAPIError as error:
            log.warning("the archive cannot be reached", exc_info=error)
            self.stop_flag.wait(PAUSE)


class _Rounds(BaseProcess):  # type: ignore[misc]
    """The process that looks round."""

    process_name = "Rounds"

    def __init__(self, huey: object, stop_flag: object, settings: Settings, queue: Queue, processes: int) -> None:
        self._settings = settings
        self._queue = queue
        self._processes = processes
        self._uid = uuid4().hex
        self._signed = -SIGN
        super().__init__(huey, stop_flag)

    def initialize(self) -> None:
        """Open what only this process uses."""
        end_with_parent()
        self._jobs = Jobs(_store(self._settings))
        if self._settings.webhook_secret:
            # Apart: whoever is called may take his time.
            Thread(target=self._call, daemon=True).start()

    def loop(self, now: object = None) -> None:  # noqa: ARG002
        """Look round once."""
        try:
            if time.monotonic() - self._signed >= SIGN:
                self._jobs.seen(self._uid, socket.gethostname(), self._processes)
                self._signed = time.monotonic()
            # What was sent while the queue was away, or was woken for in vain by a worker that died.
            if self._jobs.tidy(self._settings.job_days) and not self._queue.waiting():
                self._queue.wake(self._processes)
        except Exception as error:
            # The database or the queue may be away; whatever it is, the next round may be better.
            log.warning("could not look round", exc_info=error)
        self.stop_flag.wait(ROUND)

    def shutdown(self) -> None:
        """Say that this worker is gone."""
        self._queue.close()
        try:
            self._jobs.gone(self._uid)
        except DBAPIError as error:
            log.warning("the archive cannot be reached", exc_info=error)

    def _call(self) -> None:
        while not self.stop_flag.is_set():
            try:
                while call := self._jobs.claim(CLAIM):
                    taken, answer = deliver(call, self._settings)
                    self._jobs.told(call, answer, taken=taken)
            except DBAPIError as error:
                log.warning("the archive cannot be reached", exc_info=error)
            self.stop_flag.wait(ROUND)


def _store(settings: Settings) -> Store:
    # The tables were brought up to date before; a connection must not be shared with the process that this one came from.
    return Store(connect(address(settings)))


def _wait_until_gone(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PAUSE)
