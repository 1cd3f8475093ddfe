"""NewsML-G2, the news agencies' XML: its news items, alone or in a message. https://iptc.org/standards/newsml-g2/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from lxml import etree

from quoteapi.reading.markup import name_of, text_of_article, text_of_html, xml_root
from quoteapi.reading.records import FaultError, Record
from quoteapi.reading.told import first_date, fitting, identity, without_by

ITEM = "newsItem"
ROOTS = frozenset({ITEM.lower(), "newsmessage"})
READ_CLASSES = frozenset({"", "text", "composite"})
UNUSABLE = frozenset({"canceled", "withheld"})
DATES = ("itemMeta/versionCreated", "contentMeta/contentCreated", "itemMeta/firstCreated")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def records(content: bytes, name: str) -> Iterator[Record]:
    """A record for each news item that is a text and may be published. Raises FaultError."""
    root = xml_root(content)
    alone = name_of(root) == ITEM
    items = [root] if alone else root.findall(".//{*}newsItem")
    if not items:
        raise FaultError("Holds no news item.")
    for number, item in enumerate(items, start=1):
        if _is_article(item):
            place = name if alone else f"{name}#item {number}"
            made = etree.tostring(item, with_tail=False)
            yield Record(place, len(made), partial(_told, made))


def _is_article(item: Any) -> bool:
    return _code(_at(item, "itemMeta/itemClass")) in READ_CLASSES and _code(_at(item, "itemMeta/pubStatus")) not in UNUSABLE


def _told(content: bytes) -> dict[str, Any]:
    item = xml_root(content)
    names = (_at(item, "contentMeta/by"), _at(item, "contentMeta/creator/name"))
    publishers = (_at(item, "itemMeta/provider"), _at(item, "rightsInfo/copyrightHolder"), _at(item, "contentMeta/infoSource"))
    return fitting(
        {
            **identity(item.get("guid")),
            "text": _text(item),
            "title": _words(_at(item, "contentMeta/headline")) or _words(_at(item, "itemMeta/title")),
            "author": without_by(next((words for each in names if (words := _words(each))), None)),
            "publisher": next((party for each in publishers if (party := _party(each))), None),
            "published": first_date(_words(_at(item, path)) for path in DATES),
            "language": _language(item),
        }
    )


def _at(element: Any, path: str) -> Any:
    """The first element at a path of names, of whatever namespace; None where there is none."""
    return element.find("/".join(f"{{*}}{name}" for name in path.split("/")))


def _words(element: Any) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


def _code(element: Any) -> str:
    """What a code says in its own scheme: `text` of `ninat:text`, or of an address that ends so."""
    if element is None:
        return ""
    return str(element.get("qcode", "").rpartition(":")[2] or element.get("uri", "").rpartition("/")[2])


def _party(element: Any) -> str | None:
    """The name of a party; the code in its place where it has no name."""
    if element is None:
        return None
    return _words(_at(element, "name")) or element.get("literal") or element.get("qcode", "").rpartition(":")[2] or None


def _language(item: Any) -> str | None:
    told = _at(item, "contentMeta/language")
    if told is not None and told.get("tag"):
        return str(told.get("tag"))
    within = _at(item, "contentSet/inlineXML")
    spoken = (None if within is None else within.get(LANGUAGE)) or item.get(LANGUAGE)
    return None if spoken is None else str(spoken)


def _text(item: Any) -> str:
    marked = _at(item, "contentSet/inlineXML")
    if marked is not None and (text := text_of_article(marked)):
        return text
    plain = _at(item, "contentSet/inlineData")
    if plain is None:
        return ""
    value = "".join(plain.itertext())
    return text_of_html(value) if "html" in plain.get("contenttype", "") else value.strip()
