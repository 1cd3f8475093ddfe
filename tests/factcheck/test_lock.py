"""Green, amber or red."""

from __future__ import annotations

import pytest

from quoteapi.factcheck import light
from quoteapi.verification import Check
from quoteapi.verification.model import VERDICTS


@pytest.mark.parametrize(
    ("verdict", "meaning_changed", "expected"),
    [
        ("verbatim", False, "green"),
        ("verbatim_typography", False, "green"),
        ("altered_marked", False, "green"),
        ("altered_marked", True, "amber"),
        ("truncated", False, "amber"),
        ("truncated", True, "red"),
        ("paraphrase", False, "amber"),
        ("paraphrase", True, "amber"),
        ("ambiguous", False, "amber"),
        ("ambiguous", True, "red"),
        ("altered_unmarked", False, "amber"),
        ("altered_unmarked", True, "red"),
        ("spliced", True, "red"),
        ("misattributed", True, "red"),
        ("not_found", False, "amber"),
    ],
)
def test_light(verdict: str, meaning_changed: bool, expected: str) -> None:
    assert verdict in VERDICTS
    assert light(Check("words", None, verdict, meaning_changed, (), ())) == expected  # type: ignore[arg-type]
