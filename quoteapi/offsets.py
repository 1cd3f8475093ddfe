"""Offsets into a text in the unit that a caller counts in: Unicode code points, or UTF-16 code units as JavaScript and Java count.

Everything here counts in code points; only what comes in and what goes out may count otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, TypeVar, cast

from quoteapi.engine.model import Result, Span

Offsets = Literal["codepoint", "utf16"]
OFFSETS: tuple[Offsets, ...] = ("codepoint", "utf16")
Unit = Callable[[int], int]

Value = TypeVar("Value")

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def unit_of(text: str, offsets: Offsets) -> Unit:
    """What turns an offset into `text` in code points into one in the unit that the caller counts in."""
    return utf16_unit(text) if offsets == "utf16" else int


def in_utf16(result: Result, text: str) -> Result:
    """The result with offsets and length in UTF-16 code units; the result given counts in code points of `text`."""
    unit = utf16_unit(text)
    counted = in_unit(result, unit)
    return replace(counted, article=replace(counted.article, length=unit(counted.article.length)))


def utf16_unit(text: str) -> Unit:
    """What turns an offset into `text` in code points into one in UTF-16 code units."""
    astral = [match.start() for match in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(astral, offset)


def codepoint_unit(text: str) -> Unit:
    """What turns an offset into `text` in UTF-16 code units into one in code points; one between two halves goes before them."""
    halves = [match.start() + n for n, match in enumerate(_ASTRAL.finditer(text))]
    return lambda offset: offset - bisect_left(halves, offset)


def in_unit(value: Value, unit: Unit) -> Value:
    """A copy of a dataclass in which `unit` has turned both ends of every `Span`, however deep it stands."""
    if isinstance(value, Span):
        return cast("Value", Span(unit(value.start), unit(value.end)))
    if isinstance(value, tuple):
        return cast("Value", tuple(in_unit(part, unit) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: in_unit(getattr(value, f.name), unit) for f in fields(value)})
    return value


def json_in_unit(value: Any, unit: Unit) -> Any:
    """A copy of JSON in which `unit` has turned each `start` and `end`, however deep it stands."""
    if isinstance(value, list):
        return [json_in_unit(part, unit) for part in value]
    if not isinstance(value, dict):
        return value
    edges = {name: unit(value[name]) for name in ("start", "end") if isinstance(value.get(name), int)}
    return {name: json_in_unit(inner, unit) for name, inner in value.items()} | edges
