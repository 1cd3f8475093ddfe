"""The tables of docs/benchmark.md: `python docs/tables.py ablation|styles BENCHMARK-FOLDER` prints them as Markdown.

ablation: each part of detection off, once. styles: the same articles as other newsrooms would print them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from quoteapi.engine import guideline, pipeline
from quoteapi.engine.model import SCOPES, Document, Scope
from quoteapi.engine.pipeline import WEIGHTS, Engine
from quoteapi.engine.tagging import decoding, linking
from quoteapi.engine.tagging.completing import Completion
from quoteapi.engine.tagging.decoding import Floats, Ints
from quoteapi.engine.tagging.tagged import Reading as Read
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.evaluation.gold import GoldArticle, read_gold
from quoteapi.evaluation.running import rates
from quoteapi.training.curriculum import DEVELOPMENT
from quoteapi.training.styles import STYLES, Style

SHOWN = ("detection", "exact", "attributed", "direct", "mixed", "indirect")
ASSEMBLE = "quoteapi.engine.assemble"


class RememberingTagger(Tagger):
    """A tagger that reads each document once: what comes after the network is what changes here."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS)
        self._read: dict[tuple[str, Scope], Read] = {}

    def read(self, document: Document, scope: Scope) -> Read:
        """What the network made of the document."""
        key = document.text, scope
        if key not in self._read:
            self._read[key] = super().read(document, scope)
        return self._read[key]


def greedy(scores: Floats, _moves: Floats, lows: Ints, highs: Ints, before: Ints, _behind: Ints) -> list[list[int]]:
    """Each word's likeliest label; one that goes on with what nothing began begins it."""
    likeliest = np.asarray(scores).argmax(1)
    found = []
    for low, high, last in zip(lows, highs, before, strict=True):
        path: list[int] = []
        for label in likeliest[low:high].tolist():
            goes_on = label % 2 or label in (0, last, last + 1)
            path.append(last := label if goes_on else label - 1)
        found.append(path)
    return found


def without_rule(name: str) -> dict[str, Any]:
    """The guideline's rules less one."""
    return {scope: tuple(r for r in rules if r.__name__ != name) for scope, rules in guideline.RULES.items()}


def parts(tagger: Tagger) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each part by what it does, and how to turn it off; first nothing is turned off."""
    yield "everything on", nullcontext
    yield "least likely quotes left out", lambda: patch.object(tagger, "_floors", dict.fromkeys(SCOPES, 0.0))
    yield "legal sequences (Viterbi)", lambda: patch.object(decoding, "_best", greedy)
    yield "where a content may end", lambda: patch.object(linking, "_ends", lambda labels: {})
    yield "a cue that no tag gave", lambda: patch.object(Completion, "leading_cue", lambda completion, source, content: None)
    yield "a source or a venue that no tag gave", lambda: patch.object(Completion, "nearly", lambda completion, kind, cue: None)
    yield "transcripts and credit lines", lambda: patch.object(pipeline, "layout", lambda document: ())
    yield "edges at the marks", lambda: patch(f"{ASSEMBLE}._at_marks", lambda marked, span, own, nested: span)
    yield "one quote a paragraph", lambda: patch(f"{ASSEMBLE}._by_paragraph", lambda marked, attribution: [attribution])
    yield "orphan paragraphs", lambda: patch(f"{ASSEMBLE}._orphan_paragraphs", lambda marked, drafts: [])
    for rule in sorted({r.__name__ for rules in guideline.RULES.values() for r in rules}):
        yield f"guideline: {rule.replace('_', ' ')}", partial(patch.object, guideline, "RULES", without_rule(rule))


def figures(articles: list[GoldArticle], engine: Engine, scope: Scope, style: Style = str) -> dict[str, float]:
    """F1 by name over a corpus that the engine reads in `style`."""
    found = rates(articles, engine, scope, style)
    return {name: found[name]["f1"] for name in SHOWN}


def ablation(articles: list[GoldArticle], engine: Engine, scope: Scope) -> Iterator[tuple[str, dict[str, float]]]:
    """The figures with everything, then without each part."""
    for name, off in parts(engine.tagger):
        with off():
            yield name, figures(articles, engine, scope)


def styles(articles: list[GoldArticle], engine: Engine, scope: Scope) -> Iterator[tuple[str, dict[str, float]]]:
    """The figures on the articles as they are, then in each style; every style keeps the offsets."""
    yield "as printed", figures(articles, engine, scope)
    for name, style in STYLES.items():
        yield name.replace("_", " "), figures(articles, engine, scope, style)


TABLES = {"ablation": ablation, "styles": styles}


def main(table: str, folder: Path) -> None:
    """Print one table a corpus: F1 as it is, then what each row loses (-) or wins (+), in points."""
    engine = Engine()
    engine.__dict__["tagger"] = RememberingTagger()
    for scope, name in DEVELOPMENT.items():
        articles = read_gold(folder / name)
        print(f"\n| {name.removesuffix('.jsonl')} | " + " | ".join(SHOWN) + " |\n|---" + "|---" * len(SHOWN) + "|")
        whole: dict[str, float] = {}
        for row, got in TABLES[table](articles, engine, scope):
            whole = whole or got
            cells = (f"{got[k]:.3f}" if got is whole else f"{100 * (got[k] - whole[k]):+.1f}" for k in SHOWN)
            print(f"| {row} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
