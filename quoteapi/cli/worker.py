"""`quoteapi worker`: reads the articles of jobs."""

from __future__ import annotations

import logging
import os
import socket

import click

from quoteapi.api import logs
from quoteapi.cli.archive import opened
from quoteapi.config import Settings
from quoteapi.store import Jobs


@click.command(short_help="Read the articles of jobs.")
@click.option("--processes", type=click.IntRange(1, 256), help="Processes; each holds an engine of its own.  [default: one a core]")
@click.option("--with-parent", is_flag=True, help="End when the process that started this one ends.")
@click.option("--check", is_flag=True, help="Only tell whether a worker runs on this host: exit status 0 if so, else 1.")
def command(processes: int | None, with_parent: bool, check: bool) -> None:
    """Read the articles of jobs, over the archive and the queue that the settings name, until it is told to stop.

    SIGTERM lets each process end the article that it reads. What a killed worker leaves is read by another.
    """
    with opened() as store:
        alive = Jobs(store).workers(socket.gethostname()) if check else 0
    if check:
        click.echo(f"{alive} worker processes on {socket.gethostname()}")
        raise SystemExit(0 if alive else 1)
    # Imported here: it brings the engine, which `--check` should not wait for.
    from quoteapi.jobs.worker import serve  # noqa: PLC0415

    settings = Settings.from_environment()
    logs.configure(settings.log_level)
    _hear_huey()
    serve(settings, processes=processes or len(os.sched_getaffinity(0)), with_parent=with_parent)


def _hear_huey() -> None:
    """Put what huey complains of into the log, and not each call that it hears."""
    theirs = logging.getLogger("huey")
    theirs.setLevel(logging.WARNING)
    theirs.handlers = logging.getLogger(logs.NAME).handlers
