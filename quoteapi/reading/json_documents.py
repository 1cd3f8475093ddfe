"""JSON files, each read as what its names say it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import IO, Any

from quoteapi import jsonl
from quoteapi.errors import Fault
from quoteapi.reading import ninjs
from quoteapi.reading.charsets import decoded
from quoteapi.reading.files import whole
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.told import by_name


def records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
    """The articles of ninjs, or of objects in the fields of `ArticleToKeepSchema`: one, or a list. Raises FaultError."""
    content = _parsed(whole(file))
    if not isinstance(content, list):
        yield from _of(content, name)
        return
    for number, item in enumerate(content, start=1):
        yield from _of(item, f"{name}#item {number}")


def _of(item: Any, place: str) -> Iterator[Record | RecordError]:
    if not isinstance(item, Mapping):
        yield RecordError(place, Fault(None, "Must be an object."))
    elif "text" in item:
        yield Record(place, len(str(item["text"])), partial(by_name, item))
    elif not ninjs.is_item(item):
        yield RecordError(place, Fault(None, "Is no article: it has no `text`, and no `uri` as ninjs has."))
    elif ninjs.is_article(item):
        yield Record(place, len(str(item)), partial(ninjs.told, item))


def _parsed(content: bytes) -> Any:
    try:
        return jsonl.parsed(decoded(content, None))
    except UnicodeDecodeError as error:
        raise FaultError(f"Is not {error.encoding}: byte {error.start} does not fit.") from None
    except jsonl.JsonError as error:
        raise FaultError(f"Is {error}.") from None
