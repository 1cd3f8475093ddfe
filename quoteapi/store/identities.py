"""Which kept article an incoming one is: by its id, by its address, or by its text."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select

from quoteapi.errors import QuoteapiError
from quoteapi.store.tables import alias, article
from quoteapi.store.values import Incoming

# Made once: to make a statement takes longer than to ask.
_NAMED = select(alias.c.article_id).where(alias.c.kind == bindparam("kind"), alias.c.value == bindparam("value"))
_OF_TEXT = select(article.c.id).where(article.c.sha256 == bindparam("sha256")).order_by(article.c.id).limit(1)
_KEPT = insert(alias)
_NAMES = select(alias.c.kind, alias.c.value).where(alias.c.article_id == bindparam("article"))


class ConflictError(QuoteapiError):
    """The id and the address of one incoming article are those of two that are kept; `field` is the one at fault."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def identified(connection: Connection, incoming: Incoming, sha256: str) -> int | None:
    """The number of the article that `incoming` is, or None for a new one.

    Its id and its address decide; the text only where neither is known yet, so that an article may come to have another's text.
    Raises ConflictError.
    """
    by_id, by_url = _named(connection, "id", incoming.id), _named(connection, "url", incoming.url)
    if by_id is not None and by_url is not None and by_id != by_url:
        raise ConflictError("url", "Is the address of another article than the one of this id.")
    known = by_id if by_id is not None else by_url
    if known is not None:
        return known
    return connection.execute(_OF_TEXT, {"sha256": sha256}).scalar()


def numbered(connection: Connection, uid: str) -> int | None:
    """The number of the article that has, or once was put under, this id; None where there is none."""
    return _named(connection, "id", uid)


def name(connection: Connection, number: int, incoming: Incoming, uid: str) -> None:
    """Keep the id and the address that a new article came under."""
    _keep(connection, number, _given(incoming, uid))


def remember(connection: Connection, number: int, incoming: Incoming, uid: str) -> None:
    """Keep the id and the address that `incoming` came under, beside those that its article has."""
    held = connection.execute(_NAMES, {"article": number})
    _keep(connection, number, _given(incoming, uid) - {(kind, value) for kind, value in held})


def _given(incoming: Incoming, uid: str) -> set[tuple[str, str]]:
    given = {("id", uid), ("id", incoming.id), ("url", incoming.url)}
    return {(kind, value) for kind, value in given if value is not None}


def _keep(connection: Connection, number: int, new: Iterable[tuple[str, str]]) -> None:
    rows = [{"kind": kind, "value": value, "article_id": number} for kind, value in sorted(new)]
    if rows:
        connection.execute(_KEPT, rows)


def _named(connection: Connection, kind: str, value: str | None) -> int | None:
    if value is None:
        return None
    return connection.execute(_NAMED, {"kind": kind, "value": value}).scalar()
