"""What goes into the archive and what comes out, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from quoteapi.offsets import Offsets

Side = Literal["speaker", "affiliation"]
Sort = Literal["newest", "oldest"]
SORTS: tuple[Sort, ...] = ("newest", "oldest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """An article to keep. What is None is not told: an article that is kept already keeps its own.

    `published` is spelt as `moments.published` does; `metadata` is whatever JSON object the caller keeps with it.
    """

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    metadata: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an article that was put: its id, its version, whether it is new, and whether anything changed."""

    uid: str
    version: int
    created: bool
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleQuery:
    """Which articles are asked for; what is None does not narrow. Dates are spelt as `moments.published` does, both inclusive."""

    url: str | None = None
    sha256: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteQuery:
    """Which quotes are asked for; what is None or empty does not narrow.

    `q` is words, all of which must stand in the text, and phrases in quotation marks. `speaker` and `affiliation` are an id, or words
    that stand in the name in this order; `role` is words that stand in the role so. Dates are inclusive.
    """

    q: str | None = None
    speaker: str | None = None
    affiliation: str | None = None
    role: str | None = None
    type: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    cue: str | None = None
    publisher: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionQuery:
    """Which corrections are asked for: all, or those of the article of this id."""

    article: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a quote, and who says so.

    `changes` holds what is otherwise than the engine says: `quote` (False: it is none), `spans` (a `start` and an `end` for each piece),
    `type`, `cue`, `source` and `venue` (a `start` and an `end`, or None), `speaker` (a `name`, None for nobody, and a `kind`), `role` and
    `affiliation` (words, or None), `act`, `stance`. `offsets` is the unit of the places, and of those in the correction as it is shown.
    """

    changes: Mapping[str, Any]
    by: str | None = None
    note: str | None = None
    offsets: Offsets = "codepoint"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was asked for, in order, each as its JSON; `next` is the cursor of what follows, None at the end."""

    items: list[dict[str, Any]]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a write, kept under its Idempotency-Key; `request` tells requests under one key apart."""

    request: str
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
