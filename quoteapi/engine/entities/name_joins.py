"""Runs put together again where "of", "for", "and" or an owner holds the name of a body together.

"Department of Health and Human Services", "China's Foreign Ministry", "Fire and Rescue Service".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from quoteapi.engine.entities.name_runs import LONGEST_NAME, Run, Word, fold
from quoteapi.engine.entities.names import FIRST_NAMES, HONORIFICS, TITLES
from quoteapi.engine.entities.nouns import BODIES, BODY_HEADS, BODY_TAILS, COUNTRIES, DEMONYMS, FUNCTION_WORDS, PLACES, lemma

_JOINERS = frozenset((" of ", " of the ", " for ", " for the ", " for a ", " for an ", " on ", " against "))
# First words of bodies whose name tells what they want: "Alliance to Reclaim Our Schools".
_WANTING = frozenset("alliance coalition campaign committee citizens americans movement mothers workers students".split())
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
_ACRONYM_BEHIND = regex.compile(r"\s?\((?:the )?(\p{Lu}[\p{Lu}&-]{1,8})\)")
# Bodies called after whose they are: "Clark County Coroner's Office".
_OWNED_BODIES = frozenset("office department ministry hospital museum".split())
# Those for whom a body is: "People’s Party", "Women's Hospital".
_PLURAL_OWNERS = frozenset("people women men children workers farmers teachers veterans writers actors nurses".split())
# "for the 6th": a court's circuit.
_ORDINAL_GAP = regex.compile(r" (?:of|for) the \d+(?:st|nd|rd|th) $")
# Bodies that every country has, so that the country is part of the name: "China’s Foreign Ministry".
_OWN_BODIES = frozenset("ministry government cabinet parliament military army embassy congress senate".split())


def joined(text: str, runs: Iterable[Run]) -> Iterator[Run]:
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
    """Both halves of a name with what stands between them; a possessive ending or comma becomes part of its word ("China’s")."""
    last, bridge = held[-1], gap.strip()
    if bridge[0] in "'’,":
        return [*held[:-1], Word(last.text + bridge, last.start, last.end + len(bridge)), *run]
    return [*held, *(Word(w, last.end, run[0].start, joined=True) for w in bridge.split()), *run]


def _belongs(text: str, held: Run, gap: str, run: Run) -> bool:
    """Whether `run` goes on with the name that `held` began, over the words in `gap`."""
    if gap in ("'s ", "’s "):
        return _owns(held, run)
    if gap in (" and ", ", "):
        return _spelled_by_acronym(text, held, run) or (_second_half_follows if gap == " and " else _list_follows)(text, held, run)
    return gap == " & " or _completes(held, gap, run)


def _completes(held: Run, gap: str, run: Run) -> bool:
    """ "Department | of | Justice", "Alliance | to | Reclaim Our Schools", "Court of Appeals | for the 6th | Circuit"."""
    last = fold(held[-1].text)
    if _ORDINAL_GAP.match(gap):
        return any(fold(w.text) in BODY_HEADS for w in held)
    if fold(run[0].text) in FUNCTION_WORDS:
        return False
    if gap == " to ":
        return last in _WANTING
    head = last in BODY_HEADS or lemma(last) in BODY_HEADS
    return gap in _JOINERS and (head or gap.startswith(" of") and last in TITLES)


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
    """Whether "of" or "for" stands in a body's name so far, and not in somebody's title ("US Secretary of State Ann Poe"); a
    university stands alone."""
    heads = {fold(w.text) for w in held}
    first = next((place for place, word in enumerate(held) if word.joined), 0)
    return first > 0 and fold(held[first - 1].text) not in TITLES and not heads & {"university", "college", "house"}


def _may_be_second_half(run: Run) -> bool:
    """Whether what follows "and" may belong to a body's name: no person, place or other body by its look."""
    first = fold(run[0].text)
    known = first in FIRST_NAMES or first in TITLES or first in HONORIFICS or first in FUNCTION_WORDS or first in BODIES
    return not known and first not in PLACES and first not in DEMONYMS and not run[0].text.isupper() and fold(run[0].text) not in BODY_HEADS


def _list_follows(text: str, held: Run, run: Run) -> bool:
    """ "Institute of Epidemiology, Disease Control and Research": a comma inside a name, with "and" to come."""
    fields = fold(held[-1].text) in _FIELDS and fold(run[0].text) in _FIELDS
    goes_on = text[run[-1].end : run[-1].end + 5] == " and " and text[run[-1].end + 5 : run[-1].end + 6].isupper()
    return (fields or _holds_of(held)) and _may_be_second_half(run) and goes_on
