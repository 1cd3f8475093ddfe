"""`quoteapi evaluate`: the engine, or stored predictions, scored against gold."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

import click

from quoteapi.cli.figures import show_mistakes, show_report
from quoteapi.cli.options import Some
from quoteapi.cli.terminal import complain, output, progress
from quoteapi.engine.model import ACTS, SCOPES, Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.errors import QuoteapiError
from quoteapi.evaluation.floors import Pinned, breaches, corpus_of, pinned_for
from quoteapi.evaluation.gold import GoldArticle, Id, Labels, read_gold, read_predictions, readings
from quoteapi.evaluation.mistakes import mistakes
from quoteapi.evaluation.report import Report, report
from quoteapi.evaluation.running import predictions
from quoteapi.evaluation.scoring import score, total
from quoteapi.jsonl import as_json

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Score the engine, or stored predictions, against gold.")
@click.argument("gold", type=FILE, metavar="GOLD.jsonl")
@click.option("--predictions", "predicted", type=FILE, help="Score these instead of the engine's own.")
@click.option("--speakers", type=FILE, help="Gold speakers, roles and affiliations, one line an attribution.")
@click.option("--acts", type=Some(ACTS), default=(), help="Count only these acts; gold of every other is optional.")
@click.option("--scope", type=click.Choice(SCOPES), default="reported", show_default=True, help="Which guideline the engine follows.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Show up to N mistakes.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Cores that one article may use.")
@click.option("--floors", type=FILE, help="Fail where a figure is worse than this file pins for this gold.")
@click.option("--json", "in_json", is_flag=True, help="Write the figures as JSON.")
def command(
    gold: Path,
    predicted: Path | None,
    speakers: Path | None,
    acts: tuple[str, ...],
    scope: Scope,
    errors: int,
    threads: int,
    floors: Path | None,
    in_json: bool,
) -> None:
    """Score what the engine finds in the articles of GOLD.jsonl.

    Exit status 1: a figure is worse than --floors pins. 2: a file cannot be used, or pins nothing for this gold.
    """
    try:
        # First, since an hour of reading is lost where the pins are for another corpus.
        pinned = pinned_for(floors, corpus_of(gold, speakers, scope, acts)) if floors else None
        articles = read_gold(gold, speakers)
        given = read_predictions(predicted) if predicted else _predicted(articles, scope, threads)
    except (QuoteapiError, OSError) as error:
        raise click.UsageError(str(error)) from error
    read = readings(articles, given)
    counted = frozenset(acts)
    figures = report(total(score(reading, counted) for reading in read))
    with output(None) as stream:
        show_mistakes(stream if not in_json else sys.stderr, islice(chain.from_iterable(mistakes(r, counted) for r in read), errors))
        if in_json:
            stream.write(as_json(figures.to_json()) + "\n")
        else:
            show_report(stream, figures)
    sys.exit(_sunk(pinned, figures))


def _predicted(articles: Sequence[GoldArticle], scope: Scope, threads: int) -> Mapping[Id, Labels]:
    return dict(progress(predictions(articles, Engine(threads=threads), scope), "Reading", total=len(articles)))


def _sunk(pinned: Pinned | None, figures: Report) -> int:
    """1 where a figure is worse than pinned, and each such figure on standard error; else 0."""
    sunk = list(breaches(pinned, dict(figures.figures()))) if pinned else []
    for breach in sunk:
        complain(f"{pinned.name if pinned else ''}: {breach}")
    return int(bool(sunk))
