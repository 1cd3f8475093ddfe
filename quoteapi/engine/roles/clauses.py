"""Rules that read a role or a body in what a clause says of whoever is named: "who heads Acme", "is a professor"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.roles.anchors import Anchor
from quoteapi.engine.roles.appositions import behind_comma
from quoteapi.engine.roles.body_names import has_body_noun, leading_name
from quoteapi.engine.roles.finding import Finding, finding_of
from quoteapi.engine.roles.noun_phrases import noun_end
from quoteapi.engine.roles.phrases import phrases_after, phrases_before
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, possessive

_EMPLOYMENT = frozenset("joined heads leads runs directs chairs manages founded oversees represents edits".split())
_WORKING = frozenset("works worked teaches taught serves served writes wrote reports studies works".split())
_BEFORE_VERB = frozenset("also now currently previously formerly has later once still".split())
_COPULAS = frozenset("is was became becomes remains".split())
# "was elected mayor", "was sworn in as mayor": an article may be missing behind these.
_INSTALLED = frozenset("elected re-elected reelected named appointed nominated chosen confirmed sworn installed".split())
# "Green is the leader whom we need" may be an opinion.
_DOUBT = 0.25
_ARTICLES = frozenset("a an the also one".split())
_AT_WORK = frozenset("for at with in".split())


def relative_clause(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Jo Dow, who heads Acme", "Jo Dow, a nurse who is the chair of Acme", "Jo Dow, who works for Acme"."""
    if anchor.possessive:
        return
    index = anchor.end + (anchor.end < anchor.limit and tokens.words[anchor.end] == ",")
    apposition = behind_comma(tokens, anchor)
    if apposition is not None and (phrases := phrases_after(tokens, apposition, anchor.limit)):
        index = phrases[-1].end
    if index + 1 < anchor.limit and tokens.lowers[index] == "who":
        yield from _said_of(tokens, index + 1, anchor, "relative-clause", 0.85)


def copula(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Green is a professor at Yale.", "Green was elected mayor.", "Green joined the institute.", "Green works for Acme."."""
    if anchor.possessive:
        return
    index, apposition = anchor.end, behind_comma(tokens, anchor)
    end = noun_end(tokens, apposition, anchor.limit) if apposition is not None else anchor.limit
    yield from _said_of(tokens, end + 1 if end < anchor.limit and tokens.words[end] == "," else index, anchor, "copula", 0.75)


def _said_of(tokens: Tokens, index: int, anchor: Anchor, rule: str, confidence: float) -> Iterator[Finding]:
    while index < anchor.limit and tokens.lowers[index] in _BEFORE_VERB:
        index += 1
    if index + 1 >= anchor.limit:
        return
    verb, start = tokens.lowers[index], index + 1
    if verb in _COPULAS | {"been"}:
        doubt = 0.0 if tokens.lowers[start] in _INSTALLED or verb == "been" else _DOUBT
        for phrase in phrases_after(tokens, *_complement(tokens, start, anchor.limit)):
            if tokens.lowers[phrase.head] not in {"man", "woman"}:
                yield finding_of(rule, confidence - doubt, tokens, phrase)
    elif verb in _WORKING:
        yield from _working(tokens, start, anchor, rule, confidence)
    elif verb in _EMPLOYMENT and (body := leading_name(tokens, start, anchor.limit)) and _is_employer(tokens, start, body, verb):
        yield Finding(rule, confidence - 0.1, None, body)


def _complement(tokens: Tokens, start: int, limit: int) -> tuple[int, int]:
    """Where the noun phrase begins that tells what somebody is, and how far it may go; empty where no noun phrase follows."""
    if tokens.lowers[start] in _INSTALLED:
        start += 1
        start += start < limit and tokens.lowers[start] == "in"
        start += start < limit and tokens.lowers[start] == "as"
        return start, limit
    if tokens.lowers[start] in _ARTICLES or _opens_with_owner(tokens, start):
        return start + (tokens.lowers[start] == "also"), limit
    return start, start


def _is_employer(tokens: Tokens, start: int, body: Range, verb: str) -> bool:
    """Whether what is headed or joined is a body: "leads the Alliance", "joined Acme in 2019", and not "leads Dow by a point"."""
    joined = verb == "joined" and tokens.lowers[body[1] : body[1] + 1] in {("in",), ("as",)}
    return joined or tokens.lowers[start] == "the" or has_body_noun(tokens, body)


def _opens_with_owner(tokens: Tokens, start: int) -> bool:
    """ "is | Penn State’s professor": capitals up to a possessive."""
    end = start
    while end < len(tokens.words) and end - start < 4 and is_capital(tokens.words[end]) and not possessive(tokens.words[end]):
        end += 1
    return end < len(tokens.words) and bool(possessive(tokens.words[end]))


def _working(tokens: Tokens, start: int, anchor: Anchor, rule: str, confidence: float) -> Iterator[Finding]:
    """ "works | as a nurse", "works | for Acme", "teaches | law at Yale"."""
    if tokens.lowers[start] == "as":
        for phrase in phrases_after(tokens, start + 1, anchor.limit):
            yield finding_of(rule, confidence, tokens, phrase)
        return
    if tokens.lowers[start] not in _AT_WORK:
        start = noun_end(tokens, start, anchor.limit)
    if start + 1 < anchor.limit and tokens.lowers[start] in _AT_WORK and (body := leading_name(tokens, start + 1, anchor.limit)):
        yield Finding(rule, confidence - 0.1, None, body)


def office_clause(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "as secretary of state, Jo Dow said": the office that the clause before the name gives."""
    comma = anchor.start - 1
    if comma <= anchor.floor or tokens.words[comma] != ",":
        return
    for phrase in phrases_before(tokens, comma, anchor.floor)[:1]:
        before = [tokens.lowers[i] for i in range(max(anchor.floor, phrase.start - 2), phrase.start)]
        if before and (before[-1] == "as" or before[0] == "as"):
            yield finding_of("office-clause", 0.7, tokens, phrase)
