"""The example article as the archive shows it: what is put, and what comes out."""

from __future__ import annotations

from typing import Any

from quoteapi.api.examples import TEXT, TITLE, answer
from quoteapi.store.bodies import bodies
from quoteapi.store.gold import attribution
from quoteapi.store.keys import quote_uid
from quoteapi.store.wording import spelt_out

TO_KEEP: dict[str, Any] = {
    "id": "2026-05-01_bridge",
    "url": "https://news.example/2026/bridge",
    "title": TITLE,
    "publisher": "The Lindford Post",
    "author": "Bo Lind",
    "published": "2026-05-01",
    "text": TEXT,
    "metadata": {"desk": "city"},
}
NEXT = "m8wlMbIhDtgekQAAAAo"
_STAMP = "2026-05-02T06:30:00.000000Z"
_OF_QUOTE = ("id", "url", "title", "publisher", "author", "published")
_SPAN = {"first": "2026-05-01T00:00:00Z", "last": "2026-05-01T00:00:00Z"}


def article() -> dict[str, Any]:
    """The article as a list shows it."""
    facts = answer()["article"]
    told = {name: TO_KEEP[name] for name in ("id", "url", "title", "publisher", "author", "published")}
    counted = {"version": 1, "quotes": len(answer()["quotes"]), "created": _STAMP, "updated": _STAMP}
    return {**told, "language": facts["language"], "sha256": facts["sha256"], **counted}


def whole_article() -> dict[str, Any]:
    """The article alone."""
    facts = answer()["article"]
    version = {"number": 1, "created": _STAMP, "sha256": facts["sha256"], "length": facts["length"], "scope": "reported", "read": _STAMP}
    return {**article(), "versions": [version], "metadata": TO_KEEP["metadata"], "text": TEXT, "result": {**answer(), "refusals": []}}


def quote() -> dict[str, Any]:
    """Its first quote, as a list shows it."""
    body = bodies(TO_KEEP["id"], 1, answer())[0].json
    of_article = {**{name: TO_KEEP[name] for name in _OF_QUOTE}, "language": "en", "version": 1}
    return {"id": body["id"], "article": of_article, **body}


def whole_quote() -> dict[str, Any]:
    """Its first quote alone."""
    return {**quote(), "evidence": answer()["quotes"][0]["evidence"], "engine": answer()["engine"]}


def speaker() -> dict[str, Any]:
    """Who speaks in it, as a list shows him."""
    said = quote()["speaker"]
    return {**{name: said[name] for name in ("id", "name", "kind")}, "quotes": 2, **_SPAN}


def whole_speaker() -> dict[str, Any]:
    """Who speaks in it, alone."""
    said = quote()
    return {**speaker(), "roles": [{"role": said["role"]["text"], "affiliation": affiliation(short=True), "quotes": 2, **_SPAN}]}


def affiliation(*, short: bool = False) -> dict[str, Any]:
    """The body that he speaks for."""
    body = quote()["affiliation"]
    named = {"id": body["id"], "name": body["name"]}
    return named if short else {**named, "kind": "organisation", "quotes": 2, **_SPAN}


CORRECTION: dict[str, Any] = {
    "changes": {"role": "mayor", "stance": "asserts"},
    "by": "Di Marsh",
    "note": "Her office stands after her name.",
}


def correction() -> dict[str, Any]:
    """A correction of the first quote."""
    machine = quote()
    del machine["article"]
    told = {"id": "c_5d0c", "article": TO_KEEP["id"], "version": 1, "quote": machine["id"], "created": _STAMP}
    return {**told, **CORRECTION, "machine": machine}


def _spot(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


ADDITION: dict[str, Any] = {
    "changes": {
        "spans": [_spot("had cost more than planned")],
        "source": _spot("Her deputy"),
        "speaker": {"name": "Tom Reyes", "kind": "person"},
    },
    "by": "Di Marsh",
}


def addition() -> dict[str, Any]:
    """The quote that was added, as a correction."""
    changes = spelt_out({"quote": True, **ADDITION["changes"]}, TEXT, "Tom Reyes")
    [span] = changes["spans"]
    uid = quote_uid(TO_KEEP["id"], 1, ((span["start"], span["end"]),), 1)
    return {**correction(), **ADDITION, "id": "c_5d0d", "quote": uid, "note": None, "changes": changes, "machine": None}


def gold() -> dict[str, Any]:
    """The corrected article as gold."""
    quotes = [body.json for body in bodies(TO_KEEP["id"], 1, answer())]
    attributions = [attribution(said, looked_at=n == 0) for n, said in enumerate(quotes)]
    return {"id": TO_KEEP["id"], "title": TITLE, "text": TEXT, "attributions": attributions}
