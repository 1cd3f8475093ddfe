"""One engine for callers who need no settings."""

from __future__ import annotations

from functools import cache

from quoteapi.engine.model import Result, Scope
from quoteapi.engine.pipeline import Engine


@cache
def _engine() -> Engine:
    return Engine()


def extract(text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
    """Who said what in `text`.

    `text` is an article as it is, any string; `title` is its title where that stands apart; `scope` is `reported`, or
    `all` to add implied wishes, plans and gestures. Offsets in the result are code points of `text`, end exclusive.
    """
    return _engine().extract(text, title=title, scope=scope)
