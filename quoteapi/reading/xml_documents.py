"""XML files, each read as what its first element says it is. Needs the extra `pages`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from quoteapi.reading import feeds, newsml
from quoteapi.reading.files import whole
from quoteapi.reading.markup import name_of, xml_root
from quoteapi.reading.records import FaultError, Record, RecordError


def records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
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
