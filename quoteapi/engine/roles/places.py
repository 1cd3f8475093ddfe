"""Where a country, a state or a people is named."""

from __future__ import annotations

from quoteapi.engine.roles.place_names import LONG_COUNTRIES, PLACES, STATES
from quoteapi.engine.roles.titles import PARTIES
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, stem

_DIRECTIONS = frozenset("north south east west".split())


def is_place(tokens: Tokens, body: Range) -> bool:
    """Whether the body is no more than a country, a state, a nationality or a party."""
    words = [stem(w) for w in tokens.words[body[0] : body[1]]]
    whole = " ".join(words)
    return whole in LONG_COUNTRIES or whole in STATES or all(part in PLACES or part in PARTIES for w in words for part in w.split("-"))


def place_at(tokens: Tokens, index: int, stop: int) -> Range | None:
    """The country, state or nationality of one word or two at `index`."""
    two = " ".join(stem(w) for w in tokens.words[index : min(index + 2, stop)])
    if two in STATES or two in LONG_COUNTRIES or two.split(" ")[0] in _DIRECTIONS and two.split(" ")[-1] in PLACES:
        return index, min(index + 2, stop)
    if index < stop and stem(tokens.words[index]) in PLACES and is_capital(tokens.words[index]):
        return index, index + 1
    return None
