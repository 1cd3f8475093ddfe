"""The name of a body as a range of tokens: where it begins and ends."""

from __future__ import annotations

from quoteapi.engine.roles.noun_phrases import DETERMINERS, LINKS, noun_end
from quoteapi.engine.roles.place_names import DEMONYMS
from quoteapi.engine.roles.titles import BODY_HEADS, FAITHS
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, is_honorific, is_role_noun, is_word, possessive, singular, stem

_PARTICLES = frozenset("de della di du des la le del van von al".split())


def has_body_noun(tokens: Tokens, body: Range) -> bool:
    """Whether a noun of bodies or an abbreviation stands in the range: "Ministry", "University", "UCL"."""
    return any(stem(w) in BODY_HEADS or len(w) > 2 and w.isupper() and w.isalpha() for w in tokens.words[body[0] : body[1]])


def proper_body(tokens: Tokens, start: int, end: int) -> Range | None:
    """The last capitalised name between two tokens, with the common noun that completes it ("Trump campaign").

    "the Italian newspaper Corriere della Sera" gives the newspaper; capitals before a common noun that is no body give none.
    """
    best: Range | None = None
    index = start
    while index < end:
        if not is_capital(tokens.words[index]) or index == start and tokens.lowers[index] in DETERMINERS:
            index += 1
            continue
        stop = _name_end(tokens, index, end)
        whole = stop == end or not tokens.words[stop].islower() or stem(tokens.words[stop - 1]) in BODY_HEADS
        if _is_people(tokens.words[stop - 1]):
            index = stop
            continue
        if whole or best is None and possessive(tokens.words[stop - 1]):
            best = without_titles(tokens, index, stop)
        index = stop
    return best


def _is_people(word: str) -> bool:
    """ "leader of the world’s Catholics": whom somebody leads, and no body."""
    return (singular(stem(word)) or "") in DEMONYMS | FAITHS


def leading_body(tokens: Tokens, start: int, end: int) -> Range | None:
    """The name that stands at `start`, whatever follows it: "UNICEF | observed", "the army’s Northern Command"."""
    while start < end and tokens.lowers[start] in DETERMINERS:
        start += 1
    if start == end:
        return None
    if possessive(tokens.words[start]) and tokens.words[start].islower():
        inner = leading_body(tokens, start + 1, end)
        return (start, inner[1]) if inner else None
    called = next((i for i in range(start, end - 1) if tokens.lowers[i] in BODY_HEADS and is_capital(tokens.words[i + 1])), None)
    if called is not None and all(w.islower() for w in tokens.words[start:called]):
        start = called + 1
    if not is_capital(tokens.words[start]) and stem(tokens.words[start]) not in BODY_HEADS:
        return _common_run(tokens, start, end)
    return without_titles(tokens, start, max(start + 1, _name_end(tokens, start, end)))


def leading_name(tokens: Tokens, start: int, limit: int) -> Range | None:
    """The name that stands at `start`, no further than the noun phrase there goes."""
    return leading_body(tokens, start, noun_end(tokens, start, limit))


def _common_run(tokens: Tokens, start: int, end: int) -> Range | None:
    """ "power authority": two lower-case nouns of which the second is a body's."""
    return (start, start + 2) if start + 1 < end and tokens.lowers[start + 1] in BODY_HEADS else None


def _name_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the name that begins at `start` ends: past inner links, and past a common noun that completes it."""
    stop = start
    for index in range(start, end):
        word, lower = tokens.words[index], tokens.lowers[index]
        if is_capital(word):
            stop = index + 1
        elif lower in BODY_HEADS:
            return index + 1
        elif lower not in LINKS and is_word(word) and not _is_particle(tokens, index, end):
            # "the Acorn delivery service": one common noun may stand before the body's.
            return index + 2 if index == stop and index + 1 < end and tokens.lowers[index + 1] in BODY_HEADS else stop
    return stop


def _is_particle(tokens: Tokens, index: int, end: int) -> bool:
    """ "Corriere della Sera": a foreign article or preposition between capitals."""
    return tokens.lowers[index] in _PARTICLES and index + 1 < end and is_capital(tokens.words[index + 1])


def without_titles(tokens: Tokens, start: int, end: int) -> Range:
    """ "President Obama", "Mr. Rubio": the name alone, where no body's noun ends it."""
    if stem(tokens.words[end - 1]) in BODY_HEADS and not possessive(tokens.words[end - 1]):
        return start, end
    first = start
    while first < end - 1 and (is_honorific(tokens.words[first]) or is_role_noun(tokens.words[first])):
        first += 1
    return first, end
