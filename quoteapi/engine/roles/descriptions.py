"""The rules that read a role out of a description ("two campaign officials") and a body out of an organisation's name."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.roles.bodies import body_of
from quoteapi.engine.roles.body_names import has_body_noun, leading_name
from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.noun_phrases import LONGEST, noun_end
from quoteapi.engine.roles.phrases import UNCOUNTED, Phrase, phrases_after, phrases_before
from quoteapi.engine.roles.place_names import DEMONYMS
from quoteapi.engine.roles.places import is_place, place_at
from quoteapi.engine.roles.titles import BODY_HEADS, BODY_PLURALS, LOOSE_PARTIES, PARTIES, PRENOMINALS, PUBLIC_BODIES, SHARES
from quoteapi.engine.roles.tokens import (
    Range,
    Tokens,
    is_capital,
    is_plural_role,
    is_role_noun,
    is_stop,
    is_word,
    possessive,
    singular,
    stem,
)

_FRACTIONS = ("thirds", "fourths", "fifths", "quarters", "tenths")
# A person's, and no place's: "the Dow administration".
_OF_PERSONS = frozenset("administration campaign camp team office transition".split())
_NO_ROLES = frozenset(
    """those others people women men children americans majorities one many some none everyone someone somebody anyone who they we he she it
    everybody""".split()
)


def description_as_role(tokens: Tokens, mention: range, *, person: bool) -> Iterator[Finding]:
    """ "a campaign official who asked not to be named", "two law enforcement officials", "the senator"."""
    start = _past_quantifiers(tokens, _issuer(tokens, mention))
    phrases = [p for p in phrases_after(tokens, start, mention.stop) if _says_role(tokens, p.head)] or _owner(tokens, start, mention.stop)
    for phrase in phrases[:1]:
        role = None if _says_no_role(tokens, phrase) else (phrase.start, phrase.role_end)
        yield Finding("description-as-role", 0.8, role, body_of(tokens, phrase))
    if not phrases and not person:
        yield from _plural_noun(tokens, start, mention.stop)


def _owner(tokens: Tokens, start: int, stop: int) -> list[Phrase]:
    """ "voters’ | fears": the mention ends in an owner."""
    last = stop - 1
    names_role = last >= start and possessive(tokens.words[last]) and is_role_noun(stem(tokens.words[last]))
    return [Phrase(start, last, stop, stop)] if names_role and (tokens.words[last].islower() or last == start) else []


def _says_role(tokens: Tokens, head: int) -> bool:
    """Whether the noun says what somebody is: "people" only where they are "close to" or "familiar with" a thing."""
    following = tokens.lowers[head + 1] if head + 1 < len(tokens.words) else ""
    return tokens.lowers[head] not in _NO_ROLES or following in {"familiar", "close", "briefed"}


def _issuer(tokens: Tokens, mention: range) -> range:
    """ "a statement released by | her family": who is meant stands behind "by"."""
    by = next((i for i in mention if tokens.lowers[i] == "by"), None)
    issued = by is not None and any(is_role_noun(w) or is_plural_role(w) for w in tokens.words[mention.start : by])
    return mention if by is None or issued else range(by + 1, mention.stop)


def _says_no_role(tokens: Tokens, phrase: Phrase) -> bool:
    """ "Democrats", "most Americans": what people belong to, and not what they do; "House Democrats" do."""
    lower = tokens.lowers[phrase.head]
    belongs = lower in PARTIES and lower not in LOOSE_PARTIES or (singular(lower) or "") in DEMONYMS
    of_body = has_body_noun(tokens, (phrase.start, phrase.head))
    return belongs and not of_body and phrase.role_end == phrase.head + 1 and is_capital(tokens.words[phrase.start])


def _past_quantifiers(tokens: Tokens, mention: range) -> int:
    start = mention.start
    while start < mention.stop and (_quantifies(tokens, start) or _is_share(tokens, start, mention.stop)):
        start += 1
    return start


def _quantifies(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return tokens.lowers[index] in UNCOUNTED or word[:1].isdigit() and "-" not in word or not is_word(word)


def _is_share(tokens: Tokens, index: int, stop: int) -> bool:
    """ "a quarter | of Democratic voters", "a high | percentage | of voters": who is meant stands behind "of"."""
    shares = (i for i in range(index, min(index + 2, stop - 2)) if tokens.lowers[i] in SHARES and tokens.lowers[i + 1] == "of")
    return next(shares, None) is not None


def _plural_noun(tokens: Tokens, start: int, stop: int) -> Iterator[Finding]:
    """A group's description whose noun no list holds: "American exporters who ..."."""
    end = start
    while end < stop and is_word(tokens.words[end]) and not is_stop(tokens.words[end]):
        end += 1
    if end > start and _names_people(tokens.words[end - 1]):
        yield Finding("description-as-role", 0.5, (start, end), body_of(tokens, Phrase(start, end - 1, end, end)))


def _names_people(word: str) -> bool:
    """Whether a lower-case plural may be people: no body, no possessive, no pronoun."""
    return (
        word.islower()
        and not word.endswith(_FRACTIONS)
        and word not in _NO_ROLES | BODY_PLURALS
        and not possessive(word)
        and singular(word) is not None
    )


def antecedent_of_who(tokens: Tokens, mention: range) -> Iterator[Finding]:
    """ "most voters, who say ...": the noun phrase that "who" goes back to."""
    if len(mention) != 1 or tokens.lowers[mention.start] != "who":
        return
    end = mention.start - (mention.start > 0 and tokens.words[mention.start - 1] == ",")
    for phrase in phrases_before(tokens, end, max(0, end - LONGEST))[:1]:
        if not _says_role(tokens, phrase.head):
            continue
        yield Finding("antecedent-of-who", 0.6, (phrase.start, phrase.role_end), body_of(tokens, phrase))


def country_of_group(tokens: Tokens, mention: range) -> Iterator[Finding]:
    """ "South Korea and Japan", "G-7 countries", "European nations": states that speak as a group."""
    start = _past_quantifiers(tokens, _issuer(tokens, mention))
    states = next((i for i in range(start, mention.stop) if tokens.lowers[i] in {"countries", "nations", "states"}), None)
    place = place_at(tokens, start, mention.stop)
    if place and tokens.lowers[place[1] : place[1] + 1] == ("and",) and place_at(tokens, place[1] + 1, mention.stop):
        yield Finding("country-of-group", 0.6, None, place)
    elif states is not None and start + 1 == states and (place or any(c.isdigit() for c in tokens.words[start])):
        yield Finding("country-of-group", 0.6, None, (start, states))


def owner_of_body(tokens: Tokens, mention: range) -> Iterator[Finding]:
    """ "China’s Foreign Ministry" is China's, "the Saudi government" is Saudi, "the army of Ruritania" Ruritania's."""
    start = _past_quantifiers(tokens, mention)
    # "State" with a capital is no country's: "the Harbor State of Mind".
    words = {stem(w) for w in tokens.words[start : mention.stop] if w != "State"}
    owner = _owner_within(tokens, start, mention.stop) or _owner_before(tokens, mention.start) or _owner_behind(tokens, mention.stop)
    owner = owner or _whole(tokens, start, mention.stop)
    if owner is None and words & PUBLIC_BODIES and not words & {"press", "news"}:
        owner = _public_owner(tokens, start, mention.stop)
    if owner and owner != (start, mention.stop):
        yield Finding("owner-of-body", 0.7, None, owner)


def _public_owner(tokens: Tokens, start: int, stop: int) -> Range | None:
    """The place in a public body's name, or the unknown place before a common noun ("Borchester | police")."""
    known = place_at(tokens, start, stop) or _place_behind_of(tokens, start, min(stop + 4, len(tokens.words)))
    if known or stop - start < 2 or not tokens.words[stop - 1].islower() or not is_capital(tokens.words[stop - 2]):
        return known
    named = all(is_capital(w) and stem(w) not in PRENOMINALS for w in tokens.words[start : stop - 1])
    return (start, stop - 1) if named and tokens.lowers[stop - 1] not in _OF_PERSONS else None


def _owner_behind(tokens: Tokens, stop: int) -> Range | None:
    """ "Roscosmos, | the Russian space agency": the place that opens an organisation's apposition."""
    if tokens.lowers[stop : stop + 2] not in {(",", "the"), (",", "a"), (",", "an")}:
        return None
    place = place_at(tokens, stop + 2, min(stop + 4, len(tokens.words)))
    end = noun_end(tokens, stop + 2, min(stop + 10, len(tokens.words)))
    return place if place and end > place[1] and stem(tokens.words[end - 1]) in BODY_HEADS else None


def _whole(tokens: Tokens, start: int, stop: int) -> Range | None:
    """ "the Tide Office | of the Harbor Department", "the Roe Center | at Keel College": the body that it is a part of."""
    for index in range(start + 1, stop - 1):
        if tokens.lowers[index] == "at" or tokens.lowers[index : index + 2] == ("of", "the"):
            body = leading_name(tokens, index + 1, stop)
            if body and has_body_noun(tokens, body) and has_body_noun(tokens, (start, index)):
                return body
    return None


def _owner_within(tokens: Tokens, start: int, stop: int) -> Range | None:
    """The possessive that opens the name, where it is a place's or a body's: a person's campaign is no part of him."""
    end = next((i + 1 for i in range(start, stop - 1) if possessive(tokens.words[i])), None)
    if end is None or not is_capital(tokens.words[start]):
        return None
    return (start, end) if has_body_noun(tokens, (start, end)) or is_place(tokens, (start, end)) else None


def _place_behind_of(tokens: Tokens, start: int, stop: int) -> Range | None:
    for index in range(start, stop - 1):
        if tokens.lowers[index] == "of" and tokens.joined(start, index + 1):
            place = place_at(tokens, index + 1 + (tokens.lowers[index + 1] == "the"), stop)
            if place:
                return place
    return None


def _owner_before(tokens: Tokens, start: int) -> Range | None:
    """A place right before the mention: "the United States’ | Forest Service", "US | Supreme Court"."""
    two = place_at(tokens, start - 2, start) if start > 1 else None
    return two if two == (start - 2, start) else place_at(tokens, start - 1, start) if start else None
