from __future__ import annotations

from pathlib import Path

from quoteapi.evaluation.gold import read_gold, read_predictions
from quoteapi.evaluation.mistakes import Mistake, mistakes
from quoteapi.evaluation.scoring import Reading

TOWN = Path(__file__).parent / "town"


def test_every_mistake_on_the_town() -> None:
    [article] = read_gold(TOWN / "gold.jsonl")
    found = read_predictions(TOWN / "found.jsonl")[article.id]
    rain = "that “heavy” rain could delay the work"
    assert list(mistakes(Reading(article.id, article.text, article.labels, found))) == [
        Mistake("town", "missed", "indirect", "Brook | said", "", "the deputy believes the money is gone"),
        Mistake("town", "extra", "indirect", "", "Brook | said", "the money"),
        Mistake("town", "affiliation", "direct", "", "City Hall", "The bridge opens in May"),
        Mistake("town", "speaker", "mixed", "", "Ada Brook", rain),
        Mistake("town", "source", "indirect", "A fisherman", "the river", "the river is too high"),
        Mistake("town", "role", "indirect", "fisherman", "", "the river is too high"),
    ]


def test_nothing_is_wrong_with_the_gold_itself() -> None:
    [article] = read_gold(TOWN / "gold.jsonl")
    assert list(mistakes(Reading(article.id, article.text, article.labels, article.labels))) == []
