"""`quoteapi reindex`: the archive's articles, read again."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import click

from quoteapi.cli.archive import opened
from quoteapi.cli.terminal import complain, progress
from quoteapi.engine.pipeline import Engine
from quoteapi.schemas import result_to_json
from quoteapi.store import Store
from quoteapi.store.rereading import Outdated


@click.command(short_help="Read the archive's articles again with the present engine.")
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ"]),
    help="Read whatever was last read before this time (UTC), not only what another engine has read.",
)
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
def command(before: datetime | None, threads: int) -> None:
    """Read the archive's articles again with the present engine.

    One article after the other gets its new result, while the archive goes on serving. A run that was stopped goes on when the same
    command is called again. An article that cannot be read keeps its old result, and the exit status is 1.
    """
    engine, moment = Engine(threads=threads), before.replace(tzinfo=UTC) if before else None
    with opened() as store:
        total = store.count_outdated(engine.facts, before=moment)
        found = progress(store.outdated(engine.facts, before=moment), "Reading", total=total)
        done = [_read(store, engine, each) for each in found]
    click.echo(f"{sum(done)} of {len(done)} articles read again")
    sys.exit(0 if all(done) else 1)


def _read(store: Store, engine: Engine, found: Outdated) -> bool:
    """Whether the article has its new result, or has changed meanwhile and needs none."""
    try:
        result = engine.extract(found.text, title=found.title, scope=found.scope)
    except Exception as error:
        # Whatever is wrong with one article, the others are read.
        complain(f"{found.uid}: {type(error).__name__}: {error}")
        return False
    store.reread(found, result_to_json(result, found.text, explain=True))
    return True
