"""The one table of an article's entities: who stands in it, and each mention with what leads it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Cast, EntityEntry

CastOf = Callable[..., Cast]

# A text with whom it speaks of: the words of each mention and the rule that leads them back; None names nobody.
Mentions = list[tuple[str, str]]
ROWS = [
    pytest.param(
        "Ann Poe, the mayor, left. Poe said no. She laughed, and Bo Starr thanked her.", "Ann Poe",
        [("Ann Poe", "full-name"), ("Poe", "last-name"), ("She", "personal-pronoun"), ("her", "personal-pronoun")], id="a person",
    ),
    pytest.param(
        "Ann Poe met Eve Roe. Roe thanked her.", "Ann Poe",
        [("Ann Poe", "full-name"), ("her", "personal-pronoun")], id="nobody thanks herself as her",
    ),
    pytest.param(
        "Gov. Ann Poe of Ohio left. The governor had lost.", "Ann Poe",
        [("Ann Poe", "full-name"), ("The governor", "role-description")], id="a role stands for a name",
    ),
    pytest.param(
        "Acme Corp. closed its mill. The company has 40 mills.", "Acme Corp.",
        [("Acme Corp.", "full-name"), ("its", "thing-pronoun"), ("The company", "body-description")], id="a body",
    ),
    pytest.param(
        "The Harbor Safety Board (HSB) met. HSB will close.", "Harbor Safety Board",
        [("Harbor Safety Board", "full-name"), ("HSB", "acronym"), ("HSB", "acronym")], id="initials",
    ),
    pytest.param(
        "Cllr Ann Poe left. Poe told the Riverside Residents' Association no.", "Riverside Residents' Association",
        [("Riverside Residents' Association", "full-name")], id="a plural owner",
    ),
    pytest.param(
        "When the levee broke, Ann Poe ran. The levee was old.", "Ann Poe", [("Ann Poe", "full-name")], id="a levee is nobody",
    ),
    pytest.param(
        "Some farmers came to town. They wanted rain.", None,
        [("Some farmers", "plural-description"), ("They", "plural-pronoun")], id="a group without a name",
    ),
    pytest.param(
        "“I tried,” Ann Poe said. “My boat sank.”", "Ann Poe",
        [("I", "first-person"), ("Ann Poe", "full-name"), ("My", "first-person")], id="I in her own words",
    ),
]  # fmt: skip
ABSENT = [
    pytest.param("Ann Poe went to Derby on Monday.", "Derby", id="a place"),
    pytest.param("Ann Poe left at noon EDT.", "EDT", id="a zone of time"),
    pytest.param("The Court sat. Ann Poe left.", "Court", id="a common noun"),
    pytest.param("It crossed the Taiwan Strait. The Taiwan Strait is wide.", "Taiwan Strait", id="a water"),
]


def row(cast: Cast, text: str, name: str | None, words: str) -> EntityEntry:
    """The row with this name that has a mention of these words."""
    found = [e for e in cast.entities if e.name == name and words in [text[m.span.start : m.span.end] for m in e.mentions]]
    assert len(found) == 1, [(e.name, len(e.mentions)) for e in cast.entities]
    return found[0]


@pytest.mark.parametrize(("text", "name", "mentions"), ROWS)
def test_every_mention_stands_in_one_row(cast_of: CastOf, text: str, name: str | None, mentions: Mentions) -> None:
    quotes = [("Ann Poe", "I tried,"), (None, "My boat sank.")] if "tried" in text else []
    found = row(cast_of(text, quotes, continues=True), text, name, mentions[0][0])
    told = [(text[m.span.start : m.span.end], m.rule) for m in found.mentions]
    assert [pair for pair in told if pair in mentions] == mentions
    assert {words for words, _ in told} == {words for words, _ in mentions}


@pytest.mark.parametrize(("text", "name"), ABSENT)
def test_what_is_nobody_has_no_row(cast_of: CastOf, text: str, name: str) -> None:
    assert name not in [e.name for e in cast_of(text, []).entities]


def test_words_that_tell_what_somebody_is_are_no_mention_of_him(cast_of: CastOf) -> None:
    text = "Ann Poe is the mayor. The mayor, Ann Poe, left."
    assert [text[m.span.start : m.span.end] for m in row(cast_of(text, []), text, "Ann Poe", "Ann Poe").mentions] == ["Ann Poe"] * 2


def test_who_wrote_is_not_taken_up(cast_of: CastOf) -> None:
    text = "By Eve Roe\n\nShe was late. Ann Poe had left."
    assert len(row(cast_of(text, []), text, "Eve Roe", "Eve Roe").mentions) == 1


def test_who_takes_his_turn_does_not_call_himself_he(cast_of: CastOf) -> None:
    text = "Bo Dow hosts the show.\n\nDOW: Hank Orr left town. He lies."
    cast = cast_of(text, [("DOW", "Hank Orr left town. He lies.", ":")])
    assert "He" in [text[m.span.start : m.span.end] for m in row(cast, text, "Hank Orr", "Hank Orr").mentions]


def test_a_title_that_stands_apart_tells_the_name_and_has_no_place(cast_of: CastOf) -> None:
    text = "Poe left."
    (entity,) = cast_of(text, [], title="Why Ann Poe Had to Go").entities
    assert (entity.name, len(entity.mentions)) == ("Ann Poe", 1)


def test_rows_are_numbered_by_their_first_mention_and_speakers_point_at_theirs(cast_of: CastOf) -> None:
    text = "Acme closed. Ann Poe said so. A nurse wept. “Why?” she asked."
    cast = cast_of(text, [("Ann Poe", "so"), ("she", "Why?")])
    assert [e.id for e in cast.entities] == [f"e{n}" for n in range(1, len(cast.entities) + 1)]
    starts = [e.mentions[0].span.start for e in cast.entities]
    assert starts == sorted(starts)
    rows = {e.id: e for e in cast.entities}
    assert [(rows[s.entity].name, s.key) for s in cast.speakers] == [(s.name, s.key) for s in cast.speakers]


def test_no_words_are_a_mention_of_two(cast_of: CastOf) -> None:
    text = "The mayor of Derby, Ann Poe, said her office told Acme’s chief it would pay. He thanked them, and they left."
    spans = [m.span for e in cast_of(text, [("The mayor of Derby, Ann Poe", "pay")]).entities for m in e.mentions]
    assert len(spans) == len(set(spans))
