"""Articles in which a quotation may stand: their texts, and what is read in them, with what people have corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from quoteapi.store import finding
from quoteapi.store.articles import SHOWN, conditions
from quoteapi.store.bodies import text_of, unpacked
from quoteapi.store.tables import article, party, quote, version
from quoteapi.store.values import ArticleQuery


@dataclass(frozen=True, slots=True)
class Held:
    """An article's present text; `shown` is what lists show of the article."""

    number: int
    version: int
    text: str
    shown: Mapping[str, Any]

    @property
    def uid(self) -> str:
        """The article's id."""
        return str(self.shown["id"])


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read in an article: the engine's result as JSON, and the quotes as they are shown."""

    held: Held
    result: Mapping[str, Any]
    quotes: Sequence[Mapping[str, Any]]


def candidates(connection: Connection, words: Sequence[str], limit: int, query: ArticleQuery) -> list[Held]:
    """See `Store.candidates`."""
    numbers = finding.candidates(connection, words, limit, tuple(conditions(query)))
    found = {row["number"]: row for row in connection.execute(_present().where(article.c.id.in_(numbers))).mappings()}
    return [_held(found[number]) for number in numbers]


def holding(connection: Connection, quote_uid: str) -> Held | None:
    """See `Store.holding`."""
    own = select(quote.c.article_id).where(quote.c.uid == quote_uid).scalar_subquery()
    row = connection.execute(_present().where(article.c.id == own)).mappings().first()
    return None if row is None else _held(row)


def readings(connection: Connection, held: Sequence[Held]) -> list[Reading]:
    """See `Store.readings`."""
    numbers = [each.number for each in held]
    present = (article.c.id == version.c.article_id) & (article.c.version == version.c.number)
    own = select(version.c.article_id, version.c.number, version.c.result).join(article, present).where(article.c.id.in_(numbers))
    results = {(number, of): packed for number, of, packed in connection.execute(own)}
    quotes: dict[int, list[Mapping[str, Any]]] = {number: [] for number in numbers}
    for number, body in connection.execute(select(quote.c.article_id, quote.c.body).where(quote.c.article_id.in_(numbers))):
        quotes[number].append(json.loads(body))
    there = (each for each in held if (each.number, each.version) in results)
    return [Reading(each, unpacked(results[each.number, each.version]), quotes[each.number]) for each in there]


def speakers(connection: Connection, held: Sequence[Held]) -> dict[int, list[tuple[str, str]]]:
    """See `Store.speakers_in`."""
    numbers = [each.number for each in held]
    names = select(quote.c.article_id, party.c.name, party.c.kind).join(party, party.c.id == quote.c.speaker_id)
    found: dict[int, list[tuple[str, str]]] = {number: [] for number in numbers}
    for number, name, kind in connection.execute(names.where(quote.c.article_id.in_(numbers)).distinct()):
        found[number].append((name, kind))
    return found


def _present() -> Select[Any]:
    """Articles with their present texts."""
    columns = (article.c.id.label("number"), article.c.uid, *(article.c[name] for name in SHOWN), version.c.text)
    present = (article.c.id == version.c.article_id) & (article.c.version == version.c.number)
    return select(*columns).select_from(version.join(article, present))


def _held(row: Mapping[Any, Any]) -> Held:
    shown = {"id": row["uid"], **{name: row[name] for name in SHOWN}}
    return Held(row["number"], row["version"], text_of(row), shown)
