"""Rules that read a role or a body in brackets, behind a comma, right behind a name or as an owner beside it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.entities.names import OFFICE_SUFFIXES
from quoteapi.engine.roles.anchors import Anchor
from quoteapi.engine.roles.body_names import leading_name
from quoteapi.engine.roles.finding import Finding, finding_of
from quoteapi.engine.roles.phrases import phrases_after
from quoteapi.engine.roles.place_names import STATE_ABBREVIATIONS, STATES
from quoteapi.engine.roles.places import is_place
from quoteapi.engine.roles.titles import PARTIES, PARTY_ABBREVIATIONS, PARTY_LETTERS
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, is_stop, is_word, possessive, stem

_BRACKETS = frozenset({"(", "["})
_ENDS_PARTY = frozenset({")", "]", ","})


def role_in_brackets(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow (chair of the Ethics Committee)"."""
    if anchor.end >= anchor.limit or tokens.words[anchor.end] not in _BRACKETS:
        return
    closing = next((i for i in range(anchor.end, min(anchor.end + 16, anchor.limit)) if tokens.words[i] in {")", "]"}), None)
    if closing is None or _party_in_brackets(tokens, anchor.end + 1):
        return
    for phrase in phrases_after(tokens, anchor.end + 1, closing):
        yield finding_of("role-in-brackets", 0.85, tokens, phrase)


def party_and_state(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Sen. John McCain (R-Ariz.)", "Rep. Jo Dow, D-Calif.,", "Jo Dow (Republican)", "Cllr Jo Dow (Lab)"."""
    index = anchor.end
    if index + 1 >= anchor.limit or anchor.possessive:
        return
    if tokens.words[index] in _BRACKETS:
        found = _party_in_brackets(tokens, index + 1)
    else:
        found = _party_range(tokens, index + 1) if tokens.words[index] == "," else None
    if found:
        yield Finding("party-and-state", 0.9, None, found)


def _party_in_brackets(tokens: Tokens, start: int) -> Range | None:
    """A party behind the opening bracket: there its name may be shortened."""
    return _party_range(tokens, start) or _abbreviated_party(tokens, start)


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


def _abbreviated_party(tokens: Tokens, start: int) -> Range | None:
    """ "Lab", "Lib Dem", up to a constituency or the closing bracket."""
    end = next((i for i in range(start + 1, min(start + 3, len(tokens.words))) if tokens.words[i] in _ENDS_PARTY), None)
    known = end is not None and is_capital(tokens.words[start]) and " ".join(tokens.lowers[start:end]) in PARTY_ABBREVIATIONS
    return (start, end) if end is not None and known else None


def office_behind_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow MP"."""
    index = anchor.end
    behind = anchor.full and index < anchor.limit and not anchor.possessive and tokens.joined(index - 1, index)
    if behind and tokens.words[index].isupper() and tokens.lowers[index] in OFFICE_SUFFIXES:
        yield Finding("office-behind-name", 0.85, (index, index + 1), None)


def body_behind_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Ryan Norris of the University of Guelph", "Sen. Jo Dow of Texas", "Jo Dow, of Acme,", "Jo Dow, speaking for Acme,"."""
    index = anchor.end
    if anchor.possessive or index + 1 >= anchor.limit:
        return
    commaed = tokens.words[index] == ","
    index += commaed
    speaks_for = commaed and tokens.lowers[index : index + 2] == ("speaking", "for")
    index += speaks_for
    allowed = {"for"} if speaks_for else {"of", "from", "with", "at"} if commaed else {"of"}
    body = leading_name(tokens, index + 1, anchor.limit) if index + 1 < anchor.limit else None
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
