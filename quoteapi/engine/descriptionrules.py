"""The rules that read a role out of a description ("two campaign officials") and a body out of an organisation's name."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.bodies import Range, body_of
from quoteapi.engine.rolephrases import LONGEST, UNCOUNTED, Phrase, phrases_after, phrases_before
from quoteapi.engine.rolerules import Finding
from quoteapi.engine.titles import BODY_PLURALS, PLACES, PUBLIC_BODIES, SHARES, STATES
from quoteapi.engine.tokens import Tokens, is_capital, is_stop, is_word, possessive, singular, stem

_NO_ROLES = frozenset("those others people one many some none everyone someone somebody anyone who they we he she it everybody".split())


def description_as_role(tokens: Tokens, mention: range, *, person: bool) -> Iterator[Finding]:
    """ "a campaign official who asked not to be named", "two law enforcement officials", "the senator"."""
    start = _past_quantifiers(tokens, mention)
    phrases = [p for p in phrases_after(tokens, start, mention.stop) if tokens.lowers[p.head] not in _NO_ROLES]
    for phrase in phrases[:1]:
        yield Finding("description-as-role", 0.8, (phrase.start, phrase.role_end), body_of(tokens, phrase))
    if not phrases and not person:
        yield from _plural_noun(tokens, start, mention.stop)


def _past_quantifiers(tokens: Tokens, mention: range) -> int:
    start = mention.start
    while start < mention.stop and (_quantifies(tokens, start) or _is_share(tokens, start, mention.stop)):
        start += 1
    return start


def _quantifies(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return tokens.lowers[index] in UNCOUNTED or word[:1].isdigit() and "-" not in word or not is_word(word)


def _is_share(tokens: Tokens, index: int, stop: int) -> bool:
    """ "a quarter | of Democratic voters", "the flood | of new voters": who is meant stands behind "of"."""
    return index + 2 < stop and tokens.lowers[index] in SHARES and tokens.lowers[index + 1] == "of"


def _plural_noun(tokens: Tokens, start: int, stop: int) -> Iterator[Finding]:
    """A group's description whose noun no list holds: "American exporters who ..."."""
    end = start
    while end < stop and is_word(tokens.words[end]) and not is_stop(tokens.words[end]):
        end += 1
    last = tokens.lowers[end - 1] if end > start else ""
    if last and last not in _NO_ROLES and last not in BODY_PLURALS and singular(last) and not possessive(last):
        phrase = Phrase(start, end - 1, end, end)
        yield Finding("description-as-role", 0.5, (start, end), body_of(tokens, phrase))


def antecedent_of_who(tokens: Tokens, mention: range) -> Iterator[Finding]:
    """ "most voters, who say ...": the noun phrase that "who" goes back to."""
    if len(mention) != 1 or tokens.lowers[mention.start] != "who":
        return
    end = mention.start - (mention.start > 0 and tokens.words[mention.start - 1] == ",")
    for phrase in phrases_before(tokens, end, max(0, end - LONGEST))[:1]:
        yield Finding("antecedent-of-who", 0.6, (phrase.start, phrase.role_end), body_of(tokens, phrase))


def owner_of_body(tokens: Tokens, mention: range) -> Iterator[Finding]:
    """ "China’s Foreign Ministry" is China's, "the Saudi government" is Saudi: whose part an organisation is."""
    words = [tokens.lowers[i] for i in mention]
    for offset, index in enumerate(mention):
        if possessive(tokens.words[index]) and is_capital(tokens.words[index]) and offset + 1 < len(words):
            yield Finding("owner-of-body", 0.8, None, (_first_capital(tokens, mention.start, index), index + 1))
            return
    place = _place(tokens, mention)
    if place and any(stem(w) in PUBLIC_BODIES for w in words):
        yield Finding("owner-of-body", 0.7, None, place)


def _first_capital(tokens: Tokens, start: int, end: int) -> int:
    while start < end and not is_capital(tokens.words[start]):
        start += 1
    return start + (tokens.lowers[start] == "the" and start < end)


def _place(tokens: Tokens, mention: range) -> Range | None:
    """The country, state or nationality that stands in the name with other words beside it."""
    for index in mention:
        two = " ".join(stem(w) for w in tokens.words[index : min(index + 2, mention.stop)])
        if two in STATES or two in {
            "united states",
            "united kingdom",
            "hong kong",
            "puerto rico",
            "south korea",
            "north korea",
            "south africa",
        }:
            return index, min(index + 2, mention.stop)
        if stem(tokens.words[index]) in PLACES and is_capital(tokens.words[index]):
            return index, index + 1
    return None
