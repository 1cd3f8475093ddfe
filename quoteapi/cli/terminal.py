"""What goes to the terminal and to the streams: UTF-8 whatever the locale, complaints and progress on standard error."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Item = TypeVar("Item")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@contextmanager
def output(path: Path | None) -> Iterator[IO[str]]:
    """The stream for results: the file at `path`, which is replaced when all is written, or standard output."""
    if path is not None:
        # Written aside and moved into place, so that a file may be its own input.
        with click.open_file(str(path), "w", encoding="utf-8", errors="replace", atomic=True) as file:
            yield file
    else:
        yield utf8(sys.stdout)


def utf8(stream: IO[str]) -> IO[str]:
    """The stream, set to UTF-8 and to line ends as they are written."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return stream


def complain(reason: object) -> None:
    """Say on standard error what went wrong."""
    utf8(sys.stderr)
    click.echo(f"quoteapi: {harmless(str(reason))}", err=True)


def harmless(text: str) -> str:
    """The text on one line, without what a terminal would obey."""
    return _CONTROL.sub(" ", text)


def progress(items: Iterable[Item], doing: str, *, total: int | None, shown: bool = True) -> Iterator[Item]:
    """The items, with a bar on standard error where that is a terminal. `total` is None where nobody knows it."""
    with _bar(MofNCompleteColumn(), shown=shown) as bar:
        yield from bar.track(items, total=total, description=doing)


@contextmanager
def byte_progress(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """What tells a bar on standard error, where that is a terminal, how many bytes were read. `total` is 0 where nobody knows it."""
    with _bar(DownloadColumn()) as bar:
        task = bar.add_task(doing, total=total or None)
        yield lambda done: bar.update(task, completed=done)


def _bar(count: ProgressColumn, *, shown: bool = True) -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), count, TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal))
