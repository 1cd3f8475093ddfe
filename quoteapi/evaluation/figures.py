"""Counts that add up over articles, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

# Figures are given to four places, as the published ones are.
PLACES = 4


class Rates(TypedDict):
    """Precision, recall and F1 (0 to 1) with the numbers of gold and predicted that they stand on."""

    p: float
    r: float
    f1: float
    gold: int
    pred: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold and predicted things, and how many of each are right; the two differ where a quote's type is not its answer's."""

    gold: int = 0
    found: int = 0
    recalled: int = 0
    confirmed: int = 0

    @staticmethod
    def of(*, gold: int, found: int, right: int) -> Tally:
        """A tally whose right ones are the same on both sides."""
        return Tally(gold, found, right, right)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.recalled + other.recalled,
            self.confirmed + other.confirmed,
        )

    def rates(self) -> Rates:
        """The figures; 0 where there is nothing to divide by."""
        r, p = _ratio(self.recalled, self.gold), _ratio(self.confirmed, self.found)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": round(p, PLACES), "r": round(r, PLACES), "f1": round(f1, PLACES), "gold": self.gold, "pred": self.found}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    def rate(self) -> float:
        """The share of right ones; 0 of nothing."""
        return round(_ratio(self.right, self.total), PLACES)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
