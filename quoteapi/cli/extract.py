"""`quoteapi extract`: articles in, who said what out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, get_args

import click

from quoteapi.api.selection import narrowed
from quoteapi.cli.articles import STDIN, Input, from_files, from_lines
from quoteapi.cli.formats import DOCUMENTS, Document
from quoteapi.cli.options import Some
from quoteapi.cli.table import show
from quoteapi.cli.terminal import complain, output, progress
from quoteapi.engine.model import ACTS, SCOPES, TYPES, Result
from quoteapi.engine.pipeline import Engine
from quoteapi.errors import QuoteapiError
from quoteapi.formats.quoted import of_result
from quoteapi.jsonl import as_json
from quoteapi.offsets import Offsets
from quoteapi.schemas import Options, result_to_json

Write = Callable[[IO[str], Input, Result, Options], None]


@click.command(short_help="Read articles and tell who said what.")
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option("--json", "form", flag_value="json", help="Write each result as indented JSON.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Read lines of {id, text, title?}; write results, one a line with the same id.")
@click.option("--format", "other", type=click.Choice(tuple(DOCUMENTS)), help="Write JSON-LD, a document an article.")
@click.option("--html", is_flag=True, help="The files are web pages, whatever their names.")
@click.option("--scope", type=click.Choice(SCOPES), default="reported", show_default=True, help="`all` adds wishes, plans and gestures.")
@click.option("--act", type=Some(ACTS), default=(), help="Only quotes of these acts.")
@click.option("--type", "type_", type=Some(TYPES), default=(), help="Only quotes of these types.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Only quotes at least as sure.")
@click.option(
    "--offsets", type=click.Choice(get_args(Offsets)), default="codepoint", show_default=True, help="The unit of offsets in JSON."
)
@click.option("--explain", is_flag=True, help="Tell what each decision stands on, and which marked words are no quotes.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
@click.option("--output", "-o", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def command(
    files: tuple[str, ...], form: str | None, other: str | None, html: bool, threads: int, target: Path | None, **settings: object
) -> None:
    """Read articles and tell who said what.

    Each FILE is one article, as text or (by its name, or with --html) as a web page (extra `pages`); `-` is standard input, which is also
    read where no FILE is given. What cannot be read is told on standard error; the rest is read all the same, and the exit
    status is 1.
    """
    if form == "jsonl" and html:
        raise click.UsageError("--jsonl reads text; --html cannot go with it.")
    if form and other:
        raise click.UsageError(f"--{form} and --format are two forms of one answer.")
    names = files or _piped()
    inputs = from_lines(names) if form == "jsonl" else from_files(names, html=html)
    options = Options(type=settings.pop("type_"), **settings)  # type: ignore[arg-type]
    # A bar and results on one terminal would write over each other.
    shown = target is not None or not sys.stdout.isatty()
    total = None if form == "jsonl" else len(names)
    with output(target) as stream:
        faults = _extract(
            progress(inputs, "Reading", total=total, shown=shown), Engine(threads=threads), options, stream, WRITERS[form or other]
        )
    sys.exit(1 if faults else 0)


def _piped() -> tuple[str, ...]:
    if sys.stdin.isatty():
        raise click.UsageError("Name a FILE, or - for standard input.")
    return (STDIN,)


def _extract(inputs: Iterable[Input | QuoteapiError], engine: Engine, options: Options, stream: IO[str], write: Write) -> int:
    """Write the result of each input; the number of those that could not be read."""
    faults = 0
    for given in inputs:
        if isinstance(given, QuoteapiError):
            complain(given)
            faults += 1
            continue
        result = engine.extract(given.article.text, title=given.article.title, scope=options.scope)
        asked_for = narrowed(result, acts=options.act, types=options.type, min_confidence=options.min_confidence)
        write(stream, given, asked_for, options)
        # Whoever reads the other end of the pipe gets each result when it is there.
        stream.flush()
    return faults


def _write_table(stream: IO[str], given: Input, result: Result, options: Options) -> None:
    name = None if given.id == STDIN else str(given.id)
    show(stream, result, title=result.article.title or name, explain=options.explain)


def _write_json(stream: IO[str], given: Input, result: Result, options: Options) -> None:
    body = result_to_json(result, given.article.text, offsets=options.offsets, explain=options.explain, with_text=given.from_page)
    stream.write(as_json(body, indent=2) + "\n")


def _write_line(stream: IO[str], given: Input, result: Result, options: Options) -> None:
    body = result_to_json(result, given.article.text, offsets=options.offsets, explain=options.explain)
    stream.write(as_json({"id": given.id, **body}) + "\n")


def _write_as(document: Document) -> Write:
    def write(stream: IO[str], given: Input, result: Result, _: Options) -> None:
        text = given.article.text
        stream.write(as_json(document(*of_result(result_to_json(result, text), text, body=given.from_page)), indent=2) + "\n")

    return write


WRITERS: dict[str | None, Write] = {
    None: _write_table,
    "json": _write_json,
    "jsonl": _write_line,
    **{name: _write_as(write) for name, write in DOCUMENTS.items()},
}
