"""Pages: the part of a list that was asked for, and the links from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request

from quoteapi.api.archive import bad_cursor
from quoteapi.api.conditional import revalidated
from quoteapi.store import CursorError, Page
from quoteapi.store.requests import PAGE

LINK = {"Link": {"description": "RFC 8288: `first`, and `next` where there is one.", "schema": {"type": "string"}}}


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a page, of the first one, and of the next, where there is one."""

    here: str
    first: str
    next: str | None


Write = Callable[[Page, Links], Response]


def as_json(name: str) -> Write:
    """What writes a page as JSON, its items under `name`."""
    return lambda found, _: jsonify({name: found.items, "next": found.next})


def paged(page: Callable[..., Page], asked: Mapping[str, Any], write: Write) -> Response:
    """The page of `asked` (a query, a limit, a cursor) as `write` makes it, with its links."""
    try:
        found = page(asked["query"], limit=asked["limit"] or PAGE, cursor=asked["cursor"])
    except CursorError as error:
        raise bad_cursor(error) from None
    links = Links(_address(asked["cursor"]), _address(None), _address(found.next) if found.next is not None else None)
    response = write(found, links)
    told = {"first": links.first, "next": links.next}
    response.headers["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in told.items() if address)
    return revalidated(response)


def _address(cursor: str | None) -> str:
    parameters = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    query = urlencode([*parameters, *([("cursor", cursor)] if cursor is not None else [])], errors="surrogatepass")
    return f"{request.base_url}?{query}" if query else request.base_url
