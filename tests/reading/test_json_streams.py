"""JSON of any length, entry by entry: all of it, and nothing that is no JSON."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.reading.json_streams import BrokenJsonError, entries

LISTS = ("claims", "dataFeedElement", "itemListElement")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*LISTS, "item", "@graph", "url"]), inner),
    max_leaves=25,
)


@given(JSON)
def test_streaming_takes_what_json_takes(value: Any) -> None:
    found = list(entries(io.BytesIO(json.dumps(value).encode())))
    value = json.loads(json.dumps(value), parse_float=Decimal)
    if not isinstance(value, list):
        assert [each.value for each in found if not each.of] == ([value] if not _has_list(value) else [])
    else:
        assert [each.value for each in found] == value


def _has_list(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(name), list) for name in LISTS)


@pytest.mark.parametrize("content", [b"", b"{", b"[1", b'{"a"', b"]", b'{"claims": [', b"[NaN]", b"\xff", b'["' + b"\xff" + b'"]'])
def test_what_is_no_json(content: bytes) -> None:
    with pytest.raises(BrokenJsonError):
        list(entries(io.BytesIO(content)))
