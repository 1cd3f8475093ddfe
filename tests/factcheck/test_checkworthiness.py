"""The score of a sentence: what moves it, and how often it is right on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.factcheck.checkworthiness import FEATURES, score, score_of_text, seen_in, sentences_of

FACT = "The ferry carried 300 people to Marsh Island last year."


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("Rents doubled to 900 euros.", {"number", "measure", "done"}),
        ("Lindford is larger than Quay.", {"comparison", "is", "name"}),
        ("According to Ada Cole, the pier sank in 2019.", {"source", "name", "number", "when"}),
        ("Was it late?", {"done", "question", "short"}),
        ("“Was that bridge ever any good?”", {"done", "question", "comparison"}),
        ("I don’t think so, my friends.", {"you and I"}),
        ("I think it will rain.", {"opinion", "to come", "you and I"}),
        ("Thank you for coming.", {"talk", "you and I", "short"}),
        ("We’ll meet at the pier.", {"to come"}),
        ("They whisper among the reeds.", set()),
    ],
)
def test_what_is_seen(sentence: str, seen: set[str]) -> None:
    assert set(seen_in(sentence)) - {"met"} == seen


@pytest.mark.parametrize(
    "worse",
    [
        "Did the ferry carry 300 people to Marsh Island last year?",
        "The ferry will carry people to Marsh Island.",
        "I love the ferry.",
        "The ferry.",
    ],
)
def test_a_fact_scores_higher(worse: str) -> None:
    assert score(FACT) > 0.8
    assert score(worse) < 0.5


def test_the_highest_sentence_counts() -> None:
    text = f"Good morning. {FACT} Is that much?"
    assert sentences_of(text) == ["Good morning.", FACT, "Is that much?"]
    assert score_of_text(text) == score(FACT)
    assert score_of_text("") == score_of_text("?!") == score("1, 2, 3") == 0


@given(st.text(max_size=200))
def test_any_text_has_a_score(text: str) -> None:
    assert 0 <= score(text) <= 1
    assert 0 <= score_of_text(text) <= 1


def test_each_feature_is_seen_somewhere() -> None:
    sentences = [sentence for part in parts().values() for _, sentence in part]
    assert {name for sentence in sentences for name in seen_in(sentence)} == {feature.name for feature in FEATURES}


def parts() -> dict[str, list[tuple[bool, str]]]:
    found: dict[str, list[tuple[bool, str]]] = {}
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        sign, text = line.split(" ", 1)
        if sign == "#":
            part = found.setdefault(text, [])
        else:
            part.append((sign == "+", text))
    return found


@pytest.mark.parametrize(("part", "right", "area"), [("first", 67, 1.0), ("second", 22, 0.87), ("third", 23, 0.90)])
def test_how_often_it_is_right(part: str, right: int, area: float) -> None:
    # docs/claims.md tells these figures; only the third part was not seen when the weights were set.
    scores = [(score(sentence), worth) for worth, sentence in parts()[part]]
    high, low = ([s for s, worth in scores if worth is wanted] for wanted in (True, False))
    assert sum((s >= 0.5) is worth for s, worth in scores) >= right
    assert sum((a > b) + (a == b) / 2 for a in high for b in low) / len(high) / len(low) >= area
