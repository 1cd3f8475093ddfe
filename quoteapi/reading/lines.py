"""JSON lines: an article a line, in the fields of `ArticleToKeepSchema`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from quoteapi import jsonl
from quoteapi.errors import Fault
from quoteapi.reading.files import TOO_LARGE, lines
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.told import by_name


def records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
    """A record for each line that is not blank."""
    for number, line in enumerate(lines(file), start=1):
        place = f"{name}:{number}"
        if line is None:
            yield RecordError(place, Fault(None, TOO_LARGE))
        elif content := line.removeprefix(jsonl.BOM if number == 1 else b"").strip():
            yield Record(place, len(content), partial(_told, content))


def _told(content: bytes) -> dict[str, Any]:
    line = jsonl.line(content, "line")
    if isinstance(line, jsonl.LineError):
        raise FaultError(f"The line {line.reason}.")
    return by_name(line.fields)
