"""A result as a table that a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoteapi.cli.terminal import harmless
from quoteapi.engine.model import Place, Quote, Refusal, Result

TYPE_STYLES = {"direct": "green", "mixed": "yellow", "indirect": "cyan"}
SURE, DOUBTFUL = 0.9, 0.5
# The longest words that are common in roles and bodies: spokesperson, International.
WORD_WIDTH = 13
NARROWEST = 72
NOTHING = Text("–", style="dim")


def show(stream: IO[str], result: Result, *, title: str | None, explain: bool) -> None:
    """Write the table of one result, in colours where `stream` is a terminal; with `explain` also what each quote stands on,
    and the words in marks that are none."""
    console = Console(file=stream, highlight=False)
    # A narrower terminal wraps the lines itself; rich would leave out the quotes.
    console.width = max(console.width, NARROWEST)
    console.print(_table(result, console.width, title=title, explain=explain) if result.quotes else _without_quotes(title))
    if explain:
        for refusal in result.refusals:
            console.print(_refusal(refusal))


def _table(result: Result, width: int, *, title: str | None, explain: bool) -> Table:
    heading = _text(title) if title else None
    table = Table(box=HORIZONTALS, title=heading, title_justify="left", expand=True, padding=(0, 1, 0, 0), show_lines=explain)
    table.add_column("Quote", ratio=5, overflow="fold")
    table.add_column("Type")
    for name in ("Speaker", "Role", "Affiliation"):
        table.add_column(name, width=max(WORD_WIDTH, width // 7), overflow="fold")
    table.add_column("Sure", justify="right", no_wrap=True)
    for quote in result.quotes:
        table.add_row(*_row(quote, explain=explain))
    return table


def _row(quote: Quote, *, explain: bool) -> Iterable[Text]:
    yield _words(quote, explain=explain)
    yield Text(quote.type, style=TYPE_STYLES[quote.type])
    yield _text(quote.speaker.name, style="bold") if quote.speaker.name else _unnamed(quote)
    yield _place(quote.role)
    yield _place(quote.affiliation)
    yield Text(f"{quote.confidence:.0%}", style=_style_of(quote.confidence))


def _words(quote: Quote, *, explain: bool) -> Text:
    """The words; under them, where asked for, each decision that led to the row."""
    words = _text(quote.text)
    steps = quote.evidence if explain else ()
    for step in steps:
        told = " → ".join(part for part in (step.origin, step.outcome) if part)
        words.append(f"\n{step.step}/{step.rule} {step.confidence:.2f} {harmless(told)}", style="dim")
    return words


def _unnamed(quote: Quote) -> Text:
    """The mention of a speaker whom the article does not name."""
    return _text(quote.source.text, style="italic") if quote.source else NOTHING


def _place(place: Place | None) -> Text:
    return _text(place.text) if place else NOTHING


def _style_of(confidence: float) -> str:
    return "green" if confidence >= SURE else "red" if confidence < DOUBTFUL else ""


def _without_quotes(title: str | None) -> Text:
    return _text(f"{title}: no quotes" if title else "No quotes.")


def _refusal(refusal: Refusal) -> Text:
    return Text(f"no quote at {refusal.span.start}–{refusal.span.end}: {refusal.reason} ({refusal.rule})", style="dim")


def _text(words: str, *, style: str = "") -> Text:
    # Text, never markup: an article may hold [brackets], and escape sequences that a terminal obeys.
    return Text(harmless(words), style=style)
