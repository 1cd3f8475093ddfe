"""The archive as the server holds it: opened when it is first asked for, so that reading an article needs none."""

from __future__ import annotations

import logging
from threading import Lock

from flask import Flask, Response
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from quoteapi.api.problems import FieldError, ProblemError, as_response, invalid
from quoteapi.config import Settings
from quoteapi.store import CursorError, Store, StoreError

UNREACHABLE = "The archive cannot be reached; the log says why."

log = logging.getLogger(__name__)


class Archive:
    """A store that is opened once, however many threads ask for it."""

    def __init__(self, settings: Settings, store: Store | None = None) -> None:
        self._settings = settings
        self._store = store
        self._lock = Lock()

    def store(self) -> Store:
        """The store. Raises ProblemError with 503 where it cannot be opened."""
        with self._lock:
            if self._store is None:
                try:
                    self._store = Store.open(self._settings)
                except StoreError:
                    log.exception("the archive cannot be opened")
                    raise ProblemError(503, UNREACHABLE) from None
            return self._store


def register(app: Flask) -> None:
    """Make `app` answer 503 where the database has gone away."""
    app.register_error_handler(DBAPIError, _lost)


def _lost(error: DBAPIError) -> Response:
    if isinstance(error, (DataError, IntegrityError, ProgrammingError)):
        # A mistake of ours, and no fault of the database.
        raise error
    log.error("the archive cannot be reached", exc_info=error)
    return as_response(ProblemError(503, UNREACHABLE))


def bad_cursor(error: CursorError) -> ProblemError:
    """The 422 of a cursor that does not fit."""
    message = str(error)
    return invalid([FieldError("query", "cursor", f"{message[0].upper()}{message[1:]}.")])
