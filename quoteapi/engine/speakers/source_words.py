"""A source phrase as its words, where a whole name counts as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from quoteapi.engine.entities.mentions import Mention
from quoteapi.engine.entities.register import Naming, Register
from quoteapi.engine.model import Document, Span

_TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:[-‐‑.'’&/](?![sS]\b)[\p{L}\p{N}]+)*+|['’]s\b|\S")
_MARKS = frozenset('"“”‘«»„.…*')
# Longest stretch of a source that is read: the rest of it is apposition upon apposition.
LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the article with whom it means."""

    mention: Mention
    naming: Naming


@dataclass(frozen=True, slots=True)
class Item:
    """A word of the source, or a whole name in it."""

    text: str
    start: int
    end: int
    name: Named | None = None


def words_of_source(document: Document, register: Register, source: Span) -> list[Item]:
    """The words and names of the phrase at `source`, in order, without marks."""
    text, end = document.text, min(source.end, source.start + LONGEST_SOURCE)
    items: list[Item] = []
    index = register.before(source.start)
    position = source.start
    while position < end:
        match = _TOKEN.search(text, position, end)
        if not match:
            break
        while index < len(register.mentions) and register.starts[index] < match.start():
            index += 1
        item = _item(document, register, index, match.start(), match.end(), end)
        position = item.end
        if item.text not in _MARKS:
            items.append(item)
    if len(items) <= 2 and items and items[0].name is None:
        items[0] = _looked_up(register, items[0])
    return items


def _item(document: Document, register: Register, index: int, start: int, end: int, limit: int) -> Item:
    """The name or word at `start`; a word is cut where a name begins in it ("then-Secretary Poe")."""
    text = document.text
    name = _name_at(register, index, start, limit)
    if name and name.mention.span and text[name.mention.span.end : name.mention.span.end + 1] not in ("-", "–"):
        return Item(text[start : name.mention.span.end], start, name.mention.span.end, name)
    if index < len(register.starts) and start < register.starts[index] < end:
        end = register.starts[index]
    looked_up = _name_in_longer(document, register, index, start, end) if text[start].isupper() and name is None else None
    return Item(text[start:end], start, end, looked_up)


def _looked_up(register: Register, item: Item) -> Item:
    """A lone capitalised word that is no name by its look, as "Will" of George Will."""
    found = register.look_up((item.text,), Span(item.start, item.end)) if item.text[:1].isupper() else None
    return replace(item, name=Named(*found)) if found and found[1].relation == "last-name" else item


def _name_in_longer(document: Document, register: Register, index: int, start: int, end: int) -> Named | None:
    """A name that a longer run of capitals hides ("Poe Says He Will Run"): looked up by itself."""
    near = register.mentions[max(0, index - 1) : index + 1]
    if not any(m.outer and m.outer.start <= start and end <= m.outer.end for m in near):
        return None
    found = register.look_up((document.text[start:end],), Span(start, end))
    return Named(*found) if found else None


def _name_at(register: Register, index: int, start: int, end: int) -> Named | None:
    if index >= len(register.mentions) or register.starts[index] != start:
        return None
    mention, naming = register.mentions[index], register.namings[index]
    # A source may leave out the last full stop of "U.S."
    fits = naming is not None and mention.span is not None and mention.span.end <= end + 1
    return Named(mention, naming) if fits and naming else None
