"""Articles into the archive and out of it. Each function works within the transaction of its connection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, text, update

from quoteapi.store import corrections, finding
from quoteapi.store.bodies import Body, bodies, packed, packed_text, unpacked
from quoteapi.store.identities import identified, name, remember
from quoteapi.store.keys import article_uid
from quoteapi.store.moments import moment, this_moment
from quoteapi.store.parties import count, forget, recount
from quoteapi.store.places import places_for, places_of
from quoteapi.store.tables import article, quote, version
from quoteapi.store.terms import terms_of
from quoteapi.store.values import Incoming, Kept
from quoteapi.store.words import plain_words

# What is told about an article beside its text. One that is put again keeps what is not told anew.
TOLD = ("url", "title", "publisher", "author", "published", "language")


def put(connection: Connection, incoming: Incoming, result: Mapping[str, Any], scope: str) -> Kept:
    """Keep an article with its result, which `result_to_json(…, explain=True)` gave in code points.

    The same article again is the same article; a changed text is its next version. Raises ConflictError.
    """
    _alone(connection, result["article"]["sha256"])
    number = identified(connection, incoming, result["article"]["sha256"])
    row = locked(connection, number) if number is not None else None
    now = this_moment()
    if row is None:
        return _new(connection, incoming, result, scope, now)
    row, changed = _merged(connection, row, incoming, result, now)
    remember(connection, row["id"], incoming, row["uid"])
    changed = _read_as(connection, row, incoming, result, scope, now) or changed
    if changed:
        write_quotes(connection, row, result)
    return Kept(row["uid"], row["version"], created=False, changed=changed)


def reread(connection: Connection, number: int, read: tuple[int, str], result: Mapping[str, Any]) -> bool:
    """Put a new reading of an article's text in the place of the old; False where the article is gone, or no longer as it was.

    `read` is the version that was read, and when it had been read before.
    """
    row = locked(connection, number)
    if row is None or row["version"] != read[0]:
        return False
    held = connection.execute(select(version.c.read).where(*_version_of(row))).scalar_one()
    if held != read[1]:
        return False
    now = this_moment()
    connection.execute(update(version).where(*_version_of(row)).values(_reading(result, now)))
    connection.execute(update(article).where(article.c.id == number).values(revision=row["revision"] + 1, updated=now))
    write_quotes(connection, row, result)
    return True


def remove(connection: Connection, number: int) -> None:
    """Remove an article and all that came from it."""
    counted = recount(connection, number, ())
    finding.remove(connection, number)
    connection.execute(delete(quote).where(quote.c.article_id == number))
    connection.execute(delete(article).where(article.c.id == number))
    forget(connection, counted.values())


def locked(connection: Connection, number: int) -> dict[str, Any] | None:
    """The row of an article, which no other transaction changes until this one ends; None where it is gone."""
    row = connection.execute(select(article).where(article.c.id == number).with_for_update()).mappings().first()
    return None if row is None else dict(row)


def current_result(connection: Connection, row: Mapping[str, Any] | RowMapping) -> Any:
    """The result of an article's present version, as JSON."""
    return unpacked(connection.execute(select(version.c.result).where(*_version_of(row))).scalar_one())


def write_quotes(connection: Connection, row: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Put the quotes of `result` in the place of those that the article has."""
    corrected = corrections.of_version(connection, row["id"], row["version"])
    made = corrections.applied(bodies(row["uid"], row["version"], result), corrected)
    parties = recount(connection, row["id"], made)
    numbers = places_for(connection, row["moment"], [body.uid for body in made], places_of(connection, row["id"]))
    connection.execute(delete(quote).where(quote.c.article_id == row["id"]))
    _add_quotes(connection, row, made, parties, numbers)
    connection.execute(update(article).where(article.c.id == row["id"]).values(quotes=len(made)))
    forget(connection, parties.values())


def _add_quotes(
    connection: Connection, row: Mapping[str, Any], made: Sequence[Body], parties: Mapping[str, int], numbers: Sequence[int]
) -> None:
    if made:
        connection.execute(insert(quote), list(quote_rows(row, made, parties, numbers)))


def quote_rows(
    row: Mapping[str, Any], made: Sequence[Body], parties: Mapping[str, int], numbers: Sequence[int]
) -> Iterable[dict[str, Any]]:
    """The rows of an article's quotes, with these numbers."""
    for number, body in zip(numbers, made, strict=True):
        yield {
            "id": number,
            "uid": body.uid,
            "article_id": row["id"],
            "speaker_id": parties[body.speaker.uid] if body.speaker else None,
            "affiliation_id": parties[body.affiliation.uid] if body.affiliation else None,
            "role": body.json["role"]["text"] if body.json["role"] else None,
            "confidence": body.json["confidence"],
            "terms": terms_of(body.json, publisher=row["publisher"]),
            "body": json.dumps(body.json, separators=(",", ":")),
        }


def article_values(incoming: Incoming, result: Mapping[str, Any], now: str) -> dict[str, Any]:
    """The columns of a new article, which has no quotes yet."""
    facts = result["article"]
    told = {name: getattr(incoming, name) for name in TOLD}
    told["title"] = incoming.title or facts["title"]
    return {
        **told,
        **_derived(told),
        "uid": incoming.id or article_uid(),
        "language": incoming.language or facts["language"],
        "extra": json.dumps(incoming.metadata or {}),
        "sha256": facts["sha256"],
        "version": 1,
        "revision": 1,
        "quotes": 0,
        "created": now,
        "updated": now,
    }


def version_values(incoming: Incoming, result: Mapping[str, Any], scope: str, now: str) -> dict[str, Any]:
    """The columns of a new version, but for the article and the number."""
    return {
        "title": None if incoming.title is None else packed(incoming.title),
        "text": packed_text(incoming.text),
        "sha256": result["article"]["sha256"],
        "length": result["article"]["length"],
        "created": now,
        "scope": scope,
        **_reading(result, now),
    }


def _new(connection: Connection, incoming: Incoming, result: Mapping[str, Any], scope: str, now: str) -> Kept:
    """Nothing is there yet that would have to be asked for."""
    values = article_values(incoming, result, now)
    made = bodies(values["uid"], values["version"], result)
    number = connection.execute(insert(article), {**values, "quotes": len(made)}).inserted_primary_key
    assert number is not None  # noqa: S101 - every insert of one row has one
    row = {**values, "id": number[0]}
    name(connection, row["id"], incoming, row["uid"])
    _add_version(connection, row, version_values(incoming, result, scope, now))
    finding.add(connection, row["id"], [incoming.text])
    parties = count(connection, made)
    _add_quotes(connection, row, made, parties, places_for(connection, row["moment"], [body.uid for body in made], {}))
    return Kept(row["uid"], row["version"], created=True, changed=True)


def _add_version(connection: Connection, row: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    connection.execute(insert(version), {**values, "article_id": row["id"], "number": row["version"]})


def _merged(
    connection: Connection, row: dict[str, Any], incoming: Incoming, result: Mapping[str, Any], now: str
) -> tuple[dict[str, Any], bool]:
    told = {name: value for name in TOLD if (value := getattr(incoming, name)) is not None}
    if "title" in told or result["article"]["sha256"] != row["sha256"]:
        told["title"] = incoming.title or result["article"]["title"]
    if incoming.metadata is not None:
        told["extra"] = json.dumps(incoming.metadata)
    told = {name: value for name, value in told.items() if value != row[name]}
    if told:
        told |= _derived({**row, **told})
        told |= {"revision": row["revision"] + 1, "updated": now}
        connection.execute(update(article).where(article.c.id == row["id"]).values(told))
    return {**row, **told}, bool(told)


def _derived(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "moment": moment(told["published"]),
        "publisher_key": name_key(told["publisher"]),
        "author_key": name_key(told["author"]),
    }


def name_key(name: str | None) -> str | None:
    """What makes two spellings one publisher, or one author."""
    return None if name is None else " ".join(plain_words(name)) or name


def _read_as(connection: Connection, row: dict[str, Any], incoming: Incoming, result: Mapping[str, Any], scope: str, now: str) -> bool:
    """Keep the text and its result: as the next version, or in the place of the same text's older result. Whether either was new."""
    if result["article"]["sha256"] != row["sha256"]:
        row["version"] += 1
        _add_version(connection, row, version_values(incoming, result, scope, now))
        finding.write(connection, row["id"], finding.texts_of(connection, row["id"]))
    else:
        held = connection.execute(select(version.c.title, version.c.scope, version.c.result).where(*_version_of(row))).one()
        title = held.title if incoming.title is None else packed(incoming.title)
        if (held.title, held.scope, unpacked(held.result)) == (title, scope, result):
            return False
        connection.execute(update(version).where(*_version_of(row)).values({"title": title, "scope": scope, **_reading(result, now)}))
    row["revision"] += 1
    changed = {"version": row["version"], "revision": row["revision"], "updated": now, "sha256": result["article"]["sha256"]}
    connection.execute(update(article).where(article.c.id == row["id"]).values(changed))
    return True


def _reading(result: Mapping[str, Any], now: str) -> dict[str, Any]:
    engine = result["engine"]
    return {"result": packed(result), "engine_version": engine["version"], "engine_model": engine["model"], "read": now}


def _version_of(row: Mapping[str, Any] | RowMapping) -> tuple[Any, Any]:
    return version.c.article_id == row["id"], version.c.number == row["version"]


def _alone(connection: Connection, sha256: str) -> None:
    """Let nobody else put the same text until this transaction ends: two who find it new would both keep it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, :text)"), {"space": 7_366, "text": int(sha256[:7], 16)})
