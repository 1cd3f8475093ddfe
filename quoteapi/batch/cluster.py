"""The engine on the hosts of a Ray cluster, through Ray Data. Needs the extra `ray`.

Hosts read the files, each those that it is given, and send the records to where cores are free; the outcomes come back in the order of the
records. Each core has an actor, which is a pool of one process: whatever happens to that is told as it is on one machine.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from functools import partial
from typing import Any

# Ray tells its makers of each cluster that it starts, unless it is told not to before it is imported.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import pyarrow as pa
import ray
from ray.data import ActorPoolStrategy, DataContext, Dataset, Datasource, read_datasource
from ray.data.block import BlockMetadata
from ray.data.datasource import ReadTask
from ray.exceptions import RayError

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import Chunk, Outcome, Position, chunks, items_of
from quoteapi.batch.pool import Pool
from quoteapi.batch.readers import Task
from quoteapi.reading.sources import Source

# Bytes of records, or of results, that go from one host to another at once.
BLOCK = 256 * 1024
# Files are read together until they have so many bytes, and as many such groups at once: to read is quick beside what follows.
GROUP = 4 * 1024 * 1024
READING = 4
# Seconds.
REACHED_WITHIN = 10
# Ray hands Python's values over as it likes; ours are packed by us, into one column.
COLUMN = "packed"

Group = tuple[tuple[int, Source], ...]


@contextmanager
def joined(address: str | None) -> Iterator[None]:
    """Work in the cluster at `address`, else in the one that runs on this host, else in one that is started here and now.

    Raises BatchError where there is none.
    """
    if address is not None:
        _reach(address)
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise BatchError(f"the Ray cluster cannot be joined: {error}") from error
    try:
        yield
    finally:
        ray.shutdown()


def _reach(address: str) -> None:
    # Ray itself waits for minutes, and says little.
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise BatchError(f"--ray-address: {address}: must be HOST:PORT")
    try:
        socket.create_connection((host, int(port)), timeout=REACHED_WITHIN).close()
    except (OSError, OverflowError) as error:
        raise BatchError(f"--ray-address: {address}: {getattr(error, 'strerror', None) or error}") from None


def cores() -> int:
    """The cores of the cluster, whatever else uses them."""
    return int(ray.cluster_resources().get("CPU", 1))


def outcomes(sources: Sequence[Source], start: Position, task: Task, *, processes: int) -> Iterator[Outcome]:
    """What becomes of each record, in order. Raises BatchError where none can be read."""
    try:
        for row in _dataset(sources, start, task, processes).iter_rows():
            yield from _unpacked(row[COLUMN])
    except RayError as error:
        raise _told(error) from error


def _dataset(sources: Sequence[Source], start: Position, task: Task, processes: int) -> Dataset:
    context = DataContext.get_current()
    context.target_max_block_size = BLOCK
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    # Its progress is ours to show, and what it fails at comes as an exception.
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    # To read takes none of the cores: were all taken by those who wait for records, none would come.
    found = _Records(sources, start)
    records = read_datasource(found, num_cpus=0, concurrency=min(READING, found.groups))
    return records.map_batches(
        _Host,
        fn_constructor_args=(task,),
        batch_size=None,
        batch_format="pyarrow",
        compute=ActorPoolStrategy(min_size=1, initial_size=processes, max_size=processes),
        num_cpus=1,
    )


class _Records(Datasource):  # type: ignore[misc] # Ray tells no types
    """The records of files that each host finds under the same paths."""

    def __init__(self, sources: Sequence[Source], start: Position) -> None:
        super().__init__()
        self._groups = tuple(_groups(sources, start))
        self._start = start

    @property
    def groups(self) -> int:
        """How many files, or groups of small ones, there are; at least one."""
        return max(1, len(self._groups))

    def estimate_inmemory_data_size(self) -> int:
        """Bytes of all files."""
        return sum(source.size for group in self._groups for _, source in group)

    def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[ReadTask]:  # noqa: ARG002
        """What reads each group of files."""
        return [ReadTask(partial(_read, group, self._start, os.getcwd()), _metadata(group)) for group in self._groups]  # noqa: PTH109


class _Host:
    """One core of a host."""

    def __init__(self, task: Task) -> None:
        self._pool = Pool(task, 1)

    def __call__(self, batch: Any) -> Iterator[Any]:
        """What becomes of the records."""
        for outcome in self._pool.outcomes(_unpacked(each) for each in batch[COLUMN].to_pylist()):
            yield _table([outcome])


def _groups(sources: Sequence[Source], start: Position) -> Iterator[Group]:
    """The files that are not read yet, those that follow one another together while they are small."""
    group: list[tuple[int, Source]] = []
    for number, source in enumerate(sources[start.source :], start=start.source):
        group.append((number, source))
        if sum(each.size for _, each in group) >= GROUP:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _read(group: Group, start: Position, folder: str) -> Iterator[Any]:
    # Paths are meant, and told, as whoever began the run has written them.
    with chdir(folder):
        for number, source in group:
            for chunk in chunks(items_of(source, number, start)):
                yield _table(chunk)


def _metadata(group: Group) -> BlockMetadata:
    return BlockMetadata(num_rows=None, size_bytes=sum(source.size for _, source in group), input_files=None, exec_stats=None)


def _table(packed: Chunk | Sequence[Outcome]) -> Any:
    return pa.table({COLUMN: pa.array([pickle.dumps(packed)], pa.large_binary())})


def _unpacked(packed: bytes) -> Any:
    # From a host of the cluster, which runs what we send it and we what it sends.
    return pickle.loads(packed)  # noqa: S301


def _told(error: BaseException) -> BatchError:
    """What a host raised, or else what Ray says."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BatchError):
            return cause
        cause = getattr(cause, "cause", None) or cause.__cause__
    return BatchError(f"Ray: {str(error).strip().splitlines()[-1]}")
