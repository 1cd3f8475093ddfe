"""Whether the speaker that a quotation is ascribed to is the one that a text names."""

from __future__ import annotations

import pytest

from quoteapi.engine.model import Span, Speaker
from quoteapi.verification.naming import is_misspelt, is_named, is_told_beside

COLE = Speaker("s1", "Nadia Cole", "person", roles=("Treasury Secretary",))
VICE = Speaker("s1", "Joe van der Laan", "person", roles=("vice president of Corvane", "chief spokesman"))
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
        (VICE, "van der Laan", True),
        (VICE, "Joseph van der Laan", True),
        (VICE, "Joe van der Laan (Corvane)", True),
        (VICE, "the vice president", True),
        (VICE, "the president", False),
        (VICE, "spokesman", True),
        (VICE, "president of Corvane", False),
        (Speaker("s4", "Park Ji-won", "person"), "Park", True),
        (Speaker("s5", "Lucía Pérez-Gil", "person"), "Pérez-Gil", True),
        (UNION, "the National Farmers Union", True),
        (UNION, "NFU", True),
        (UNION, "Farmers Union", True),
        (UNION, "National Miners Union", False),
        (Speaker("s3", None, "unknown"), "Cole", False),
    ],
)
def test_is_named(speaker: Speaker, claimed: str, expected: bool) -> None:
    assert is_named(speaker, claimed) is expected


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("Marta Kovalchuk", True),
        ("Kovalchuk", True),
        ("Marta Kowalchyk", True),
        ("Martha Kowalchuk", False),
        ("Marta Kovalchek", False),
        ("Bo Kovalchuk", False),
        ("Marta", False),
    ],
)
def test_a_slip_of_the_pen_in_a_long_name(claimed: str, expected: bool) -> None:
    assert is_misspelt(Speaker("s1", "Marta Kowalchuk", "person"), claimed) is expected


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        ("“Yes,” said the bride, Flora Reid, in tears.", "the bride", True),
        ("“Yes,” said the bride, Dr. Flora Reid, in tears.", "bride", True),
        ("Flora Reid, the bride, was in tears.", "bride", True),
        ("Bride Flora Reid was in tears.", "bride", True),
        ("Nothing was said by the bride, Flora Reid said.", "the bride", False),
        ("The deputy mayor, Flora Reid, was in tears.", "mayor", False),
        ("Nobody saw the bride. Flora Reid was in tears.", "bride", False),
    ],
)
def test_what_the_text_says_beside_a_name(text: str, claimed: str, expected: bool) -> None:
    start = text.index("Flora Reid")
    speaker = Speaker("s1", "Flora Reid", "person", mentions=(Span(start, start + 10),))
    assert is_told_beside(text, speaker, claimed) is expected
