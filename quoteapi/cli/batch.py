"""`quoteapi batch`: many files, on all cores or on a cluster, into a file or the archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import click

from quoteapi import extras
from quoteapi.batch.archive import Archive, Marks
from quoteapi.batch.errors import BatchError
from quoteapi.batch.journal import Entry, Journal, run_of
from quoteapi.batch.outputs import Errors, Lines, Output, Table
from quoteapi.batch.pool import cores, on_this_machine
from quoteapi.batch.readers import Form, Task
from quoteapi.batch.run import Outcomes, Targets, run
from quoteapi.cli.archive import opened
from quoteapi.cli.reading import found, reading_options, told_of_all
from quoteapi.cli.terminal import byte_progress, complain
from quoteapi.config import Settings
from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.errors import QuoteapiError
from quoteapi.reading.sources import STDIN, Source
from quoteapi.store.database import LOADING_CACHE

ARCHIVE = "archive"
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
TABLE = ".parquet"


@click.command(short_help="Read many files, on all cores or a cluster.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--out", required=True, help="The file of results, by its suffix JSON lines or Parquet; or `archive`.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="The file of errors.  [default: OUT.errors.jsonl]")
@click.option("--overwrite", is_flag=True, help="OUT may be there already; it is replaced when all is read.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="This machine, or a Ray cluster.")
@click.option("--ray-address", help="The cluster, such as HOST:6379.  [default: the one that runs on this host]")
@reading_options
def command(
    paths: tuple[str, ...],
    out: str,
    errors: Path | None,
    overwrite: bool,
    engine: Literal["local", "ray"],
    processes: int | None,
    ray_address: str | None,
    format_: str | None,
    publisher: str | None,
    language: str | None,
    scope: Scope,
) -> None:
    """Read many files, on all cores or a cluster.

    Each PATH is a file, or a folder of which all is read whose suffix is known. The results are in the order of the articles. A run that
    was stopped, or killed, goes on when the same command is called again. What cannot be read is told in a file beside OUT, and the exit
    status is 1.
    """
    named = told_of_all(publisher=publisher, language=language)
    try:
        form = _form(out)
        errors = errors or Path(f"{out}.errors.jsonl")
        files = _files(paths, format_, _written(out, errors))
        settings = Settings.from_environment()
        task = Task(form, scope, named, settings, Engine().facts)
        with ExitStack() as stack:
            outcomes = stack.enter_context(_reading(engine, task, processes, ray_address))
            output = stack.enter_context(_output(out, scope))
            this_run = run_of(files, out, errors, named, *_told(task))
            journal = stack.enter_context(_journal(output, out, this_run, settings, overwrite=overwrite))
            before = journal.last
            with byte_progress("Reading", sum(source.size for source in files)) as show:
                ended = run(files, outcomes, Targets(output, Errors(errors), journal), show)
    except QuoteapiError as error:
        raise click.ClickException(str(error)) from error
    except KeyboardInterrupt:
        complain("stopped; the same command goes on from here")
        raise
    click.echo(_summary(before, ended, errors))
    sys.exit(1 if ended.failed else 0)


def _written(out: str, errors: Path) -> Sequence[str | Path]:
    """The files that a run leaves. Raises BatchError where they, and what it writes meanwhile, are not as many."""
    if out == ARCHIVE:
        return [errors]
    meanwhile = [f"{out}.part", f"{out}.journal"]
    if os.path.realpath(errors) in {os.path.realpath(each) for each in (out, *meanwhile)}:
        raise BatchError(f"--errors: {errors}: must be another file than those of --out")
    return [out, errors]


def _files(paths: Sequence[str], format_: str | None, written: Sequence[str | Path]) -> list[Source]:
    if STDIN in paths:
        raise BatchError("standard input cannot be gone on with after a stop; `quoteapi import -` reads it")
    return found(paths, written, format_=format_)


def _form(out: str) -> Form:
    if out.endswith(TABLE):
        extras.require("parquet", "to write Parquet")
    if out != ARCHIVE and not out.endswith((*LINES, TABLE)):
        raise BatchError(f"--out: {out}: its suffix must be one of {', '.join((*LINES, TABLE))}; or {ARCHIVE}")
    return "archive" if out == ARCHIVE else "lines"


@contextmanager
def _output(out: str, scope: Scope) -> Iterator[Output]:
    if out == ARCHIVE:
        with opened(cache=LOADING_CACHE) as store:
            yield Archive(store, scope)
    else:
        yield (Table if out.endswith(TABLE) else Lines)(Path(out))


@contextmanager
def _reading(engine: Literal["local", "ray"], task: Task, processes: int | None, ray_address: str | None) -> Iterator[Outcomes]:
    if engine == "local":
        if ray_address is not None:
            raise BatchError("--ray-address: goes with --engine ray")
        with on_this_machine(task, processes or cores()) as outcomes:
            yield outcomes
        return
    extras.require("ray", "--engine ray")
    if task.form == "archive" and not task.settings.database_url:
        raise BatchError("QUOTEAPI_DATABASE_URL: must name a PostgreSQL that all hosts of the cluster reach")
    # Imported when it is needed: it belongs to an extra.
    from quoteapi.batch import cluster  # noqa: PLC0415

    with cluster.joined(ray_address):
        yield partial(cluster.outcomes, task=task, processes=processes or cluster.cores())


@contextmanager
def _journal(output: Output, out: str, run: str, settings: Settings, *, overwrite: bool) -> Iterator[Journal | Marks]:
    # Runs into the archive are told apart by what they read: several may go on at once.
    path = Path(settings.data, f"batch-{run[:16]}.journal") if out == ARCHIVE else Path(f"{out}.journal")
    if out != ARCHIVE and Path(out).exists() and not path.exists() and not overwrite:
        raise BatchError(f"{out}: is there already; --overwrite replaces it")
    journal: Journal | Marks
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        journal = Marks(output, path, run) if isinstance(output, Archive) else Journal(path, run, replace_other=overwrite)
    except OSError as error:
        raise BatchError(f"{path}: {error.strerror or error}") from error
    try:
        yield journal
    finally:
        journal.close()


def _told(task: Task) -> tuple[object, ...]:
    """What of the task makes another run of it."""
    return task.scope, task.settings.max_text_length, task.facts


def _summary(before: Entry, ended: Entry, errors: Path) -> str:
    earlier = before.done + before.failed
    known = f", {earlier} of them before this run" if earlier else ""
    told = f"; {ended.failed} could not be read: {errors}" if ended.failed else ""
    return f"{ended.done + ended.failed} articles{known}: {ended.done} read{told}"
