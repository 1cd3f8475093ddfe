"""Whether the speaker that a quotation is ascribed to is the one that a text names."""

from __future__ import annotations

import unicodedata

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.model import Speaker

_TITLES = frozenset(
    "mr mrs ms dr prof professor sir dame lord lady sen senator rep gov governor president minister mayor judge the a an".split()
)


def is_named(speaker: Speaker, claimed: str) -> bool:
    """Whether `claimed` may be `speaker`: the same key, the same last name without another first name, or one of his roles."""
    name = _words(speaker.name or "")
    asked = _words(claimed)
    if not name or not asked:
        return False
    if name == asked or any(_words(role) == asked for role in speaker.roles):
        return True
    if set(name) & set(asked) and entity_key(claimed, speaker.kind) == entity_key(speaker.name, speaker.kind):
        return True
    if speaker.kind != "person":
        return set(asked) <= set(name) or set(name) <= set(asked) or "".join(w[0] for w in name) == "".join(asked)
    return name[-1] == asked[-1] and (len(name) == 1 or len(asked) == 1 or _same_first(name[0], asked[0]))


def are_one(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers, of two texts or of one, go by one name."""
    return one is other or bool(other.name and is_named(one, other.name))


def _same_first(one: str, other: str) -> bool:
    """“Edward” and “E.” may be one."""
    return one == other or 1 in (len(one), len(other)) and one[0] == other[0]


def _words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else "" if c in ".'’" else " " for c in plain).split()
    return [w for w in words if w not in _TITLES] or words
