"""JSON of any length, entry by entry: what is read is never more in memory than one entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import ijson

from quoteapi.errors import QuoteapiError

# Lists of a feed or an answer whose items stand for themselves.
LISTS = frozenset({"dataFeedElement", "itemListElement", "claims"})


class BrokenJsonError(QuoteapiError):
    """Where the JSON ends that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value and its place in the document: `dataFeedElement[3]`, `[3]`, or nothing for the document. `of` is the list's name.

    Numbers with a fraction are Decimals.
    """

    place: str
    of: str | None
    value: Any


def entries(stream: IO[bytes]) -> Iterator[Entry]:
    """The items of the document's lists, one by one, and what is left of the document, in the order in which they end.

    A document that is a list has its items; one that is an object has those of each of LISTS, and then itself without these, if it holds
    anything else. Raises BrokenJsonError where it is no JSON from some place on.
    """
    events = _events(stream)
    for kind, value in events:
        if kind == "start_array":
            yield from _items(events, None)
        elif kind == "start_map":
            yield from _members(events)
        else:
            yield Entry("", None, value)


def _events(stream: IO[bytes]) -> Iterator[tuple[str, Any]]:
    try:
        yield from ijson.basic_parse(stream, multiple_values=True)
    except (ijson.JSONError, ValueError) as error:
        raise BrokenJsonError(str(error).splitlines()[0]) from None


def _items(events: Iterator[tuple[str, Any]], of: str | None) -> Iterator[Entry]:
    for number, (kind, value) in enumerate(events):
        if kind == "end_array":
            return
        yield Entry(f"{of or ''}[{number}]", of, _whole(events, kind, value))


def _members(events: Iterator[tuple[str, Any]]) -> Iterator[Entry]:
    rest: dict[str, Any] = {}
    streamed = False
    for kind, name in events:
        if kind == "end_map":
            break
        first, value = next(events)
        if first == "start_array" and name in LISTS:
            streamed = True
            yield from _items(events, name)
        else:
            rest[name] = _whole(events, first, value)
    if not streamed:
        yield Entry("", None, rest)


def _whole(events: Iterator[tuple[str, Any]], kind: str, value: Any) -> Any:
    """The value that begins with this event."""
    builder = ijson.ObjectBuilder()
    builder.event(kind, value)
    depth = int(kind.startswith("start_"))
    while depth:
        kind, value = next(events)
        builder.event(kind, value)
        depth += kind.startswith("start_") - kind.startswith("end_")
    return builder.value
