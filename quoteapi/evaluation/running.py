"""The engine's own predictions for gold articles, by way of the JSON that every user gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteapi.engine.model import Scope
from quoteapi.engine.pipeline import Engine
from quoteapi.evaluation.gold import GoldArticle, Id, Labels, labels_of_result
from quoteapi.schemas import result_to_json


def predictions(articles: Iterable[GoldArticle], engine: Engine, scope: Scope) -> Iterator[tuple[Id, Labels]]:
    """For each article its id and what the engine finds in it."""
    for article in articles:
        result = engine.extract(article.text, title=article.title, scope=scope)
        yield article.id, labels_of_result(result_to_json(result, article.text))
