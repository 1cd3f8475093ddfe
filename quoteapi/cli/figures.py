"""An evaluation's figures and mistakes as tables that a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoteapi.cli.terminal import harmless
from quoteapi.evaluation.mistakes import Mistake
from quoteapi.evaluation.report import Report

EXCERPT = 160


def show_report(stream: IO[str], report: Report) -> None:
    """Write the figures: rates, shares, and how far confidence can be believed."""
    console = Console(file=stream, highlight=False)
    console.print(f"{report.articles} articles, {report.missing} without a prediction")
    console.print(_rates(report))
    console.print(_shares(report))
    if report.calibration_error is not None:
        console.print(_certainties(report))


def show_mistakes(stream: IO[str], mistakes: Iterable[Mistake]) -> None:
    """Write each mistake on a line of its own."""
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for mistake in mistakes:
        console.print(_mistake(mistake))


def _rates(report: Report) -> Table:
    table = Table(box=HORIZONTALS)
    table.add_column("Figure")
    for heading in ("Precision", "Recall", "F1", "Gold", "Predicted", "Source right"):
        table.add_column(heading, justify="right")
    for name, rate in report.rates.items():
        source = f"{report.sources[name]:.3f}" if name in report.sources else ""
        f1 = Text(f"{rate['f1']:.3f}", style="bold")
        table.add_row(name, f"{rate['p']:.3f}", f"{rate['r']:.3f}", f1, str(rate["gold"]), str(rate["pred"]), source)
    return table


def _shares(report: Report) -> str:
    return "   ".join(f"{name} {share:.3f}" for name, share in report.shares.items())


def _certainties(report: Report) -> Table:
    table = Table(box=HORIZONTALS, title=f"Calibration error {report.calibration_error:.4f}", title_justify="left")
    for heading in ("Confidence from", "Quotes", "Mean confidence", "Right"):
        table.add_column(heading, justify="right")
    for row in report.certainties:
        table.add_row(f"{row.low:.1f}", str(row.quotes), f"{row.confidence:.3f}", f"{row.right:.3f}")
    return table


def _mistake(mistake: Mistake) -> Text:
    kind = Text(f"{mistake.kind:12}", style="bold")
    told = f"{mistake.article} [{mistake.type}] gold: {mistake.expected or '–'} / got: {mistake.given or '–'} / {mistake.quote[:EXCERPT]}"
    return kind.append(harmless(told), style="not bold")
