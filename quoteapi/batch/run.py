"""A run: outcomes in the order of their records into an output; with a journal of how far it has come, or without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from time import monotonic
from typing import Protocol

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import START, Outcome, Position
from quoteapi.batch.journal import Entry
from quoteapi.batch.outputs import Errors, Output, Settle, Settled
from quoteapi.reading.records import RecordError
from quoteapi.reading.sources import Source

# Outcomes that are written together: as many are read again after a kill. Counted, and not timed: gzip packs what is written at once,
# and the same inputs make the same file.
BETWEEN = 100

Outcomes = Callable[[Sequence[Source], Position], Iterator[Outcome]]
Show = Callable[[int], object]


class Journal(Protocol):
    """How far a run has come."""

    @property
    def last(self) -> Entry:
        """What was written last before it was opened."""

    def write(self, entry: Entry) -> None:
        """Keep an entry; what it tells of is kept already, or is kept with it."""

    def remove(self) -> None:
        """The run is done."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Where all goes: the results, what could not be read, and how far it has come."""

    output: Output
    errors: Errors
    journal: Journal


def run(sources: Sequence[Source], outcomes: Outcomes, targets: Targets, show: Show) -> Entry:
    """Read all records of `sources` that the journal does not tell of, and finish; what the run has done, with what was done before.

    `outcomes` gives what becomes of them, from a position on; `show` is told how many bytes of all sources were read by now. Raises
    BatchError.
    """
    try:
        last = targets.journal.last
        if not last.ended:
            last = _read(sources, outcomes, targets, show)
        targets.output.finish()
        targets.errors.finish()
        targets.journal.remove()
    except OSError as error:
        raise BatchError(f"{error.filename or 'the output'}: {error.strerror or error}") from error
    finally:
        targets.output.close()
        targets.errors.close()
    return last


def read_into(
    output: Output, sources: Sequence[Source], outcomes: Outcomes, show: Show, *, within: float
) -> Iterator[Sequence[RecordError]]:
    """Read all records of `sources` into an output that needs no journal; each time some are written, what of them could not be.

    No record waits longer than `within` seconds for others to be written with it. Raises BatchError.
    """
    for some in _together(_shown(sources, outcomes(sources, START), show), within):
        yield _written(output, some, lambda _, failed: failed)


def _read(sources: Sequence[Source], outcomes: Outcomes, targets: Targets, show: Show) -> Entry:
    last = targets.journal.last
    targets.output.begin(last.out)
    targets.errors.begin(last.errors)
    for some in _together(_shown(sources, outcomes(sources, last.at), show)):
        last = _written(targets.output, some, _settling(targets, some, last))
    last = replace(last, ended=True)
    targets.journal.write(last)
    return last


def _shown(sources: Sequence[Source], coming: Iterable[Outcome], show: Show) -> Iterator[Outcome]:
    before = [0, *accumulate(source.size for source in sources)]
    for outcome in coming:
        show(before[outcome.at.source] + outcome.upto)
        yield outcome


def _together(coming: Iterable[Outcome], within: float | None = None) -> Iterator[list[Outcome]]:
    """The outcomes that are written together."""
    some: list[Outcome] = []
    until = None if within is None else monotonic() + within
    for outcome in coming:
        some.append(outcome)
        if len(some) == BETWEEN or (until is not None and monotonic() > until):
            yield some
            some = []
            until = None if within is None else monotonic() + within
    if some:
        yield some


def _written(output: Output, some: Sequence[Outcome], settle: Settle[Settled]) -> Settled:
    failed = [each.made for each in some if isinstance(each.made, RecordError)]
    made = [each.made for each in some if not isinstance(each.made, RecordError)]
    return output.write(made, lambda out, refused: settle(out, [*failed, *refused]))


def _settling(targets: Targets, some: Sequence[Outcome], last: Entry) -> Settle[Entry]:
    """What writes the errors and the journal down, when `some` are written after what `last` tells."""

    def settle(out: int, failed: Sequence[RecordError]) -> Entry:
        errors = targets.errors.keep(last.errors, failed)
        entry = Entry(some[-1].at, out, errors, last.done + len(some) - len(failed), last.failed + len(failed))
        targets.journal.write(entry)
        return entry

    return settle
