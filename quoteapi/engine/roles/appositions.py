"""Rules that read a role right before a name or in apposition to it; docs/rules-roles.md explains each."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.roles.anchors import Anchor
from quoteapi.engine.roles.finding import Finding, finding_of
from quoteapi.engine.roles.noun_phrases import DETERMINERS, noun_end
from quoteapi.engine.roles.phrases import (
    FILLERS,
    OPENERS,
    STATUS_ADVERBS,
    Phrase,
    is_adjective,
    phrases_after,
    phrases_before,
    skip_address,
)
from quoteapi.engine.roles.titles import GROUP_NOUNS, KIN, PARTIES, RELATIONS, TITLE_ABBREVIATIONS
from quoteapi.engine.roles.tokens import Tokens, is_capital, is_plural_role, possessive, stem

_BRACKETS = frozenset({"(", "["})
_CLOSING = frozenset({")", "]"})
_APPOSITION_OPENERS = frozenset({",", "—", "–"})
_CLOSERS = frozenset({",", ".", ")", "]", ";", "—", "–", "-", ":"})


def title_before_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "State Department spokesperson Ned Price", "then-Japanese Prime Minister Shinzo Abe"."""
    for order, phrase in enumerate(phrases_before(tokens, anchor.start, anchor.floor)):
        confidence = _title_confidence(tokens, phrase, anchor) - 0.02 * order
        if confidence > 0:
            yield finding_of("title-before-name", confidence, tokens, phrase)


def _title_confidence(tokens: Tokens, phrase: Phrase, anchor: Anchor) -> float:
    """A plural before a name is a list's at best ("rivals Dow and Roe"); a party or "Fr." says less than an office."""
    word, lower = tokens.words[phrase.head], stem(tokens.words[phrase.head])
    if lower in TITLE_ABBREVIATIONS:
        return 0.7 if lower in {"fr", "rev", "hon", "prof"} else 0.93
    if lower in RELATIONS and phrase.head == phrase.start:
        return 0.5
    if lower in KIN:
        return 0.6
    if is_plural_role(word):
        return 0.6 if anchor.full and lower not in GROUP_NOUNS else 0.0
    return 0.6 if lower in PARTIES else 0.95


def apposition_before_name(tokens: Tokens, anchor: Anchor) -> Iterator[Finding]:
    """ "Her campaign manager, Robby Mook,": a noun phrase with a comma behind it, right before the whole name."""
    comma = skip_address(tokens, anchor.start - 1, anchor.floor)
    if comma <= anchor.floor or tokens.words[comma] != "," or not _closed(tokens, anchor):
        return
    for phrase in phrases_before(tokens, comma, anchor.floor)[:1]:
        if not anchor.full and not _opens_sentence(tokens, _opening(tokens, phrase, anchor)):
            return
        if (not is_plural_role(tokens.words[phrase.head]) or _is_one_of(tokens, phrase.start)) and _opens_phrase(tokens, phrase, anchor):
            yield finding_of("apposition-before-name", 0.8, tokens, phrase)


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether nothing but "now" or "once" stands before the token in its sentence; before a last name alone nothing else may."""
    while index > 0 and tokens.joined(index - 1, index) and tokens.lowers[index - 1] in FILLERS | STATUS_ADVERBS | {"once"}:
        index -= 1
    return not tokens.joined(index - 1, index)


def _is_one_of(tokens: Tokens, start: int) -> bool:
    return start > 1 and tokens.lowers[start - 2 : start] == ("one", "of")


def _closed(tokens: Tokens, anchor: Anchor) -> bool:
    return anchor.end >= len(tokens.words) or not tokens.joined(anchor.start, anchor.end) or tokens.lowers[anchor.end] not in {"and", "or"}


def _opening(tokens: Tokens, phrase: Phrase, anchor: Anchor) -> int:
    """The token before the phrase and its adjectives: the article in "an enthusiastic | Dow supporter"."""
    opening = phrase.start - 1
    while opening > anchor.floor and phrase.start - opening < 3 and is_adjective(tokens, opening):
        opening -= 1
    return opening


def _opens_phrase(tokens: Tokens, phrase: Phrase, anchor: Anchor) -> bool:
    """Whether an article or a possessive opens the phrase: a bare noun before a comma is more likely part of a list."""
    opening = _opening(tokens, phrase, anchor)
    before = tokens.lowers[opening] if opening >= 0 else ""
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
    start = behind_comma(tokens, anchor)
    if start is None:
        return
    phrases = phrases_after(tokens, start, anchor.limit)
    for order, phrase in enumerate(phrases):
        if _in_apposition(tokens, start, phrase, anchor):
            confidence = 0.6 if tokens.lowers[phrase.head] in PARTIES else 0.93
            found = finding_of("apposition-after-name", confidence - 0.02 * order, tokens, phrase)
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
                yield finding_of("shared-apposition", 0.8, tokens, phrase)


def behind_comma(tokens: Tokens, anchor: Anchor) -> int | None:
    """The token behind the comma at the name's end; brackets, an age, "of Texas" between them are stepped over."""
    index = anchor.end
    if anchor.possessive:
        return None
    while index < anchor.limit:
        after = _past_aside(tokens, index, anchor.limit)
        if after == index and tokens.words[index] in _APPOSITION_OPENERS and tokens.words[index - 1] not in _APPOSITION_OPENERS:
            after += 1
        if after == index:
            break
        index = after
    return index if anchor.end < index < anchor.limit and tokens.words[index - 1] in _APPOSITION_OPENERS else None


def _past_aside(tokens: Tokens, index: int, limit: int) -> int:
    """Where the aside ends that begins at `index`: brackets, "44,", "of Texas"; `index` itself where none does."""
    if tokens.words[index] in _BRACKETS:
        return next((i + 1 for i in range(index, min(index + 8, limit)) if tokens.words[i] in _CLOSING), index)
    if tokens.words[index][:1].isdigit() and index + 1 < limit and tokens.words[index + 1] == ",":
        return index + 2
    if tokens.lowers[index] == "of":
        end = noun_end(tokens, index + 1, limit)
        return end + (end < limit and tokens.words[end] == ",") if end > index + 1 else index
    return index


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
