"""`quoteapi import`: files, feeds and crawls into the archive, read on all cores as `quoteapi batch` reads them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from quoteapi.batch.archive import Archive, Became
from quoteapi.batch.pool import cores, on_this_machine
from quoteapi.batch.readers import Task
from quoteapi.batch.run import read_into
from quoteapi.cli.archive import opened
from quoteapi.cli.reading import found, reading_options, told_of_all
from quoteapi.cli.terminal import byte_progress, complain
from quoteapi.config import Settings
from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.errors import QuoteapiError
from quoteapi.jsonl import as_json
from quoteapi.reading.records import RecordError
from quoteapi.store.database import LOADING_CACHE

KINDS: Sequence[Became] = ("new", "changed", "as they were")
# Seconds after which what is read is put into the archive, however little it is.
WITHIN = 5.0


@click.command(short_help="Read files, feeds and crawls into the archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@reading_options
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Write what could not be read to this file, as JSON lines.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    publisher: str | None,
    language: str | None,
    scope: Scope,
    errors: Path | None,
    processes: int | None,
    threads: int,
) -> None:
    """Read files, feeds and crawls into the archive.

    Each PATH is a file, or a folder of which all is read whose suffix is known; `-` is standard input: JSON lines, or what --format says.
    What cannot be read is told on standard error, or in the file that --errors names; the rest is read all the same, and the exit status
    is 1. What is in the archive already is not read again, so that a run that was stopped goes on when the same command is called again.
    """
    named = told_of_all(publisher=publisher, language=language)
    try:
        files = found(paths, [errors] if errors else [], format_=format_)
        task = Task("archive", scope, named, Settings.from_environment(), Engine().facts, threads)
        with ExitStack() as stack:
            outcomes = stack.enter_context(on_this_machine(task, processes or max(1, cores() // threads)))
            archive = Archive(stack.enter_context(opened(cache=LOADING_CACHE)), scope)
            report = _Report(stack.enter_context(click.open_file(str(errors), "w", encoding="utf-8")) if errors else None)
            show = stack.enter_context(byte_progress("Reading", sum(source.size for source in files)))
            for failed in read_into(archive, files, outcomes, show, within=WITHIN):
                report.fail(failed)
    except QuoteapiError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        # Whatever file cannot be read is told of in its place.
        if errors is None:
            raise
        raise click.ClickException(f"{errors}: {error.strerror or error}") from error
    counted = ", ".join(f"{archive.became[kind]} {kind}" for kind in KINDS)
    click.echo(f"{archive.became.total()} articles: {counted}; {report.failed} could not be read")
    sys.exit(1 if report.failed else 0)


class _Report:
    """Tells what could not be read: in a file, or on standard error."""

    def __init__(self, errors: Any) -> None:
        self.failed = 0
        self._errors = errors

    def fail(self, errors: Sequence[RecordError]) -> None:
        """Some records could not be read."""
        self.failed += len(errors)
        for error in errors:
            if self._errors is None:
                complain(error)
            else:
                self._errors.write(as_json(error.to_json()) + "\n")
        if self._errors is not None:
            # Whoever looks into it meanwhile sees whole lines.
            self._errors.flush()
