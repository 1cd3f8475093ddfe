"""The key under which a name is found again in another article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.model import KINDS, SpeakerKind

SAME = [
    pytest.param("Ann Poe", "Ann Q. Poe", "person", id="middle initial"),
    pytest.param("José Ibáñez", "Jose Ibanez", "person", id="accents"),
    pytest.param("Sinéad O’Dell", "Sinead O'Dell", "person", id="apostrophes"),
    pytest.param("ANN POE", "Ann Poe", "person", id="capitals"),
    pytest.param("The Harbor Times", "Harbor Times", "organisation", id="article"),
    pytest.param("U.S. Harbor Service", "US Harbor Service", "organisation", id="full stops"),
]
DIFFERENT = [
    pytest.param(("Ann Poe", "person"), ("Ann Poe", "organisation"), id="kind"),
    pytest.param(("Ann Marie Poe", "person"), ("Ann Poe", "person"), id="middle name"),
    pytest.param(("Plan B Group", "organisation"), ("Plan Group", "organisation"), id="a body's letter"),
    pytest.param(("The", "organisation"), ("A", "organisation"), id="nothing but an article"),
]


@pytest.mark.parametrize(("one", "other", "kind"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str, kind: SpeakerKind) -> None:
    assert entity_key(one, kind) == entity_key(other, kind)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_do_not(one: tuple[str, SpeakerKind], other: tuple[str, SpeakerKind]) -> None:
    assert entity_key(*one) != entity_key(*other)


def test_a_key_tells_kind_and_name() -> None:
    assert entity_key("Ann Q. Poe", "person") == "person:ann-poe"
    assert entity_key("Ян Гость", "person") == "person:ян-гость"


@pytest.mark.parametrize("name", [None, "", "…", "‘’"])
def test_no_name_has_no_key(name: str | None) -> None:
    assert entity_key(name, "group") is None


@given(st.text(max_size=60), st.sampled_from(KINDS))
def test_any_name_has_a_key_of_words_and_the_same_again(name: str, kind: SpeakerKind) -> None:
    key = entity_key(name, kind)
    assert key is None or (key.startswith(f"{kind}:") and not key.endswith((":", "-")) and " " not in key)
    assert key == entity_key(name, kind)
