"""What the archive finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quoteapi.store import QuoteQuery, Store


@pytest.fixture
def texts(store: Store) -> Callable[..., list[str]]:
    """`texts(q=…, …)`: the texts of the quotes that are found, in order."""

    def texts(**asked: Any) -> list[str]:
        return [q["text"] for q in store.quotes(QuoteQuery(**asked), limit=100).items]

    return texts
