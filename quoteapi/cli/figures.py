"""Figures of evaluations and measurements as tables that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoteapi.cli.terminal import harmless
from quoteapi.evaluation.bench.comparison import QUALITY, Comparison
from quoteapi.evaluation.bench.measure import Measurement
from quoteapi.evaluation.mistakes import Mistake
from quoteapi.evaluation.report import Report

EXCERPT = 160
MEGABYTE = 1_000_000


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


def show_measurements(stream: IO[str], comparison: Comparison) -> None:
    """Write what each system takes, our stages, how much faster or slower we are, and how good the quotes are if that is known."""
    console = Console(file=stream, highlight=False)
    ours = comparison.systems[0]
    console.print(f"{comparison.words:,} words in {comparison.texts} texts, one thread, {comparison.rounds} rounds; {comparison.machine}")
    console.print(_costs(comparison.systems))
    console.print(_stages(ours))
    for peer, ratio in comparison.ratios().items():
        clock, processor = ratio["words_per_second"], ratio["words_per_cpu_second"]
        console.print(f"{ours.system} ÷ {peer}: {clock:.2f} by the clock, {processor:.2f} on the processor")
    if comparison.quality:
        console.print(_quality(comparison))
    for system in comparison.systems:
        for failure in system.failures:
            console.print(Text(harmless(f"{system.system} failed on {failure}")))


def _costs(systems: Sequence[Measurement]) -> Table:
    table = Table(box=HORIZONTALS)
    table.add_column("System")
    for heading in ("Words/s", "Range", "Words/CPU s", "First answer", "Peak memory"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in systems:
        peak = f"{one.peak_bytes / MEGABYTE:.0f} MB" if one.peak_bytes else "–"
        spread = f"{one.slowest:,.0f}–{one.fastest:,.0f}"
        speeds = (f"{one.words_per_second:,.0f}", spread, f"{one.words_per_cpu_second:,.0f}")
        table.add_row(f"{one.system} {one.version}", *speeds, f"{one.first_answer:.2f} s", peak)
    return table


def _stages(ours: Measurement) -> Table:
    table = Table(box=HORIZONTALS)
    table.add_column("Stage")
    for heading in ("Seconds", "Share", "Words/s"):
        table.add_column(heading, justify="right")
    whole = sum(ours.stages.values())
    for stage, seconds in ours.stages.items():
        table.add_row(stage, f"{seconds:.3f}", f"{seconds / whole:.0%}", f"{ours.words / seconds:,.0f}")
    return table


def _quality(comparison: Comparison) -> Table:
    table = Table(box=HORIZONTALS, title="F1", title_justify="left")
    table.add_column("System")
    for figure in QUALITY:
        table.add_column(figure, justify="right")
    for system, rates in comparison.quality.items():
        table.add_row(system, *(f"{rates[figure]['f1']:.3f}" for figure in QUALITY))
    return table


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
