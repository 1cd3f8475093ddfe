"""Runs of capitalised words: what names are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from quoteapi.engine.entities.names import PARTICLES
from quoteapi.engine.entities.nouns import (
    BODY_TAILS,
    FUNCTION_WORDS,
)

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Lt|Gen|Col|Capt|Sgt|Cpl|Maj|Adm|Cmdr|Prof|Rev|Fr|Jr|Sr|St|"
    "Inc|Corp|Co|Ltd|Hon|Supt|Pres|Asst|Dep|Atty|Dist"
)
# What follows a name with a hyphen without being part of it: "Obama-era", "US-led".
_NO_TAIL = (
    "era|led|based|born|style|backed|like|wide|bound|owned|area|run|made|friendly|loving|related|appointed|controlled|only|themed|inspired"
)
CAPITALISED = regex.compile(
    # "Then-Gov. Ann Poe": the name begins behind the hyphen.
    rf"(?<![\p{{L}}\p{{N}}])(?!(?:Then|Ex|Now|Former)[-‐‑–]\p{{Lu}})(?:(?:{_ABBREVIATED})\.(?!\p{{L}})|(?:\p{{Lu}}\.)(?:[-]?\p{{Lu}}\.)*+|"
    rf"(?:(?:[Aa]l|[Ee]l|[dl])[-'’])?+\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}]*+"
    rf"(?:(?:[-‐‑–'’&](?!(?:[sS]|{_NO_TAIL})\b)|\.(?=(?:com|org|net)\b))[\p{{L}}\p{{M}}\p{{N}}]++)*+)"
)
_NICKNAME_GAP = frozenset((' "', " “", " ‘", " (", " '"))
_PARTICLE = regex.compile(r"\S+")
_NICKNAME_END = regex.compile(r"[\"”’)'] (?=\p{Lu})")
# Nobody is called by more words; it bounds the work on a text of nothing but capitals.
LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name with where it stands; `joined` for the small words that hold a name together."""

    text: str
    start: int
    end: int
    joined: bool = False


Run = list[Word]


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """A word as names are compared: lower case, no full stops, straight apostrophes."""
    return word.lower().replace(".", "").replace("’", "'")


def name_runs(text: str, breaks: frozenset[int]) -> Iterator[Run]:
    """Capitalised words that stand side by side, with the particles between them; no run goes on over a place in `breaks`,
    where sentences begin."""
    run: Run = []
    skipped = False
    for match in CAPITALISED.finditer(text):
        word = Word(match.group(), match.start(), match.end())
        gap = text[run[-1].end : word.start] if run and word.start - run[-1].end < 12 else "\n\n"
        if skipped:
            gap, skipped = " ", False
        if run and gap in _NICKNAME_GAP and _NICKNAME_END.match(text, word.end):
            run[-1] = Word(run[-1].text, run[-1].start, word.end + 1)
            skipped = True
        elif run and word.start not in breaks and len(run) < LONGEST_NAME and _holds_together(run, gap, word):
            if gap.strip() in ("'", "’"):
                run[-1] = Word(run[-1].text + gap.strip(), run[-1].start, run[-1].end + 1)
            elif gap.strip():
                run.extend(_between(run[-1].end, gap))
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
    if run:
        yield run


def _between(start: int, gap: str) -> Iterator[Word]:
    """The particles in the `gap` that begins at `start`, each where it stands."""
    for match in _PARTICLE.finditer(gap):
        yield Word(match.group(), start + match.start(), start + match.end())


def _holds_together(run: Run, gap: str, word: Word) -> bool:
    """Whether a name goes on over `gap`: a blank, a particle, a number ("Lost 52 Project"), a plural's apostrophe."""
    inner = gap.strip()
    if not inner:
        return gap in " \u00a0"
    if inner in ("'", "’"):
        return run[-1].text.endswith("s") and fold(word.text) in BODY_TAILS
    return inner in PARTICLES or inner.isdigit() and fold(run[-1].text) not in FUNCTION_WORDS
