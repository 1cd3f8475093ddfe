"""Which published fact-checks a text may be about: a score with its reasons, never a verdict on either.

A text and a claim are compared by the words that they share, each weighed by how few claims hold it, so that a name counts and
“government” hardly does. What a claim has and the text lacks takes more off than what the text has besides: a sentence may say other
things as well. A negation or a number that only one of them has takes nothing off and is told: a claim turned into its opposite is still
what the fact-check is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import regex

from quoteapi.engine.model import Speaker
from quoteapi.store import Candidate, Claims, Nearest
from quoteapi.store.claim_terms import LEFT_OUT, words_of_claim
from quoteapi.store.words import stems
from quoteapi.verification import lexicon
from quoteapi.verification.changes import numbers_of, spelt_out
from quoteapi.verification.naming import is_named
from quoteapi.verification.words import Word, words_of

ConflictKind = Literal["negation", "number"]
CONFLICT_KINDS: tuple[ConflictKind, ...] = ("negation", "number")
# What is taken off for the weight that only the claim has, and only the text.
CLAIM_ALONE, TEXT_ALONE = 0.7, 0.15
# Of what is missing from a full score so much is made good where the claim's maker speaks.
BY_CLAIMANT = 0.15
# docs/claims.md tells how many matches are right above such a score.
LEAST = 0.4
# One word alone makes no match, however rare it is.
LEAST_SHARED = 2
# So many claims are compared with each text.
CANDIDATES = 40
# How many words before and behind what is shared may turn it.
BEFORE, BEHIND = 8, 3
# No number has more words that are numbers themselves: “nine hundred ninety nine thousand”.
LONGEST_NUMBER = 5
_ENDS = regex.compile(r"[.?!;]")
_PAUSES = regex.compile(r"[.?!;,:–—]")
NEGATING = lexicon.NEGATIONS | lexicon.DENIALS


@dataclass(frozen=True, slots=True)
class Conflict:
    """Words of the text and of the claim that gainsay each other: numbers of which each has others, a negation that only one has."""

    kind: ConflictKind
    text: tuple[str, ...]
    claim: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text and a claim share, as the text has it; `claimant` tells that the text's speaker made the claim."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    claimant: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that a text may be about: its JSON, the wording that comes nearest, the score from 0 to 1, and the reasons."""

    claim: Mapping[str, Any]
    wording: str
    score: float
    shared: Shared
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text: the place of its first word, its value, and how it is spelt: `two million`."""

    place: int
    value: str
    spelt: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A text as it is compared, its words, the numbers among them, and the place of the first word of each stem that counts."""

    text: str
    words: tuple[Word, ...]
    numbers: tuple[_Number, ...]
    stems: Mapping[str, int]


def matches(claims: Claims, texts: Sequence[str], *, least: float = LEAST, speaker: Speaker | None = None) -> list[list[Match]]:
    """For each text the claims that it may be about, the likeliest first; `speaker` is who says it."""
    nearest = claims.nearest(texts, limit=CANDIDATES)
    return [
        in_order(match for number in numbers if (match := _match(text, nearest.claims[number], nearest, least, speaker)))
        for text, numbers in zip(texts, nearest.numbers, strict=True)
    ]


def in_order(found: Iterable[Match]) -> list[Match]:
    """The likeliest first; of matches as likely, in the order given."""
    return sorted(found, key=lambda match: -match.score)


def _match(text: str, claim: Candidate, nearest: Nearest, least: float, speaker: Speaker | None) -> Match | None:
    wording = max(claim.wordings, key=lambda each: _likeness(text, each, nearest.weights))
    score = _likeness(text, wording, nearest.weights)
    claimant = bool(score and speaker and claim.claimant and is_named(speaker, claim.claimant))
    if claimant:
        score += BY_CLAIMANT * (1 - score)
    if not score or score < least:
        return None
    told, other = _told(text), _told(wording)
    shared = [stem for stem in told.stems if stem in other.stems]
    kinds: dict[str, list[str]] = {"words": [], "names": []}
    for stem in shared:
        one, two = told.stems[stem], other.stems[stem]
        if not _is_number(told.words[one]):
            kinds["names" if _is_name(told, one, other, two) else "words"].append(told.words[one].text)
    numbers = _values(told.numbers) & _values(other.numbers)
    return Match(
        claim=claim.shown,
        wording=wording,
        score=round(score, 4),
        shared=Shared(tuple(kinds["words"]), tuple(kinds["names"]), _spelt(told.numbers, numbers), claimant),
        conflicts=tuple(_conflicts(told, other, shared)),
    )


def _likeness(text: str, wording: str, weights: Mapping[str, float]) -> float:
    here, there = _stems(text), _stems(wording)
    if len(here & there) < min(LEAST_SHARED, len(there)):
        return 0.0
    shared = sum(weights[stem] for stem in here & there)
    claim_alone = sum(weights[stem] for stem in there - here)
    text_alone = sum(weights[stem] for stem in here - there)
    return shared / (shared + CLAIM_ALONE * claim_alone + TEXT_ALONE * text_alone) if shared else 0.0


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(words_of_claim(text))


@lru_cache(maxsize=2048)
def _told(text: str) -> _Told:
    words = tuple(words_of(text))
    first: dict[str, int] = {}
    for place, word in enumerate(words):
        for stem in stems(word.text):
            if stem not in LEFT_OUT:
                first.setdefault(stem, place)
    return _Told(text, words, tuple(_numbers(words)), first)


def _is_name(told: _Told, one: int, other: _Told, two: int) -> bool:
    """Whether a word is written as a name in both, and not only because both begin with it."""
    return told.words[one].text[:1].isupper() and other.words[two].text[:1].isupper() and (one, two) != (0, 0)


def _is_number(word: Word) -> bool:
    return word.key not in lexicon.SCALES and bool(numbers_of([word]))


def _conflicts(told: _Told, other: _Told, shared: Sequence[str]) -> list[Conflict]:
    found = []
    near = _near(told, shared)
    denied, denied_there = _negations(told.words[near.start : near.stop]), _negations(other.words)
    if bool(denied) != bool(denied_there):
        found.append(Conflict("negation", denied, denied_there))
    numbers = [number for number in told.numbers if number.place in near]
    here, there = _values(numbers), _values(other.numbers)
    if here - there and there - here:
        found.append(Conflict("number", _spelt(numbers, here - there), _spelt(other.numbers, there - here)))
    return found


def _near(told: _Told, shared: Sequence[str]) -> range:
    """The places of the words of a text from a little before the first that it shares with the claim to a little behind the last.

    What stands before belongs to it as far as the sentence goes, as “It is not true, she said, that”; what stands behind only to a comma.
    """
    places = [told.stems[stem] for stem in shared]
    first, last = min(places), max(places)
    start = first
    while start > max(0, first - BEFORE) and not _ENDS.search(told.text, told.words[start - 1].span.end, told.words[start].span.start):
        start -= 1
    end = last + 1
    while end < min(len(told.words), last + 1 + BEHIND) and not _PAUSES.search(
        told.text, told.words[end - 1].span.end, told.words[end].span.start
    ):
        end += 1
    return range(start, end)


def _negations(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.text for w in words if NEGATING & {w.key, *spelt_out([w])}))


def _values(numbers: Iterable[_Number]) -> set[str]:
    return {number.value for number in numbers}


def _spelt(numbers: Iterable[_Number], values: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(number.spelt for number in numbers if number.value in values))


def _numbers(words: Sequence[Word]) -> Iterator[_Number]:
    """The numbers of a text; of words that are one number together, the longest run counts."""
    parts = [_is_number(word) or word.key in lexicon.SCALES for word in words]
    at = 0
    while at < len(words):
        end = at
        while end < min(len(words), at + LONGEST_NUMBER) and parts[end]:
            end += 1
        while end > at and len(numbers_of(words[at:end])) != 1:
            end -= 1
        if end > at:
            yield _Number(at, numbers_of(words[at:end])[0], " ".join(word.text for word in words[at:end]))
        at = max(end, at + 1)
