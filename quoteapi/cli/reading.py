"""The options of the commands that read files of articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from quoteapi.engine.model import SCOPES
from quoteapi.reading.sources import FORMATS, Source, SourceError, sources
from quoteapi.schema_fields import flat_errors
from quoteapi.store.requests import FactsSchema

Command = TypeVar("Command", bound=Callable[..., Any])

# What each command that reads files of articles takes.
_OF_READING = (
    click.option("--format", "format_", type=click.Choice(list(FORMATS)), help="The format of the files named, whatever their suffixes."),
    click.option("--publisher", help="Who published them all, whatever the files tell."),
    click.option("--language", help="The language of them all, such as en-GB, whatever the files tell."),
    click.option(
        "--scope", type=click.Choice(SCOPES), default="reported", show_default=True, help="`all` adds wishes, plans and gestures."
    ),
    click.option("--processes", type=click.IntRange(1, 4096), help="Processes; each holds an engine of its own.  [default: one a core]"),
)


def reading_options(command: Command) -> Command:
    """Give a command the options that tell how files of articles are read."""
    for option in reversed(_OF_READING):
        command = option(command)
    return command


def found(paths: Iterable[str], written: Iterable[str | Path], *, format_: str | None) -> list[Source]:
    """The files of these paths. Raises SourceError for what cannot be read, or is `written` by the command that reads it.

    What is written while it is read might have no end.
    """
    ours = {os.path.realpath(each) for each in written}
    files = sources(paths, format=format_)
    for source in files:
        # A link that leads to itself is told of when it is read.
        if os.path.realpath(source.path) in ours:
            raise SourceError(f"{source.path}: is among the files to read, and would be written to")
    return files


def told_of_all(**told: str | None) -> dict[str, Any]:
    """Options that tell a fact of all articles, as the fields that they stand for. Raises BadParameter."""
    named = {name: value for name, value in told.items() if value is not None}
    for field, detail in flat_errors(FactsSchema().validate(named)):
        raise click.BadParameter(detail, param_hint=f"--{field}")
    return named
