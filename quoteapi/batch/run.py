"""A run: outcomes in the order of their records into an output, with a journal of how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import Outcome, Position
from quoteapi.batch.journal import Entry, Journal
from quoteapi.batch.outputs import Errors, Output
from quoteapi.reading.records import RecordError
from quoteapi.reading.sources import Source

# Outcomes between two commits: as many are read again after a kill. Counted, and not timed: gzip packs what is written at once, and
# the same inputs make the same file.
BETWEEN = 100

Outcomes = Callable[[Sequence[Source], Position], Iterator[Outcome]]
Show = Callable[[int], object]


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
        if not targets.journal.last.ended:
            _read(sources, outcomes, targets, show)
        targets.output.finish()
        targets.errors.finish()
        targets.journal.remove()
    except OSError as error:
        raise BatchError(f"{error.filename or 'the output'}: {error.strerror or error}") from error
    finally:
        targets.output.close()
        targets.errors.close()
    return targets.journal.last


def _read(sources: Sequence[Source], outcomes: Outcomes, targets: Targets, show: Show) -> None:
    last = targets.journal.last
    targets.output.begin(last.out)
    targets.errors.begin(last.errors)
    before = [0, *accumulate(source.size for source in sources)]
    coming = iter(outcomes(sources, last.at))
    while some := list(islice(_shown(coming, before, show), BETWEEN)):
        targets.journal.write(_kept(some, targets))
    targets.journal.write(replace(targets.journal.last, ended=True))


def _shown(coming: Iterable[Outcome], before: Sequence[int], show: Show) -> Iterator[Outcome]:
    for outcome in coming:
        show(before[outcome.at.source] + outcome.upto)
        yield outcome


def _kept(some: Sequence[Outcome], targets: Targets) -> Entry:
    """Keep outcomes; what the journal is to tell then."""
    failed = 0
    for outcome in some:
        if isinstance(outcome.made, RecordError):
            targets.errors.fail(outcome.made)
            failed += 1
        else:
            targets.output.add(outcome.made)
    out, refused = targets.output.commit()
    for error in refused:
        targets.errors.fail(error)
    errors, _ = targets.errors.commit()
    failed += len(refused)
    last = targets.journal.last
    return Entry(some[-1].at, out, errors, last.done + len(some) - failed, last.failed + failed)
