"""The engine's own predictions for gold articles, by way of the JSON that every user gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.evaluation.figures import Rates
from quoteapi.evaluation.gold import GoldArticle, Id, Labels, labels_of_result, readings
from quoteapi.evaluation.report import report
from quoteapi.evaluation.scoring import score, total
from quoteapi.schemas import result_to_json


def predictions(articles: Iterable[GoldArticle], engine: Engine, scope: Scope) -> Iterator[tuple[Id, Labels]]:
    """For each article its id and what the engine finds in it."""
    for article in articles:
        result = engine.extract(article.text, title=article.title, scope=scope)
        yield article.id, labels_of_result(result_to_json(result, article.text))


def rates(articles: Sequence[GoldArticle], engine: Engine, scope: Scope, style: Callable[[str], str] = str) -> dict[str, Rates]:
    """The rates by name over articles that the engine reads in `style`, which keeps every offset; the scorer keeps each text as
    printed, for the gold's types."""
    found = dict(predictions((replace(a, text=style(a.text)) for a in articles), engine, scope))
    return report(total(map(score, readings(articles, found)))).rates
