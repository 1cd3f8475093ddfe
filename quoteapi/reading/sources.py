"""Files and folders by their names, and the records in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from quoteapi import extras
from quoteapi.errors import Fault, QuoteapiError
from quoteapi.reading import json_documents, lines, rows, singles
from quoteapi.reading.files import unpacked
from quoteapi.reading.records import FaultError, Record, RecordError

STDIN = "-"
PACKED = ".gz"
Records = Iterator[Record | RecordError]


def _later(module: str) -> Callable[[IO[bytes], str], Records]:
    """The `records` of a module that is imported when it is needed: it belongs to an extra."""

    def records(file: IO[bytes], name: str) -> Records:
        found: Records = import_module(f"quoteapi.reading.{module}").records(file, name)
        return found

    return records


# Each reads one format: from a file, and what the file is called in the places of its records.
FORMATS: Mapping[str, Callable[[IO[bytes], str], Records]] = {
    "jsonl": lines.records,
    "csv": rows.records,
    "parquet": _later("parquet"),
    "txt": singles.text_records,
    "html": singles.page_records,
    "warc": _later("warc"),
    "xml": _later("xml_documents"),
    "json": json_documents.records,
}
# What each needs that is not installed with the package: the extra, and for what it is needed.
NEEDS: Mapping[str, tuple[str, str]] = {
    "parquet": ("parquet", "to read Parquet"),
    "html": ("pages", "to read web pages"),
    "warc": ("pages", "to read crawls"),
    "xml": ("pages", "to read feeds and NewsML-G2"),
}
SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".warc": "warc",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".json": "json",
}


class SourceError(QuoteapiError):
    """A name under which there is nothing that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path, `-` for standard input, its format, how many bytes it has and when they were last changed, in nanoseconds."""

    path: str
    format: str
    size: int = 0
    changed: int = 0

    @property
    def name(self) -> str:
        """What it is called in places and messages."""
        return "standard input" if self.path == STDIN else self.path

    def records(self) -> Iterator[tuple[Record | RecordError, int]]:
        """What is in the file, always in the same order, each with how many bytes were read by then.

        What is wrong with one record comes in its place. What keeps the file from being read on comes last.
        """
        upto = 0
        try:
            with self._opened() as file, unpacked(file) as content:
                for record in FORMATS[self.format](content, self.name):
                    upto = max(upto, _told(file))
                    yield record, upto
        except FaultError as error:
            yield RecordError(self.name, error.fault), max(upto, self.size)
        except OSError as error:
            yield RecordError(self.name, Fault(None, f"Cannot be read: {error.strerror or error}.")), max(upto, self.size)

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if self.path == STDIN:
            yield sys.stdin.buffer
            return
        with Path(self.path).open("rb") as file:
            yield file


def sources(paths: Iterable[str | os.PathLike[str]], *, format: str | None = None) -> list[Source]:
    """The files of these paths, in their order; a folder gives all in it whose suffix is known, also in the folders within, by name.

    `format`, one of FORMATS, is that of every file that is named, whatever its suffix. Hidden files in folders, pipes, and links to other
    folders are passed over. Raises SourceError for what is not there, or has a suffix that is not known, or for a folder with nothing to
    read.
    """
    return [source for path in paths for source in _of(os.fspath(path), format)]


def _of(path: str, given: str | None) -> list[Source]:
    try:
        if path == STDIN:
            return [Source(STDIN, _usable(path, given or "jsonl"))]
        if Path(path).is_dir():
            return _within(path)
        facts = Path(path).stat()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from None
    return [_file(path, given or _format(path), facts)]


def _within(folder: str) -> list[Source]:
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = [each for each in folders if not each.startswith(".")]
        found += [path for file in files if not file.startswith(".") and _known(file) and _readable(path := Path(parent, file))]
    if not found:
        raise SourceError(f"{folder}: holds no file of a suffix that is known: {_suffixes()}")
    return [_file(str(path), _format(str(path)), path.stat() if path.exists() else None) for path in sorted(found)]


def _readable(path: Path) -> bool:
    """Whether it is a file. Who reads from a pipe may wait for ever; a link that leads nowhere is told of when it is read, like a file that
    has gone meanwhile."""
    return path.is_file() or not path.exists()


def _file(path: str, form: str, facts: os.stat_result | None) -> Source:
    size, changed = (facts.st_size, facts.st_mtime_ns) if facts else (0, 0)
    return Source(path, _usable(path, form), size, changed)


def _usable(path: str, form: str) -> str:
    if form in NEEDS:
        try:
            extras.require(*NEEDS[form])
        except extras.MissingExtraError as error:
            raise SourceError(f"{path}: {error}") from None
    return form


def _known(path: str) -> str | None:
    name = Path(path.lower())
    return SUFFIXES.get((name.with_suffix("") if name.suffix == PACKED else name).suffix)


def _format(path: str) -> str:
    known = _known(path)
    if known is None:
        raise SourceError(f"{path}: its suffix is not known; there are: {_suffixes()}, each with {PACKED} after it or without")
    return known


def _suffixes() -> str:
    return ", ".join(SUFFIXES)


def _told(file: IO[bytes]) -> int:
    """How much of a file was read; a pipe cannot tell."""
    try:
        return file.tell()
    except OSError:
        return 0


def _raise(error: OSError) -> None:
    raise error
