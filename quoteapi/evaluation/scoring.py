"""The scorer: what one article's predictions are worth, and the sum over articles. `docs/cli.md` defines each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quoteapi.engine.model import TYPES
from quoteapi.evaluation.figures import Share, Tally
from quoteapi.evaluation.labels import Label
from quoteapi.evaluation.matching import Comparison, Marked, Pair, compare, marked, match
from quoteapi.evaluation.names import same_name, same_phrase
from quoteapi.evaluation.words import Words, words_of

Tallies = dict[str, Tally]
Shares = dict[str, Share]
# Who names a group or a document is a matter of taste: only these two count in the figures on names.
NAMED_KINDS = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Scores:
    """All counts of one article or of many. `certainties` pairs each prediction's confidence with whether it is right."""

    articles: int = 0
    missing: int = 0
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    certainties: tuple[tuple[float, bool], ...] = ()

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.articles + other.articles,
            self.missing + other.missing,
            {key: self.tallies.get(key, Tally()) + other.tallies.get(key, Tally()) for key in {**self.tallies, **other.tallies}},
            {key: self.shares.get(key, Share()) + other.shares.get(key, Share()) for key in {**self.shares, **other.shares}},
            self.certainties + other.certainties,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its gold and what was predicted; `found` is None where nothing was predicted at all."""

    id: str | int
    text: str
    gold: tuple[Label, ...]
    found: tuple[Label, ...] | None


def comparison(words: Words, reading: Reading, acts: frozenset[str] = frozenset()) -> Comparison:
    """The quotes of one article that stand in no other quote, compared."""
    gold = marked(words, (label for label in reading.gold if not label.nested))
    found = marked(words, (label for label in reading.found or () if not label.nested))
    return compare(gold, found, acts)


def score(reading: Reading, acts: frozenset[str] = frozenset()) -> Scores:
    """The counts of one article. With `acts`, gold of every other act is optional and predictions of it are left out."""
    words = words_of(reading.text)
    compared = comparison(words, reading, acts)
    tallies = {
        **_detection(compared),
        **_types(compared),
        **_ascriptions(compared.pairs),
        "attributed": _attributed(compared),
        "named": _named(compared),
        "venue": _venue(compared.pairs),
        "nested": _nested(words, reading),
    }
    shares = {**_mentions(compared.pairs), **_speakers(compared.pairs), **_classes(compared.pairs)}
    return Scores(1, int(reading.found is None), tallies, shares, _certainties(compared))


def total(scores: Iterable[Scores]) -> Scores:
    """The sum over articles."""
    return sum(scores, start=Scores())


def _detection(compared: Comparison) -> Tallies:
    gold, found = len(compared.gold), len(compared.found)
    inside_gold = frozenset[int]().union(*(g.content for g in compared.gold))
    inside_found = frozenset[int]().union(*(f.content for f in compared.found)) - (compared.neither - inside_gold)
    return {
        "detection": Tally.of(gold=gold, found=found, right=len(compared.pairs)),
        "exact": Tally.of(gold=gold, found=found, right=sum(pair.overlap == 1 for pair in compared.pairs)),
        "token": Tally.of(gold=len(inside_gold), found=len(inside_found), right=len(inside_gold & inside_found)),
    }


def _types(compared: Comparison) -> Tallies:
    missed, extra = compared.missed(), compared.extra()
    return {type_: _type(compared, type_, missed, extra) for type_ in TYPES}


def _type(compared: Comparison, type_: str, missed: Sequence[Marked], extra: Sequence[Marked]) -> Tally:
    gold, found = (sum(one.type == type_ for one in side) for side in (compared.gold, compared.found))
    return Tally(gold, found, gold - sum(g.type == type_ for g in missed), found - sum(f.type == type_ for f in extra))


def _attributed(compared: Comparison) -> Tally:
    sourceless = sum(not pair.gold.source for pair in compared.pairs)
    return Tally.of(
        gold=sum(bool(g.source) for g in compared.gold),
        found=len(compared.found) - sourceless,
        right=sum(source_is_right(pair) for pair in compared.pairs),
    )


def source_is_right(pair: Pair) -> bool:
    """Whether the mention given shares a head word with the gold's."""
    return bool(pair.gold.source & pair.found.source)


def _mentions(pairs: Sequence[Pair]) -> Shares:
    with_source = [pair for pair in pairs if pair.gold.source]
    by_type = {type_: [pair for pair in with_source if pair.gold.type == type_] for type_ in TYPES}
    return {
        "source": _share(with_source, source_is_right),
        **{f"source of {type_}": _share(some, source_is_right) for type_, some in by_type.items()},
        "cue": _share([pair for pair in pairs if pair.gold.cue], lambda pair: bool(pair.gold.cue & pair.found.cue)),
    }


def _named(compared: Comparison) -> Tally:
    """Names given where the gold's speaker is a group, a document or unknown count neither way."""
    spared = sum(pair.gold.label.kind in ("group", "document", "unknown") and bool(pair.found.label.speaker) for pair in compared.pairs)
    return Tally.of(
        gold=sum(_has_name(g.label) for g in compared.gold),
        found=sum(bool(f.label.speaker) for f in compared.found) - spared,
        right=sum(_has_name(pair.gold.label) and _name_is_right(pair) for pair in compared.pairs),
    )


def _has_name(label: Label) -> bool:
    return bool(label.speaker) and label.kind in NAMED_KINDS


def _is_unnamed(label: Label) -> bool:
    return label.speaker == () and label.kind in ("person", "group")


def _name_is_right(pair: Pair) -> bool:
    return same_name(pair.gold.label.speaker or (), _first(pair.found.label.speaker))


def _nobody_is_invented(pair: Pair) -> bool:
    """The description itself ("some experts") is no name."""
    given = pair.found.label.speaker
    return not given or same_phrase(pair.gold.label.role or (), _first(given))


def _speakers(pairs: Sequence[Pair]) -> Shares:
    return {
        "speaker": _share([pair for pair in pairs if _has_name(pair.gold.label)], _name_is_right),
        "unnamed": _share([pair for pair in pairs if _is_unnamed(pair.gold.label)], _nobody_is_invented),
    }


def _ascriptions(pairs: Sequence[Pair]) -> Tallies:
    labelled = [(pair.gold.label, pair.found.label) for pair in pairs if pair.gold.label.speaker is not None]
    return {
        "role": _phrases([(gold.role, found.role) for gold, found in labelled]),
        "affiliation": _phrases([(gold.affiliation, found.affiliation) for gold, found in labelled]),
    }


def _phrases(accepted_and_given: Sequence[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]) -> Tally:
    return Tally.of(
        gold=sum(bool(accepted) for accepted, _ in accepted_and_given),
        found=sum(bool(given) for _, given in accepted_and_given),
        right=sum(same_phrase(accepted or (), _first(given)) for accepted, given in accepted_and_given),
    )


def _first(given: tuple[str, ...] | None) -> str | None:
    return given[0] if given else None


def _classes(pairs: Sequence[Pair]) -> Shares:
    labels = [(pair.gold.label, pair.found.label) for pair in pairs]
    return {
        "act": _alike([(gold.act, found.act) for gold, found in labels]),
        "stance": _alike([(gold.stance, found.stance) for gold, found in labels]),
    }


def _alike(gold_and_given: Sequence[tuple[str | None, str | None]]) -> Share:
    counting = [(gold, given) for gold, given in gold_and_given if gold]
    return Share(sum(gold == given for gold, given in counting), len(counting))


def _venue(pairs: Sequence[Pair]) -> Tally:
    counting = [pair for pair in pairs if pair.gold.label.venue is not None]
    return Tally.of(
        gold=sum(bool(pair.gold.venue) for pair in counting),
        found=sum(bool(pair.found.venue) for pair in counting),
        right=sum(bool(pair.gold.venue & pair.found.venue) for pair in counting),
    )


def _nested(words: Words, reading: Reading) -> Tally:
    """Quotes inside quotes, over the articles whose gold marks any."""
    if not any(label.nested for label in reading.gold):
        return Tally()
    gold, found = (marked(words, (label for label in side if label.nested)) for side in (reading.gold, reading.found or ()))
    return Tally.of(gold=len(gold), found=len(found), right=len(match(gold, found)))


def _certainties(compared: Comparison) -> tuple[tuple[float, bool], ...]:
    extra = {id(one) for one in compared.extra()}
    with_confidence = ((one.label.confidence, id(one) not in extra) for one in compared.found)
    return tuple((confidence, right) for confidence, right in with_confidence if confidence is not None)


def _share(pairs: Sequence[Pair], right: Callable[[Pair], bool]) -> Share:
    return Share(sum(right(pair) for pair in pairs), len(pairs))
