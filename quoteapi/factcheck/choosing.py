"""Which of the archive's candidates are compared word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """An article at a quick look: its best window, and those that follow."""

    held: Held
    best: Window
    more: Iterator[Window]

    def parts(self) -> tuple[Span, ...]:
        """The parts of its text that are worth comparing."""
        windows = (self.best, *islice(self.more, MOST_WINDOWS - 1))
        return reaches(self.held.text, [window for window in windows if window.score >= WORSE * self.best.score])


def chosen(asked: Asked, candidates: Sequence[Held], speaks: Callable[[Held], bool] | None) -> list[Chosen]:
    """The articles worth comparing, the best first. `speaks` tells in which the one speaks to whom the quotation is ascribed, if it is."""
    # Sorting is stable: of those that are worth as much the likelier candidate comes first.
    seen = sorted(_seen(asked, candidates), key=lambda each: -each.best.score)
    taken = seen[:BEST]
    if speaks is not None:
        taken += islice((each for each in seen[BEST:] if speaks(each.held)), OF_SPEAKER)
    if seen:
        missed = [(each, len(each.best.pairs - seen[0].best.pairs)) for each in seen]
        lacking = sorted(missed, key=lambda each: -each[1])[:REST]
        taken += [each for each, pairs in lacking if each not in taken and pairs >= LEAST_REST]
    return [Chosen(each.held, each.parts()) for each in taken]


def _seen(asked: Asked, candidates: Sequence[Held]) -> list[_Seen]:
    """The candidates that hold anything of it; of the earlier versions of an article those that hold more than its present one."""
    looked = ((held, asked.windows(held.text)) for held in candidates)
    seen = [_Seen(held, best, windows) for held, windows in looked if (best := next(windows, None))]
    present = {each.held.number: each.best.score for each in seen if each.held.present}
    return [each for each in seen if each.held.present or each.best.score > present.get(each.held.number, 0.0)]
