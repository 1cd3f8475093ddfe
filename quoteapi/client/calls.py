"""Each call of the contract as a value, without a connection: both clients send these."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from quoteapi.client.types import ArticleToKeep, Text

JSON, NDJSON, PAGE = "application/json", "application/x-ndjson", "text/html"


@dataclass(frozen=True, slots=True)
class Call:
    """A request: its method and path, its query, its body and its headers."""

    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict)
    content: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def on(self, cursor: str) -> Call:
        """The same call, for the page at `cursor`."""
        return Call(self.method, self.path, {**self.query, "cursor": cursor}, self.content, self.headers)


def get(path: str, *ids: str, query: Mapping[str, Any] | None = None, accept: str = JSON) -> Call:
    """A `GET`; `ids` fill the places of `path`."""
    return Call("GET", _filled(path, ids), _query(query or {}), headers={"Accept": accept})


def read(path: str, body: Any, *, query: Mapping[str, Any]) -> Call:
    """A `POST` that writes nothing."""
    content, media_type = _packed(body)
    return Call("POST", path, _query(query), content, {"Accept": JSON, "Content-Type": media_type})


def write(path: str, *ids: str, body: Any = None, query: Mapping[str, Any] | None = None, key: str | None = None) -> Call:
    """A `POST` that writes: however often it is sent, it is done once, under `key` or a key of its own."""
    content, media_type = _packed(body)
    headers = {"Accept": JSON, "Idempotency-Key": key or uuid4().hex}
    return Call("POST", _filled(path, ids), _query(query or {}), content, {**headers, "Content-Type": media_type} if content else headers)


def remove(path: str, id: str, *, key: str | None = None, match: str | None = None) -> Call:
    """A `DELETE`, done once; with `match` only if the ETag is still this one."""
    headers = {"Idempotency-Key": key or uuid4().hex}
    return Call("DELETE", _filled(path, (id,)), headers={**headers, "If-Match": f'"{match}"'} if match else headers)


def against(texts: list[Text] | None, **told: Any) -> dict[str, Any]:
    """The body of a verification: by these texts, or without any by the archive."""
    return told if texts is None else {**told, "texts": texts}


@dataclass(frozen=True, slots=True)
class Html:
    """The body of a call that is a web page."""

    content: bytes | str


@dataclass(frozen=True, slots=True)
class Lines:
    """The body of a call that is articles, one a line."""

    articles: Iterable[ArticleToKeep]


def _packed(body: Any) -> tuple[bytes | None, str]:
    if body is None:
        return None, JSON
    if isinstance(body, Html):
        # Bytes are read as the page itself says; a text is no longer in its own charset.
        text = isinstance(body.content, str)
        return _bytes(body.content), f"{PAGE}; charset=utf-8" if text else PAGE
    if isinstance(body, Lines):
        return b"".join(json.dumps(article).encode("ascii") + b"\n" for article in body.articles), NDJSON
    return json.dumps(body).encode("ascii"), JSON


def _bytes(content: bytes | str) -> bytes:
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


def _filled(path: str, ids: Iterable[str]) -> str:
    parts = iter(ids)
    return "/".join(quote(next(parts), safe="") if part.startswith("{") else part for part in path.split("/"))


def _query(query: Mapping[str, Any]) -> dict[str, Any]:
    """The query as it is sent: `from_` as `from`, lists with commas between, without what is None."""
    return {name.removesuffix("_"): _value(value) for name, value in query.items() if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str | int | float) else ",".join(value)
