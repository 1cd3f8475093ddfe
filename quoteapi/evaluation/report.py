"""The figures of an evaluation, as numbers to print, to compare and to write as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quoteapi.engine.model import TYPES
from quoteapi.evaluation.certainty import Bin, bins, calibration_error
from quoteapi.evaluation.figures import PLACES, Rates
from quoteapi.evaluation.scoring import Scores

DETECTION = ("detection", "exact", "token", "attributed")
ASCRIPTIONS = ("named", "role", "affiliation")


@dataclass(frozen=True, slots=True)
class Report:
    """Rates and shares by name, in the order to show them; `sources` gives each type's source_acc. Figures that the gold
    does not mark are left out."""

    articles: int
    missing: int
    rates: dict[str, Rates]
    shares: dict[str, float]
    sources: dict[str, float]
    certainties: tuple[Bin, ...]
    calibration_error: float | None

    def to_json(self) -> dict[str, Any]:
        """One flat object, figures by name."""
        rows = {name: {**rates, **self._source(name)} for name, rates in self.rates.items()}
        return {"articles": self.articles, "missing": self.missing, **rows, **self.shares, **self._calibration()}

    def figures(self) -> Iterator[tuple[str, float]]:
        """Each figure by a dotted name, as floors name it: `detection.f1`, `direct.source_acc`, `act_acc`."""
        for name, value in self.to_json().items():
            if isinstance(value, dict):
                yield from ((f"{name}.{part}", number) for part, number in value.items() if isinstance(number, float))
            elif isinstance(value, float):
                yield name, value

    def _source(self, name: str) -> dict[str, float]:
        return {"source_acc": self.sources[name]} if name in self.sources else {}

    def _calibration(self) -> dict[str, Any]:
        if self.calibration_error is None:
            return {}
        rows = [
            {"from": b.low, "quotes": b.quotes, "confidence": round(b.confidence, PLACES), "right": round(b.right, PLACES)}
            for b in self.certainties
        ]
        return {"calibration": {"error": self.calibration_error, "bins": rows}}


def report(scores: Scores) -> Report:
    """The figures behind the counts."""
    filled = bins(scores.certainties)
    return Report(
        articles=scores.articles,
        missing=scores.missing,
        rates={name: scores.tallies[name].rates() for name in _rate_names(scores)},
        shares={f"{name}_acc": scores.shares[name].rate() for name in _share_names(scores)},
        sources={type_: scores.shares[f"source of {type_}"].rate() for type_ in TYPES},
        certainties=filled,
        calibration_error=round(calibration_error(filled), PLACES) if filled else None,
    )


def _rate_names(scores: Scores) -> Sequence[str]:
    """Which rates there are; the gold's marks decide, so that a figure never vanishes for want of predictions."""
    marked = [name for name in ("venue", "nested") if scores.tallies[name].gold]
    return [*DETECTION, *TYPES, *marked, *(ASCRIPTIONS if _marks_speakers(scores) else ())]


def _share_names(scores: Scores) -> Sequence[str]:
    speakers = ("speaker", "unnamed") if _marks_speakers(scores) else ()
    return ["source", "cue", *speakers, *(name for name in ("act", "stance") if scores.shares[name].total)]


def _marks_speakers(scores: Scores) -> bool:
    return bool(scores.shares["speaker"].total or scores.shares["unnamed"].total)
