"""The systems' figures side by side: speed, memory, start, and how good their quotes are where there is gold."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from quoteapi.evaluation.bench.measure import Measurement, Round, summary
from quoteapi.evaluation.bench.systems import OURS
from quoteapi.evaluation.bench.texts import Text, words_in
from quoteapi.evaluation.figures import Rates
from quoteapi.evaluation.gold import GoldArticle, labels_of_result, readings
from quoteapi.evaluation.report import report
from quoteapi.evaluation.scoring import score, total

QUALITY = ("detection", "direct", "mixed", "indirect", "attributed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was read, by what, on what machine; ours is the first of `systems`. `quality` holds QUALITY's rates by system."""

    texts: int
    words: int
    rounds: int
    machine: str
    systems: tuple[Measurement, ...]
    quality: Mapping[str, Mapping[str, Rates]]

    def ratios(self) -> dict[str, dict[str, float]]:
        """For each peer, our words a second over its own: by the clock, and by the time on the processor."""
        ours, *peers = self.systems
        return {
            peer.system: {
                "words_per_second": ours.words_per_second / peer.words_per_second,
                "words_per_cpu_second": ours.words_per_cpu_second / peer.words_per_cpu_second,
            }
            for peer in peers
        }

    def to_json(self) -> dict[str, Any]:
        """Everything, in seconds, bytes and words a second."""
        return {
            "texts": self.texts,
            "words": self.words,
            "rounds": self.rounds,
            "threads": 1,
            "machine": self.machine,
            "systems": [{**asdict(one), "quality": dict(self.quality.get(one.system, {}))} for one in self.systems],
            "ratios": self.ratios(),
        }


def compared(measured: Mapping[str, Sequence[Round]], texts: Sequence[Text], articles: Sequence[GoldArticle]) -> Comparison:
    """The comparison of systems by their rounds over `texts`; `articles` are the gold, if there is any."""
    words = words_in(texts)
    return Comparison(
        texts=len(texts),
        words=words,
        rounds=len(measured[OURS]),
        machine=f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}",
        systems=tuple(summary(system, words, rounds) for system, rounds in measured.items()),
        quality={system: _quality(rounds[0], articles) for system, rounds in measured.items()} if articles else {},
    )


def _quality(found: Round, articles: Sequence[GoldArticle]) -> dict[str, Rates]:
    given = {entry["id"]: labels_of_result(entry) for entry in found.found}
    rates = report(total(map(score, readings(articles, given)))).rates
    return {name: rates[name] for name in QUALITY}
