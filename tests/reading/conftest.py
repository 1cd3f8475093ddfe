from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteapi.reading.records import RecordError
from quoteapi.reading.sources import sources
from quoteapi.store import Incoming

# A place and the article there, as what is told of it; or a place, a field and a sentence.
Found = list[tuple[Any, ...]]
Read = Callable[..., Found]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(name, content)`: what is in a file of this name, as another process sees it. The places leave out the folder."""

    def read(name: str, content: bytes | str) -> Found:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (source,) = sources([path])
        found, before = [], 0
        for record, upto in source.records():
            assert before <= upto <= source.size
            before = upto
            found.append(_shown(pickle.loads(pickle.dumps(record)), tmp_path))
        return found

    return read


def _shown(record: Any, folder: Path) -> tuple[Any, ...]:
    try:
        if isinstance(record, RecordError):
            raise record
        return record.place.removeprefix(f"{folder}/"), told(record.incoming())
    except RecordError as error:
        return error.place.removeprefix(f"{folder}/"), error.fault.field, error.fault.detail


def told(article: Incoming) -> dict[str, Any]:
    """What is told of an article."""
    return {name: value for name in Incoming.__slots__ if (value := getattr(article, name)) is not None}
