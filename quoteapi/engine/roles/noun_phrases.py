"""Where a noun phrase ends that begins at a token."""

from __future__ import annotations

from quoteapi.engine.roles.titles import BODY_HEADS
from quoteapi.engine.roles.tokens import Tokens, is_capital, is_role_noun, is_stop, is_word, stem

# No role that an article gives is longer; it bounds the work at each name.
LONGEST = 14
LINKS = frozenset("of for the and & on".split())
DETERMINERS = frozenset("a an the his her their its our my one this that another".split())
_TIMES = frozenset("week weekend month year night spring summer fall autumn winter decade century".split())


def noun_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where the noun phrase that begins at `start` ends; `start` itself where there is none."""
    end = start
    while end < limit and tokens.lowers[end] in DETERMINERS:
        end += 1
    first = end
    while end < limit and end - first < LONGEST and tokens.joined(start, end):
        word = tokens.words[end]
        if _tells_time(tokens, end, limit):
            break
        joins = end > first and end + 1 < limit and _joins_names(tokens, end)
        if is_word(word) and not is_stop(word) or joins or _named_so(tokens, end, limit):
            end += 1
        else:
            break
    return end if end > first else start


def _named_so(tokens: Tokens, index: int, limit: int) -> bool:
    """ "the | Ask Harbor Society": a word of little meaning with a capital that another name's word follows."""
    word = tokens.words[index]
    named = is_capital(word) and word.istitle() and index and tokens.lowers[index - 1] in DETERMINERS
    return bool(named) and index + 1 < limit and tokens.joined(index, index + 1) and is_capital(tokens.words[index + 1])


def _tells_time(tokens: Tokens, index: int, limit: int) -> bool:
    """ "mayor of London | last week": when it was, and no part of the name."""
    return tokens.lowers[index] in {"last", "next"} and index + 1 < limit and tokens.lowers[index + 1] in _TIMES


def _joins_names(tokens: Tokens, index: int) -> bool:
    """Whether "and", "of", "for", "on" or a hyphen at `index` stands between words of one name."""
    word, before, after = tokens.lowers[index], tokens.words[index - 1], tokens.words[index + 1]
    if word in {"-", "–", "&", "/"}:
        return is_word(after) and (tokens.ends[index] == tokens.starts[index + 1] or word == "&")
    if word == "the":
        return tokens.lowers[index - 1] in LINKS and is_capital(after)
    if word not in LINKS or not is_word(after):
        return False
    behind = tokens.words[index + 2] if index + 2 < len(tokens.words) else ""
    if after == "the":
        return word != "and" and is_capital(before) and is_capital(behind) and stem(before) in BODY_HEADS
    return is_capital(before) and is_capital(after) and not is_role_noun(after)
