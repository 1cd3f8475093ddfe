"""The tables brought to what this version of the package needs, by Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from quoteapi.store.database import StoreError, writing

# Any number will do, as long as nobody else of the same database takes it.
LOCK = 7_365_011


def upgrade(engine: Engine) -> None:
    """Make the tables, or bring them to the last step, in one transaction; one process at a time, so that all workers may ask at their
    start.

    Raises StoreError where the database cannot be reached, or is newer than this version of the package.
    """
    try:
        with engine.connect() as connection:
            if current(connection) == newest():
                return
        writing(engine, _run)
    except SQLAlchemyError as error:
        raise StoreError(f"the archive's database cannot be used: {_first_line(error)}") from error


def current(connection: Connection) -> str | None:
    """The step that the tables are at; None where there are none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The last step that this version of the package knows."""
    return ScriptDirectory.from_config(configured()).get_current_head()


def configured() -> Config:
    """What Alembic is told of the steps; the connection is still to be put into its `attributes`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _run(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = configured()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = current(connection)
    if found is not None and found not in known:
        raise StoreError(f"the archive's database is of a newer version of quoteapi (step {found})")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _first_line(error: SQLAlchemyError) -> str:
    # What follows is the statement, and a link.
    return str(error).splitlines()[0]
