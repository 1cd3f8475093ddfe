"""`quoteapi bench`: words a second, memory and the time to the first answer, ours beside those of peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import click

from quoteapi.cli.figures import show_measurements
from quoteapi.cli.options import Some
from quoteapi.cli.terminal import complain, output, progress
from quoteapi.engine.model import SCOPES, Scope
from quoteapi.errors import QuoteapiError
from quoteapi.evaluation.bench.comparison import Comparison, compared
from quoteapi.evaluation.bench.measure import Round, probed, turns
from quoteapi.evaluation.bench.systems import OURS, PEERS, NotInstalledError, Setup
from quoteapi.evaluation.bench.texts import Text, multiplied
from quoteapi.evaluation.gold import GoldArticle, read_gold
from quoteapi.jsonl import as_json

# The page's own example.
SEED = "static/seeds/000_4f29a806f41d0aaa.txt"
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Measure words a second, memory and the time to the first answer.")
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE…]")
@click.option("--gold", type=FILE, help="Read the articles of this gold file, and tell how good each system's quotes are.")
@click.option("--peers", type=Some(PEERS), default=(), help="Measure these beside quoteapi, where they are installed.")
@click.option("--citron-model", type=click.Path(exists=True, file_okay=False), help="The folder of Citron's model.")
@click.option("--scope", type=click.Choice(SCOPES), default="reported", show_default=True, help="Which guideline quoteapi follows.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="Fresh processes for each system.")
@click.option("--json", "in_json", is_flag=True, help="Write the figures as JSON.")
def command(
    files: tuple[Path, ...],
    gold: Path | None,
    peers: tuple[str, ...],
    citron_model: str | None,
    scope: Scope,
    rounds: int,
    in_json: bool,
) -> None:
    """Measure on one thread, in fresh processes that take turns, round by round.

    Read are the FILEs, each as one article; else the articles of --gold; else the example article of the page, twenty times
    over and once more as one long text.
    """
    if files and gold:
        raise click.UsageError("Name FILEs or --gold, not both.")
    try:
        articles = read_gold(gold) if gold else []
        texts = _texts(files, articles)
        measured = _measured((OURS, *peers), texts, Setup(scope, citron_model), rounds, quotes=bool(gold))
    except (QuoteapiError, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error
    comparison = compared(measured, texts, articles)
    with output(None) as stream:
        _write(stream, comparison, in_json=in_json)


def _texts(files: Sequence[Path], articles: Sequence[GoldArticle]) -> tuple[Text, ...]:
    if files:
        return tuple(Text(str(path), path.read_bytes().decode("utf-8")) for path in files)
    if articles:
        return tuple(Text(article.id, article.text, article.title) for article in articles)
    seed = resources.files("quoteapi.web").joinpath(SEED).read_bytes().decode("utf-8")
    return multiplied(seed)


def _measured(systems: Sequence[str], texts: Sequence[Text], setup: Setup, rounds: int, *, quotes: bool) -> Mapping[str, list[Round]]:
    """The rounds of each system that is here; of the others, why they are not, on standard error."""
    measured: dict[str, list[Round]] = {}
    absent: set[str] = set()
    for system, _ in progress(turns(systems, rounds), "Measuring", total=rounds * len(systems)):
        if system in absent:
            continue
        try:
            measured.setdefault(system, []).append(probed(system, texts, setup, quotes=quotes))
        except NotInstalledError as error:
            complain(error)
            absent.add(system)
    return {system: some for system, some in measured.items() if system not in absent}


def _write(stream: Any, comparison: Comparison, *, in_json: bool) -> None:
    if in_json:
        stream.write(as_json(comparison.to_json()) + "\n")
    else:
        show_measurements(stream, comparison)
