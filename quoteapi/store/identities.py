"""Which kept article an incoming one is: by its id, by its address, or by its text."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from quoteapi.errors import QuoteapiError
from quoteapi.store.tables import alias, article
from quoteapi.store.values import Incoming


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
    return connection.execute(select(article.c.id).where(article.c.sha256 == sha256).order_by(article.c.id).limit(1)).scalar()


def numbered(connection: Connection, uid: str) -> int | None:
    """The number of the article that has, or once was put under, this id; None where there is none."""
    return _named(connection, "id", uid)


def remember(connection: Connection, number: int, incoming: Incoming, uid: str) -> None:
    """Keep the id and the address that `incoming` came under, beside those that its article has."""
    given = {("id", uid), ("id", incoming.id), ("url", incoming.url)}
    held = connection.execute(select(alias.c.kind, alias.c.value).where(alias.c.article_id == number))
    new = given - {(kind, value) for kind, value in held}
    rows = [{"kind": kind, "value": value, "article_id": number} for kind, value in sorted(new, key=str) if value is not None]
    if rows:
        connection.execute(insert(alias), rows)


def _named(connection: Connection, kind: str, value: str | None) -> int | None:
    if value is None:
        return None
    return connection.execute(select(alias.c.article_id).where(alias.c.kind == kind, alias.c.value == value)).scalar()
