"""Which checkpoints a mean is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from quoteapi.engine.pipeline import Engine
from quoteapi.evaluation.gold import GoldArticle
from quoteapi.evaluation.labels import label_of
from quoteapi.training.soup import greedy, standing

A, B, C = (Path(f"{name}.pt") for name in "abc")


def of(figures: dict[str, float]) -> Callable[[Sequence[Path]], float]:
    return lambda checkpoints: figures["".join(sorted(c.stem for c in checkpoints))]


def test_the_best_stays_alone_where_every_mean_is_worse() -> None:
    assert greedy([A, B, C], of({"a": 1, "b": 3, "c": 2, "bc": 2.5, "ab": 2.9})) == [B]


def test_each_that_does_not_harm_the_mean_is_added_the_best_first() -> None:
    assert greedy([A, B, C], of({"a": 1, "b": 3, "c": 2, "bc": 3.5, "abc": 3.5})) == [B, C, A]


def test_what_harms_it_is_passed_over() -> None:
    assert greedy([A, B, C], of({"a": 1, "b": 2, "c": 3, "bc": 2, "ac": 4})) == [C, A]


def test_direct_speech_is_what_was_printed_in_marks_where_they_are_lost() -> None:
    text = "“The port is shut,” Ann Poe said."
    label = label_of({"content": [[0, 19]], "source": [[20, 27]], "cue": [[28, 32]]})
    articles = {"reported": [GoldArticle("1", text, None, (label,))]}
    assert standing(Engine(), articles) == pytest.approx(3)
    assert standing(Engine(), articles, unmarked=True) == pytest.approx(2)
