"""Which of the archive's candidates are compared word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quoteapi.engine.model import Span
from quoteapi.factcheck.windows import Asked, Window
from quoteapi.store import Held

# Articles that hold most of the quotation; that have a quote by whom it is ascribed to; that hold what the best one lacks.
BEST, OF_SPEAKER, REST = 8, 4, 3
# Fewer pairs of words that the best one lacks are no second passage.
LEAST_REST = 2


@dataclass(frozen=True, slots=True)
class Chosen:
    """An article that is compared, and the parts of its text that are looked at."""

    held: Held
    reach: tuple[Span, ...]


def chosen(asked: Asked, candidates: Sequence[Held], speaks: Callable[[Held], bool] | None) -> list[Chosen]:
    """The articles worth comparing, the best first. `speaks` tells in which the one speaks to whom the quotation is ascribed, if it is."""
    seen = [(held, windows) for held in candidates if (windows := asked.windows(held.text))]
    # Sorting is stable: of those that are worth as much the likelier candidate comes first.
    seen.sort(key=lambda each: -each[1][0].score)
    taken = seen[:BEST]
    if speaks is not None:
        own = (each for each in seen[BEST:] if speaks(each[0]))
        taken += [each for _, each in zip(range(OF_SPEAKER), own, strict=False)]
    if seen:
        taken += _lacking(asked, seen, [held for held, _ in taken])
    return [Chosen(held, _merged(window.reach for window in windows)) for held, windows in taken]


def _lacking(asked: Asked, seen: Sequence[tuple[Held, list[Window]]], taken: Sequence[Held]) -> list[tuple[Held, list[Window]]]:
    """Articles not taken yet that hold what the best one lacks."""
    best = frozenset[int]().union(*(window.shared for window in seen[0][1]))
    more = [(held, windows, max(asked.of_pairs(w.shared - best) for w in windows)) for held, windows in seen if held not in taken]
    more.sort(key=lambda each: -each[2])
    return [(held, windows) for held, windows, gain in more[:REST] if gain >= LEAST_REST]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
