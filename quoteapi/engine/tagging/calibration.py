"""From what the tagger gives a quote to how often such a quote is right."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quoteapi.engine.model import Scope

# Scores beyond this say no more than "sure".
SUREST = 1 - 1e-4


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model over `features` (Platt scaling with more than one score), fitted on held-out articles."""

    weights: tuple[float, ...]

    @staticmethod
    def read(path: Path) -> Calibration:
        """The weights in a JSON file: {"weights": [one for each of `features`]}."""
        return Calibration(tuple(json.loads(path.read_text(encoding="utf-8"))["weights"]))

    def of(self, given: Sequence[float]) -> float:
        """The share of right quotes among those with these features."""
        return 1 / (1 + math.exp(-sum(w * x for w, x in zip(self.weights, given, strict=True))))


def features(tags: float, link: float, *, marked: float, sourced: bool, scope: Scope) -> tuple[float, ...]:
    """What the confidence stands on: the probabilities of the weakest piece's labels and of the cue's link, whether the
    content begins in quotation marks (0.5 where nobody can know), whether a source was found, and the guideline."""
    return (1.0, _logit(tags), _logit(link), marked, float(sourced), float(scope == "reported"))


def _logit(probability: float) -> float:
    kept = min(SUREST, max(1 - SUREST, probability))
    return math.log(kept / (1 - kept))
