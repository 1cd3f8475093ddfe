"""Articles read by the engine for the archive: only what the archive has not read already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError

from quoteapi.engine.model import EngineFacts, Result, Scope
from quoteapi.errors import Fault
from quoteapi.reading.records import RecordError
from quoteapi.schemas import result_to_json
from quoteapi.store import ConflictError, Incoming, Store


class Extractor(Protocol):
    """What reads an article; `quoteapi.Engine` is one. `facts` tells its version and model."""

    @property
    def facts(self) -> EngineFacts:
        """The version and the model of what reads."""

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """Who said what in `text`."""


def read_for(store: Store, incoming: Incoming, extractor: Extractor, scope: Scope) -> tuple[Incoming, Mapping[str, Any]]:
    """The article as it is to be put into `store`, and its result: as `result_to_json` gives it, with what explains it.

    The result is the one that is kept, where the same engine has read the same text. Raises ConflictError, and what the extractor raises.
    """
    prepared = store.prepare(incoming, extractor.facts, scope)
    if prepared.result is not None:
        return prepared.incoming, prepared.result
    article = prepared.incoming
    result = extractor.extract(article.text, title=article.title, scope=scope)
    return article, result_to_json(result, article.text, explain=True)


@contextmanager
def faults_at(place: str) -> Iterator[None]:
    """Whatever keeps the article at this place from being read or kept is raised as RecordError, so that the others are read.

    Where the database has gone away, and there is no use in going on, OperationalError or InterfaceError are raised as they are; so is
    IntegrityError, where another writer came first and all is to be written again.
    """
    try:
        yield
    except (RecordError, OperationalError, InterfaceError, IntegrityError):
        raise
    except ConflictError as error:
        raise RecordError(place, Fault(error.field, str(error))) from None
    except DBAPIError as error:
        raise RecordError(place, Fault(None, f"The archive does not take it: {error.orig}")) from None
    except Exception as error:
        raise RecordError(place, Fault(None, f"{type(error).__name__}: {error}")) from error
