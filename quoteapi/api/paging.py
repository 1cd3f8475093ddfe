"""Pages: the part of a list that was asked for, and the links from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request

from quoteapi.api.archive import bad_cursor
from quoteapi.api.conditional import revalidated
from quoteapi.store import CursorError, Page
from quoteapi.store.requests import PAGE

LINK = {"Link": {"description": "RFC 8288: `first`, and `next` where there is one.", "schema": {"type": "string"}}}


def paged(name: str, page: Callable[..., Page], asked: Mapping[str, Any]) -> Response:
    """The page of `asked` (a query, a limit, a cursor) as JSON, its items under `name`, with its links."""
    try:
        found = page(asked["query"], limit=asked["limit"] or PAGE, cursor=asked["cursor"])
    except CursorError as error:
        raise bad_cursor(error) from None
    response = jsonify({name: found.items, "next": found.next})
    links = [f'<{_address(None)}>; rel="first"']
    if found.next is not None:
        links.append(f'<{_address(found.next)}>; rel="next"')
    response.headers["Link"] = ", ".join(links)
    return revalidated(response)


def _address(cursor: str | None) -> str:
    parameters = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    query = urlencode([*parameters, *([("cursor", cursor)] if cursor is not None else [])], errors="surrogatepass")
    return f"{request.base_url}?{query}" if query else request.base_url
