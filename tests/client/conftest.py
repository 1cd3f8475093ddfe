"""A server as it runs, with its worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

KEY = "desk-key"


@pytest.fixture(scope="session")
def server(serving: Callable[..., AbstractContextManager[tuple[str, int]]]) -> Iterator[str]:
    """Its address; it asks for KEY."""
    with serving(QUOTEAPI_API_KEYS=KEY) as (address, _):
        yield address
