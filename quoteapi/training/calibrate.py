"""How often a quote of a given certainty is right: logistic regression on articles held out of training."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quoteapi.engine.model import Attribution, Scope
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.evaluation.labels import Label, label_of
from quoteapi.evaluation.scoring import Reading, score
from quoteapi.training.lessons import Record

Floats = npt.NDArray[np.floating[Any]]
# Before anything is measured: the probability of the labels as it is.
AS_IT_IS = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]
# Pulls the weights towards nothing, so that a feature that hardly occurs weighs hardly anything.
RIDGE = 1.0


def calibrate(folder: Path, held_out: Mapping[Scope, Sequence[Record]]) -> list[float]:
    """Measure the tagger in `folder` on articles that it has not learned from, write its calibration.json anew and
    return the weights."""
    tagger = Tagger(folder, floors=dict.fromkeys(held_out, 0.0))
    seen = [pair for scope, records in held_out.items() for record in records for pair in _judged(tagger, record, scope)]
    given, right = np.array([x for x, _ in seen]), np.array([y for _, y in seen], dtype=float)
    weights = [round(float(w), 4) for w in logistic(given, right)]
    (folder / "calibration.json").write_text(json.dumps({"weights": weights}) + "\n", encoding="utf-8")
    return weights


def logistic(given: Floats, right: Floats, steps: int = 30) -> Floats:
    """The weights of a ridge logistic regression of `right` [n] on `given` [n, features], by Newton's method."""
    weights = np.zeros(given.shape[1])
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - chance) - RIDGE * weights
        curve = (given * (chance * (1 - chance))[:, None]).T @ given + RIDGE * np.eye(given.shape[1])
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _judged(tagger: Tagger, record: Record, scope: Scope) -> Iterator[tuple[tuple[float, ...], bool]]:
    """For each attribution that the tagger finds its features and whether its quote matches a gold one."""
    document = segment(record["text"], record.get("title"))
    found = [a for a in tagger.tag(document, scope) if not a.nested]
    labels = [_label(a, number) for number, a in enumerate(found)]
    gold = tuple(label_of(a) for a in record["attributions"])
    judged = score(Reading(record["id"], record["text"], gold, tuple(labels))).certainties
    for number, right in judged:
        yield found[int(number)].certainty, right


def _label(attribution: Attribution, number: int) -> Label:
    """The attribution for the scorer, its number in the place of its confidence."""
    return label_of({"content": [[t.span.start, t.span.end] for t in attribution.contents], "confidence": number})
