"""This engine, on one thread."""

from __future__ import annotations

from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.evaluation.bench.systems import Answer, Setup
from quoteapi.schemas import result_to_json
from quoteapi.version import __version__


class Ours:
    """The engine with its stages timed."""

    version = __version__

    def __init__(self, scope: Scope) -> None:
        self._engine = Engine(threads=1)
        self._scope = scope

    def read(self, text: str, title: str | None) -> Answer:
        """Who said what in `text`."""
        result, stages = self._engine.timed(text, title=title, scope=self._scope)
        return Answer(stages, lambda: list(result_to_json(result, text)["quotes"]))


def load(setup: Setup) -> Ours:
    """The engine; its weights come with the first text."""
    return Ours(setup.scope)
