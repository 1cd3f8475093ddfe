"""What one application holds beside its routes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from quoteapi.api.archive import Archive
from quoteapi.api.contract import Contract
from quoteapi.api.metrics import Metrics
from quoteapi.api.reader import Counted, Reader
from quoteapi.config import Settings
from quoteapi.jobs.queue import Queue

NAME = "quoteapi"


@dataclass(frozen=True, slots=True)
class State:
    """The settings, the engine, the archive, what wakes the workers, the counters and the OpenAPI document of one application."""

    settings: Settings
    reader: Reader
    archive: Archive
    queue: Queue
    metrics: Metrics
    contract: Contract

    @property
    def counted(self) -> Counted:
        """The engine for what callers send, which the counters tell of."""
        return Counted(self.reader, self.metrics.count_article)


def state() -> State:
    """The state of the application that answers the current request."""
    return state_of(current_app)


def state_of(app: Flask) -> State:
    """The state of `app`."""
    return cast("State", app.extensions[NAME])
