"""How far a run has come, so that it goes on from there after it was killed."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import START, Position
from quoteapi.reading.sources import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything up to `at` is written: `out` and `errors` tell how much that is of the output and of the file of errors.

    `done` articles were read by then, and `failed` could not be. `ended` tells that there is nothing after it.
    """

    at: Position = START
    out: int = 0
    errors: int = 0
    done: int = 0
    failed: int = 0
    ended: bool = False


def entry_of(told: Mapping[str, Any]) -> Entry:
    """The entry that JSON tells."""
    return Entry(**{**told, "at": Position(*told["at"])})


def run_of(sources: Sequence[Source], *settings: object) -> str:
    """What tells runs apart: their inputs as they are, and their settings."""
    told = [*((s.name, s.format, s.size, s.changed) for s in sources), *map(str, settings)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def alone(path: Path) -> IO[bytes]:
    """The file at `path`, made if need be, which nobody else may open so until it is closed. Raises BatchError where another has."""
    file = path.open("a+b", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise BatchError(f"{path}: another run is writing here") from None
    return file


class Journal:
    """A file of one line an entry; a line that is not whole is none. While it is open no other run may open it.

    A journal of another run is begun anew if it may be replaced. Raises BatchError if not, and where another run has it open.
    """

    def __init__(self, path: Path, run: str, *, replace_other: bool = False) -> None:
        self.path = path
        self._file = alone(path)
        try:
            self.begun, self.last = self._read(run, replace_other)
        except BatchError:
            self._file.close()
            raise

    def write(self, entry: Entry) -> None:
        """Keep an entry; what it tells of must be on the disk already."""
        self._write(asdict(entry))

    def close(self) -> None:
        """Let another run have it."""
        self._file.close()

    def remove(self) -> None:
        """The run is done."""
        self.path.unlink()
        self.close()

    def _read(self, run: str, replace_other: bool) -> tuple[bool, Entry]:
        """Whether the run had begun, and its last entry."""
        self._file.seek(0)
        whole, end, _ = self._file.read().rpartition(b"\n")
        lines = [json.loads(line) for line in whole.splitlines()]
        if lines and lines[0] != {"run": run}:
            if not replace_other:
                raise BatchError(f"{self.path}: is of a run that was not ended, over other inputs or settings; --overwrite gives it up")
            lines, whole, end = [], b"", b""
        self._file.truncate(len(whole + end))
        if not lines:
            self._write({"run": run})
            return False, Entry()
        return True, entry_of(lines[-1]) if lines[1:] else Entry()

    def _write(self, value: Any) -> None:
        self._file.write(json.dumps(value, separators=(",", ":")).encode() + b"\n")
        os.fsync(self._file.fileno())
