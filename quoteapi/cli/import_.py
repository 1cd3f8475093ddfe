"""`quoteapi import`: files, feeds and crawls into the archive."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click
from sqlalchemy.exc import InterfaceError, OperationalError

from quoteapi.cli.archive import opened
from quoteapi.cli.options import told_of_all
from quoteapi.cli.terminal import byte_progress, complain
from quoteapi.config import Settings
from quoteapi.engine.model import SCOPES, Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.jsonl import as_json
from quoteapi.reading.articles import faults_at, read_for
from quoteapi.reading.records import Record, RecordError
from quoteapi.reading.sources import FORMATS, Source, SourceError, sources
from quoteapi.store import Kept, Store

Became = Literal["new", "changed", "as they were"]


@dataclass(frozen=True, slots=True)
class Asked:
    """How records become articles: what is named stands over what they tell."""

    named: Mapping[str, Any]
    scope: Scope
    longest: int


@click.command(short_help="Read files, feeds and crawls into the archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…|-")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="The format of the files named, whatever their suffixes.")
@click.option("--publisher", help="Who published them all, whatever the files tell.")
@click.option("--language", help="The language of them all, such as en-GB, whatever the files tell.")
@click.option("--scope", type=click.Choice(SCOPES), default="reported", show_default=True, help="`all` adds wishes, plans and gestures.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Write what could not be read to this file, as JSON lines.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
def command(
    paths: tuple[str, ...],
    format_: str | None,
    publisher: str | None,
    language: str | None,
    scope: Scope,
    errors: Path | None,
    threads: int,
) -> None:
    """Read files, feeds and crawls into the archive.

    Each PATH is a file, or a folder of which all is read whose suffix is known; `-` is standard input: JSON lines, or what --format says.
    What cannot be read is told on standard error, or in the file that --errors names; the rest is read all the same, and the exit status
    is 1. What is in the archive already is not read again, so that a run that was stopped goes on when the same command is called again.
    """
    named = told_of_all(publisher=publisher, language=language)
    try:
        found = sources(paths, format=format_)
    except SourceError as error:
        raise click.ClickException(str(error)) from error
    with ExitStack() as stack:
        store = stack.enter_context(opened())
        report = _Report(stack.enter_context(click.open_file(str(errors), "w", encoding="utf-8")) if errors else None)
        asked = Asked(named, scope, Settings.from_environment().max_text_length)
        _import(store, found, Engine(threads=threads), asked, report)
    click.echo(report.summary())
    sys.exit(1 if report.failed else 0)


class _Report:
    """What became of the articles."""

    def __init__(self, errors: Any) -> None:
        self.failed = 0
        self._errors = errors
        self._kept: Counter[Became] = Counter()

    def keep(self, kept: Kept) -> None:
        """An article is in the archive."""
        self._kept["new" if kept.created else "changed" if kept.changed else "as they were"] += 1

    def fail(self, error: RecordError) -> None:
        """A record could not be read."""
        self.failed += 1
        if self._errors is None:
            complain(error)
            return
        self._errors.write(as_json(error.to_json()) + "\n")
        # Whoever looks into it meanwhile sees whole lines.
        self._errors.flush()

    def summary(self) -> str:
        """All of it in one line."""
        kinds: Sequence[Became] = ("new", "changed", "as they were")
        counted = ", ".join(f"{self._kept[kind]} {kind}" for kind in kinds)
        return f"{self._kept.total()} articles: {counted}; {self.failed} could not be read"


def _import(store: Store, found: Sequence[Source], engine: Engine, asked: Asked, report: _Report) -> None:
    with byte_progress("Reading", sum(source.size for source in found)) as show:
        for record, upto in _records(found):
            try:
                report.keep(_kept(store, record, engine, asked))
            except RecordError as error:
                report.fail(error)
            show(upto)


def _records(found: Sequence[Source]) -> Iterator[tuple[Record | RecordError, int]]:
    """All records, each with the bytes of all sources that were read by then."""
    before = 0
    for source in found:
        for record, upto in source.records():
            yield record, before + upto
        before += source.size


def _kept(store: Store, record: Record | RecordError, engine: Engine, asked: Asked) -> Kept:
    """Put the article of a record into the archive. Raises RecordError where that cannot be."""
    if isinstance(record, RecordError):
        raise record
    try:
        with faults_at(record.place):
            incoming, result = read_for(store, record.incoming(asked.named, longest=asked.longest), engine, asked.scope)
            return store.write(lambda writer: writer.put(incoming, result, scope=asked.scope))
    except (OperationalError, InterfaceError) as error:
        raise click.ClickException(f"the archive's database has gone away: {error.orig}") from error
