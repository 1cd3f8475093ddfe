"""The engine in processes of this machine: each has one of its own, and the outcomes come back in the order of the records."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cached_property
from typing import ClassVar

from quoteapi.batch.items import Chunk, Item, Outcome, Position, chunks, items, size
from quoteapi.batch.readers import Reader, Task
from quoteapi.errors import Fault
from quoteapi.processes import end_with_parent
from quoteapi.reading.records import RecordError
from quoteapi.reading.sources import Source

# Chunks that wait for each process: those behind an article that takes long, or a write that does.
AHEAD = 6
# Bytes of records that may be under way at once; a chunk that has more is under way alone.
UNDER_WAY = 64 * 1024 * 1024
# How often an article is read, where the process that reads it dies: the first time may have been the fault of another.
ATTEMPTS = 2
DIED = "The process that read it died each time: it was killed, or ran out of memory."

Waiting = deque[tuple[Chunk, "Future[list[Outcome]]"]]


class Pool:
    """Processes with an engine each: the first begins at once, the others with the chunks. To be closed, which ends them."""

    def __init__(self, task: Task, processes: int) -> None:
        self._task = task
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = self._begun()

    def outcomes(self, chunks: Iterable[Chunk]) -> Iterator[Outcome]:
        """What becomes of each item, in order. Raises BatchError where none can be read."""
        waiting: Waiting = deque()
        under_way = 0
        for chunk in chunks:
            waiting.append((chunk, self._submit(chunk)))
            under_way += size(chunk)
            while waiting and (waiting[0][1].done() or len(waiting) > self._processes * AHEAD or under_way > UNDER_WAY):
                under_way -= size(waiting[0][0])
                yield from self._next(waiting)
        while waiting:
            yield from self._next(waiting)

    def close(self) -> None:
        """End the processes, each after the chunk that it reads."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def _next(self, waiting: Waiting) -> list[Outcome]:
        chunk, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            # Nobody knows which article it was: each of the chunk is read while nothing else is.
            self.close()
            done = [self._alone(item) for item in chunk]
        # What the other processes had begun is lost with the one that died.
        for n, (other, began) in enumerate(waiting):
            if not (began.done() and not began.cancelled() and began.exception() is None):
                waiting[n] = (other, self._submit(other))
        return done

    def _alone(self, item: Item) -> Outcome:
        for _ in range(ATTEMPTS):
            try:
                return self._submit((item,)).result()[0]
            except BrokenProcessPool:
                self.close()
        return Outcome(item.at, item.upto, RecordError(item.record.place, Fault(None, DIED)))

    def _submit(self, chunk: Chunk) -> Future[list[Outcome]]:
        self._executor = self._executor or self._begun()
        try:
            return self._executor.submit(_Process.read, chunk)
        except BrokenProcessPool as error:
            # It broke since; whoever waits for this chunk is told like the others.
            failed: Future[list[Outcome]] = Future()
            failed.set_exception(error)
            return failed

    def _begun(self) -> ProcessPoolExecutor:
        # Copies of a process that has imported all there is to import, and nothing else: one of this process would hold its
        # threads' locks as they are, and each that begins with nothing takes a second of its own.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        executor = ProcessPoolExecutor(self._processes, mp_context=context, initializer=_Process.begin, initargs=(self._task,))
        # The first has nothing to read, but begins to import while its owner opens what he reads and writes; the others come when needed.
        executor.submit(_Process.read, ())
        return executor


def cores() -> int:
    """The cores of this machine that this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def on_this_machine(task: Task, processes: int) -> Iterator[Callable[[Sequence[Source], Position], Iterator[Outcome]]]:
    """What gives what becomes of each record of some files, in order, after a position."""
    pool = Pool(task, processes)
    try:
        yield lambda sources, start: pool.outcomes(chunks(items(sources, start)))
    finally:
        pool.close()


class _Process:
    """What one process holds."""

    current: ClassVar[_Process]

    def __init__(self, task: Task) -> None:
        self._task = task

    @classmethod
    def begin(cls, task: Task) -> None:
        # An interrupt at the terminal reaches all; the process that began the run ends the others.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        end_with_parent()
        cls.current = cls(task)

    @classmethod
    def read(cls, chunk: Chunk) -> list[Outcome]:
        return cls.current.reader.read(chunk)

    @cached_property
    def reader(self) -> Reader:
        # Made with the first chunk: what keeps it from being made is told to whoever waits for that.
        return Reader(self._task)
