"""ninjs, the news agencies' JSON, of its first, second and third generation: https://iptc.org/standards/ninjs/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quoteapi import extras
from quoteapi.reading.records import FaultError
from quoteapi.reading.told import first_date, fitting, identity, without_by

NAMES = frozenset({"uri", "guid"})
READ_TYPES = frozenset({"", "text", "composite", "article"})
# What is not, or no longer, to be published.
UNUSABLE = frozenset({"canceled", "cancelled", "withheld"})
# By how much of the paragraphs each keeps.
BODIES = ("html", "nitf", "plain", "text")
MARKED_UP = frozenset({"html", "nitf"})
DATES = ("versioncreated", "contentcreated", "firstcreated")


def is_item(given: Mapping[str, Any]) -> bool:
    """Whether it is an item of ninjs."""
    return not NAMES.isdisjoint(given)


def is_article(given: Mapping[str, Any]) -> bool:
    """Whether an item is a text that may be published: no picture, no video, nothing withdrawn."""
    item = _alike(given)
    return str(item.get("type") or "") in READ_TYPES and str(item.get("pubstatus") or "").lower() not in UNUSABLE


def told(given: Mapping[str, Any]) -> dict[str, Any]:
    """What an item tells. Raises FaultError for a body that cannot be read."""
    item = _alike(given)
    return fitting(
        {
            **identity(_word(item.get("uri")) or _word(item.get("guid"))),
            "text": _text(item),
            "title": _first(item, "headlines", "value", "headline") or _word(item.get("title")),
            "author": without_by(_word(item.get("by")) or _word(item.get("byline")) or _first(item, "bylines", "byline", "")),
            "publisher": _word(item.get("provider")) or _word(item.get("copyrightholder")) or _first(item, "infosources", "name", "source"),
            "published": first_date(_word(item.get(name)) for name in DATES),
            "language": _word(item.get("language")),
        }
    )


def _alike(given: Mapping[str, Any]) -> dict[str, Any]:
    """The item with the names of all generations alike: `versionCreated` of the third is `versioncreated` in the others."""
    return {name.lower(): value for name, value in given.items()}


def _word(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _first(item: Mapping[str, Any], name: str, part: str, older: str) -> str | None:
    """The first of a list of objects, or what an older generation has in its place."""
    listed = item.get(name)
    found = [_word(each.get(part)) for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    return next((each for each in found if each), None) or _word(item.get(older))


def _text(item: Mapping[str, Any]) -> str:
    found = [(kind.lower(), value) for kind, value in _bodies(item) if isinstance(value, str) and value.strip()]
    for wanted in BODIES:
        for kind, value in found:
            if wanted in kind:
                return _plain(wanted, value)
    return found[0][1] if found else ""


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    listed = item.get("bodies")
    for body in listed if isinstance(listed, list) else ():
        if isinstance(body, Mapping):
            parts = _alike(body)
            yield f"{parts.get('contenttype') or ''} {parts.get('role') or ''}", parts.get("value")
    yield from ((name.removeprefix("body_"), value) for name, value in item.items() if name.startswith("body_"))


def _plain(kind: str, value: str) -> str:
    if kind not in MARKED_UP:
        return value
    try:
        extras.require("pages", "to read HTML or NITF")
    except extras.MissingExtraError as error:
        raise FaultError(f"{error}.", f"body_{kind}") from None
    # Imported when it is needed: it belongs to an extra.
    from quoteapi.reading.markup import text_of_article, text_of_html, xml_root  # noqa: PLC0415

    return text_of_html(value) if kind == "html" else text_of_article(xml_root(value.encode("utf-8", "replace")))
