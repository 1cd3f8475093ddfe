"""RSS and Atom: an article an entry, with its whole content where the feed has it, else its summary."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.sax import SAXException

import feedparser

from quoteapi.errors import Fault
from quoteapi.reading.markup import text_of_html
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.told import fitting, identity

# How RSS has an author: desk@news.example (Ann Poe).
_ADDRESSED = re.compile(r"\S+@\S+\s+\((.+)\)")

ROOTS = frozenset({"rss", "rdf", "feed"})


def records(content: bytes, name: str) -> Iterator[Record | RecordError]:
    """A record for each entry of the feed. Raises FaultError where there is none and the feed is broken."""
    # Not as bytes: those may be taken for an address, and fetched.
    parsed = feedparser.parse(io.BytesIO(content))
    broken = parsed.bozo_exception if parsed.bozo and isinstance(parsed.bozo_exception, SAXException) else None
    if broken is not None and not parsed.entries:
        raise FaultError(f"Is no feed that can be read: {broken.getMessage()}.")
    for number, entry in enumerate(parsed.entries, start=1):
        value, kind = _body(entry)
        yield Record(f"{name}#entry {number}", len(value), partial(_told, value, kind, _facts(entry, parsed.feed)))
    if broken is not None:
        yield RecordError(name, Fault(None, f"Is not well formed: {broken.getMessage()}. Its entries were read as far as that goes."))


def _told(value: str, kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    return fitting({**facts, "text": _plain(value, kind)})


def _body(entry: Any) -> tuple[str, str]:
    found = [(each.value, each.get("type", "text/html")) for each in entry.get("content", ()) if (each.get("value") or "").strip()]
    summary = (entry.get("summary") or "", entry.get("summary_detail", {}).get("type", "text/html"))
    # Of several contents the longest: the others are the same in another form.
    return max(found, key=lambda each: len(each[0]), default=summary)


def _facts(entry: Any, feed: Any) -> dict[str, Any]:
    # Asked of the dict itself: feedparser's own `get` gives one in the place of the other, and warns of it.
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    contents = entry.get("content", ())
    return {
        **identity(entry.get("id"), entry.get("link")),
        "title": _title(entry),
        "author": _author(entry),
        "published": time.strftime("%Y-%m-%dT%H:%M:%SZ", when) if when else None,
        # An entry that was taken over from another feed tells so.
        "publisher": _title(entry.get("source", {})) or _title(feed),
        "language": next((each.language for each in contents if each.get("language")), None) or feed.get("language"),
    }


def _title(of: Any) -> str:
    return _plain(of.get("title") or "", of.get("title_detail", {}).get("type", ""))


def _author(entry: Any) -> str | None:
    named = entry.get("author") or ""
    found = _ADDRESSED.fullmatch(named)
    return found[1] if found else entry.get("author_detail", {}).get("name") or named


def _plain(value: str, kind: str) -> str:
    return text_of_html(value) if "html" in kind else value.strip()
