"""The systems that can be measured, and the one way in which each is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from quoteapi.engine.model import Scope
from quoteapi.errors import QuoteapiError

OURS = "quoteapi"
# Each module has a function `load(setup)` that gives a System. A peer's own packages are imported by its module alone.
MODULES = {
    OURS: "quoteapi.evaluation.bench.ours",
    "textacy": "quoteapi.evaluation.bench.textacy_peer",
    "citron": "quoteapi.evaluation.bench.citron_peer",
}
PEERS = tuple(name for name in MODULES if name != OURS)


class NotInstalledError(QuoteapiError):
    """A system, or the model that it needs, is not here; the message says which."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What the systems may be told: the scope for ours, the folder of Citron's model."""

    scope: Scope = "reported"
    citron_model: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of one text: the seconds of its stages, if it has any, and its quotes in a form that the scorer reads."""

    stages: Mapping[str, float]
    quotes: Callable[[], list[dict[str, Any]]]


class System(Protocol):
    """Something that finds quotes."""

    version: str

    def read(self, text: str, title: str | None) -> Answer:
        """Read one article; whatever it raises counts as an article that it failed on."""


def load(name: str, setup: Setup) -> System:
    """The system of that name, its models loaded. Raises NotInstalledError where it, or its model, is not here."""
    try:
        system: System = import_module(MODULES[name]).load(setup)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(OURS):
            raise
        raise NotInstalledError(f"{name} is not installed ({error})") from error
    return system
