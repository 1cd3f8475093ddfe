"""CSV: an article a row, under a first row of names, which are those of `ArticleToKeepSchema`."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import IO, Any, cast

from quoteapi.errors import Fault
from quoteapi.reading.charsets import MARKS
from quoteapi.reading.files import LARGEST, TOO_LARGE
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.told import by_name

SEPARATORS = (",", ";", "\t")
LONGEST_MARK = 4

# What stands in the place of bytes that do not fit: it is half a character, and so none that any text has. Python's own
# `surrogateescape` does not know UTF-16.
UNFIT, MARKED = "\udc80", "quoteapi-marked"


def records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
    """A record for each row that is not blank; its line is the one that it begins in.

    Raises FaultError where the first row does not name the columns.
    """
    # One limit for the whole process: 128 KiB if nobody sets another.
    csv.field_size_limit(LARGEST)
    text = _text(file)
    charset = text.encoding.removesuffix("-sig").upper()
    rows = _Rows(text)
    names = _names(rows.read())
    while (row := rows.read()) is not None:
        if isinstance(row, Fault):
            yield RecordError(f"{name}:{rows.line}", row)
        elif any(row):
            yield _record(f"{name}:{rows.line}", row, names, charset)


def _record(place: str, row: Sequence[str], names: Sequence[str], charset: str) -> Record | RecordError:
    if len(row) != len(names):
        return RecordError(place, Fault(None, f"Has {len(row)} cells; the first row has {len(names)}."))
    unfit = next((name for name, cell in zip(names, row, strict=True) if UNFIT in cell), None)
    if unfit is not None:
        return RecordError(place, Fault(unfit or None, f"Is not {charset}."))
    return Record(place, sum(len(cell) for cell in row), partial(_told, names, row))


class _Rows:
    """The rows of a table, each bounded however many lines it goes over. It is the iterator of lines that `csv.reader` asks for."""

    def __init__(self, text: IO[str]) -> None:
        self.line = 0
        self._text = text
        self._first = self._text.readline(LARGEST + 1)
        self._begun: str | None = self._first
        self._lines = 0
        self._size = 0
        self._reader = csv.reader(self, delimiter=max(SEPARATORS, key=self._first.count))

    def read(self) -> list[str] | Fault | None:
        """The next row, what is wrong with it, or None at the end. `line` is then the line where it begins."""
        self.line = self._lines + 1
        self._size = 0
        try:
            return next(self._reader, None)
        except csv.Error as error:
            return Fault(None, f"Is no row of CSV: {error}.")
        except FaultError as error:
            return error.fault

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LARGEST + 1) if self._begun is None else self._begun
        self._begun = None
        if not line:
            raise StopIteration
        self._lines += 1
        self._size += len(line)
        if self._size > LARGEST:
            while line and not line.endswith(("\n", "\r")):
                line = self._text.readline(LARGEST)
            raise FaultError(TOO_LARGE)
        return line


def _text(file: IO[bytes]) -> io.TextIOWrapper:
    start = cast("io.BufferedReader", file).peek(LONGEST_MARK)[:LONGEST_MARK]
    codec = next((codec for mark, codec in MARKS if start.startswith(mark)), "utf-8")
    codecs.register_error(MARKED, _marked)
    # The mark itself is read away; `utf-16` and `utf-32` do so by themselves.
    return io.TextIOWrapper(file, "utf-8-sig" if codec == "utf-8" else codec, errors=MARKED, newline="")


def _marked(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return UNFIT, error.end
    raise error


def _names(row: Sequence[str] | Fault | None) -> list[str]:
    if isinstance(row, Fault):
        raise FaultError(row.detail, row.field)
    names = [name.strip() for name in row or ()]
    twice = [name for name, times in Counter(names).items() if times > 1 and name]
    if twice:
        raise FaultError("Is named by two columns.", twice[0][:200])
    if "text" not in names:
        raise FaultError(f"Must be among the names in the first row: {', '.join(names)[:200] or 'it is empty'}.", "text")
    return names


def _told(names: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    """An empty cell tells nothing, and a column without a name, as tables of numbered rows have one, is none."""
    return by_name({name: cell for name, cell in zip(names, row, strict=True) if name and (cell or name == "text")})
