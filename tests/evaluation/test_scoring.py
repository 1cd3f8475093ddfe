"""Every figure against one worked out by hand on the article in `town`.

Four sentences, in which the mayor says two things (A1, A4), her deputy warns (A2), a fisherman thinks (A3), and what the deputy
believes stands inside what the mayor says (A5). Predicted are, in this order: A1, right but for a body that nobody named and in
the form of a result; A2 without its word in marks, with an invented name, a venue that is none and the wrong act; three of the
five words of A3, given to the river and doubted; two of the seven words of A4, which are no match; and A5.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quoteapi.evaluation.labels import label_of
from quoteapi.evaluation.report import report
from quoteapi.evaluation.scoring import Reading, Scores, score, total

TOWN = Path(__file__).parent / "town"
GOLD = json.loads((TOWN / "gold.jsonl").read_text(encoding="utf-8"))
TEXT, (A1, A2, *_) = GOLD["text"], GOLD["attributions"]
FOUND = json.loads((TOWN / "found.jsonl").read_text(encoding="utf-8"))
BRIDGE, RAIN, _, MONEY, _ = FOUND["quotes"]


def reading(gold_items: list[dict[str, Any]], found: list[dict[str, Any]] | None) -> Reading:
    predicted = None if found is None else tuple(map(label_of, found))
    return Reading("town", TEXT, tuple(map(label_of, gold_items)), predicted)


def figures(gold_items: list[dict[str, Any]], found: list[dict[str, Any]] | None, *acts: str) -> dict[str, Any]:
    return report(score(reading(gold_items, found), frozenset(acts))).to_json()


def rates(p: float, r: float, f1: float, gold: int, pred: int, **more: float) -> dict[str, float]:
    return {"p": p, "r": r, "f1": f1, "gold": gold, "pred": pred, **more}


EXPECTED: dict[str, Any] = {
    "articles": 1,
    "missing": 0,
    # A1, A2 and A3 are answered, A4 is not, the money is too much.
    "detection": rates(0.75, 0.75, 0.75, 4, 4),
    "exact": rates(0.25, 0.25, 0.25, 4, 4),
    # 5 + 6 + 5 + 7 words in gold, 5 + 5 + 3 + 2 predicted, all of these in gold.
    "token": rates(1.0, 0.6522, 0.7895, 23, 15),
    # The fisherman's words went to the river.
    "attributed": rates(0.5, 0.5, 0.5, 4, 4),
    "direct": rates(1.0, 1.0, 1.0, 1, 1, source_acc=1.0),
    # A2 is found, but as an indirect quote: recall without precision.
    "mixed": rates(0.0, 1.0, 0.0, 1, 0, source_acc=1.0),
    "indirect": rates(0.6667, 0.5, 0.5714, 2, 3, source_acc=0.0),
    "venue": rates(0.5, 1.0, 0.6667, 1, 2),
    "nested": rates(1.0, 1.0, 1.0, 1, 1),
    # Named in gold: A1 and A4. Names given: three, of which only the first is right on a matched quote.
    "named": rates(0.3333, 0.5, 0.4, 2, 3),
    "role": rates(1.0, 0.6667, 0.8, 3, 2),
    "affiliation": rates(0.0, 0.0, 0.0, 0, 1),
    "source_acc": 0.6667,
    "cue_acc": 1.0,
    "speaker_acc": 1.0,
    "unnamed_acc": 0.5,
    "act_acc": 0.6667,
    "stance_acc": 0.6667,
}


def test_every_figure() -> None:
    got = figures(GOLD["attributions"], FOUND["quotes"])
    calibration = got.pop("calibration")
    assert got == EXPECTED
    # 0.95, 0.85 and 0.35 are right, 0.55 is not: (0.05 + 0.15 + 0.65 + 0.55) / 4.
    assert calibration["error"] == pytest.approx(0.35)


def test_only_some_acts() -> None:
    got = figures(GOLD["attributions"], FOUND["quotes"], "speech")
    # A3 is a thought and counts neither way; the rain and the river were predicted as thoughts and are left out.
    assert got["detection"] == rates(0.5, 0.3333, 0.4, 3, 2)
    assert got["token"] == rates(1.0, 0.3889, 0.56, 18, 7)


def test_an_optional_quote_counts_neither_way() -> None:
    optional = [{**A2, "optional": True}]
    assert figures(optional, [RAIN])["detection"] == rates(0.0, 0.0, 0.0, 0, 0)
    assert figures(optional, [])["detection"] == rates(0.0, 0.0, 0.0, 0, 0)
    assert figures(optional, [RAIN])["token"] == rates(0.0, 0.0, 0.0, 0, 0)
    assert figures(optional, [MONEY])["detection"] == rates(0.0, 0.0, 0.0, 0, 1)


def test_an_article_without_a_prediction_is_missing_and_its_gold_missed() -> None:
    got = figures(GOLD["attributions"], None)
    assert got["missing"] == 1
    assert got["detection"] == rates(0.0, 0.0, 0.0, 4, 0)
    assert "calibration" not in got


def test_gold_without_marks_of_speakers_gives_no_figures_on_them() -> None:
    bare = [{"content": MONEY["content"], "source": [], "cue": []}]
    got = figures(bare, [MONEY])
    assert got["detection"] == rates(1.0, 1.0, 1.0, 1, 1)
    assert set(got) & {"named", "role", "affiliation", "venue", "nested", "speaker_acc", "unnamed_acc", "act_acc", "stance_acc"} == set()
    # No source in gold: the prediction is not held against the pair.
    assert got["attributed"] == rates(0.0, 0.0, 0.0, 0, 0)


def test_a_name_for_a_group_counts_neither_way() -> None:
    group = {**A1, "content": MONEY["content"], "kind": "group"}
    assert figures([group, A1], [MONEY, BRIDGE])["named"] == rates(1.0, 1.0, 1.0, 1, 1)


def test_the_description_itself_is_no_invented_name() -> None:
    assert figures([A2], [{**RAIN, "speaker": "the deputy"}])["unnamed_acc"] == 1.0
    assert figures([A2], [{**RAIN, "speaker": "Ada Brook"}])["unnamed_acc"] == 0.0


def test_two_predictions_of_one_quote_are_one_right_and_one_too_many() -> None:
    got = figures([A2], [RAIN, dict(RAIN)])
    assert got["detection"] == rates(0.5, 1.0, 0.6667, 1, 2)


def test_counts_add_up_over_articles() -> None:
    once = score(reading(GOLD["attributions"], FOUND["quotes"]))
    missing = score(reading(GOLD["attributions"], None))
    both = report(total([once, missing])).to_json()
    assert (both["articles"], both["missing"]) == (2, 1)
    assert both["detection"] == rates(0.75, 0.375, 0.5, 8, 4)
    assert total([]) == Scores()
