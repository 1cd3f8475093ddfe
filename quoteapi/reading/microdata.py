"""Microdata of a web page (`itemscope`, `itemprop`), as JSON-LD would tell the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Where an element tells its value, if not in its text.
_TOLD_IN = {
    "a": "href", "area": "href", "link": "href", "img": "src", "time": "datetime", "data": "value", "meter": "value", "object": "data",
}  # fmt: skip


def items_in(tree: Any) -> list[dict[str, Any]]:
    """The items of a parsed page that are no other's property, in the order of the page. What has an empty value tells nothing."""
    found: list[dict[str, Any]] = []
    # The item that each element belongs to; as keys the elements stay the same objects.
    owners: dict[Any, dict[str, Any] | None] = {}
    for element in _elements(tree):
        owner = owners.get(element.getparent())
        own = _item(element) if element.get("itemscope") is not None else None
        names = (element.get("itemprop") or "").split()
        if names and owner is not None:
            for name in names:
                _add(owner, name, own if own is not None else _value(element))
        elif own is not None:
            found.append(own)
        owners[element] = owner if own is None else own
    return found


def _elements(tree: Any) -> Iterator[Any]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def _item(element: Any) -> dict[str, Any]:
    types = (element.get("itemtype") or "").split()
    item: dict[str, Any] = {"@type": types} if types else {}
    return {**item, "@id": element.get("itemid")} if element.get("itemid") else item


def _value(element: Any) -> str:
    told = element.get("content") or element.get(_TOLD_IN.get(element.tag, "content"))
    return str(told) if told else " ".join("".join(element.itertext()).split())


def _add(item: dict[str, Any], name: str, value: Any) -> None:
    if value in ("", None):
        return
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]
