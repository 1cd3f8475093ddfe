"""The archive as the place where the outcomes of a run go, and where it is written down how far the run has come."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError

from quoteapi.batch.journal import Entry, alone, entry_of
from quoteapi.batch.outputs import Settle, Settled
from quoteapi.batch.readers import Form, Read, gone_away
from quoteapi.engine.model import Scope
from quoteapi.reading.articles import faults_at
from quoteapi.reading.records import RecordError
from quoteapi.store import ConflictError, Kept, Store, Writer

Became = Literal["new", "changed", "as they were"]
Put = Callable[[Writer, Sequence[Read]], tuple[list[Kept], list[RecordError]]]


class Archive:
    """Puts articles into the archive, those that are written together in one transaction. What is put again changes nothing.

    `became` counts what became of them.
    """

    form: Form = "archive"

    def __init__(self, store: Store, scope: Scope) -> None:
        self._store = store
        self._scope = scope
        self._writer: Writer | None = None
        self.became: Counter[Became] = Counter()

    def begin(self, mark: int) -> None:
        """There is nothing to cut off."""

    def write(self, made: Sequence[Read], settle: Settle[Settled]) -> Settled:
        """Put articles; what `settle` writes into the archive is in the same transaction. Raises BatchError where it has gone away."""
        try:
            return self._written(made, settle)
        except (OperationalError, InterfaceError, IntegrityError) as error:
            raise gone_away(error) from error

    def close(self) -> None:
        """Whoever opened the archive closes it."""

    def finish(self) -> None:
        """All is there."""

    def marked(self, run: str) -> str | None:
        """See `Store.marked`."""
        return self._store.marked(run)

    def within(self, work: Callable[[Writer], None]) -> None:
        """Do this in the transaction in which articles are being put, or else in one of its own."""
        if self._writer is not None:
            work(self._writer)
        else:
            self._store.write(work)

    def _written(self, made: Sequence[Read], settle: Settle[Settled]) -> Settled:
        try:
            return self._in_one_transaction(made, settle, self._all)
        except (OperationalError, InterfaceError):
            raise
        except (ConflictError, DBAPIError):
            # One of them keeps all out.
            return self._in_one_transaction(made, settle, self._each)

    def _in_one_transaction(self, made: Sequence[Read], settle: Settle[Settled], put: Put) -> Settled:
        def work(writer: Writer) -> tuple[list[Kept], Settled]:
            kept, refused = put(writer, made)
            self._writer = writer
            try:
                return kept, settle(0, refused)
            finally:
                self._writer = None

        kept, settled = self._store.write(work)
        self.became.update(_became(each) for each in kept)
        return settled

    def _all(self, writer: Writer, made: Sequence[Read]) -> tuple[list[Kept], list[RecordError]]:
        return [self._put(writer, each) for each in made], []

    def _each(self, writer: Writer, made: Sequence[Read]) -> tuple[list[Kept], list[RecordError]]:
        kept: list[Kept] = []
        refused: list[RecordError] = []
        for each in made:
            try:
                with faults_at(each.place), writer.apart():
                    kept.append(self._put(writer, each))
            except RecordError as error:
                refused.append(error)
        return kept, refused

    def _put(self, writer: Writer, read: Read) -> Kept:
        return writer.put(read.incoming, read.result, scope=self._scope)


class Marks:
    """The journal of a run into the archive: its entries stand there, each in the transaction that puts what it tells of.

    Were it a file, what was put and not yet told there would be put again after a kill: an article of which there were two texts
    would get both once more. The file at `path` is there so that no other run opens the same. Raises BatchError where one has.
    """

    def __init__(self, archive: Archive, path: Path, run: str) -> None:
        self._archive = archive
        self._path = path
        self._run = run
        self._file = alone(path)
        marked = archive.marked(run)
        self.last = Entry() if marked is None else entry_of(json.loads(marked))

    def write(self, entry: Entry) -> None:
        """Keep an entry, in the transaction that puts what it tells of."""
        self._archive.within(lambda writer: writer.mark(self._run, json.dumps(asdict(entry))))

    def remove(self) -> None:
        """The run is done."""
        self._archive.within(lambda writer: writer.unmark(self._run))
        self._path.unlink()

    def close(self) -> None:
        """Let another run have it."""
        self._file.close()


def _became(kept: Kept) -> Became:
    return "new" if kept.created else "changed" if kept.changed else "as they were"
