"""The engine as the server holds it: made at the first article, once, and shared by all threads."""

from __future__ import annotations

from threading import Lock
from typing import Protocol

import quoteapi
from quoteapi.engine.model import Result, Scope


class Extractor(Protocol):
    """What reads an article; `quoteapi.Engine` is one."""

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """Who said what in `text`."""


class Reader:
    """An engine that loads its weights when the first text comes, however many threads bring one at once."""

    def __init__(self, engine: Extractor | None = None, *, threads: int = 1) -> None:
        self._engine = engine
        self._threads = threads
        self._lock = Lock()
        self._warm = False

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """Who said what in `text`; raises what the engine raises where its weights cannot be loaded."""
        return self._loaded().extract(text, title=title, scope=scope)

    def _loaded(self) -> Extractor:
        with self._lock:
            if self._engine is None:
                self._engine = quoteapi.Engine(threads=self._threads)
            if not self._warm:
                # Even a text without words makes the engine load its weights, here with the lock held.
                self._engine.extract("")
                self._warm = True
        return self._engine
