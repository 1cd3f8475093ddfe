"""What goes into a job and what its workers hold, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from quoteapi.engine.model import Scope
from quoteapi.errors import QuoteapiError
from quoteapi.store.values import Incoming

JobState = Literal["waiting", "running", "done", "cancelled"]
JOB_STATES: tuple[JobState, ...] = ("waiting", "running", "done", "cancelled")
OPEN: tuple[JobState, ...] = ("waiting", "running")
ItemState = Literal["waiting", "running", "done", "failed", "cancelled"]
ENDED: tuple[ItemState, ...] = ("done", "failed", "cancelled")
WEBHOOK_STATES = ("waiting", "told", "given-up")


class LeaseLostError(QuoteapiError):
    """The item is another worker's by now, or its job was cancelled or removed; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An article of a new job: its place in what was sent, its sender's id, and the article or what is wrong with it."""

    number: int
    uid: str | None
    article: Incoming | None
    error: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A job to be done: `keep` puts its articles into the archive, else the job alone holds their results."""

    items: Sequence[NewItem]
    scope: Scope = "reported"
    keep: bool = True
    webhook: str | None = None


@dataclass(frozen=True, slots=True)
class JobQuery:
    """Which jobs are asked for; what is None does not narrow."""

    state: JobState | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """An item that one worker reads; the lease's token shows that it is still his."""

    job: int
    number: int
    lease: str
    article: Incoming
    scope: Scope
    keep: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What became of an item: the article as it is to be kept and the engine's result, or an error."""

    article: Incoming | None = None
    result: Mapping[str, Any] | None = None
    error: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A webhook to be told: `uid` is the same at each attempt, `event` is what is said."""

    job: int
    uid: str
    url: str
    attempts: int
    event: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """All jobs counted: items by state, of jobs that are gone too; open jobs and the age of the oldest; webhooks; worker processes."""

    items: Mapping[str, int]
    open_jobs: int
    oldest: float
    webhooks: Mapping[str, int]
    workers: int
