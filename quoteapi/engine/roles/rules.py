"""The rules that read a person's role and body around his name, one function a rule; docs/rules-roles.md explains each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quoteapi.engine.roles.anchors import Anchor
from quoteapi.engine.roles.bodies import Range, body_of, has_body_noun, is_place, leading_body
from quoteapi.engine.roles.phrases import DETERMINERS, OPENERS, Phrase, noun_end, phrases_after, phrases_before, skip_address
from quoteapi.engine.roles.titles import (
    GROUP_NOUNS,
    PARTIES,
    PARTY_LETTERS,
    RELATIONS,
    STATE_ABBREVIATIONS,
    STATES,
    TITLE_ABBREVIATIONS,
)
from quoteapi.engine.roles.tokens import Tokens, is_capital, is_plural_role, is_stop, is_word, possessive, stem


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule read at one place: the role's tokens, the body's tokens, and how sure it is."""

    rule: str
    confidence: float
    role: Range | None
    body: Range | None


PersonRule = Callable[[Tokens, Anchor], Iterator[Finding]]

_OPENERS = frozenset({"(", "["})
_CLOSERS = frozenset({",", ".", ")", "]", ";", "—", "–", "-", ":"})
_EMPLOYMENT = frozenset("joined heads leads runs directs chairs manages founded oversees represents edits".split())
_WORKING = frozenset("works worked teaches taught serves served writes wrote reports studies works".split())
_ENDS_PARTY = frozenset({")", "]", ","})
_BEFORE_VERB = frozenset("also now currently previously formerly has later once still".split())
_COPULAS = frozenset("is was became becomes remains".split())


def title_before_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "State Department spokesperson Ned Price", "then-Japanese Prime Minister Shinzo Abe"."""
    for order, phrase in enumerate(phrases_before(tokens, anchor.start, anchor.floor)):
        confidence = _title_confidence(tokens, phrase, anchor) - 0.02 * order
        if confidence > 0:
            yield _found("title-before-name", confidence, tokens, phrase)


def _title_confidence(tokens: Tokens, phrase: Phrase, anchor: Anchor) -> float:
    """A plural before a name is a list's at best ("rivals Dow and Roe"); a party or "Fr." says less than an office."""
    word, lower = tokens.words[phrase.head], stem(tokens.words[phrase.head])
    if lower in TITLE_ABBREVIATIONS:
        return 0.7 if lower in {"fr", "rev", "hon", "prof"} else 0.93
    if lower in RELATIONS and phrase.head == phrase.start:
        return 0.5
    if is_plural_role(word):
        return 0.6 if anchor.full and lower not in GROUP_NOUNS else 0.0
    return 0.6 if lower in PARTIES else 0.95


def apposition_before_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Her campaign manager, Robby Mook,": a noun phrase with a comma behind it, right before the whole name."""
    comma = skip_address(tokens, anchor.start - 1, anchor.floor)
    if comma <= anchor.floor or tokens.words[comma] != "," or not _closed(tokens, anchor):
        return
    for phrase in phrases_before(tokens, comma, anchor.floor)[:1]:
        if not anchor.full and tokens.joined(phrase.start - 2, comma):
            return
        if (not is_plural_role(tokens.words[phrase.head]) or _is_one_of(tokens, phrase.start)) and _opens_phrase(tokens, phrase, anchor):
            yield _found("apposition-before-name", 0.8, tokens, phrase)


def _is_one_of(tokens: Tokens, start: int) -> bool:
    return start > 1 and tokens.lowers[start - 2 : start] == ("one", "of")


def _closed(tokens: Tokens, anchor: Anchor) -> bool:
    return anchor.end >= len(tokens.words) or not tokens.joined(anchor.start, anchor.end) or tokens.lowers[anchor.end] not in {"and", "or"}


def _opens_phrase(tokens: Tokens, phrase: Phrase, anchor: Anchor) -> bool:
    """Whether an article or a possessive opens the phrase: a bare noun before a comma is more likely part of a list."""
    before = tokens.lowers[phrase.start - 1] if phrase.start > 0 else ""
    if _is_one_of(tokens, phrase.start):
        return True
    first = tokens.words[phrase.start]
    return (
        before in DETERMINERS - {"that", "this"}
        or any(possessive(w) for w in tokens.words[phrase.start : phrase.head])
        or (phrase.start == anchor.floor and is_capital(first))
    )


def apposition_after_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Mike Green, the senior vice president for Asia at the institute,", with an age or a party stepped over."""
    start = _behind_comma(tokens, anchor)
    if start is None:
        return
    phrases = phrases_after(tokens, start, anchor.limit)
    for order, phrase in enumerate(phrases):
        if _in_apposition(tokens, start, phrase, anchor):
            confidence = 0.6 if tokens.lowers[phrase.head] in PARTIES else 0.93
            found = _found("apposition-after-name", confidence - 0.02 * order, tokens, phrase)
            yield found if found.body else _with_next_body(tokens, phrase, found, anchor)


def shared_apposition(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow and Al Roe, sociologists at Yale": the first of two names that one plural describes."""
    index = anchor.end
    if anchor.possessive or index >= anchor.limit or tokens.lowers[index] not in {"and", "&"}:
        return
    comma = index + 1
    while comma < anchor.limit and comma - index < 5 and is_capital(tokens.words[comma]):
        comma += 1
    if comma - index > 2 and comma + 1 < anchor.limit and tokens.words[comma] == ",":
        for phrase in phrases_after(tokens, comma + 1, anchor.limit)[:1]:
            if is_plural_role(tokens.words[phrase.head]):
                yield _found("shared-apposition", 0.8, tokens, phrase)


def _behind_comma(tokens: Tokens, anchor: Anchor) -> int | None:
    """The token behind the comma at the name's end; figures, an age or "of Texas" between them are stepped over."""
    index = anchor.end
    if anchor.possessive:
        return None
    if index < anchor.limit and tokens.words[index] in _OPENERS:
        closing = next((i for i in range(index, min(index + 8, anchor.limit)) if tokens.words[i] in {")", "]"}), None)
        index = closing + 1 if closing else index
    if index < anchor.limit and tokens.lowers[index] == "of":
        index = noun_end(tokens, index + 1, anchor.limit)
    if index >= anchor.limit or tokens.words[index] not in {",", "—", "–"}:
        return None
    index += 1
    while index + 1 < anchor.limit and tokens.words[index][:1].isdigit() and tokens.words[index + 1] == ",":
        index += 2
    return index if index < anchor.limit else None


def _in_apposition(tokens: Tokens, start: int, phrase: Phrase, anchor: Anchor) -> bool:
    """Whether the phrase says who the person is: it opens with an article, or with its role, and no other name ends it."""
    following = tokens.words[phrase.end] if phrase.end < anchor.limit else "."
    if is_plural_role(tokens.words[phrase.head]) and not _ends_list(tokens, anchor):
        return False
    if is_capital(following) and tokens.joined(phrase.head, phrase.end) and phrase.end == phrase.role_end == phrase.head + 1:
        return False
    if tokens.lowers[start] in OPENERS or possessive(tokens.words[start]):
        return True
    return following in _CLOSERS or phrase.end > phrase.head + 1 or tokens.lowers[phrase.end : phrase.end + 1] == ("who",)


def _ends_list(tokens: Tokens, anchor: Anchor) -> bool:
    """Whether "and" stands before the name: "Jo Dow and Al Roe, sociologists at Yale"."""
    return anchor.start > 0 and tokens.lowers[anchor.start - 1] in {"and", "&"}


def _with_next_body(tokens: Tokens, phrase: Phrase, found: Finding, anchor: Anchor) -> Finding:
    """ "Jo Dow, VP Analyst, Acme.": a title of capitals, a comma, and a name that closes."""
    index = phrase.end
    titled = is_capital(tokens.words[phrase.head]) and index + 1 < anchor.limit and tokens.words[index] == ","
    if not titled or not is_capital(tokens.words[index + 1]):
        return found
    end = noun_end(tokens, index + 1, anchor.limit)
    closes = end >= anchor.limit or tokens.words[end] in _CLOSERS
    return Finding(found.rule, found.confidence, found.role, (index + 1, end)) if closes else found


def role_in_brackets(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow (chair of the Ethics Committee)"."""
    if anchor.end >= anchor.limit or tokens.words[anchor.end] not in _OPENERS:
        return
    closing = next((i for i in range(anchor.end, min(anchor.end + 16, anchor.limit)) if tokens.words[i] in {")", "]"}), None)
    if closing is None or _party_range(tokens, anchor.end + 1):
        return
    for phrase in phrases_after(tokens, anchor.end + 1, closing):
        yield _found("role-in-brackets", 0.85, tokens, phrase)


def party_and_state(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Sen. John McCain (R-Ariz.)", "Rep. Jo Dow, D-Calif.,", "Jo Dow (Republican)"."""
    index = anchor.end
    if index + 1 >= anchor.limit or anchor.possessive:
        return
    if tokens.words[index] in _OPENERS | {","} and (found := _party_range(tokens, index + 1)):
        yield Finding("party-and-state", 0.9, None, found)


def _party_range(tokens: Tokens, start: int) -> Range | None:
    """The tokens of "R-Ariz.", "D", "Republican" or "a Republican from Ohio" at `start`."""
    if start + 1 >= len(tokens.words):
        return None
    first = tokens.words[start]
    if stem(first) in STATES or stem(first) in STATE_ABBREVIATIONS:
        return (start, start + 1) if tokens.words[start + 1] == ")" else None
    if first[:1].isupper() and first.split("-")[0].rstrip(".").lower() in PARTY_LETTERS:
        return _lettered_party(tokens, start)
    if tokens.lowers[start] in {"a", "the"}:
        start += 1
        first = tokens.words[start]
    return (start, start + 1) if stem(first) in PARTIES and is_capital(first) else None


def _lettered_party(tokens: Tokens, start: int) -> Range | None:
    """ "R-Ariz.", "D", up to what closes it; a lone letter before a comma is no party."""
    end = start + 1
    while end + 1 < len(tokens.words) and end - start < 4 and tokens.words[end] not in _ENDS_PARTY:
        end += 1
    lone = end == start + 1 and len(tokens.words[start]) == 1 and tokens.words[end] == ","
    return (start, end) if tokens.words[end] in _ENDS_PARTY and not lone else None


def relative_clause(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow, who heads Acme", "Jo Dow, who is the chair of Acme", "Jo Dow, who works for Acme"."""
    index = anchor.end
    if index < anchor.limit and tokens.words[index] == ",":
        index += 1
    if not anchor.possessive and index + 1 < anchor.limit and tokens.lowers[index] == "who":
        yield from _said_of(tokens, index + 1, anchor, "relative-clause", 0.85)


def copula(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Green is a professor at Yale.", "Green joined the institute in 2005.", "Green works for Acme."."""
    if not anchor.possessive:
        yield from _said_of(tokens, anchor.end, anchor, "copula", 0.75)


def _said_of(tokens: Tokens, index: int, anchor: Anchor, rule: str, confidence: float) -> Iterator[Finding]:
    while index < anchor.limit and tokens.lowers[index] in _BEFORE_VERB:
        index += 1
    if index + 1 >= anchor.limit:
        return
    verb, start = tokens.lowers[index], index + 1
    if verb == "been":
        verb = "is"
    if verb in _COPULAS and (tokens.lowers[start] in {"a", "an", "the", "also", "one"} or _opens_with_owner(tokens, start)):
        start += tokens.lowers[start] == "also"
        for phrase in phrases_after(tokens, start, anchor.limit):
            yield _found(rule, confidence, tokens, phrase)
    elif verb in _WORKING and tokens.lowers[start] in {"as", "for", "at", "with", "in"}:
        yield from _working(tokens, start, anchor, rule, confidence)
    elif verb in _EMPLOYMENT and (body := _proper(tokens, start, anchor.limit)) and _is_employer(tokens, start, body):
        yield Finding(rule, confidence - 0.1, None, body)


def _is_employer(tokens: Tokens, start: int, body: Range) -> bool:
    """Whether what is headed or joined is a body: "leads the Alliance", and not "leads Dow by a point"."""
    return tokens.lowers[start] == "the" or has_body_noun(tokens, body)


def _opens_with_owner(tokens: Tokens, start: int) -> bool:
    """ "is | Penn State’s professor": capitals up to a possessive."""
    end = start
    while end < len(tokens.words) and end - start < 4 and is_capital(tokens.words[end]) and not possessive(tokens.words[end]):
        end += 1
    return end < len(tokens.words) and bool(possessive(tokens.words[end]))


def _working(tokens: Tokens, preposition: int, anchor: Anchor, rule: str, confidence: float) -> Iterator[Finding]:
    if tokens.lowers[preposition] == "as":
        for phrase in phrases_after(tokens, preposition + 1, anchor.limit):
            yield _found(rule, confidence, tokens, phrase)
    elif body := _proper(tokens, preposition + 1, anchor.limit):
        yield Finding(rule, confidence - 0.1, None, body)


def _proper(tokens: Tokens, start: int, limit: int) -> Range | None:
    return leading_body(tokens, start, noun_end(tokens, start, limit))


def body_behind_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Ryan Norris of the University of Guelph", "Sen. Jo Dow of Texas", "Jo Dow, of Acme,", "Jo Dow, with Acme,"."""
    index = anchor.end
    if anchor.possessive or index + 1 >= anchor.limit:
        return
    commaed = tokens.words[index] == ","
    index += commaed
    allowed = {"of", "from", "with", "at"} if commaed else {"of"}
    body = _proper(tokens, index + 1, anchor.limit)
    if body and (tokens.lowers[index] in allowed or tokens.lowers[index] == "from" and is_place(tokens, body)):
        yield Finding("body-behind-name", 0.8, None, body)


def possessive_employer(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Commentary’s Noah Rothman": a capitalised possessive right before a whole name."""
    last = anchor.start - 1
    if not anchor.full or last < anchor.floor or not tokens.joined(last, anchor.start):
        return
    word = tokens.words[last]
    if not possessive(word) or not is_capital(word) or is_stop(stem(word)):
        return
    start = last
    while start - 1 >= anchor.floor and _names_on(tokens, start - 1):
        start -= 1
    yield Finding("possessive-employer", 0.7, None, (start, anchor.start))


def _names_on(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return tokens.joined(index, index + 1) and is_word(word) and is_capital(word) and not is_stop(word) and not possessive(word)


def office_clause(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "as secretary of state, Jo Dow said": the office that the clause before the name gives."""
    comma = anchor.start - 1
    if comma <= anchor.floor or tokens.words[comma] != ",":
        return
    for phrase in phrases_before(tokens, comma, anchor.floor)[:1]:
        before = [tokens.lowers[i] for i in range(max(anchor.floor, phrase.start - 2), phrase.start)]
        if before and (before[-1] == "as" or before[0] == "as"):
            yield _found("office-clause", 0.7, tokens, phrase)


def _found(rule: str, confidence: float, tokens: Tokens, phrase: Phrase) -> Finding:
    return Finding(rule, confidence, (phrase.start, phrase.role_end), body_of(tokens, phrase))


RULES: tuple[PersonRule, ...] = (
    title_before_name,
    apposition_after_name,
    apposition_before_name,
    shared_apposition,
    relative_clause,
    role_in_brackets,
    party_and_state,
    body_behind_name,
    possessive_employer,
    office_clause,
    copula,
)
