"""`quoteapi db`: the archive's database."""

from __future__ import annotations

import click

from quoteapi.cli.archive import opened


@click.group(short_help="Look after the archive's database.")
def command() -> None:
    """Look after the archive's database: the one that QUOTEAPI_DATABASE_URL names, or a file in QUOTEAPI_DATA."""


@command.command(short_help="Make the tables, or bring them up to date.")
def upgrade() -> None:
    """Make the tables, or bring them up to date.

    `quoteapi serve` does so at its start; by hand it can be done before, and by somebody else.
    """
    with opened() as store:
        click.echo(f"The archive is up to date: {store.engine.url.render_as_string()}")
