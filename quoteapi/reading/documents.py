"""XML and JSON files, each read as what its first element, or its names, say it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import IO, Any

from quoteapi import jsonl
from quoteapi.errors import Fault
from quoteapi.reading import feeds, newsml, ninjs
from quoteapi.reading.charsets import decoded
from quoteapi.reading.files import whole
from quoteapi.reading.markup import name_of, xml_root
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.told import by_name


def xml_records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
    """The articles of a feed (RSS, Atom) or of NewsML-G2. Raises FaultError for anything else."""
    content = whole(file)
    # Feeds are often broken in places that do not matter.
    first = name_of(xml_root(content, recover=True))
    if first.lower() in feeds.ROOTS:
        yield from feeds.records(content, name)
    elif first.lower() in newsml.ROOTS:
        yield from newsml.records(content, name)
    else:
        raise FaultError(f"Is no feed and no NewsML-G2: its first element is {first[:100]}.")


def json_records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
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
