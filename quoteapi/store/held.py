"""Articles in which a quotation may stand: their texts, and what is read in them, with what people have corrected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, select

from quoteapi.store import corrections, finding
from quoteapi.store.articles import SHOWN, conditions
from quoteapi.store.bodies import bodies, text_of, unpacked
from quoteapi.store.tables import article, party, quote, version
from quoteapi.store.units import PLACE, at, texts
from quoteapi.store.values import ArticleQuery

# Of an article that was changed again and again so many earlier versions are looked at.
MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class Held:
    """An article's text, its present one or that of an earlier version; `shown` is what lists show of the article."""

    number: int
    version: int
    text: str
    shown: Mapping[str, Any]
    present: bool = True

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
    found = {row["number"]: _held(row) for row in connection.execute(_present().where(article.c.id.in_(numbers))).mappings()}
    present_texts = [found[number] for number in numbers]
    return present_texts + _earlier(connection, [each for each in present_texts if each.version > 1])


def _earlier(connection: Connection, held: Sequence[Held]) -> list[Held]:
    """The last earlier versions of these articles, the latest first; an article's versions are numbered without a gap."""
    numbers = {each.number: range(each.version - 1, max(0, each.version - 1 - MOST_EARLIER), -1) for each in held}
    found = texts(connection, {(owner, number) for owner, earlier in numbers.items() for number in earlier}) if held else {}
    return [
        replace(each, version=number, text=found[each.number, number], present=False)
        for each in held
        for number in numbers[each.number]
        if (each.number, number) in found
    ]


def holding(connection: Connection, quote_uid: str) -> Held | None:
    """See `Store.holding`."""
    own = select(quote.c.article_id).where(quote.c.uid == quote_uid).scalar_subquery()
    row = connection.execute(_present().where(article.c.id == own)).mappings().first()
    return None if row is None else _held(row)


def readings(connection: Connection, held: Sequence[Held]) -> list[Reading]:
    """See `Store.readings`."""
    places = [(each.number, each.version) for each in held]
    told = (version.c.article_id, version.c.number, version.c.result, article.c.version.label("present"))
    own = select(*told).join(article).where(at(PLACE, places))
    results = {(number, of): (unpacked(packed), of == last) for number, of, packed, last in connection.execute(own)}
    quotes = _present_quotes(connection, [each.number for each in held if each.present])
    out: list[Reading] = []
    for each in held:
        result, present = results.get((each.number, each.version), (None, False))
        if result is not None and each.present == present:
            out.append(Reading(each, result, quotes[each.number] if present else _earlier_quotes(connection, each, result)))
    return out


def _present_quotes(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Mapping[str, Any]]]:
    quotes: dict[int, list[Mapping[str, Any]]] = {number: [] for number in numbers}
    for number, body in connection.execute(select(quote.c.article_id, quote.c.body).where(quote.c.article_id.in_(numbers))):
        quotes[number].append(json.loads(body))
    return quotes


def _earlier_quotes(connection: Connection, held: Held, result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The quotes of an earlier version, of which no rows are kept, with what was corrected in it."""
    corrected = corrections.of_version(connection, held.number, held.version)
    return [body.json for body in corrections.applied(bodies(held.uid, held.version, result), corrected)]


def speakers(connection: Connection, held: Sequence[Held]) -> dict[int, list[tuple[str, str]]]:
    """See `Store.speakers_in`."""
    numbers = {each.number for each in held}
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
