"""From what the tagger gives a quote to how often such a quote is right."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from quoteapi.engine.model import Scope

# The curve before anything was measured: certainty as it is.
AS_IT_IS = ((0.0, 0.0), (1.0, 1.0))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A rising step curve for each scope (isotonic regression on held-out articles): points (certainty, share right)."""

    curves: dict[str, tuple[tuple[float, float], ...]]

    @staticmethod
    def read(path: Path) -> Calibration:
        """The curves in a JSON file: {scope: [[certainty, share], …]}, by rising certainty."""
        curves = json.loads(path.read_text(encoding="utf-8"))
        return Calibration({scope: tuple((x, y) for x, y in points) for scope, points in curves.items()})

    def of(self, certainty: float, scope: Scope) -> float:
        """The share of right quotes at this certainty, between the curve's points in a straight line."""
        points = self.curves[scope]
        right = bisect_right(points, (certainty, 1.0))
        if right == 0:
            return points[0][1]
        if right == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[right - 1], points[right]
        return y0 + (y1 - y0) * (certainty - x0) / (x1 - x0) if x1 > x0 else y1
