"""What goes through a run: records, numbered by where they stand in the inputs, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from quoteapi.reading.records import Record, RecordError
from quoteapi.reading.sources import Source

# Records that one process is given at once: enough that handing over costs nothing, few enough that all finish together.
CHUNK = 4


class Position(NamedTuple):
    """How far a run has come: so many records of the source of this number, and all of those before it."""

    source: int = 0
    records: int = 0


START = Position()


@dataclass(frozen=True, slots=True)
class Item:
    """A record. `at` is the position after it, `upto` how many bytes of its source were read by then."""

    at: Position
    upto: int
    record: Record | RecordError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an output keeps of an item, or what was wrong with it."""

    at: Position
    upto: int
    made: Any | RecordError


Chunk = tuple[Item, ...]


def items(sources: Sequence[Source], start: Position) -> Iterator[Item]:
    """The records of all sources in their order, from `start` on."""
    for number in range(start.source, len(sources)):
        yield from items_of(sources[number], number, start)


def items_of(source: Source, number: int, start: Position) -> Iterator[Item]:
    """The records of one source, the one of this number, from `start` on."""
    known = start.records if number == start.source else 0
    for count, (record, upto) in enumerate(source.records(), start=1):
        if count > known:
            yield Item(Position(number, count), upto, record)


def chunks(of: Iterable[Item]) -> Iterator[Chunk]:
    """The items, a few at a time."""
    each = iter(of)
    while chunk := tuple(islice(each, CHUNK)):
        yield chunk


def size(chunk: Chunk) -> int:
    """About how many bytes the records of a chunk hold."""
    return sum(0 if isinstance(item.record, RecordError) else item.record.size for item in chunk)
