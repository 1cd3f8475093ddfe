"""What Alembic runs to reach the database: the connection that `migrate.py` hands over."""

from __future__ import annotations

from alembic import context

from quoteapi.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can change a column only by making its table anew.
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
