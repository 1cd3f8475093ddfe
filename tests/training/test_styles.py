"""Other newsrooms' typography: every offset stays."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.training.styles import STYLES, drawn

TEXT = "Harbour Shut As Wind Grows\n\n“It’s late,” she said. He called it ‘late’."
CHANGED = [
    ("straight", "Harbour Shut As Wind Grows\n\n\"It's late,\" she said. He called it 'late'."),
    ("british", "Harbour Shut As Wind Grows\n\n‘It’s late,’ she said. He called it ‘late’."),
    ("guillemets", "Harbour Shut As Wind Grows\n\n«It’s late,» she said. He called it «late»."),
    ("unmarked", "Harbour Shut As Wind Grows\n\n It’s late,  she said. He called it  late ."),
    ("lower_case_headline", "harbour shut as wind grows\n\n“It’s late,” she said. He called it ‘late’."),
]


@pytest.mark.parametrize(("style", "expected"), CHANGED)
def test_style(style: str, expected: str) -> None:
    assert STYLES[style](TEXT) == expected


@given(st.text(max_size=200), st.integers())
def test_length_stays(text: str, seed: int) -> None:
    assert len(drawn(1.0, Random(seed))(text)) == len(text)


def test_as_it_is_unless_drawn() -> None:
    assert drawn(0.0, Random(1))(TEXT) == TEXT
    assert len({drawn(1.0, Random(seed))(TEXT) for seed in range(60)}) >= len(STYLES) - 1


def test_one_of_those_named_alone() -> None:
    named = ["unmarked", "british"]
    assert {drawn(1.0, Random(seed), named)(TEXT) for seed in range(60)} == {STYLES[name](TEXT) for name in named}
