"""Verdicts as lines that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from quoteapi.cli.terminal import harmless

STYLES = {"green": "green", "amber": "yellow", "red": "red"}


def show(stream: IO[str], checks: Iterable[Mapping[str, Any]]) -> None:
    """Write verdicts, as `Answers` makes them: each with its reasons and the passages, in which the words that differ are marked."""
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for check in checks:
        for line in _lines(check):
            console.print(line)


def _lines(check: Mapping[str, Any]) -> Iterable[Text]:
    said = f", {check['speaker']}" if check["speaker"] else ""
    yield Text(check["verdict"], style=f"bold {STYLES[check['light']]}").append(
        harmless(f"  “{check['quotation']}”{said}"), style="not bold"
    )
    for reason in check["reasons"]:
        yield Text(harmless(f"  {reason['detail']}"))
    for number, passage in enumerate(check["passages"], start=1):
        yield Text(f"  {number}. ").append(harmless(_place(passage)), style="dim")
        yield Text("     ").append_text(_compared(passage["alignment"]))
        for rest in passage["left_out"]:
            if rest["where"] != "within":
                turns = f" ({', '.join(rest['turns'])})" if rest["turns"] else ""
                yield Text(harmless(f"     left out {rest['where']} it: {rest['text']}{turns}"), style="dim")


def _place(passage: Mapping[str, Any]) -> str:
    article, [first, *_], speaker = passage["article"], passage["spans"], passage["speaker"]
    about = [article["id"], article["title"], article["publisher"], article["published"]]
    name = speaker["name"] if speaker and speaker["name"] else "nobody named"
    return f"{', '.join(filter(None, about))}, from {first['start']}: {name}, {passage['where']}, {passage['fit']}"


def _compared(alignment: list[Mapping[str, Any]]) -> Text:
    """The words as they agree, and where they do not the source's and the quotation's side by side."""
    out = Text()
    for same, group in groupby(alignment, key=lambda step: step["operation"] == "same"):
        steps = list(group)
        was, became = _words(steps, "source"), _words(steps, "quotation")
        if same:
            out.append(f"{was} ")
        else:
            out.append("[").append(was, style="red strike").append(" → ").append(became, style="green").append("] ")
    return out


def _words(steps: list[Mapping[str, Any]], side: str) -> str:
    return harmless(" ".join(step[side]["text"] for step in steps if step[side]))
