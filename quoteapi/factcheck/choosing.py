"""Which of the archive's candidates are compared word by word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from quoteapi.engine.model import Span
from quoteapi.factcheck.windows import Asked, Window, reaches
from quoteapi.store import Held

# Articles that hold most of the quotation; that have a quote by whom it is ascribed to; that hold what the best one lacks.
BEST, OF_SPEAKER, REST = 8, 4, 2
# Fewer pairs of words that the best one lacks are no second passage.
LEAST_REST = 2
# Of one text so many windows are looked at, none of them much worse than its best.
MOST_WINDOWS, WORSE = 3, 0.4


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article that is compared, and the parts of its text that are looked at."""

    held: Held
    reach: tuple[Span, ...]


def chosen(asked: Asked, candidates: Sequence[Held], speaks: Callable[[Held], bool] | None) -> list[Chosen]:
    """The articles worth comparing, the best first. `speaks` tells in which the one speaks to whom the quotation is ascribed, if it is."""
    seen = _seen(asked, candidates)
    # Sorting is stable: of those that are worth as much the likelier candidate comes first.
    seen.sort(key=lambda each: -each[1].score)
    taken = [held for held, _ in seen[:BEST]]
    if speaks is not None:
        taken += islice((held for held, _ in seen[BEST:] if speaks(held)), OF_SPEAKER)
    if seen:
        lacking = sorted(seen, key=lambda each: -len(each[1].pairs - seen[0][1].pairs))[:REST]
        taken += [held for held, window in lacking if held not in taken and len(window.pairs - seen[0][1].pairs) >= LEAST_REST]
    return [Chosen(held, reaches(held.text, _worth_it(asked.windows(held.text, MOST_WINDOWS)))) for held in taken]


def _seen(asked: Asked, candidates: Sequence[Held]) -> list[tuple[Held, Window]]:
    """The candidates with the window of each that is worth most; of the earlier versions of an article those that hold more than its
    present one."""
    seen = [(held, windows[0]) for held in candidates if (windows := asked.windows(held.text, 1))]
    present = {held.number: window.score for held, window in seen if held.present}
    return [(held, window) for held, window in seen if held.present or window.score > present.get(held.number, 0.0)]


def _worth_it(windows: Sequence[Window]) -> list[Window]:
    return [window for window in windows if window.score >= WORSE * windows[0].score]
