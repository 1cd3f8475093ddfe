"""Corrected articles as gold: in the form that `quoteapi evaluate` scores against, and `quoteapi train` learns from.

A quote that somebody has corrected is an attribution as he says. One that nobody has looked at is `optional`: neither missing nor
finding it counts. What is no quote is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Engine, select, tuple_

from quoteapi.store.bodies import bodies, body_of, text_of, unpacked
from quoteapi.store.corrections import applied, of_version
from quoteapi.store.database import reading
from quoteapi.store.identities import numbered
from quoteapi.store.tables import article, correction, version
from quoteapi.store.values import CorrectionQuery


def gold_lines(engine: Engine, query: CorrectionQuery) -> Iterator[dict[str, Any]]:
    """One line for each corrected version of a text; each is read in a short transaction of its own."""
    place = (0, 0)
    while found := _next(engine, query, place):
        place, line = found
        yield line


def _next(engine: Engine, query: CorrectionQuery, place: tuple[int, int]) -> tuple[tuple[int, int], dict[str, Any]] | None:
    own = tuple_(correction.c.article_id, correction.c.version)
    first = select(correction.c.article_id, correction.c.version).where(own > tuple_(*place)).order_by(*own).limit(1)
    with reading(engine) as connection:
        if query.article is not None:
            first = first.where(correction.c.article_id == numbered(connection, query.article))
        row = connection.execute(first).first()
        if row is None:
            return None
        number, of = row
        whole = select(version, article.c.uid).join(article, article.c.id == version.c.article_id)
        held = connection.execute(whole.where(version.c.article_id == number, version.c.number == of)).mappings().one()
        corrected = of_version(connection, number, of)
    made = bodies(held["uid"], of, unpacked(held["result"]))
    # What the engine no longer finds was a quote all the same.
    found = {body.uid for body in made}
    lost = [body_of(each.machine) for uid, each in corrected.items() if each.machine and not each.is_placed and uid not in found]
    quotes = [body.json for body in applied([*made, *lost], corrected)]
    title = None if held["title"] is None else unpacked(held["title"])
    line = {"id": held["uid"] if of == 1 else f"{held['uid']}@{of}", "title": title, "text": text_of(held)}
    return (number, of), {**line, "attributions": [attribution(quote, looked_at=quote["id"] in corrected) for quote in quotes]}


def attribution(quote: Mapping[str, Any], *, looked_at: bool) -> dict[str, Any]:
    """A quote as a line of gold has it."""
    return {
        "id": quote["id"],
        "content": [[span["start"], span["end"]] for span in quote["spans"]],
        **{name: _places(quote[name]) for name in ("source", "cue", "venue")},
        "kind": quote["speaker"]["kind"],
        "speaker": _accepted(quote["speaker"], "name"),
        "role": _accepted(quote["role"], "text"),
        "affiliation": _accepted(quote["affiliation"], "name"),
        "act": quote["act"],
        "stance": quote["stance"],
        "within": quote["within"],
        "optional": not looked_at,
    }


def _places(value: Mapping[str, Any] | None) -> list[list[int]]:
    return [] if value is None or value["start"] is None else [[value["start"], value["end"]]]


def _accepted(value: Mapping[str, Any] | None, name: str) -> list[str]:
    return [] if value is None or value[name] is None else [value[name]]
