"""The ablation table of docs/benchmark.md: each part of detection off, once. `python docs/ablation.py BENCHMARK-FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from quoteapi.engine import guideline, pipeline
from quoteapi.engine.model import Document, Scope
from quoteapi.engine.pipeline import WEIGHTS, Engine
from quoteapi.engine.tagging import decoding, linking
from quoteapi.engine.tagging.linking import Reading as Read
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.evaluation.gold import GoldArticle, read_gold
from quoteapi.evaluation.report import report
from quoteapi.evaluation.running import predictions
from quoteapi.evaluation.scoring import Reading, score, total

CORPORA: dict[str, Scope] = {"polnear.dev": "all", "wikinews.dev": "reported"}
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


def greedy(scores: decoding.Floats) -> list[int]:
    """Each word's likeliest label, legal or not."""
    return [int(label) for label in np.asarray(scores).argmax(1)]


def without_rule(name: str) -> dict[str, Any]:
    """The guideline's rules less one."""
    return {scope: tuple(r for r in rules if r.__name__ != name) for scope, rules in guideline.RULES.items()}


def parts(tagger: Tagger) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each part by what it does, and how to turn it off."""
    yield "nothing", lambda: patch.object(decoding, "QUIET", decoding.QUIET)
    yield "least likely quotes left out", lambda: patch.object(tagger, "floor", 0.0)
    yield "legal sequences (Viterbi)", lambda: patch.object(decoding, "_best", greedy)
    yield "contents of one sentence mended", lambda: patch.object(linking, "_mended", lambda document, contents: list(contents))
    yield "transcripts and credit lines", lambda: patch.object(pipeline, "layout", lambda document: ())
    yield "edges at the marks", lambda: patch(f"{ASSEMBLE}._at_marks", lambda marked, span, nested: span)
    yield "one quote a paragraph", lambda: patch(f"{ASSEMBLE}._by_paragraph", lambda marked, attribution: [attribution])
    yield "orphan paragraphs", lambda: patch(f"{ASSEMBLE}._orphan_paragraphs", lambda marked, drafts: [])
    for rule in sorted({r.__name__ for rules in guideline.RULES.values() for r in rules}):
        yield f"guideline: {rule.replace('_', ' ')}", partial(patch.object, guideline, "RULES", without_rule(rule))


def figures(articles: list[GoldArticle], engine: Engine, scope: Scope) -> dict[str, float]:
    """F1 by name over a corpus."""
    found = dict(predictions(articles, engine, scope))
    rates = report(total(score(Reading(a.id, a.text, a.labels, found[a.id])) for a in articles)).rates
    return {name: rates[name]["f1"] for name in SHOWN}


def main(folder: Path) -> None:
    """Print one Markdown table a corpus: F1 with everything, then what is lost (-) or won (+) without each part, in points."""
    tagger = RememberingTagger()
    engine = Engine()
    engine.__dict__["tagger"] = tagger
    for corpus, scope in CORPORA.items():
        articles = read_gold(folder / f"{corpus}.jsonl", None)
        print(f"\n| {corpus}, off: | " + " | ".join(SHOWN) + " |\n|---" + "|---" * len(SHOWN) + "|")
        whole: dict[str, float] = {}
        for name, off in parts(tagger):
            with ExitStack() as stack:
                stack.enter_context(off())
                got = figures(articles, engine, scope)
            whole = whole or got
            cells = (f"{got[k]:.3f}" if got is whole else f"{100 * (got[k] - whole[k]):+.1f}" for k in SHOWN)
            print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
