"""How often a quote of a given certainty is right: isotonic regression on articles held out of training."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quoteapi.engine.assemble import assemble
from quoteapi.engine.calibration import AS_IT_IS
from quoteapi.engine.model import SCOPES, Draft, Scope
from quoteapi.engine.segment import segment
from quoteapi.engine.tagger import Tagger
from quoteapi.evaluation.labels import Label, label_of
from quoteapi.evaluation.scoring import Reading, score
from quoteapi.training.lessons import Record

Point = tuple[float, float]
# Fewer quotes than this tell nothing of the share of right ones.
BIN = 20


def calibrate(folder: Path, held_out: dict[Scope, Sequence[Record]]) -> dict[Scope, list[Point]]:
    """Measure the tagger in `folder` on articles that it has not learned from, and write its calibration.json anew."""
    path = folder / "calibration.json"
    _write(path, {scope: list(AS_IT_IS) for scope in SCOPES})
    tagger = Tagger(folder)
    curves = {scope: isotonic([pair for r in records for pair in _certainties(tagger, r, scope)]) for scope, records in held_out.items()}
    _write(path, curves)
    return curves


def isotonic(found: Iterable[tuple[float, bool]]) -> list[Point]:
    """The rising curve of least squared error (pool adjacent violators; Ayer et al. 1955) over bins of `BIN` quotes."""
    pools: list[tuple[float, int, int]] = []
    for some in _bins(sorted(found, key=lambda pair: pair[0])):
        pools.append((sum(x for x, _ in some), sum(right for _, right in some), len(some)))
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            (x0, y0, n0), (x1, y1, n1) = pools[-2:]
            pools[-2:] = [(x0 + x1, y0 + y1, n0 + n1)]
    return [(round(x / n, 4), round(right / n, 4)) for x, right, n in pools]


def _bins(ordered: Sequence[tuple[float, bool]]) -> Iterator[Sequence[tuple[float, bool]]]:
    last = len(ordered) - len(ordered) % BIN
    for low in range(0, max(last, 1), BIN):
        # What is left over goes into the last bin.
        yield ordered[low : low + BIN] if low + BIN < last else ordered[low:]
        if low + BIN >= last:
            return


def _certainties(tagger: Tagger, record: Record, scope: Scope) -> tuple[tuple[float, bool], ...]:
    document = segment(record["text"], record.get("title"))
    drafts, _ = assemble(document, tagger.tag(document, scope))
    gold = tuple(label_of(a) for a in record["attributions"])
    return score(Reading(record["id"], record["text"], gold, tuple(_label(d) for d in drafts))).certainties


def _label(draft: Draft) -> Label:
    spans = [[s.start, s.end] for s in draft.spans]
    return label_of({"content": spans, "within": draft.within is not None, "confidence": draft.confidence, "act": draft.act})


def _write(path: Path, curves: dict[Scope, list[Point]]) -> None:
    path.write_text(json.dumps(curves) + "\n", encoding="utf-8")
