"""What is asked for by a page and by a verification is found by indexes, however large the tables are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from quoteapi.store import ArticleQuery, QuoteQuery, Store

HARBOUR = "“The harbour needs a second crane before the autumn storms,” said Ada Brook, who runs the port."
TABLE = re.compile(r"^SCAN (?!.*VIRTUAL TABLE)(?:article|version|quote|party|alias|finding)\b|Seq Scan on")
ASKED: dict[str, Callable[[Store], object]] = {
    "a page": lambda store: store.quotes(QuoteQuery(q="harbour"), limit=50),
    "a page in UTF-16": lambda store: store.quotes(QuoteQuery(q="harbour"), limit=50, offsets="utf16"),
    "texts": lambda store: store.texts([("one", 1), ("two", 2)]),
    "candidates": lambda store: store.candidates("the harbour needs a crane".split(), 50, ArticleQuery(publisher="The Post")),
    "readings": lambda store: store.readings(store.candidates("the harbour needs a crane".split(), 50, ArticleQuery())),
    "speakers": lambda store: store.speakers_in(store.candidates("the harbour needs a crane".split(), 50, ArticleQuery())),
}


@pytest.fixture
def plans(store: Store, put: Callable[..., Any]) -> Iterator[list[str]]:
    """The steps of the plan of each statement from now on."""
    put(HARBOUR, "The harbour needs a second crane", id="one", publisher="The Post")
    put(HARBOUR.replace("second", "third"), "The harbour needs a third crane", id="two", publisher="The Echo")
    steps: list[str] = []

    def explain(connection: Any, _: Any, statement: str, parameters: Any, *__: Any) -> None:
        if statement.lstrip().startswith("SELECT"):
            if connection.dialect.name == "postgresql":
                # Of tables as small as these PostgreSQL would read all, whatever indexes there are.
                connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            how = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
            steps.extend(str(row[-1]) for row in connection.exec_driver_sql(f"{how} {statement}", parameters))

    event.listen(store.engine, "before_cursor_execute", explain)
    yield steps
    event.remove(store.engine, "before_cursor_execute", explain)


@pytest.mark.parametrize("asked", list(ASKED))
def test_no_table_is_gone_through(store: Store, plans: list[str], asked: str) -> None:
    ASKED[asked](store)
    assert plans
    assert [step for step in plans if TABLE.search(step)] == []
