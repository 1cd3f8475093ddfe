"""Corrections into the archive. Each function works within the transaction of its connection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from quoteapi.errors import QuoteapiError
from quoteapi.offsets import codepoint_unit, json_in_unit
from quoteapi.store import corrections
from quoteapi.store.bodies import Body, bodies
from quoteapi.store.corrections import Machine, applied, of_version
from quoteapi.store.identities import numbered
from quoteapi.store.keys import quote_uid
from quoteapi.store.moments import this_moment
from quoteapi.store.tables import article, quote
from quoteapi.store.units import Place, texts
from quoteapi.store.values import Correction
from quoteapi.store.wording import UnfitError, spelt_out
from quoteapi.store.writing import current_result, locked, write_quotes


class PastVersionError(QuoteapiError):
    """The text has changed: what was said counts into an earlier version."""


def correct(connection: Connection, uid: str, said: Correction) -> dict[str, Any] | None:
    """Keep a correction of a quote, and show it; None where there is no quote of this id, and no correction of it either.

    Raises UnfitError where a place said is none in the text.
    """
    held = connection.execute(select(quote.c.article_id).where(quote.c.uid == uid)).scalar()
    before = corrections.where(connection, uid)
    number = held if held is not None else before and before[0][0]
    row = None if number is None else locked(connection, number)
    if row is None:
        return None
    result = current_result(connection, row)
    machine = next((b.json for b in bodies(row["uid"], row["version"], result) if b.uid == uid), before and before[1])
    version = row["version"] if held is not None or before is None else before[0][1]
    return _kept(connection, row, result, said, (version, uid, machine))


def add(connection: Connection, article_uid: str, said: Correction, version: int | None = None) -> dict[str, Any] | None:
    """Keep a quote that the engine has not found in the present text, and show the correction; None where there is no such article.

    Raises UnfitError where a place said is none in the text, or the quote is known already; PastVersionError where `version` is told and
    is not the present one.
    """
    number = numbered(connection, article_uid)
    row = None if number is None else locked(connection, number)
    if row is None:
        return None
    if version not in (None, row["version"]):
        raise PastVersionError(f"The article has version {row['version']} by now.")
    result = current_result(connection, row)
    made = bodies(row["uid"], row["version"], result)
    shown = applied(made, of_version(connection, row["id"], row["version"]))
    spans = _spelt_out(connection, (row["id"], row["version"]), said, None)["spans"]
    if any(body.json["spans"] == spans for body in shown):
        raise UnfitError("spans", "Is a quote already.")
    uid = _free_uid(row, spans, shown)
    # What was said to be no quote is one again.
    said = Correction({"quote": True, **said.changes}, said.by, said.note, said.offsets)
    return _kept(connection, row, result, said, (row["version"], uid, next((b.json for b in made if b.uid == uid), None)))


def _kept(
    connection: Connection, row: Mapping[str, Any], result: Mapping[str, Any], said: Correction, of: tuple[int, str, Machine]
) -> dict[str, Any]:
    version, uid, machine = of
    place = (row["id"], version)
    changes = _spelt_out(connection, place, said, _name(connection, place, uid, machine))
    kept = corrections.keep(connection, (place, row["uid"]), (uid, machine), changes, said)
    connection.execute(update(article).where(article.c.id == row["id"]).values(revision=row["revision"] + 1, updated=this_moment()))
    write_quotes(connection, row, result)
    return kept


def _spelt_out(connection: Connection, place: Place, said: Correction, name: str | None) -> dict[str, Any]:
    changes = dict(said.changes)
    if not {"spans", "source", "cue", "venue"} & changes.keys():
        return changes
    text = texts(connection, [place])[place]
    counted = json_in_unit(changes, codepoint_unit(text)) if said.offsets == "utf16" else changes
    return spelt_out(counted, text, changes["speaker"]["name"] if "speaker" in changes else name)


def _name(connection: Connection, place: Place, uid: str, machine: Machine) -> str | None:
    """The speaker's name as it is shown before this correction."""
    held = of_version(connection, *place).get(uid)
    told = (held.changes if held else {}).get("speaker") or (machine or {}).get("speaker") or {}
    name: str | None = told.get("name")
    return name


def _free_uid(row: Mapping[str, Any], spans: list[dict[str, int]], shown: list[Body]) -> str:
    """The id that the engine's quote there would have, or, where another is shown under it that people have moved, the next."""
    taken = {body.uid for body in shown}
    places = tuple((span["start"], span["end"]) for span in spans)
    return next(uid for n in range(1, len(taken) + 2) if (uid := quote_uid(row["uid"], row["version"], places, n)) not in taken)
