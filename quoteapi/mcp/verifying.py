"""What the tools that verify share: where they look, what they refuse, and verdicts as a model is told them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from mcp.server.mcpserver.exceptions import ToolError

from quoteapi.config import Settings
from quoteapi.engine.pipeline import Engine
from quoteapi.factcheck import Archive, Library, Texts
from quoteapi.store import Store, StoreError
from quoteapi.verification import DraftError, QuotationError, Source

Told = TypeVar("Told")


@dataclass(frozen=True)
class Passage:
    """A place where the quotation may come from: its words, who says them there, and the article. `start` and `end` count in its text.
    Each of `changes` tells the source's words, the quotation's, and of which kind the change is."""

    text: str
    fit: str
    speaker: str | None
    article: str
    title: str | None
    url: str | None
    start: int
    end: int
    changes: list[str]
    left_out: list[str]


@dataclass(frozen=True)
class Verdict:
    """Whether the quotation was said. `light`: green, it may stand; amber, somebody should look; red, the source has it otherwise,
    by its words or by who says them."""

    quotation: str
    speaker: str | None
    verdict: str
    light: str
    meaning_changed: bool
    reasons: list[str]
    passages: list[Passage]


@dataclass(frozen=True)
class Lock:
    """A draft with the verdict behind each quotation, the gravest light, and the verdicts."""

    light: str
    marked: str
    quotations: list[Verdict]


def readable(name: str, text: str, settings: Settings) -> None:
    """Raises ToolError, which the model is told, for a text that is not read."""
    if not text.strip():
        raise ToolError(f"{name}: must not be empty.")
    if len(text) > settings.max_text_length:
        raise ToolError(f"{name}: has {len(text)} characters; {settings.max_text_length} are read at most.")


@contextmanager
def library(engine: Callable[[], Engine], texts: Sequence[str] | None, settings: Settings) -> Iterator[Library]:
    """The texts, named by their numbers from 1 on, or without any the archive. Raises ToolError."""
    if texts is not None:
        readable("texts", "".join(texts), settings)
        yield Texts([Source(str(number), text, engine().extract(text)) for number, text in enumerate(texts, start=1)])
        return
    try:
        store = Store.open(settings)
    except StoreError as error:
        raise ToolError(f"The archive cannot be opened: {error}") from error
    try:
        yield Archive(store)
    finally:
        store.close()


def answered(name: str, work: Callable[[], Told]) -> Told:
    """What `work` gives. Raises ToolError for a quotation that cannot be looked for."""
    try:
        return work()
    except (DraftError, QuotationError) as error:
        raise ToolError(f"{name}: {error}") from error


def verdict(told: Mapping[str, Any]) -> Verdict:
    """A verdict, out of the JSON of the API."""
    return Verdict(
        quotation=told["quotation"],
        speaker=told["speaker"],
        verdict=told["verdict"],
        light=told["light"],
        meaning_changed=told["meaning_changed"],
        reasons=[reason["detail"] for reason in told["reasons"]],
        passages=[_passage(passage) for passage in told["passages"]],
    )


def lock(told: Mapping[str, Any]) -> Lock:
    """A draft's verdicts, out of the JSON of the API."""
    return Lock(told["light"], told["marked"], [verdict(each) for each in told["quotations"]])


def _passage(told: Mapping[str, Any]) -> Passage:
    article = told["article"]
    return Passage(
        text=told["text"],
        fit=told["fit"],
        speaker=told["speaker"]["name"] if told["speaker"] else None,
        article=article["id"],
        title=article["title"],
        url=article["url"],
        start=told["spans"][0]["start"],
        end=told["spans"][-1]["end"],
        changes=[f"“{change['was']}” became “{change['became']}” ({', '.join(change['kinds'])})" for change in told["changes"]],
        left_out=[rest["text"] for rest in told["left_out"]],
    )
