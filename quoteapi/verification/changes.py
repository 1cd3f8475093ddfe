"""What a change of words amounts to: a change of meaning of some kind, or of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product

import regex

from quoteapi.verification import lexicon
from quoteapi.verification.model import ChangeKind, Turn
from quoteapi.verification.words import Word

_NUMERAL = regex.compile(r"-?\d+(?:\.\d+)?")
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
_CLOCK = regex.compile(r"\d{1,2}:\d\d")
_ORDINAL = regex.compile(r"\d+(?:st|nd|rd|th)")
_WITH_DIGIT = regex.compile(r".*\d.*")
UNDOING = ("un", "in", "im", "ir", "il", "dis", "non")

Names = Callable[[Word], bool]


def same_words(was: Sequence[Word], became: Sequence[Word], joined: bool) -> bool:
    """Whether only typography parts the two: one word cut in two by a dash or a line's end (`joined`), and nothing else."""
    return joined and bool(was) and "".join(w.key for w in was) == "".join(w.key for w in became)


def kinds_of(was: Sequence[Word], became: Sequence[Word], is_name: Names) -> tuple[ChangeKind, ...]:
    """As what the change from `was` to `became` counts, the gravest first; `wording` where it is nothing graver."""
    if _same_spelt_out(was, became):
        return ("wording",)
    before, after = spelt_out(was), spelt_out(became)
    found: list[ChangeKind] = []
    if _negations(before) != _negations(after) or _opposite(before, after):
        found.append("negation")
    if _numbers(before) != _numbers(after):
        found.append("number")
    if _dates(was) != _dates(became):
        found.append("date")
    if _names(was, is_name) != _names(became, is_name):
        found.append("name")
    if _modals(was, is_name) != _modals(became, is_name):
        found.append("modal")
    if _of(before, lexicon.QUANTITIES) != _of(after, lexicon.QUANTITIES):
        found.append("quantity")
    return tuple(found) or ("wording",)


def turns_of(left_out: Sequence[Word]) -> tuple[Turn, ...]:
    """By what words that are left out may turn what is left."""
    as_written = [w.key for w in left_out]
    # "Unless" is a condition alone.
    keys = set(spelt_out(w for w in left_out if w.key != "unless"))
    found: list[Turn] = []
    if keys & lexicon.NEGATIONS:
        found.append("negation")
    pairs = pairwise(as_written)
    if not lexicon.CONDITIONS.isdisjoint(as_written) or any(
        pair in (("as", "long"), ("even", "though"), ("only", "when")) for pair in pairs
    ):
        found.append("condition")
    if keys & lexicon.DENIALS or keys & lexicon.NEGATIONS and keys & lexicon.SAYING:
        found.append("denial")
    return tuple(found)


def is_reported(was: Sequence[Word], became: Sequence[Word]) -> bool:
    """Whether the two differ only as reported speech differs from what was spoken."""
    before, after = Counter(spelt_out(was)), Counter(spelt_out(became))
    gone, new = before - after, after - before
    # "Had to" stands for "must".
    modals = _spoken_modals(new) - ({"must"} if "had" in gone else set())
    if _negations(list(gone)) or not set(new) <= lexicon.REPORTED or _spoken_modals(gone) != modals:
        return False
    # "the council would" stands for "we will".
    return set(gone) <= lexicon.REPORTED or bool(new) and len(gone) <= 4 and not _numbers(list(gone))


def _spoken_modals(keys: Iterable[str]) -> set[str]:
    return {lexicon.SPOKEN.get(key, key) for key in keys if key in lexicon.MODALS}


def spelt_out(words: Iterable[Word]) -> list[str]:
    """The keys with contractions as their parts: `will not` for “won’t”; “per cent” is one."""
    parts = [part for w in words for part in _parts(w.key)[0]]
    for at in range(len(parts) - 2, -1, -1):
        if parts[at : at + 2] == ["per", "cent"]:
            parts[at : at + 2] = ["percent"]
    return parts


def _parts(key: str) -> list[list[str]]:
    if key in lexicon.CONTRACTED:
        return [lexicon.CONTRACTED[key].split()]
    for ending, full in lexicon.ENDINGS:
        if key.endswith(ending) and len(key) > len(ending):
            return [[key.removesuffix(ending), full]]
    for ending, several in lexicon.OPEN_ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return [[key], *([key.removesuffix(ending), full] for full in several)]
    return [[key]]


def _same_spelt_out(was: Sequence[Word], became: Sequence[Word]) -> bool:
    if not was or not became or len(was) + len(became) > 12:
        return False

    def readings(words: Sequence[Word]) -> set[tuple[str, ...]]:
        return {tuple(part for parts in choice for part in parts) for choice in product(*(_parts(w.key) for w in words))}

    return bool(readings(was) & readings(became))


def numbers_of(words: Iterable[Word]) -> list[str]:
    """The numbers that words tell, in figures or spelt out, as values."""
    return _numbers(spelt_out(words))


def _negations(keys: Sequence[str]) -> int:
    return sum(key in lexicon.NEGATIONS for key in keys)


def _opposite(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a word became its own opposite: “able”, “unable”; “rose”, “fell”."""
    gone, new = set(before) - set(after), set(after) - set(before)
    if any(lexicon.OPPOSITES.get(key, frozenset()) & new for key in gone):
        return True
    return any(prefix + key in other for one, other in ((gone, new), (new, gone)) for key in one for prefix in UNDOING)


def _names(words: Sequence[Word], is_name: Names) -> set[str]:
    return {w.key for w in words if is_name(w) and not _is_date(w)}


def _modals(words: Sequence[Word], is_name: Names) -> Counter[str]:
    # The month is none.
    return _of(spelt_out(w for w in words if not (w.key in lexicon.CAPITAL_DATES and is_name(w))), lexicon.MODALS)


def _of(keys: Iterable[str], words: frozenset[str]) -> Counter[str]:
    return Counter(key for key in keys if key in words)


def _numbers(keys: Sequence[str]) -> list[str]:
    """The numbers told, in figures or in words, as values."""
    out: list[str] = []
    value: float | None = None
    for key in keys:
        figure = float(key) if _NUMERAL.fullmatch(key) and key.isascii() else lexicon.NUMBERS.get(key)
        if figure is not None:
            if value is not None and value % 10 == 0 and 20 <= value < 100 and figure < 10 and key in lexicon.NUMBERS:
                value += figure
            else:
                out += [] if value is None else [repr(float(value))]
                value = figure
        elif key in lexicon.SCALES:
            value = (1 if value is None else value) * lexicon.SCALES[key]
        else:
            out += [] if value is None else [repr(float(value))]
            value = None
            if key in lexicon.ORDINALS or _WITH_DIGIT.fullmatch(key):
                out.append(key)
    return out + ([] if value is None else [repr(float(value))])


def _dates(words: Sequence[Word]) -> list[str]:
    return [w.key for w in words if _is_date(w)]


def _is_date(w: Word) -> bool:
    if w.key in lexicon.DATES or w.key in lexicon.CAPITAL_DATES and w.text[:1].isupper():
        return True
    return bool(_YEAR.fullmatch(w.key) or _CLOCK.fullmatch(w.key) or _ORDINAL.fullmatch(w.key))
