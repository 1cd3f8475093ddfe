"""What people have corrected, kept beside what the engine says, and shown in its place.

A correction belongs to a quote of one version of a text. It holds after every new reading in which the quote stands where it stood; it
is kept, and exported, where it no longer does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from quoteapi.store.bodies import Body, body_of, packed, unpacked
from quoteapi.store.cursors import cursor, place_in
from quoteapi.store.keys import correction_uid
from quoteapi.store.moments import this_moment
from quoteapi.store.tables import article, correction
from quoteapi.store.values import CorrectionQuery, Page


@dataclass(frozen=True, slots=True)
class Corrected:
    """All that people said of one quote: the changes put together, the later over the earlier, and the last who said so."""

    changes: Mapping[str, Any]
    machine: Mapping[str, Any]
    last: Mapping[str, Any]

    @property
    def is_quote(self) -> bool:
        """Whether it is a quote at all."""
        return bool(self.changes.get("quote", True))


def keep(connection: Connection, of: Mapping[str, Any], machine: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Keep a correction: `of` holds the article's number and version, `machine` the engine's quote, `said` the changes, `by`, `note`."""
    values = {
        "uid": correction_uid(),
        "article_id": of["id"],
        "version": of["version"],
        "quote_uid": machine["id"],
        "machine": packed(machine),
        "changes": packed(said["changes"]),
        "by": said["by"],
        "note": said["note"],
        "created": this_moment(),
    }
    connection.execute(insert(correction).values(values))
    return _shown({**values, "article_uid": of["uid"]})


def of_version(connection: Connection, number: int, version: int) -> dict[str, Corrected]:
    """What was corrected in one version of an article, by the quote's id."""
    own = select(correction).where(correction.c.article_id == number, correction.c.version == version).order_by(correction.c.id)
    found: dict[str, Corrected] = {}
    for row in connection.execute(own).mappings():
        last = {name: row[name] for name in ("by", "note", "created")}
        before = found.get(row["quote_uid"])
        changes = {**(before.changes if before else {}), **unpacked(row["changes"])}
        found[row["quote_uid"]] = Corrected(changes, unpacked(row["machine"]), {"id": row["uid"], **last})
    return found


def where(connection: Connection, quote_uid: str) -> tuple[int, int, dict[str, Any]] | None:
    """The article, the version and the engine's quote of the last correction of this quote; None where there is none."""
    last = select(correction).where(correction.c.quote_uid == quote_uid).order_by(correction.c.id.desc()).limit(1)
    row = connection.execute(last).mappings().first()
    return None if row is None else (row["article_id"], row["version"], unpacked(row["machine"]))


def applied(made: Sequence[Body], held: Mapping[str, Corrected]) -> list[Body]:
    """The quotes as people have corrected them, without those that are none. One inside such a one is inside the next one out."""
    outer = {body.uid: body.json["within"] for body in made}
    gone = {uid for uid, each in held.items() if not each.is_quote}
    return [_applied(body, held.get(body.uid), _kept_outside(outer, gone, body.uid)) for body in made if body.uid not in gone]


def correction_page(connection: Connection, query: CorrectionQuery, limit: int, after_cursor: str | None) -> Page:
    """Up to `limit` corrections, the latest first. Raises CursorError."""
    statement = select(correction, article.c.uid.label("article_uid")).join(article, article.c.id == correction.c.article_id)
    if query.article is not None:
        statement = statement.where(article.c.uid == query.article)
    if after_cursor is not None:
        statement = statement.where(correction.c.id < place_in(query, after_cursor, 1)[0])
    rows = connection.execute(statement.order_by(correction.c.id.desc()).limit(limit + 1)).mappings().all()
    following = cursor(query, (rows[limit - 1]["id"],)) if len(rows) > limit else None
    return Page([_shown(row) for row in rows[:limit]], following)


def _shown(row: RowMapping | Mapping[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in ("by", "note", "created", "version")}
    changes, machine = unpacked(row["changes"]), unpacked(row["machine"])
    return {"id": row["uid"], "article": row["article_uid"], "quote": row["quote_uid"], **told, "changes": changes, "machine": machine}


def _applied(body: Body, held: Corrected | None, within: str | None) -> Body:
    json = {**body.json, "within": within, "corrected": None}
    if held is None:
        return replace(body, json=json)
    changes = {name: value for name, value in held.changes.items() if name != "quote"}
    machine = {name: body.json[name] for name in changes}
    return body_of({**json, **dict(_placed(changes)), "corrected": {**held.last, "machine": machine}})


def _placed(changes: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What people said, in the form of a quote; where it stands in the text they did not say."""
    for name, value in changes.items():
        if name in ("role", "affiliation") and value is not None:
            yield name, {"text" if name == "role" else "name": value, "start": None, "end": None}
        elif name == "speaker":
            yield name, {**value, "anonymous": None}
        else:
            yield name, value


def _kept_outside(outer: Mapping[str, str | None], gone: Iterable[str], uid: str) -> str | None:
    within, without = outer[uid], set(gone)
    while within is not None and within in without:
        within = outer.get(within)
    return within
