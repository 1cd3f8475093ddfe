"""Offsets in code points and in UTF-16 code units, of any text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.model import Span, Speaker
from quoteapi.offsets import codepoint_unit, in_unit, utf16_unit


@given(st.text(st.characters(exclude_categories=())), st.data())
def test_utf16_counts_code_units(text: str, data: Any) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert utf16_unit(text)(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99))))
def test_every_span_of_a_value_is_turned_and_nothing_else(pairs: list[tuple[int, int]]) -> None:
    speaker = Speaker("s1", "7", "person", mentions=tuple(Span(*pair) for pair in pairs))
    turned = in_unit(speaker, lambda offset: offset + 1000)
    assert turned == replace(speaker, mentions=tuple(Span(start + 1000, end + 1000) for start, end in pairs))


@given(st.text(st.characters(exclude_categories=())), st.data())
def test_code_points_and_back(text: str, data: Any) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert codepoint_unit(text)(utf16_unit(text)(place)) == place
