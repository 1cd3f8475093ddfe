"""What a name seems to name, by its words and by what stands right before and behind it; and which of its words are titles."""

from __future__ import annotations

from typing import Literal

import regex

from quoteapi.engine.entities.name_cuts import is_party
from quoteapi.engine.entities.name_runs import Run, fold
from quoteapi.engine.entities.names import FIRST_NAMES, HONORIFICS, NAME_SUFFIXES, TITLES
from quoteapi.engine.entities.nouns import (
    AGENT,
    BODIES,
    BODY_HEADS,
    BODY_TAILS,
    COUNTRIES,
    DEMONYMS,
    FAMILY_THINGS,
    ORGANISATIONS,
    PLACE_HEADS,
    PLACES,
    THING_TAILS,
    lemma,
)

NameKind = Literal["person", "organisation", "place", "unknown", "headline"]

# A last word of a body that is a family name too: "Annie Hall", "Jo Church".
_FAMILY_TAILS = frozenset(
    "hall church street fox house day star sun bank school college court field force state city town club guard post square law "
    "office research action matter center park record industry review energy mail fund league trust power steel lives university".split()
) - {"university", "school", "college", "fund", "office", "center", "review", "court", "city"}
# Endings that only professions have.
_PROFESSION = regex.compile(r"(?:ologist|ographer|ician|onomist|esperson|eswoman|esman)$")
# What right behind a name tells that it is a body's.
_BODY_BEHIND = regex.compile(
    r" (?:hospital|clinic|hotel|newspaper|magazine|website|channel|station|airline|company|firm|bank|museum|school|university|"
    r"news agency)\b"
)
# How names of places end, and next to no family name.
_PLACE_ENDINGS = ("shire", "stan", "abad", "grad", "polis")
# A capital inside a word, as makers of names set it ("BuzzFeed"); not "McRae", "DeLay", "O’Neill".
_CAMEL = regex.compile(r"^(?!(?:Mac|Mc|De|Di|Du|Da|Le|La|Van|Von|Fitz|Del|Al|El|Mu|O)\p{Lu})\p{L}*\p{Ll}\p{Lu}")
_PERSON_BEFORE = regex.compile(
    r"(?:\b(?:\p{L}+(?:man|woman|person|ist|ician|yer|ter|der|ger|cher|ker|ner|per|ser|ver|tor|sor|ator|ian|ant|ee)|wife|husband|son|daughter|"
    r"mother|father|brother|sister|friend|president|secretary|minister|senator|governor|mayor|chief|chair|aide|ally|nominee|"
    r"candidate|officer|expert|resident|student|agent|official|head|host|professor|doctor|nurse|judge|star|coach|author|named))\s$"
    r"|(?:\A|\n)(?:By|BY) $"
)
_APPOSITION = regex.compile(
    r"(?: \([^)]{2,12}\))?, (?:an?|the|which) (?:(?!(?:of|on|for|at|in|with|from|by|who|that)\b)[\p{L}\p{N}’'-]+ ){0,5}?([\p{L}-]+)"
    r"(?=,|\.| (?:of|that|which|based|for|in|owned|whose|founded)\b)"
)
_PERSON_AFTER = regex.compile(r",? (?:\d\d,|who\b|whose\b|\(?(?:R|D|I)[-–][A-Z])|, (?:a|an) ")


def title_length(words: Run) -> int:
    """How many words before the name are its title; all of them where there is a title and no name ("Mayor of York City")."""
    keys = [fold(w.text) for w in words]
    if keys[0] in TITLES and keys[0] not in BODY_HEADS and keys[-1] in BODY_TAILS and _goes_on_with_of(words, 0):
        return len(keys)
    if is_party(words) or keys[-1] in BODY_TAILS and not (len(keys) > 1 and keys[-2] in FIRST_NAMES):
        return 0
    for index in range(len(keys) - 1, -1, -1):
        if _is_title(keys, words, index):
            return _behind_complement(keys, index) if _goes_on_with_of(words, index) else index + 1
    return 1 if len(keys) > 1 and _opens_as_title(keys, words) else 0


def _is_title(keys: list[str], words: Run, index: int) -> bool:
    """Whether a word is a title here, and not a family name ("Stephen King") or part of a body's name."""
    key = keys[index]
    if key not in HONORIFICS and key not in TITLES and not key.endswith("-elect"):
        return False
    if index and index == len(keys) - 1:
        before = keys[index - 1]
        if index > 1 and key in NAME_SUFFIXES and keys[0] in FIRST_NAMES:
            # "Ann Poe MP"; the "Mid Derby MP" is one.
            return False
        return before not in FIRST_NAMES and before not in HONORIFICS and len(before) > 1 and not words[index - 1].joined
    return not (index and keys[0] in BODY_HEADS and _goes_on_with_of(words, index))


def _opens_as_title(keys: list[str], words: Run) -> bool:
    """Whether the first word only describes who follows: "Fifteen-year-old Bo", "Co-author Ann Poe", "Ecologist Bo Starr"."""
    if keys[0].endswith("-old"):
        return True
    if len(keys) < 3 or keys[0] in FIRST_NAMES:
        return False
    if _PROFESSION.search(keys[0]):
        return True
    describes = bool(AGENT.search(keys[0])) or keys[0] in DEMONYMS or len(words[0].text) > 2 and words[0].text.rstrip(".").isupper()
    return keys[0].startswith("co-") or describes and keys[1] in FIRST_NAMES


def _goes_on_with_of(words: Run, index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].joined


def _behind_complement(keys: list[str], index: int) -> int:
    """Where the name begins in "Secretary of State John Kerry": behind the words that complete the title."""
    first = index + 3 if keys[index + 2 : index + 3] == ["the"] else index + 2
    for place in range(first + 1, len(keys)):
        if keys[place] in FIRST_NAMES:
            return place
    left = len(keys) - first
    if left > 2 or (left == 2 and (keys[first] in COUNTRIES or keys[first] in ("state", "defense", "defence", "staff"))):
        return first + 1
    return len(keys)


def _stands_behind_body(before: str) -> bool:
    """ "news agency Xinhua"."""
    words = before.split()
    return bool(words) and before[-1] == " " and words[-1] in ORGANISATIONS


def _is_called_a_body(text: str, end: int) -> bool:
    """ "Roscosmos, the Russian space agency"."""
    match = _APPOSITION.match(text, end)
    return match is not None and lemma(match.group(1)) in ORGANISATIONS


def _kind_of_name(keys: list[str], words: Run) -> NameKind:
    """The kind that the words of a name without a title tell."""
    if is_party(words):
        return "organisation"
    if len(keys) == 1:
        return _kind_of_one(keys[0], words[0].text)
    if any(w.joined for w in words) or "&" in keys or keys[-1] in BODY_TAILS:
        family = len(keys) == 2 and keys[0] in FIRST_NAMES and keys[-1] in _FAMILY_TAILS
        return "person" if family else "organisation"
    if _is_place(keys) or keys[-1] in THING_TAILS and not _may_be_a_family(keys):
        return "place"
    if keys[0] in FIRST_NAMES or any(len(k) == 1 and w.text.endswith(".") for k, w in zip(keys[1:], words[1:], strict=True)):
        return "person"
    of_a_people = keys[0] in DEMONYMS and words[-1].text.isupper() and len(keys[-1]) > 2
    body = of_a_people or keys[0] in BODY_HEADS or keys[-1].endswith(("com", "org")) and "." in words[-1].text or _opens_with_acronym(words)
    body = body or any(c.isdigit() for c in keys[-1])
    return "organisation" if body else "unknown"


def _opens_with_acronym(words: Run) -> bool:
    """ "RAF Derby", "BBC Radio Derby": capitals, and then words that have some only at their start."""
    first, rest = words[0].text, words[1:]
    return len(words) in (2, 3) and len(first) > 2 and first.isupper() and first.isalpha() and not any(w.text.isupper() for w in rest)


def _is_place(keys: list[str]) -> bool:
    """ "North Korea", "South African", "San Jose"."""
    return all(k in PLACES or k in DEMONYMS for k in keys) or len(keys) == 2 and (keys[0] in PLACE_HEADS or keys[0] == "county")


def _may_be_a_family(keys: list[str]) -> bool:
    """Whether a name that ends in a thing's word may be a person's: "Jo Bridge", not "Ann Poe Show"."""
    return keys[0] in FIRST_NAMES and len(keys) == 2 and keys[-1] in FAMILY_THINGS


def _kind_of_one(key: str, word: str) -> NameKind:
    if key in BODIES or key in BODY_TAILS and key not in FIRST_NAMES or word.endswith((".com", ".org", ".net")):
        return "organisation"
    if key in PLACES or key in DEMONYMS or key.endswith(_PLACE_ENDINGS) and len(key) > 7:
        return "place"
    if word.replace(".", "").isupper() and 1 < len(key) < 7 or _CAMEL.search(word):
        return "organisation"
    return "person" if key in FIRST_NAMES else "unknown"


def kind_in_context(text: str, name: Run, titles: tuple[str, ...], before: str) -> NameKind:
    """What `name` names, by its own words first and by what stands around it second; `before` is the text before it."""
    keys = [fold(w.text) for w in name]
    if titles:
        if len(keys) > 1 and keys[-1] in THING_TAILS and not _may_be_a_family(keys):
            return "place"
        return "person" if keys[-1] not in BODY_TAILS or len(keys) < 3 else "organisation"
    kind = _kind_of_name(keys, name)
    if kind != "unknown":
        return kind
    end = name[-1].end
    if _stands_behind_body(before) or _is_called_a_body(text, end) or text.startswith(", which ", end) or _BODY_BEHIND.match(text, end):
        return "organisation"
    return "person" if _PERSON_BEFORE.search(before) or _PERSON_AFTER.match(text, end) else "unknown"
