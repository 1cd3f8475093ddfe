"""The engine as the server holds it: made at the first article, once, and shared by all threads."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from threading import Lock

import quoteapi
from quoteapi.engine.model import EngineFacts, Result, Scope
from quoteapi.reading.articles import Extractor

# Code points. What is longer takes seconds, for which nobody else shall wait.
LONG = 40_000


class Reader:
    """An engine that loads its weights when the first text comes, however many threads bring one at once.

    Articles are read one after the other: two at once on the same cores take longer than both in turn. A long one is read beside them.
    """

    def __init__(self, engine: Extractor | None = None, *, threads: int = 1) -> None:
        self._engine = engine
        self._threads = threads
        self._lock = Lock()
        self._turn = Lock()
        self._warm = False

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """Who said what in `text`; raises what the engine raises where its weights cannot be loaded."""
        engine = self._loaded()
        turn: AbstractContextManager[object] = nullcontext() if len(text) > LONG else self._turn
        with turn:
            return engine.extract(text, title=title, scope=scope)

    @property
    def facts(self) -> EngineFacts:
        """The version and the model of what reads."""
        with self._lock:
            return self._made().facts

    def _made(self) -> Extractor:
        if self._engine is None:
            self._engine = quoteapi.Engine(threads=self._threads)
        return self._engine

    def _loaded(self) -> Extractor:
        with self._lock:
            engine = self._made()
            if not self._warm:
                # Even a text without words makes the engine load its weights, here with the lock held.
                engine.extract("")
                self._warm = True
        return engine


class Counted:
    """A reader that tells `count` of each article that it has read."""

    def __init__(self, reader: Reader, count: Callable[[str, Result], None]) -> None:
        self._reader = reader
        self._count = count

    @property
    def facts(self) -> EngineFacts:
        """The version and the model of what reads."""
        return self._reader.facts

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """As `Reader.extract`."""
        result = self._reader.extract(text, title=title, scope=scope)
        self._count(text, result)
        return result
