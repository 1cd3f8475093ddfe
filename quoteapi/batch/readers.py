"""What is done with each record, in whichever process: the article in it is read by the engine, and made into what the output keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from quoteapi.batch.errors import BatchError
from quoteapi.batch.items import Chunk, Outcome
from quoteapi.config import Settings
from quoteapi.engine.model import EngineFacts, Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.jsonl import as_json
from quoteapi.reading.articles import faults_at, read_for
from quoteapi.reading.records import Record, RecordError
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store
from quoteapi.store.database import LOADING_CACHE, address, connect

Form = Literal["lines", "archive"]
# What is told of an article beside its text, title and language, which are the result's.
TOLD = ("id", "url", "publisher", "author", "published")


@dataclass(frozen=True, slots=True)
class Task:
    """How articles are read, and for which form of output.

    What is `named` stands over what the files tell. `settings` tell the archive, and the longest text. The engine must have these `facts`,
    and may use so many `threads` for one article.
    """

    form: Form
    scope: Scope
    named: Mapping[str, Any]
    settings: Settings
    facts: EngineFacts
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read for the archive, and its result."""

    place: str
    incoming: Incoming
    result: Mapping[str, Any]


class Reader:
    """Reads records with an engine of its own."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._engine = Engine(threads=task.threads)
        self._make = self._line if task.form == "lines" else self._read

    def read(self, chunk: Chunk) -> list[Outcome]:
        """What became of each item. Raises BatchError where none could be read."""
        if self._engine.facts != self._task.facts:
            raise BatchError(f"quoteapi is {self._engine.facts.version} here and {self._task.facts.version} where the run began")
        return [Outcome(item.at, item.upto, self._outcome(item.record)) for item in chunk]

    @cached_property
    def _store(self) -> Store:
        # Its tables were brought up to date where the run began.
        return Store(connect(address(self._task.settings), pool_size=1, cache=LOADING_CACHE))

    def _outcome(self, record: Record | RecordError) -> Any:
        if isinstance(record, RecordError):
            return record
        try:
            with faults_at(record.place):
                article = record.incoming(self._task.named, longest=self._task.settings.max_text_length)
                return self._make(record.place, article)
        except RecordError as error:
            return error
        except (OperationalError, InterfaceError) as error:
            raise gone_away(error) from None

    def _line(self, place: str, article: Incoming) -> bytes:
        result = self._engine.extract(article.text, title=article.title, scope=self._task.scope)
        body = result_to_json(result, article.text, with_text=True)
        body["article"]["language"] = article.language or body["article"]["language"]
        told = {name: getattr(article, name) for name in TOLD}
        return as_json({"source": place, **told, "metadata": article.metadata, **body}).encode() + b"\n"

    def _read(self, place: str, article: Incoming) -> Read:
        return Read(place, *read_for(self._store, article, self._engine, self._task.scope))


def gone_away(error: DBAPIError) -> BatchError:
    """The archive cannot be asked any more, nor written to."""
    return BatchError(f"the archive's database has gone away: {error.orig}")
