"""Whether a confidence means what it says: of the quotes given 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Certainty = tuple[float, bool]
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The quotes whose confidence lies from `low` to `low` + 1 / BINS: how many, their mean confidence, the share right."""

    low: float
    quotes: int
    confidence: float
    right: float


def bins(certainties: Iterable[Certainty]) -> tuple[Bin, ...]:
    """The quotes sorted into BINS of equal width; empty bins are left out. Each certainty is (confidence, is right)."""
    by_bin: dict[int, list[Certainty]] = {}
    for confidence, right in certainties:
        by_bin.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return tuple(_bin(index / BINS, some) for index, some in sorted(by_bin.items()))


def calibration_error(filled: Sequence[Bin]) -> float:
    """The expected calibration error: the mean distance of confidence and share right, each bin by its quotes (0 is best)."""
    quotes = sum(b.quotes for b in filled)
    return sum(b.quotes * abs(b.confidence - b.right) for b in filled) / quotes if quotes else 0.0


def _bin(low: float, some: Sequence[Certainty]) -> Bin:
    return Bin(low, len(some), sum(c for c, _ in some) / len(some), sum(right for _, right in some) / len(some))
