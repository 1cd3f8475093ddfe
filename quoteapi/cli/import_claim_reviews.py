"""`quoteapi import-claim-reviews`: published fact-checks into the archive."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from quoteapi.cli.archive import opened
from quoteapi.cli.terminal import complain, progress
from quoteapi.factcheck.entry_fields import EntryFault
from quoteapi.reading.claim_feeds import reviews_in
from quoteapi.store import Claims, Told

STDIN = "-"


@click.command(short_help="Keep published fact-checks.")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--lines", is_flag=True, help="Each line is JSON by itself; files named .jsonl or .ndjson are so anyway.")
def command(files: tuple[str, ...], lines: bool) -> None:
    """Keep published fact-checks: of feeds, of web pages, or of what Google's Fact Check Tools answered.

    Each FILE is ClaimReview in JSON (one, a list, a graph, a DataFeed, or one a line), a web page that holds it as JSON-LD, or an answer of
    claims:search; any of them may be packed by gzip. A feed may be of any length. What cannot be read is told, and all else is kept.
    """
    faults: list[EntryFault | OSError] = []

    def told(found: Iterable[Told | EntryFault | OSError]) -> Iterator[Told]:
        for each in found:
            if isinstance(each, Told):
                yield each
            else:
                faults.append(each)
                complain(each)

    with opened() as store:
        counts = Claims(store).put_all(progress(told(_found(files or (STDIN,), lines)), "Reading", total=None))
    click.echo(f"{counts.new} reviews are new, {counts.changed} changed, {counts.same} were kept already, {counts.removed} are gone")
    sys.exit(1 if faults else 0)


def _found(names: Iterable[str], lines: bool) -> Iterator[Told | EntryFault | OSError]:
    for name in names:
        shown = "standard input" if name == STDIN else name
        try:
            with click.open_file(name, "rb") as file:
                yield from reviews_in(file, shown, lines=lines)
        except OSError as error:
            yield OSError(f"{shown}: {error.strerror or error}")
