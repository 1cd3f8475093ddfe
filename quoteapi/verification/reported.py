"""Whether words are those of another as reported speech tells them: other persons, other tenses, “that”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quoteapi.verification import lexicon
from quoteapi.verification.changes import negations_in, numbers_in, spelt_out
from quoteapi.verification.words import Word

# No more words of a noun stand for a person: “the head of the council”.
MOST_FOR_PERSON = 4


def is_reported(was: Sequence[Word], became: Sequence[Word]) -> bool:
    """Whether the two differ only as reported speech differs from what was spoken."""
    before, after = Counter(spelt_out(was)), Counter(spelt_out(became))
    gone, new = _without_tenses(before - after, after - before)
    # "Had to" stands for "must".
    modals = _spoken_modals(new) - ({"must"} if "had" in gone else set())
    if negations_in(gone) or _spoken_modals(gone) != modals:
        return False
    # "the council would" stands for "we will", "the mill will" for "it would".
    return _are_persons(gone, new) and _are_persons(new, gone)


def is_asked(was: Sequence[Word], became: Sequence[Word]) -> bool:
    """Whether the two differ only as a reported question differs from the one that was put: “whether it would”, “will it?”."""
    rest = [w for w in was if w.key not in lexicon.ASKED]
    return len(rest) < len(was) and is_reported(rest, became)


def _are_persons(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether `keys` are words that reported speech changes, or a noun that stands for one of these among `others`."""
    left = set(keys) - lexicon.REPORTED
    if not left or left <= lexicon.TIMES and _are_one_time(keys, others):
        return True
    if len(keys) > MOST_FOR_PERSON or lexicon.PERSONS.isdisjoint(others):
        return False
    return not numbers_in(keys) and (lexicon.NEGATIONS | lexicon.QUANTITIES).isdisjoint(keys)


def _are_one_time(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both may tell one time, as “the following day” tells “tomorrow”."""
    ways = {way for way, words in (("ahead", lexicon.AHEAD), ("back", lexicon.BACK)) if not words.isdisjoint([*keys, *others])}
    return len(ways) < 2 and not (lexicon.TIMES - {"that", "the"}).isdisjoint(others)


def _without_tenses(gone: Counter[str], new: Counter[str]) -> tuple[list[str], list[str]]:
    """Both without verbs of which each has another tense: “asked”, “asks”."""
    left, right = list(gone.elements()), list(new.elements())
    for key in list(left):
        same = next((other for other in right if is_one_verb(key, other)), None)
        if same is not None:
            left.remove(key)
            right.remove(same)
    return left, right


def is_one_verb(one: str, other: str) -> bool:
    """Whether the two may be forms of one verb, in another person or tense: “asked”, “asks”; “met”, “meet”."""
    return one != other and not _bases(one).isdisjoint(_bases(other))


def _bases(key: str) -> set[str]:
    out = {key, lexicon.PAST.get(key, key)}
    for ending in ("s", "es", "ed", "d", "ing"):
        stem = key.removesuffix(ending)
        if len(stem) > 2 and stem != key:
            out |= {stem, stem + "e"} if ending == "ing" else {stem}
            if stem[-1] == stem[-2] and ending in ("ed", "ing"):
                out.add(stem[:-1])
    for ending in ("ies", "ied"):
        if key.endswith(ending):
            out.add(key.removesuffix(ending) + "y")
    return out


def _spoken_modals(keys: Iterable[str]) -> set[str]:
    return {lexicon.SPOKEN.get(key, key) for key in keys if key in lexicon.MODALS}
