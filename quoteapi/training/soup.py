"""Which of several networks that go back to one are worth a mean: the greedy soup (Wortsman et al. 2022, arXiv 2203.05482)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.evaluation.gold import GoldArticle
from quoteapi.evaluation.running import rates
from quoteapi.training.styles import STYLES

# Whose F1 on both newsrooms' articles is added up; and where their marks are lost, with which direct speech loses most.
WEIGHED = ("detection", "exact", "attributed")
WEIGHED_UNMARKED = ("detection", "direct")


def greedy(candidates: Sequence[Path], measured: Callable[[Sequence[Path]], float]) -> list[Path]:
    """The best candidate and, from the next best on, each that does not lower what is `measured` of the mean; no fewer than one."""
    alone = {candidate: measured([candidate]) for candidate in candidates}
    first, *others = sorted(candidates, key=lambda candidate: -alone[candidate])
    soup, best = [first], alone[first]
    for candidate in others:
        figure = measured([*soup, candidate])
        if figure >= best:
            soup, best = [*soup, candidate], figure
    return soup


def standing(engine: Engine, articles: Mapping[Scope, Sequence[GoldArticle]], *, unmarked: bool = False) -> float:
    """The sum of what is weighed, over the articles labelled by each guideline; the engine reads them less their marks if `unmarked`."""
    return sum(_weighed(engine, labelled, scope, unmarked=unmarked) for scope, labelled in articles.items())


def _weighed(engine: Engine, articles: Sequence[GoldArticle], scope: Scope, *, unmarked: bool) -> float:
    style, weighed = (STYLES["unmarked"], WEIGHED_UNMARKED) if unmarked else (str, WEIGHED)
    found = rates(articles, engine, scope, style)
    return sum(found[name]["f1"] for name in weighed)
