"""Articles that another engine has read, one by one, so that each can be read again while all are still there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, func, or_, select

from quoteapi.engine.model import EngineFacts, Scope
from quoteapi.store.bodies import text_of, unpacked
from quoteapi.store.database import reading
from quoteapi.store.moments import stamp
from quoteapi.store.tables import article, version


@dataclass(frozen=True, slots=True)
class Outdated:
    """One article's present text, and what marks it as still the one that was read: its version and when it was read."""

    number: int
    uid: str
    version: int
    read: str
    text: str
    title: str | None
    scope: Scope


def outdated(engine: Engine, facts: EngineFacts, before: datetime | None) -> Iterator[Outdated]:
    """See `Store.outdated`. Each step is a short transaction of its own, in the order in which articles came."""
    number = 0
    while found := _next(engine, number, facts, before):
        yield found
        number = found.number


def count(engine: Engine, facts: EngineFacts, before: datetime | None) -> int:
    """See `Store.count_outdated`."""
    with reading(engine) as connection:
        number: int = connection.execute(_present(func.count()).where(_old(facts, before))).scalar_one()
    return number


def _next(engine: Engine, number: int, facts: EngineFacts, before: datetime | None) -> Outdated | None:
    statement = _present(version, article.c.uid).where(article.c.id > number, _old(facts, before)).order_by(article.c.id).limit(1)
    with reading(engine) as connection:
        row = connection.execute(statement).mappings().first()
    if row is None:
        return None
    title = None if row["title"] is None else unpacked(row["title"])
    return Outdated(row["article_id"], row["uid"], row["number"], row["read"], text_of(row), title, row["scope"])


def _present(*columns: Any) -> Select[Any]:
    present = and_(article.c.id == version.c.article_id, article.c.version == version.c.number)
    return select(*columns).select_from(version.join(article, present))


def _old(facts: EngineFacts, before: datetime | None) -> ColumnElement[bool]:
    if before is not None:
        return version.c.read < stamp(before)
    return or_(version.c.engine_version != facts.version, version.c.engine_model != facts.model)
