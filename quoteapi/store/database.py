"""The connection to the database: SQLite in a file of the data folder, or PostgreSQL; transactions, and how each begins."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, OperationalError

from quoteapi.config import Settings
from quoteapi.errors import QuoteapiError

FILE = "archive.sqlite3"
# Milliseconds that a writer waits for another.
PRAGMAS = ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")
# Megabytes of SQLite's pages that a connection keeps: those that searches come back to, and the few that loading needs, which fill at
# once and grow no more.
CACHE, LOADING_CACHE = 64, 8
# How often a write that met another one on the same rows is begun anew.
ATTEMPTS = 5
Done = TypeVar("Done")


class StoreError(QuoteapiError):
    """The archive cannot be used; the message says why."""


def address(settings: Settings) -> URL:
    """Where the archive is: the database that the settings name, or a file in their data folder, which is made."""
    if settings.database_url:
        try:
            return make_url(settings.database_url)
        except ArgumentError as error:
            raise StoreError("QUOTEAPI_DATABASE_URL is no address of a database") from error
    folder = Path(settings.data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"QUOTEAPI_DATA: {folder}: {error.strerror or error}") from error
    return URL.create("sqlite", database=str(folder / FILE))


def connect(url: URL, *, pool_size: int = 5, cache: int = CACHE) -> Engine:
    """The pool of connections to the database at `url`; nothing is opened yet. `cache` is in megabytes a connection, of SQLite."""
    # An error's text goes into the log, where articles and queries must not.
    common: dict[str, Any] = {"pool_size": pool_size, "max_overflow": 20, "hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, **common)
        event.listen(engine, "connect", partial(_prepare, cache))
        event.listen(engine, "begin", _begin)
        return engine
    # A prepared statement is planned for any range of numbers; the right plan hangs on how long the range is.
    return create_engine(url, **common, pool_pre_ping=True, connect_args={"prepare_threshold": None})


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which everything is read from one moment."""
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


def writing(engine: Engine, work: Callable[[Connection], Done]) -> Done:
    """What `work` gives, done in one transaction: all of it, or nothing.

    Where another transaction wrote the same rows first, the work is begun anew; so it must do nothing but write.
    """
    for _ in range(ATTEMPTS - 1):
        try:
            return _once(engine, work)
        except (IntegrityError, OperationalError) as error:
            if not _met_another(error):
                raise
    return _once(engine, work)


def _once(engine: Engine, work: Callable[[Connection], Done]) -> Done:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        return work(connection)


def _met_another(error: IntegrityError | OperationalError) -> bool:
    # Of PostgreSQL: a unique row came first, a deadlock, no serial order. SQLite lets one writer in at a time.
    return getattr(error.orig, "sqlstate", None) in ("23505", "23503", "40001", "40P01")


def _prepare(cache: int, connection: sqlite3.Connection, _: Any) -> None:
    # Python's own transactions begin late and read-only; `_begin` opens each.
    connection.isolation_level = None
    for pragma in (*PRAGMAS, f"cache_size={-1024 * cache}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: one that has read first could find its rows changed, and would have to give up.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
