"""Whether the speaker that a quotation is ascribed to is the one that a text names."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.entities.names import HONORIFICS, NAME_SUFFIXES, NICKNAMES, TITLES
from quoteapi.engine.model import Span, Speaker
from quoteapi.verification.words import without_accents

# What follows the head of a role; what makes another role of it.
_BEHIND_HEAD = frozenset("of for at in on to from with".split())
_RANKS = frozenset("vice deputy assistant former acting ex interim then co under junior shadow prime associate sub late elect".split())
_ARTICLES = frozenset("the a an his her their its our my".split())
# In shorter names one letter tells two apart: “Cole”, “Dole”.
LONG = 6
# So much of the text beside a name may tell who it is.
BESIDE = 100
# "Park Ji-won": the family name stands first.
_FAMILY_FIRST = regex.compile(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+")
# "Jo Ridge (R-Ohio)", "Jo Ridge, a senator".
_BEHIND_NAME = regex.compile(r"\s*[,(]")
_FORMS = frozenset(("the", "a", "an", *TITLES, *HONORIFICS))
_TITLES_BEFORE = regex.compile(rf"(?:\b(?:{'|'.join(HONORIFICS)}|lt|gen|col|capt|sgt|sen|rep|gov)\.?\s+)+$", regex.IGNORECASE)


def is_named(speaker: Speaker, claimed: str) -> bool:
    """Whether `claimed` may be `speaker`: the same key, the same last name without another first name, or one of his roles.

    Titles and his roles may stand before a name, and whatever is told of him behind a comma.
    """
    name = _words(speaker.name or "")
    asked = _words(_BEHIND_NAME.split(claimed, 1)[0]) or _words(claimed)
    if not name or not asked:
        return False
    if [*name[:1]] == asked and _FAMILY_FIRST.fullmatch(speaker.name or ""):
        return True
    if name == asked or any(_is_role(role, claimed) for role in speaker.roles):
        return True
    if set(name) & set(asked) and entity_key(claimed, speaker.kind) == entity_key(speaker.name, speaker.kind):
        return True
    if speaker.kind != "person":
        return set(asked) <= set(name) or set(name) <= set(asked) or "".join(w[0] for w in name) == "".join(asked)
    # "van der Meer", "Lopez-Gil", "St. James" are the end of a name as "Dole" is.
    return name[-len(asked) :] == asked or name[-1] == asked[-1] and _is_one_person(speaker, name, asked)


def is_misspelt(speaker: Speaker, claimed: str) -> bool:
    """Whether `claimed` is the speaker's name but for one slip of the pen in one long word."""
    name, asked = _words(speaker.name or ""), _words(_BEHIND_NAME.split(claimed, 1)[0])
    differing = [(one, other) for one, other in zip(name[-len(asked) :], asked, strict=False) if one != other]
    if len(name) < len(asked) or len(differing) != 1:
        return False
    one, other = differing[0]
    return min(len(one), len(other)) >= LONG and _is_one_slip(one, other)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, put in or another, or two beside each other are swapped."""
    first = _shared(one, other)
    last = _shared(one[first:][::-1], other[first:][::-1])
    was, became = one[first : len(one) - last], other[first : len(other) - last]
    return max(len(was), len(became)) < 2 or len(was) == 2 and was == became[::-1]


def _shared(one: str, other: str) -> int:
    """With how many of the same letters the two begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_told_beside(text: str, speaker: Speaker, claimed: str) -> bool:
    """Whether `text` says beside a name of `speaker` that he is `claimed`: “the bride, Flora Reid,” or “Flora Reid, the bride,”."""
    asked = _without_article(claimed)
    return bool(asked) and any(_is_beside(text, mention, asked) for mention in speaker.mentions)


def _without_article(claimed: str) -> list[str]:
    words = _words(claimed, whole=True)
    return words[1:] if words and words[0] in _ARTICLES else words


def _is_beside(text: str, mention: Span, asked: list[str]) -> bool:
    own = _words(text[mention.start : mention.end], whole=True)
    # "Engineer Bo Lind" may be a name as it stands.
    if own[: len(asked)] == asked and len(own) > len(asked) + 1:
        return True
    before, behind = text[max(0, mention.start - BESIDE) : mention.start], text[mention.end : mention.end + BESIDE]
    before = _TITLES_BEFORE.sub("", before)
    words = _words(before.rpartition(".")[2], whole=True)
    rank = words[-len(asked) - 1] if len(words) > len(asked) else ""
    # "By the mayor, Dole said" tells nothing of Dole; "the mayor, Dole," does.
    told = not before.rstrip().endswith(",") or behind[:1] in ",.;:\n"
    if told and words[-len(asked) :] == asked and rank not in _RANKS:
        return True
    words = _words(behind[1:].partition(",")[0], whole=True) if behind.startswith(",") else []
    return words[: len(asked)] == asked or words[1 : len(asked) + 1] == asked and words[0] in _ARTICLES


def _is_role(role: str, claimed: str) -> bool:
    """Whether `claimed` is the role, or as much of it as keeps its rank: "the energy minister" is "Norway’s energy minister", "the
    president" is no vice president."""
    own, asked = _words(role, whole=True), _without_article(claimed)
    if not asked or own == asked:
        return bool(asked)
    head = next((place for place, word in enumerate(own) if word in _BEHIND_HEAD), len(own))
    lacking = own[:head]
    return asked == own[head - len(asked) : head] and _RANKS.isdisjoint(lacking[: head - len(asked)])


def _is_one_person(speaker: Speaker, name: list[str], asked: list[str]) -> bool:
    """Of two who share the last name."""
    if 1 in (len(name), len(asked)) or asked[-len(name) :] == name or _same_first(name[0], asked[0]):
        return True
    told = {word for role in speaker.roles for word in _words(role, whole=True)}
    return all(word in _FORMS or word in told for word in asked[:-1])


def are_one(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers, of two texts or of one, go by one name."""
    return one is other or bool(other.name and is_named(one, other.name))


def _same_first(one: str, other: str) -> bool:
    """“Edward”, “Ed” and “E.” may be one."""
    same = NICKNAMES.get(one, one) == NICKNAMES.get(other, other)
    return same or 1 in (len(one), len(other)) and one[0] == other[0]


def _words(name: str, *, whole: bool = False) -> list[str]:
    """The words of a name; unless the `whole` is wanted, without titles in front and what tells a son from his father."""
    words = "".join(c if c.isalnum() else "" if c in ".'’" else " " for c in without_accents(name).casefold()).split()
    while not whole and len(words) > 1 and words[0] in _FORMS:
        words = words[1:]
    while not whole and len(words) > 1 and words[-1] in NAME_SUFFIXES:
        words = words[:-1]
    return words
