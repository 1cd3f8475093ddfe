"""Where the outcomes of a run go. What was written is on the disk; what no journal tells of is cut off by `begin`."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from quoteapi.batch.errors import BatchError
from quoteapi.batch.readers import Form
from quoteapi.jsonl import as_json
from quoteapi.reading.records import RecordError

PACKED = ".gz"

Settled = TypeVar("Settled")
# Is told how much is written by now, and which of what was given could not be.
Settle = Callable[[int, Sequence[RecordError]], Settled]


class Output(Protocol):
    """One place for outcomes, in the form that it wants them."""

    @property
    def form(self) -> Form:
        """What it keeps of an article."""

    def begin(self, mark: int) -> None:
        """Write on from what was written before: after `mark`, which was told then. Raises BatchError where that is gone."""

    def write(self, made: Sequence[Any], settle: Settle[Settled]) -> Settled:
        """Write what was made of some articles, and give what `settle` gives.

        What `settle` writes down is never of more than is written here. It may be called more than once; the last time counts.
        """

    def close(self) -> None:
        """Let go of what is open; what was written stays."""

    def finish(self) -> None:
        """Nothing comes after this. Whoever was killed meanwhile may call it again, and need not begin before."""


class Lines:
    """A file of lines, packed by gzip where its name ends so. Until the run is done it has `.part` after its name."""

    form: Form = "lines"

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self._pack: Callable[[bytes], bytes] = _packed if path.suffix == PACKED else bytes
        self._file: IO[bytes] | None = None

    def begin(self, mark: int) -> None:
        """Write on after so many bytes."""
        self._file = self.part.open("ab", buffering=0)
        if self._file.tell() < mark:
            self.close()
            raise BatchError(f"{self.part}: is gone, or shorter than it was; begin anew without it and without its journal")
        self._file.truncate(mark)

    def write(self, made: Sequence[bytes], settle: Settle[Settled]) -> Settled:
        """Write lines."""
        assert self._file is not None, "begun"  # noqa: S101 - whoever writes has begun
        if made:
            # A file of several packed pieces is one packed file.
            _write(self._file, self._pack(b"".join(made)))
        return settle(self._file.tell(), ())

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def finish(self) -> None:
        """Give the file its name."""
        self.close()
        if self.part.exists():
            self.part.replace(self.path)


class Errors(Lines):
    """The file of what could not be read, which is there in the end only if something could not."""

    def keep(self, mark: int, errors: Sequence[RecordError]) -> int:
        """Write what is wrong with records after `mark`, in the place of whatever stands there; how much is written then."""
        assert self._file is not None, "begun"  # noqa: S101 - whoever writes has begun
        self._file.truncate(mark)
        self._file.seek(mark)
        return self.write([as_json(error.to_json()).encode() + b"\n" for error in errors], lambda written, _: written)

    def finish(self) -> None:
        """Give the file its name if there is anything in it."""
        if self.part.exists() and self.part.stat().st_size == 0:
            self.close()
            # One of an earlier run would be taken for this one's.
            self.path.unlink(missing_ok=True)
            self.part.unlink()
        super().finish()


class Table(Lines):
    """A Parquet file. Its rows are lines until all of them are there: what is half a Parquet file cannot be written on."""

    def finish(self) -> None:
        """Make the file of the lines, and give it its name."""
        # Imported when it is needed: it belongs to an extra.
        from quoteapi.batch.parquet import write_table  # noqa: PLC0415

        self.close()
        if not self.part.exists():
            return
        # By a name that no run over this folder takes for one of its files.
        made = self.part.with_name(f"{self.part.name}.whole")
        write_table(self.part, made)
        made.replace(self.path)
        self.part.unlink()


def _packed(content: bytes) -> bytes:
    # Without the time of day: the same results make the same file.
    return gzip.compress(content, mtime=0)


def _write(file: IO[bytes], content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]
    os.fsync(file.fileno())
