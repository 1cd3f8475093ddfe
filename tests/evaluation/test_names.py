from __future__ import annotations

import pytest

from quoteapi.evaluation.names import same_name, same_phrase


@pytest.mark.parametrize(
    ("accepted", "given", "same"),
    [
        pytest.param(["Ada Brook"], "Ada Brook", True, id="equal"),
        pytest.param(["Ada Brook"], "ADA BROOK", True, id="case"),
        pytest.param(["Zoë Årud"], "Zoe Arud", True, id="accents"),
        pytest.param(["Ada Brook"], "Ms. Ada M. Brook", True, id="honorific and middle initial"),
        pytest.param(["U.S. Navy"], "US Navy", True, id="points"),
        pytest.param(["Brook", "Ada Brook"], "Brook", True, id="any of several"),
        pytest.param(["Ada Brook"], "Brook", False, id="the last name alone"),
        pytest.param(["Ada Brook"], "Ada Marie Brook", False, id="a middle name"),
        pytest.param(["Ada Brook"], "Mayor Ada Brook", False, id="an office is no honorific"),
        pytest.param(["Ada Brook"], None, False, id="none"),
        pytest.param([], "Ada Brook", False, id="nothing accepted"),
    ],
)
def test_same_name(accepted: list[str], given: str | None, same: bool) -> None:
    assert same_name(accepted, given) is same


@pytest.mark.parametrize(
    ("accepted", "given", "same"),
    [
        pytest.param(["harbour master"], "harbour master", True, id="equal"),
        pytest.param(["harbour master"], "the Harbour Master of Lund", True, id="holds it"),
        pytest.param(["acting harbour master"], "harbour master", True, id="stands in it"),
        pytest.param(["master"], "masterpiece", False, id="part of a word"),
        pytest.param(["harbour master"], "pilot", False, id="another"),
        pytest.param([" "], "pilot", False, id="blank is no phrase"),
        pytest.param(["pilot"], "—", False, id="a dash is no word"),
        pytest.param(["pilot"], None, False, id="none"),
    ],
)
def test_same_phrase(accepted: list[str], given: str | None, same: bool) -> None:
    assert same_phrase(accepted, given) is same
