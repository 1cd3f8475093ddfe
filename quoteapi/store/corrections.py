"""What people have corrected, kept beside what the engine says, and shown in its place.

A correction belongs to a quote of one version of a text. It holds after every new reading in which the quote stands where it stood; it
is kept, and exported, where it no longer does. A quote whose place a person has told is shown whatever the engine finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from quoteapi.offsets import Offsets
from quoteapi.store.bodies import Body, body_of, packed, unpacked
from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.identities import numbered
from quoteapi.store.keys import correction_uid
from quoteapi.store.moments import this_moment
from quoteapi.store.nesting import nested
from quoteapi.store.tables import article, correction
from quoteapi.store.units import Place, counted_in
from quoteapi.store.values import Correction, CorrectionQuery, Page

# A quote as the engine has it; None where it has not found it.
Machine = dict[str, Any] | None
BLANK: Mapping[str, Any] = {
    **dict.fromkeys(("cue", "source", "role", "affiliation", "venue", "within", "corrected")),
    "act": "speech",
    "stance": "asserts",
    "confidence": 1.0,
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """All that people said of one quote: the changes put together, the later over the earlier, and the last who said so."""

    changes: Mapping[str, Any]
    machine: Machine
    last: Mapping[str, Any]

    @property
    def is_quote(self) -> bool:
        """Whether it is a quote at all."""
        return bool(self.changes.get("quote", True))

    @property
    def is_placed(self) -> bool:
        """Whether a person has told where it stands."""
        return "spans" in self.changes


def keep(
    connection: Connection, at: tuple[Place, str], of: tuple[str, Machine], changes: Mapping[str, Any], said: Correction
) -> dict[str, Any]:
    """Keep a correction: `at` is the place of the text and the article's id, `of` the id of the quote and the engine's own, `changes` what
    is said, spelt out."""
    (number, version), uid = at
    values = {
        "uid": correction_uid(),
        "article_id": number,
        "version": version,
        "quote_uid": of[0],
        "machine": packed(of[1]),
        "changes": packed(changes),
        "by": said.by,
        "note": said.note,
        "created": this_moment(),
    }
    connection.execute(insert(correction).values(values))
    return _shown(connection, [{**values, "article_uid": uid}], said.offsets)[0]


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


def where(connection: Connection, quote_uid: str) -> tuple[Place, Machine] | None:
    """The place of the text and the engine's quote of the last correction of this quote; None where there is none."""
    last = select(correction).where(correction.c.quote_uid == quote_uid).order_by(correction.c.id.desc()).limit(1)
    row = connection.execute(last).mappings().first()
    return None if row is None else ((row["article_id"], row["version"]), unpacked(row["machine"]))


def applied(made: Sequence[Body], held: Mapping[str, Corrected]) -> list[Body]:
    """The quotes as people have corrected them, with those that people have placed themselves and without those that are none.

    One inside such a one is inside the next one out; what people have moved stands inside what holds it now.
    """
    outer = {body.uid: body.json["within"] for body in made}
    gone = {uid for uid, each in held.items() if not each.is_quote}
    placed = {uid: each for uid, each in held.items() if each.is_placed and uid not in gone}
    told = [each.changes["spans"] for each in placed.values()]
    # The engine may find a quote, as another one, where a person has put it.
    found = [body for body in made if body.uid not in gone and (body.uid in held or body.json["spans"] not in told)]
    shown = [_applied(body, held.get(body.uid), _kept_outside(outer, gone, body.uid)) for body in found]
    added = [_placed_by_hand(uid, each) for uid, each in placed.items() if uid not in outer]
    return nested([*shown, *added], set(placed)) if placed else shown


def correction_page(
    connection: Connection, query: CorrectionQuery, limit: int, after_cursor: str | None, offsets: Offsets = "codepoint"
) -> Page:
    """Up to `limit` corrections, the latest first. Raises CursorError."""
    statement = select(correction, article.c.uid.label("article_uid")).join(article, article.c.id == correction.c.article_id)
    if query.article is not None:
        statement = statement.where(correction.c.article_id == numbered(connection, query.article))
    if after_cursor is not None:
        statement = statement.where(correction.c.id < place_in(query, after_cursor, 1)[0])
    rows = connection.execute(statement.order_by(correction.c.id.desc()).limit(limit + 1)).mappings().all()
    shown, following = page_of(query, rows, limit, lambda row: (row["id"],))
    return Page(_shown(connection, shown, offsets), following)


def _shown(connection: Connection, rows: Iterable[Mapping[Any, Any]], offsets: Offsets) -> list[dict[str, Any]]:
    return counted_in(connection, offsets, [((row["article_id"], row["version"]), _json(row)) for row in rows])


def _json(row: Mapping[Any, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in ("by", "note", "created", "version")}
    changes, machine = unpacked(row["changes"]), unpacked(row["machine"])
    return {"id": row["uid"], "article": row["article_uid"], "quote": row["quote_uid"], **told, "changes": changes, "machine": machine}


def _applied(body: Body, held: Corrected | None, within: str | None) -> Body:
    json = {**body.json, "within": within, "corrected": None}
    if held is None:
        return replace(body, json=json)
    changes = _of_quote(held)
    machine = {name: body.json[name] for name in changes}
    return body_of({**json, **changes, "corrected": {**held.last, "machine": machine}})


def _placed_by_hand(uid: str, held: Corrected) -> Body:
    """A quote that the engine has not found, or finds no longer."""
    return body_of(
        {**BLANK, **(held.machine or {}), "id": uid, "ref": None, **_of_quote(held), "corrected": {**held.last, "machine": None}}
    )


def _of_quote(held: Corrected) -> dict[str, Any]:
    """What people said, in the form of a quote; where a role stands in the text they did not say."""
    return dict(_worded((name, value) for name, value in held.changes.items() if name != "quote"))


def _worded(changes: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for name, value in changes:
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
