"""The BBC's Citron. It is in no package index: whoever has its package and a model for it can measure it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from quoteapi.evaluation.bench.systems import Answer, NotInstalledError, Setup


class CitronPeer:
    """Citron, with its coreferences resolved as it does by default."""

    version = "as installed"

    def __init__(self, citron: Any) -> None:
        self._citron = citron

    def read(self, text: str, title: str | None) -> Answer:  # noqa: ARG002
        """The quotes in `text`; Citron reads no titles."""
        found = self._citron.extract(text)["quotes"]
        return Answer({}, lambda: [_quote(quote) for quote in found])


def load(setup: Setup) -> CitronPeer:
    """Citron with its model. Raises ImportError without the package and NotInstalledError without the model."""
    # Undeclared, and so never imported by name: the `citron` of the package index is another thing.
    citron = import_module("citron.citron")
    if setup.citron_model is None:
        raise NotInstalledError("citron needs the folder of a model")
    return CitronPeer(citron.Citron(setup.citron_model))


def _quote(quote: Mapping[str, Any]) -> dict[str, Any]:
    return {"content": _places(quote["contents"]), "source": _places(quote["sources"]), "cue": _places([quote["cue"]])}


def _places(spans: Sequence[Mapping[str, int]]) -> list[list[int]]:
    return [[span["start"], span["end"]] for span in spans]
