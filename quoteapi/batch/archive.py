"""The archive as the place where the outcomes of a run go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from quoteapi.batch.readers import Form, Read, gone_away
from quoteapi.engine.model import Scope
from quoteapi.reading.articles import faults_at
from quoteapi.reading.records import RecordError
from quoteapi.store import ConflictError, Kept, Store, Writer


class Archive:
    """Puts articles into the archive, those of one commit in one transaction. What is put again changes nothing."""

    form: Form = "archive"

    def __init__(self, store: Store, scope: Scope) -> None:
        self._store = store
        self._scope = scope
        self._waiting: list[Read] = []

    def begin(self, mark: int) -> None:
        """There is nothing to cut off."""

    def add(self, made: Read) -> None:
        """Take an article."""
        self._waiting.append(made)

    def commit(self) -> tuple[int, list[RecordError]]:
        """Put the articles, and tell which the archive does not take. Raises BatchError where it has gone away."""
        waiting, self._waiting = self._waiting, []
        try:
            return 0, self._put(waiting)
        except (OperationalError, InterfaceError) as error:
            raise gone_away(error) from error

    def close(self) -> None:
        """Whoever opened the archive closes it."""

    def finish(self) -> None:
        """All is there."""

    def _put(self, waiting: Sequence[Read]) -> list[RecordError]:
        try:
            self._store.write(lambda writer: [self._put_one(writer, each) for each in waiting])
        except (OperationalError, InterfaceError):
            raise
        except (ConflictError, DBAPIError):
            # One of them keeps all out.
            return list(self._refused(waiting))
        return []

    def _refused(self, waiting: Sequence[Read]) -> Iterator[RecordError]:
        for each in waiting:
            try:
                with faults_at(each.place):
                    self._store.write(lambda writer, each=each: self._put_one(writer, each))  # type: ignore[misc]
            except RecordError as error:
                yield error

    def _put_one(self, writer: Writer, read: Read) -> Kept:
        return writer.put(read.incoming, read.result, scope=self._scope)
