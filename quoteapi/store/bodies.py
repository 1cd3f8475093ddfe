"""The JSON of quotes as the archive shows them, made of the engine's result: with ids that hold across articles and readings."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping

from quoteapi.store.keys import party_uid, quote_uids
from quoteapi.store.values import Side

# What only the result itself tells; the rest of a quote stands in its row.
LEFT_TO_THE_RESULT = ("evidence",)


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker, or the body he speaks for."""

    uid: str
    side: Side
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Body:
    """One quote: its id, its JSON without the evidence, and who speaks for whom."""

    uid: str
    json: dict[str, Any]
    speaker: Party | None
    affiliation: Party | None


def bodies(article: str, version: int, result: Mapping[str, Any]) -> list[Body]:
    """The quotes of a result of `result_to_json`, in its order. `article` is the article's id."""
    quotes = result["quotes"]
    uids = quote_uids(article, version, (tuple((s["start"], s["end"]) for s in quote["spans"]) for quote in quotes))
    by_id = dict(zip((quote["id"] for quote in quotes), uids, strict=True))
    return [_body(quote, uid, by_id) for quote, uid in zip(quotes, uids, strict=True)]


def packed(value: Any) -> bytes:
    """JSON, compressed: any string in it, halves of surrogate pairs too, comes back as it was."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"))


def unpacked(raw: bytes) -> Any:
    """What `packed` took."""
    return json.loads(zlib.decompress(raw))


def packed_text(text: str) -> bytes:
    """A text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def text_of(row: Mapping[Any, Any] | RowMapping) -> str:
    """The text of a version, as it was put."""
    return zlib.decompress(row["text"]).decode("utf-8", "surrogatepass")


def body_of(shown: dict[str, Any]) -> Body:
    """A quote with the ids of its speaker and of the body he speaks for, whatever they were before."""
    speaker = _party("speaker", shown["speaker"]["name"], shown["speaker"]["kind"])
    affiliation = _party("affiliation", shown["affiliation"]["name"], "organisation") if shown["affiliation"] else None
    told = {**shown["speaker"], "id": speaker.uid if speaker else None}
    body = {**shown["affiliation"], "id": affiliation.uid} if affiliation else None
    return Body(shown["id"], {**shown, "speaker": told, "affiliation": body}, speaker, affiliation)


def _body(quote: Mapping[str, Any], uid: str, by_id: Mapping[str, str]) -> Body:
    shown = {name: value for name, value in quote.items() if name not in LEFT_TO_THE_RESULT}
    return body_of({**shown, "id": uid, "ref": quote["id"], "within": by_id.get(quote["within"]), "corrected": None})


def _party(side: Side, name: str | None, kind: str) -> Party | None:
    return Party(party_uid(side, name, kind), side, name, kind) if name else None
