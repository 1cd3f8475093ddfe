"""Which predicted quote answers which gold one: one to one, greedily by the overlap of their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quoteapi.engine.model import QuoteType
from quoteapi.evaluation.labels import Label
from quoteapi.evaluation.words import Indexes, Words

ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Marked:
    """A label with its words: those of the content, the source's heads, the cue's and the venue's."""

    label: Label
    content: Indexes
    source: Indexes
    cue: Indexes
    venue: Indexes
    type: QuoteType


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold quote, the predicted one that answers it, and the overlap of their words (intersection over union)."""

    gold: Marked
    found: Marked
    overlap: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The quotes of one article that count, the pairs among them, and the words that count neither way."""

    gold: tuple[Marked, ...]
    found: tuple[Marked, ...]
    pairs: tuple[Pair, ...]
    neither: Indexes

    def missed(self) -> list[Marked]:
        """Gold that nothing answers."""
        return _without(self.gold, (pair.gold for pair in self.pairs))

    def extra(self) -> list[Marked]:
        """Predictions that answer no gold."""
        return _without(self.found, (pair.found for pair in self.pairs))


def marked(words: Words, labels: Iterable[Label]) -> tuple[Marked, ...]:
    """Labels with their words; those without a word of content are left out."""
    every = ((label, words.content(label.content)) for label in labels)
    return tuple(
        Marked(
            label=label,
            content=content,
            source=words.heads(label.source),
            cue=words.inside(label.cue),
            venue=words.inside(label.venue or ()),
            type=words.type_of(content),
        )
        for label, content in every
        if content
    )


def match(gold: Sequence[Marked], found: Sequence[Marked]) -> tuple[Pair, ...]:
    """Pairs that overlap by half or more, the best first; where two are level, what comes first in the lists."""
    overlaps = [(-_overlap(g.content, f.content), n, m) for n, g in enumerate(gold) for m, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for overlap, n, m in sorted(o for o in overlaps if -o[0] >= ENOUGH):
        if n not in taken_gold and m not in taken_found:
            taken_gold.add(n)
            taken_found.add(m)
            pairs.append(Pair(gold[n], found[m], -overlap))
    return tuple(pairs)


def compare(gold: Sequence[Marked], found: Sequence[Marked], acts: frozenset[str]) -> Comparison:
    """Match what counts. Gold that is optional, or of an act that is not among `acts` (empty: all), is neither missed nor
    found too much; predictions of other acts are left out."""
    optional = [g for g in gold if _is_optional(g.label, acts)]
    counting = _without(gold, optional)
    wanted = [f for f in found if not acts or not f.label.act or f.label.act in acts]
    sure = [pair.found for pair in match(counting, wanted)]
    spare = [pair.found for pair in match(optional, _without(wanted, sure))]
    kept = _without(wanted, spare)
    neither = frozenset[int]().union(*(g.content for g in optional))
    return Comparison(tuple(counting), tuple(kept), match(counting, kept), neither)


def _is_optional(label: Label, acts: frozenset[str]) -> bool:
    return label.optional or bool(acts and label.act and label.act not in acts)


def _overlap(one: Indexes, other: Indexes) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)


def _without(every: Iterable[Marked], some: Iterable[Marked]) -> list[Marked]:
    """By identity: two equal predictions are two."""
    left_out = {id(one) for one in some}
    return [one for one in every if id(one) not in left_out]
