"""The tables: made, unmade, and as the models say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, inspect, make_url, text

from quoteapi.store import QuoteQuery, Store, StoreError, migrate
from quoteapi.store.database import connect
from quoteapi.store.tables import FINDING, FULL_TEXT, finding_index, metadata, terms_index


def tables(store: Store) -> set[str]:
    own = (FULL_TEXT, FINDING, "sqlite_")
    return {name for name in inspect(store.engine).get_table_names() if not name.startswith(own)} - {"alembic_version"}


def test_from_nothing_up_and_down_and_up_again(database: URL, take_back: Callable[[Store, str], None]) -> None:
    store = Store(connect(database))
    assert tables(store) == set()
    for _ in range(2):
        migrate.upgrade(store.engine)
        assert tables(store) == set(metadata.tables)
        take_back(store, "base")
        assert tables(store) == set()
    store.close()


def test_models_and_migrations_agree(store: Store) -> None:
    # FTS5's own tables are on SQLite what one index is on PostgreSQL.
    own = {"sqlite": (FULL_TEXT, FINDING), "postgresql": ("no other",)}[store.engine.dialect.name]
    other = {"sqlite": (terms_index.name, finding_index.name), "postgresql": ()}[store.engine.dialect.name]
    options = {"compare_type": True, "include_object": lambda _, name, *__: not str(name).startswith(own) and name not in other}
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_an_archive_is_opened_again_as_it_was(store: Store, put: Any) -> None:
    put("“We row,” said Ada Brook.", "We row,")
    again = Store.at(store.engine.url)
    assert [q["text"] for q in again.quotes(QuoteQuery(), limit=9).items] == ["We row,"]
    with again.engine.connect() as connection:
        assert migrate.current(connection) == migrate.newest()
    again.close()


def test_a_database_of_a_newer_version_is_left_alone(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version of quoteapi"):
        Store.at(store.engine.url)


@pytest.mark.parametrize("address", ["postgresql+psycopg://nobody@127.0.0.1:1/none", "sqlite:////no/such/folder/archive.sqlite3"])
def test_a_database_that_cannot_be_reached_is_told(address: str) -> None:
    with pytest.raises(StoreError, match="cannot be used"):
        Store.at(make_url(address))
