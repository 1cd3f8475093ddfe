"""What the archive finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alembic import command

from quoteapi.store import QuoteQuery, Store
from quoteapi.store.migrate import configured


@pytest.fixture
def take_back() -> Callable[[Store, str], None]:
    """`take_back(store, revision)`: undo the steps of the database after that one, as if it were of an older version."""

    def take_back(store: Store, revision: str) -> None:
        with store.engine.begin() as connection:
            config = configured()
            config.attributes["connection"] = connection
            command.downgrade(config, revision)

    return take_back


@pytest.fixture
def texts(store: Store) -> Callable[..., list[str]]:
    """`texts(q=…, …)`: the texts of the quotes that are found, in order."""

    def texts(**asked: Any) -> list[str]:
        return [q["text"] for q in store.quotes(QuoteQuery(**asked), limit=100).items]

    return texts
