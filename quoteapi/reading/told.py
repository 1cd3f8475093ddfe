"""What a file tells about an article, as the fields of `ArticleToKeepSchema`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from quoteapi.jsonl import JsonError, parsed
from quoteapi.store.moments import published
from quoteapi.store.requests import LONGEST_NAME, ArticleToKeepSchema

FIELDS = frozenset(ArticleToKeepSchema().fields)
GLOBAL = ("urn:", "tag:")
LONGEST_ID = 200

_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_UNFIT_FOR_ID = re.compile(r"[^A-Za-z0-9_.:@-]")


def by_name(given: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that their writer has named as the schema does: each must fit. Any other is kept as metadata, and what is null is not told."""
    plain = {name: _plain(value) for name, value in given.items()}
    told = {name: value for name, value in plain.items() if value is not None}
    if isinstance(told.get("metadata"), str):
        told["metadata"] = _parsed(told["metadata"])
    if isinstance(told.get("id"), int) and not isinstance(told["id"], bool):
        told["id"] = str(told["id"])
    others = {name: told.pop(name) for name in told.keys() - FIELDS}
    if others and isinstance(told.get("metadata", {}), Mapping):
        told["metadata"] = {**told.get("metadata", {}), **dict(sorted(others.items()))}
    return told


def fitting(told: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that were gathered from elsewhere: what does not fit is left out, being no fault of whoever sends the file."""
    found = {name: value for name, value in told.items() if value not in (None, "") or name == "text"}
    unfit = ArticleToKeepSchema().validate(found)
    return {name: value for name, value in found.items() if name == "text" or name not in unfit}


def identity(uri: str | None, url: str | None = None) -> dict[str, Any]:
    """What tells an article from all others: `url`, where it is published, and the name that its publisher gives it.

    That name becomes its address or its id only if it is unique in the world; else it is kept as metadata.
    """
    told: dict[str, Any] = {"url": url}
    if not uri or uri == url:
        return told
    if uri.lower().startswith(GLOBAL):
        spelt = _UNFIT_FOR_ID.sub(lambda found: "".join(f"~{byte:02x}" for byte in found[0].encode()), uri)
        return told | ({"id": spelt} if len(spelt) <= LONGEST_ID else {"metadata": {"guid": uri}})
    if url is None and uri.lower().startswith(("http://", "https://")):
        return {"url": uri}
    return told | {"metadata": {"guid": uri[:LONGEST_NAME]}}


def without_by(byline: str | None) -> str | None:
    """The names in a byline: “By Ann Poe” tells of Ann Poe."""
    return byline and _BY.sub("", byline)


def first_date(given: Iterable[str | None]) -> str | None:
    """The first of some words that is a date, in its one spelling."""
    for words in given:
        with suppress(ValueError):
            return published(words or "")
    return None


def _parsed(metadata: str) -> Any:
    """The JSON in a cell; the cell where there is none, which its field then refuses."""
    try:
        return parsed(metadata)
    except JsonError:
        return metadata


def _plain(value: Any) -> Any:
    """A value of a table as JSON has it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        # How tables of numbers spell that there is none.
        return None
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if value is None or isinstance(value, str | int | float) else str(value)
