"""Articles read by the engine and kept, in each kind of database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import quoteapi
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store


@pytest.fixture
def keep(store: Store, engine: quoteapi.Engine) -> Callable[..., str]:
    """`keep(text, …)`: read an article and keep it; its id."""

    def keep(text: str, **told: Any) -> str:
        result = result_to_json(engine.extract(text), text, explain=True)
        return store.write(lambda writer: writer.put(Incoming(text=text, **told), result)).uid

    return keep
