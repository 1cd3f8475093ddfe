"""Runs of capitalised words, cut and joined so that each is one name with its titles.

A run is cut where openers of sentences and names of places end, and joined where "of", "for", "and" or an owner hold
the name of a body together ("Department of Health and Human Services", "China's Foreign Ministry").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from quoteapi.engine.entities.names import FIRST_NAMES, HONORIFICS, PARTICLES, TITLES
from quoteapi.engine.entities.nouns import (
    BODIES,
    BODY_HEADS,
    BODY_TAILS,
    COUNTRIES,
    DEMONYMS,
    FUNCTION_WORDS,
    OPENING_NOUNS,
    PLACES,
    lemma,
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
    rf"(?<![\p{{L}}\p{{N}}])(?:(?:{_ABBREVIATED})\.(?!\p{{L}})|(?:\p{{Lu}}\.)(?:[-]?\p{{Lu}}\.)*+|"
    rf"(?:(?:[Aa]l|[Ee]l|[dl])[-'’])?+\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}]*+"
    rf"(?:(?:[-‐‑–'’&](?!(?:[sS]|{_NO_TAIL})\b)|\.(?=(?:com|org|net)\b))[\p{{L}}\p{{M}}\p{{N}}]++)*+)"
)
_NICKNAME_GAP = frozenset((' "', " “", " ‘", " (", " '"))
_NICKNAME_END = regex.compile(r"[\"”’)'] (?=\p{Lu})")
_JOINERS = frozenset((" of ", " of the ", " for ", " for the ", " for a ", " for an ", " on ", " against "))
# First words of bodies whose name tells what they want: "Alliance to Reclaim Our Schools".
_WANTING = frozenset("alliance coalition campaign committee citizens americans movement mothers workers students".split())
_OWN = frozenset("our your their my".split())
# What bodies are for, and where they are: "and" between two of these words is part of one name ("Fire and Rescue Service").
_FIELDS = frozenset(
    """fire rescue research referral health human food drug science scientific education educational cultural culture customs immigration
    border emergency disaster trade industry sports sport agriculture agricultural forestry environment environmental energy transport
    transportation housing labour labor security defense defence finance planning budget information technology communications arts
    humanities engineering alcohol tobacco firearms parks wildlife fish oceanic atmospheric reproductive equality women children family
    youth social legal economic political strategic international medical nursing veterans pensions revenue taxation justice prisons
    police crime drugs central east eastern north northern south southern west western urban rural land water air space naval maritime
    fisheries tourism heritage commerce development reform oversight safety standards training policy welfare statistics nuclear
    innovation business skills civil rights liberties asian african american european pacific caribbean ocean aviation road rail
    prevention protection conservation management services enforcement""".split()
)
# Last words of what "and" joins inside one body's name: "Health and Human Services", "Oversight and Government Reform".
_SECOND_HALF = frozenset(
    """services studies affairs reform security sciences arts technology development trade commerce industry culture sports
    education research medicine health prevention firearms explosives engineering rights liberties welfare tourism defense
    defence budget statistics policy management infrastructure environment exchange administration commission agency
    department committee board council society association foundation company organization organisation""".split()
)
# Words of little meaning that names of bodies end in: "USA Today", "Black Friday".
_LAST_WORDS = frozenset("today first now once together forward about us friday sunday".split())
# First words of parties whose members' name is the party's: "Liberal Democrats".
_PARTY_FIRST = frozenset("liberal social christian free".split())
# Members of a party are no part of a name: "Kentucky Republicans".
_PARTY_MEMBERS = frozenset("republicans democrats".split())
# Words that are acronyms where they are all capitals.
_ACRONYMS_TOO = frozenset(("us", "who", "it", "am"))
# Words that open a sentence by their ending: participles and adverbs ("Citing", "Dismayed", "Curiously").
OPENER = regex.compile(r"\p{L}{3}(?:ed|ing|ly)$")
# First words of names with such an ending.
_NAMED_SO = frozenset("united associated allied beijing nanjing boeing wellington".split())
# Nobody is called by more words; it bounds the work on a text of nothing but capitals.
LONGEST_NAME = 12
_ACRONYM_BEHIND = regex.compile(r"\s?\((?:the )?(\p{Lu}[\p{Lu}&-]{1,8})\)")
# Bodies called after whose they are: "Clark County Coroner's Office".
_OWNED_BODIES = frozenset("office department ministry hospital museum".split())
# Those for whom a body is: "People’s Party", "Women's Hospital".
_PLURAL_OWNERS = frozenset("people women men children workers farmers teachers veterans writers actors nurses".split())
# "for the 6th": a court's circuit.
_ORDINAL_GAP = regex.compile(r" (?:of|for) the \d+(?:st|nd|rd|th) $")
# Bodies that every country has, so that the country is part of the name: "China’s Foreign Ministry".
_OWN_BODIES = frozenset("ministry government cabinet parliament military army embassy congress senate".split())


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
    """The runs of the text; no run goes on over a place in `breaks`, where sentences begin."""
    yield from _joined(text, _runs(text, breaks))


def _runs(text: str, breaks: frozenset[int]) -> Iterator[Run]:
    """Capitalised words that stand side by side, with the particles between them."""
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
            if gap.strip():
                run.extend(Word(p, run[-1].end, word.start) for p in gap.split() if p not in "'’")
            run.append(word)
        else:
            if run:
                yield run
            run = [word]
    if run:
        yield run


def _holds_together(run: Run, gap: str, word: Word) -> bool:
    """Whether a name goes on over `gap`: a blank, a particle, a number ("Lost 52 Project"), a plural's apostrophe."""
    inner = gap.strip()
    if not inner:
        return gap in " \u00a0"
    if inner in ("'", "’"):
        return run[-1].text.endswith("s") and fold(word.text) in BODY_TAILS
    return inner in PARTICLES or inner.isdigit() and fold(run[-1].text) not in FUNCTION_WORDS


def _joined(text: str, runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with the names of bodies put together again: "Department of Justice", "Food and Drug Administration"."""
    held: Run = []
    for run in runs:
        gap = text[held[-1].end : run[0].start] if held and run[0].start - held[-1].end < 14 else ""
        if held and gap and len(held) + len(run) < LONGEST_NAME and _belongs(text, held, gap, run):
            held = _bridged(held, gap, run)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _bridged(held: Run, gap: str, run: Run) -> Run:
    """Both halves of a name with what stands between them; a possessive ending becomes part of its word ("China’s")."""
    last, bridge = held[-1], gap.strip()
    if bridge[0] in "'’":
        return [*held[:-1], Word(last.text + bridge, last.start, last.end + len(bridge)), *run]
    return [*held, *(Word(w, last.end, run[0].start, joined=True) for w in bridge.split()), *run]


def _belongs(text: str, held: Run, gap: str, run: Run) -> bool:
    """Whether `run` goes on with the name that `held` began, over the words in `gap`."""
    last = fold(held[-1].text)
    if gap in _JOINERS and fold(run[0].text) not in FUNCTION_WORDS:
        return last in BODY_HEADS or lemma(last) in BODY_HEADS or gap.startswith(" of") and last in TITLES
    if gap == " to ":
        return last in _WANTING and fold(run[0].text) not in FUNCTION_WORDS
    if gap == " & " or _ORDINAL_GAP.match(gap) and any(fold(w.text) in BODY_HEADS for w in held):
        return True
    if gap in (" and ", ", ") and _spelled_by_acronym(text, held, run):
        return True
    if gap == " and ":
        return _second_half_follows(text, held, run)
    if gap in ("'s ", "’s "):
        return _owns(held, run)
    return gap == ", " and (_holds_of(held) or last in _FIELDS and fold(run[0].text) in _FIELDS) and _list_goes_on(text, run)


def _second_half_follows(text: str, held: Run, run: Run) -> bool:
    """ "Department of Health | and | Human Services", "the Food | and | Drug Administration"."""
    fields = fold(held[-1].text) in _FIELDS and fold(run[0].text) in _FIELDS
    if fields and (fold(run[-1].text) in _FIELDS or fold(run[-1].text) in BODY_TAILS):
        return True
    if _holds_of(held) and _may_be_second_half(run) and (fold(held[-1].text) not in BODY_TAILS or fold(held[-1].text) in _SECOND_HALF):
        return True
    alone = len(held) == 1 and text[max(0, held[0].start - 4) : held[0].start].lower() == "the "
    return fold(run[-1].text) in _SECOND_HALF and (_holds_of(held) or alone or fold(held[0].text) == "the")


def _owns(held: Run, run: Run) -> bool:
    """ "China’s Foreign Ministry", "Clark County Coroner's Office": the owner is part of the name."""
    last, body = fold(held[-1].text), fold(run[-1].text)
    if last in _PLURAL_OWNERS:
        return body in BODY_TAILS
    return last in COUNTRIES and body in _OWN_BODIES or len(run) == 1 and last not in FIRST_NAMES and body in _OWNED_BODIES


def _spelled_by_acronym(text: str, held: Run, run: Run) -> bool:
    """ "Pacific Gas and Electric Company (PG&E)": the brackets begin with a letter of the first half and hold one of the last."""
    match = _ACRONYM_BEHIND.match(text, run[-1].end)
    names = [w for w in held if not w.joined]
    if match is None:
        return False
    return any(match.group(1)[0] == w.text[0] for w in names) and any(w.text[0] in match.group(1)[1:] for w in run)


def _holds_of(held: Run) -> bool:
    """Whether "of" or "for" stands in a body's name so far; a university stands alone."""
    heads = {fold(w.text) for w in held}
    return any(w.joined for w in held) and fold(held[0].text) not in TITLES and not heads & {"university", "college", "house"}


def _may_be_second_half(run: Run) -> bool:
    """Whether what follows "and" may belong to a body's name: no person, place or other body by its look."""
    first = fold(run[0].text)
    known = first in FIRST_NAMES or first in TITLES or first in HONORIFICS or first in FUNCTION_WORDS or first in BODIES
    return not known and first not in PLACES and first not in DEMONYMS and not run[0].text.isupper() and fold(run[0].text) not in BODY_HEADS


def _list_goes_on(text: str, run: Run) -> bool:
    """ "Institute of Epidemiology, Disease Control and Research": a comma inside a name, with "and" to come."""
    return _may_be_second_half(run) and text[run[-1].end : run[-1].end + 5] == " and " and text[run[-1].end + 5 : run[-1].end + 6].isupper()


def split_run(run: Run, *, opens: bool) -> list[Run]:
    """One run as the names in it: cut at openers of sentences, and a place or body parted from the person behind it."""
    parts: list[Run] = [[]]
    for index, word in enumerate(run):
        if not word.joined and (_is_function_word(run, index) or opens and index == 0 and _only_opens(run)):
            parts.append([])
        else:
            parts[-1].append(word)
    out: list[Run] = []
    for words in parts:
        while words and words[0].joined:
            words.pop(0)
        while words and (words[-1].joined or fold(words[-1].text) in _PARTY_MEMBERS and not is_party(words)):
            words.pop()
        cut = _person_behind(words)
        out += [words[:cut], words[cut:]] if cut else [words] if words else []
    return out


def _only_opens(run: Run) -> bool:
    """ "Remarked Ann Poe", "Praising Ann Poe", "Curiously Poe" at the start of a sentence; not "United Airlines" nor "Ahmed Khan"."""
    key = fold(run[0].text)
    if len(run) < 2 or not OPENER.search(key) or key in FIRST_NAMES or run[1].joined:
        return False
    return key not in _NAMED_SO and key not in BODIES and fold(run[-1].text) not in BODY_TAILS


def is_party(words: Run) -> bool:
    """ "Liberal Democrats": not people of that party somewhere ("Ohio Democrats")."""
    return len(words) == 2 and fold(words[0].text) in _PARTY_FIRST and fold(words[1].text) == "democrats"


def _is_function_word(run: Run, index: int) -> bool:
    """Whether a capitalised word is no part of a name: "The", "After", but not "Will" of "Will Poe" nor "Today" of "USA Today"."""
    word = run[index].text
    key = fold(word)
    if index == 0 and key in OPENING_NOUNS:
        return len(run) < 2 or fold(run[1].text) not in BODY_TAILS
    if key.split("-")[0] in FUNCTION_WORDS and word.partition("-")[2].islower():
        return True
    if key not in FUNCTION_WORDS or "." in word or key in _ACRONYMS_TOO and word.isupper():
        return False
    if key in _OWN and any(w.joined for w in run[:index]):
        return False
    if key in FIRST_NAMES and (index + 1 < len(run) and not run[index + 1].joined or index and fold(run[index - 1].text) in FIRST_NAMES):
        return False
    if index == 0 or key in _LAST_WORDS and _is_function_word(run, index - 1):
        return True
    return key not in _LAST_WORDS and not run[index - 1].joined


def _person_behind(words: Run) -> int:
    """Where a person's name begins behind a place or a body ("Ukraine | Volodymyr Zelenskyy"), or 0."""
    if len(words) > 1 and words[0].text == "State" and fold(words[1].text) not in BODY_TAILS:
        return 1
    if len(words) < 3 or fold(words[-1].text) in BODY_TAILS or any(w.joined for w in words):
        return 0
    keys = [fold(w.text) for w in words]
    if any(k in TITLES or k in HONORIFICS for k in keys[:-1]):
        return 0
    for index in range(len(keys) - 2, 0, -1):
        before = keys[index - 1]
        known = before in BODY_TAILS or before in PLACES or before in BODIES
        is_body = known and before not in FIRST_NAMES or words[index - 1].text.isupper()
        if keys[index] in FIRST_NAMES and is_body and len(words[index - 1].text.rstrip(".")) > 1:
            return index
    return 1 if len(keys) == 3 and len(keys[0]) > 3 and (keys[0] in COUNTRIES or keys[0] in DEMONYMS) and keys[1] not in BODY_TAILS else 0
