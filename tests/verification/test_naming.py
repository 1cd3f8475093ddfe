"""Whether the speaker that a quotation is ascribed to is the one that a text names."""

from __future__ import annotations

import pytest

from quoteapi.engine.model import Speaker
from quoteapi.verification.naming import is_named

COLE = Speaker("s1", "Nadia Cole", "person", roles=("Treasury Secretary",))
UNION = Speaker("s2", "National Farmers Union", "organisation")


@pytest.mark.parametrize(
    ("speaker", "claimed", "expected"),
    [
        (COLE, "Nadia Cole", True),
        (COLE, "nadia côle", True),
        (COLE, "Cole", True),
        (COLE, "N. Cole", True),
        (COLE, "Mrs. Cole", True),
        (COLE, "Secretary Cole", True),
        (COLE, "Treasury Secretary Cole", True),
        (COLE, "Treasury Secretary Nadia Cole", True),
        (COLE, "Nadia Cole, the Treasury Secretary", True),
        (COLE, "the Treasury Secretary", True),
        (COLE, "Nadia Cole Jr.", True),
        (COLE, "Martin Cole", False),
        (COLE, "Interior Minister Martin Cole", False),
        (COLE, "Nadia", False),
        (COLE, "Nadia Coleman", False),
        (COLE, "…", False),
        (UNION, "the National Farmers Union", True),
        (UNION, "NFU", True),
        (UNION, "Farmers Union", True),
        (UNION, "National Miners Union", False),
        (Speaker("s3", None, "unknown"), "Cole", False),
    ],
)
def test_is_named(speaker: Speaker, claimed: str, expected: bool) -> None:
    assert is_named(speaker, claimed) is expected
