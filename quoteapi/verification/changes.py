"""What a change of words amounts to: a change of meaning of some kind, or of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise, product

import regex

from quoteapi.verification import lexicon
from quoteapi.verification.model import ChangeKind, Turn
from quoteapi.verification.opposites import OPPOSITES
from quoteapi.verification.words import Word

_NUMERAL = regex.compile(r"-?\d+(?:\.\d+)?")
_KNOWN = (
    lexicon.FUNCTION | lexicon.NEGATIONS | lexicon.MODALS | lexicon.QUANTITIES | lexicon.DATES | lexicon.NUMBERS.keys() | OPPOSITES.keys()
)
_TIMES = frozenset(one for one, _ in lexicon.DATE_PAIRS)
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
_CLOCK = regex.compile(r"\d{1,2}:\d\d")
# A figure with the ending of an ordinal, or short for so many thousands or millions.
_IN_WORD = regex.compile(r"(\d+(?:\.\d+)?)(st|nd|rd|th|k|m|mn|bn|tn)")
_ORDINAL = regex.compile(r"\d+(?:st|nd|rd|th)")
_WITH_DIGIT = regex.compile(r".*\d.*")
UNDOING = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "anti")
# A slip of the pen is told from another word only in words of so many letters.
SHORTEST_MISSPELT = 4

Names = Callable[[Word], bool]
Pairs = frozenset[tuple[str, str]]


def same_words(was: Sequence[Word], became: Sequence[Word], joined: bool) -> bool:
    """Whether only typography parts the two: one word cut in two by a dash or a line's end (`joined`), and nothing else."""
    return joined and bool(was) and "".join(w.key for w in was) == "".join(w.key for w in became)


def kinds_of(
    was: Sequence[Word], became: Sequence[Word], is_name: Names, around: tuple[Sequence[Word], Sequence[Word]]
) -> tuple[ChangeKind, ...]:
    """As what the change from `was` to `became` counts, the gravest first; `wording` where it is nothing graver. `around` are the
    words before and behind, which are the same."""
    became = _as_meant(was, became)
    if _same_spelt_out(was, became):
        return ("wording",)
    before, after = spelt_out(was), spelt_out(became)
    pairs = [list(pairwise(spelt_out([*around[0], *words, *around[1]]))) for words in (was, became)]
    found: list[ChangeKind] = []
    if negations_in(before) != negations_in(after) or _differ(pairs, lexicon.NEGATING_PAIRS) or _opposite(before, after):
        found.append("negation")
    if numbers_in(before) != numbers_in(after) or _of(before, lexicon.COUNTS) != _of(after, lexicon.COUNTS):
        found.append("number")
    if _dates(was) != _dates(became) or _other_time(before, after) or "number" in found and any(_ORDINAL.fullmatch(w.key) for w in became):
        found.append("date")
    if _names(was, is_name) != _names(became, is_name):
        found.append("name")
    if _modals(was, is_name) != _modals(became, is_name) or _differ(pairs, lexicon.MODAL_PAIRS):
        found.append("modal")
    if _of(before, lexicon.QUANTITIES) != _of(after, lexicon.QUANTITIES) or _differ(pairs, lexicon.QUANTITY_PAIRS):
        found.append("quantity")
    return tuple(found) or ("wording",)


def _differ(pairs: Sequence[Sequence[tuple[str, str]]], known: Pairs) -> bool:
    before, after = (Counter(pair for pair in each if pair in known) for each in pairs)
    return before != after


def _as_meant(was: Sequence[Word], became: Sequence[Word]) -> Sequence[Word]:
    """The words with those that are the source's, misspelt, as the source has them: “willl” takes no “will” away."""
    if len(was) != len(became):
        return became
    return [one if _is_misspelt(one.key, other.key) else other for one, other in zip(was, became, strict=True)]


def _is_misspelt(right: str, written: str) -> bool:
    """Whether a letter is doubled, one of two is missing, or two are swapped, and no other word comes of it."""
    if len(right) < SHORTEST_MISSPELT or not right.isalpha() or written in _KNOWN:
        return False
    at = next((n for n, (one, other) in enumerate(zip(right, written, strict=False)) if one != other), min(len(right), len(written)))
    if len(written) == len(right) + 1:
        return written[at] == written[at - 1] and written[at + 1 :] == right[at:]
    if len(written) == len(right) - 1:
        return right[at] == right[at - 1] and written[at:] == right[at + 1 :]
    return len(right) == len(written) and right != written and written == right[:at] + right[at : at + 2][::-1] + right[at + 2 :]


def turns_of(left_out: Sequence[Word]) -> tuple[Turn, ...]:
    """By what words that are left out may turn what is left."""
    as_written = [w.key for w in left_out]
    # "Unless" is a condition alone.
    keys = set(spelt_out(w for w in left_out if w.key != "unless"))
    found: list[Turn] = []
    if keys & (lexicon.NEGATIONS | lexicon.HARDLY_ANY):
        found.append("negation")
    if not lexicon.CONDITIONS.isdisjoint(as_written) or not lexicon.CONDITION_PAIRS.isdisjoint(pairwise(as_written)):
        found.append("condition")
    if keys & lexicon.DENIALS or keys & lexicon.NEGATIONS and keys & lexicon.SAYING:
        found.append("denial")
    return tuple(found)


def spelt_out(words: Iterable[Word]) -> list[str]:
    """The keys with contractions as their parts: `will not` for “won’t”; “per cent” is one, and “no one” is “nobody”."""
    parts = [part for w in words for part in readings_of(w.key)[0]]
    for at in range(len(parts) - 2, -1, -1):
        if tuple(parts[at : at + 2]) in lexicon.JOINED:
            parts[at : at + 2] = [lexicon.JOINED[parts[at], parts[at + 1]]]
    return parts


def readings_of(key: str) -> list[list[str]]:
    """The parts that a contraction may stand for: “she’d” is “she had” or “she would”. Any other word is its own only part."""
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
        return {tuple(part for parts in choice for part in parts) for choice in product(*(readings_of(w.key) for w in words))}

    return bool(readings(was) & readings(became))


def numbers_of(words: Iterable[Word]) -> list[str]:
    """The numbers that words tell, in figures or spelt out, as values."""
    return numbers_in(spelt_out(words))


def negations_in(keys: Sequence[str]) -> Counter[str]:
    """How often it says no in each way."""
    return Counter(lexicon.SAME_NEGATIONS.get(key, key) for key in keys if key in lexicon.NEGATIONS)


def _opposite(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a word became its own opposite: “able”, “unable”; “rose”, “fell”."""
    gone, new = set(before) - set(after), set(after) - set(before)
    if any(OPPOSITES.get(key, frozenset()) & new for key in gone):
        return True
    return any(opposite in other for one, other in ((gone, new), (new, gone)) for key in one for opposite in _made_of(key))


def _made_of(key: str) -> list[str]:
    """What may be made of a word to say its opposite: “unable”, “useful” of “useless”, “underrated” of “overrated”."""
    made = [prefix + key for prefix in UNDOING]
    if key.endswith("less"):
        made.append(key.removesuffix("less") + "ful")
    if key.startswith("over"):
        made.append("under" + key.removeprefix("over"))
    return made


def _names(words: Sequence[Word], is_name: Names) -> set[str]:
    return {w.key for w in words if is_name(w) and not _is_date(w)}


def _modals(words: Sequence[Word], is_name: Names) -> Counter[str]:
    # The month is none.
    told = [w for w in words if not (w.key in lexicon.CAPITAL_DATES and is_name(w))]
    return _of(spelt_out(told), lexicon.MODALS) + Counter("'d" for w in told if w.key.endswith("'d"))


def _of(keys: Iterable[str], words: frozenset[str]) -> Counter[str]:
    return Counter(key for key in keys if key in words)


def numbers_in(keys: Sequence[str]) -> list[str]:
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
                out.append(_figure(key))
    return out + ([] if value is None else [repr(float(value))])


def _other_time(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether one word of time stands for another that is one only there: “next May” for “last May”."""
    gone, new = (set(keys) & _TIMES for keys in (before, after))
    return not lexicon.DATE_PAIRS.isdisjoint(product(gone - new, new - gone))


def _figure(key: str) -> str:
    """What a word with figures in it tells: “15th” as much as “15”, “2.3bn” as much as “2.3 billion”."""
    match = _IN_WORD.fullmatch(key)
    if match is None or not key.isascii():
        return key
    return repr(float(match[1]) * lexicon.SHORT_SCALES.get(match[2], 1))


def _dates(words: Sequence[Word]) -> list[str]:
    return [spelt_out([w])[0] for w in words if _is_date(w)]


def _is_date(w: Word) -> bool:
    if spelt_out([w])[0] in lexicon.DATES or w.key in lexicon.CAPITAL_DATES and w.text[:1].isupper():
        return True
    return bool(_YEAR.fullmatch(w.key) or _CLOCK.fullmatch(w.key))
