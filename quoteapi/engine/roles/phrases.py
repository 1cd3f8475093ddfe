"""Noun phrases that hold a role, read leftwards from a name or rightwards from where they begin."""

from __future__ import annotations

from dataclasses import dataclass

from quoteapi.engine.roles.noun_phrases import DETERMINERS, LINKS, LONGEST, noun_end
from quoteapi.engine.roles.place_names import DEMONYMS, PLACES
from quoteapi.engine.roles.titles import BODY_TOPICS, OFFICE_TOPICS, PARTICIPLES, PARTIES, PLURAL_MODIFIERS, PRENOMINALS
from quoteapi.engine.roles.tokens import (
    Tokens,
    is_agent_noun,
    is_capital,
    is_honorific,
    is_plural_role,
    is_role_noun,
    is_stop,
    is_word,
    possessive,
    stem,
)

PREPOSITIONS = frozenset("of for at in with on to from under within".split())
# Behind these the role's own words are over: "senior vice president for Asia | at the institute".
ROLE_ENDERS = frozenset("at with in under within".split())
# "formerly the director": the adverb belongs to the role; "also", "himself" do not.
STATUS_ADVERBS = frozenset("formerly previously then".split())
FILLERS = frozenset("also now currently himself herself themselves reportedly both only".split())
QUANTIFIERS = frozenset(
    """not some many most several few two three four five six seven eight nine ten dozens hundreds thousands other all both nearly about
    more than at least another a an the these those any of half number only even every no one such roughly almost much around up to
    over least millions million billion scores eleven twelve percent per cent just under among from by for so fellow""".split()
)
OPENERS = DETERMINERS | STATUS_ADVERBS | FILLERS
UNCOUNTED = QUANTIFIERS | DETERMINERS
_PRAISING = frozenset("ace darling favorite favourite great guru hero idol legend maestro maverick phenom prodigy sensation star".split())
# "researchers | mostly from Yale", "a nurse | working at Acme".
_BEFORE_TAIL = frozenset("mostly mainly largely working employed affiliated".split())
_LEADING = UNCOUNTED | OPENERS
HYPHENATED = ("then-", "ex-", "now-", "former-", "pro-", "anti-", "non-", "two-", "three-", "long-", "one-", "four-")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive); the noun that tells the role is `head`, behind it stand prepositional phrases up to `end`.

    `role_end` is where the role's own words end: "senior vice president for Asia", without "at the institute".
    """

    start: int
    head: int
    role_end: int
    end: int


def phrases_before(tokens: Tokens, end: int, floor: int) -> list[Phrase]:
    """The roles that stand right before token `end`, nearest first: "Republican hopeful | Sen. | Jo Dow"."""
    out: list[Phrase] = []
    while len(out) < 3 and (phrase := _before(tokens, end, max(floor, end - LONGEST))):
        out.append(phrase)
        end = phrase.start - _joins_back(tokens, phrase.start - 1, floor)
    return out


def _joins_back(tokens: Tokens, index: int, floor: int) -> bool:
    """ "FBI agent | and | terrorism specialist Jo Dow": one person's second role, where no article makes two of them."""
    if index <= floor or tokens.lowers[index] not in {"and", "&"} or not is_head(tokens, index - 1):
        return False
    start = leftmost(tokens, index - 1, floor)
    return not is_plural_role(tokens.words[index - 1]) and (start == floor or tokens.lowers[start - 1] not in DETERMINERS)


def _before(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    last = skip_address(tokens, end - 1, floor)
    last -= last > floor and tokens.lowers[last] in {"named", "called"}
    if last < floor or not tokens.joined(last, end) or not is_word(tokens.words[last]):
        return None
    if (is_head(tokens, last) or _heads_only_names(tokens, last)) and not _ends_office(tokens, last, floor):
        return Phrase(leftmost(tokens, last, floor), last, last + 1, last + 1)
    return _office_of(tokens, last + 1, floor)


def _heads_only_names(tokens: Tokens, index: int) -> bool:
    """ "reality television star | Jo Dow": a thing elsewhere, a person right before a name."""
    return tokens.lowers[index] in _PRAISING and tokens.joined(index, index + 1) and is_capital(tokens.words[index + 1])


def _ends_office(tokens: Tokens, index: int, floor: int) -> bool:
    """ "Chief of Staff", "head of the UK’s counter terror police": the last word might be a role of its own."""
    if not is_plural_role(tokens.words[index]):
        return False
    start = leftmost(tokens, index, floor)
    start -= start > floor and tokens.lowers[start - 1] == "the"
    return start - 2 >= floor and tokens.lowers[start - 1] == "of" and is_head(tokens, start - 2)


def skip_address(tokens: Tokens, last: int, floor: int) -> int:
    """The token before "Dr.", and before the brackets of "Member of Parliament (MP)"; `last` itself where there are none."""
    while last >= floor and is_honorific(tokens.words[last]):
        last -= 1
    if last - 2 < floor or tokens.words[last] != ")":
        return last
    opening = next((i for i in range(last - 1, max(floor, last - 5), -1) if tokens.words[i] == "("), None)
    return opening - 1 if opening is not None else last


def is_head(tokens: Tokens, index: int) -> bool:
    """Whether the token may be the noun that tells a role."""
    word = tokens.words[index]
    if possessive(word):
        return False
    if tokens.lowers[index] == "lady":
        return index > 0 and tokens.lowers[index - 1] == "first"
    return is_role_noun(word) or is_plural_role(word) or tokens.lowers[index] in PARTIES or word.islower() and is_agent_noun(word)


def leftmost(tokens: Tokens, head: int, floor: int) -> int:
    """The first token of the noun phrase that ends in `head`, articles and quantifiers left out."""
    start = head
    while start - 1 >= floor and tokens.joined(start - 1, start) and _modifies(tokens, start - 1, floor):
        start -= 1
    while start < head and (not is_word(tokens.words[start]) or tokens.lowers[start] in LINKS):
        start += 1
    return start


def _modifies(tokens: Tokens, index: int, floor: int) -> bool:
    """Whether the token belongs to the noun phrase whose other words begin right behind it."""
    word, lower = tokens.words[index], tokens.lowers[index]
    if word in {"-", "–", "/", "&"}:
        return index > floor and tokens.ends[index - 1] == tokens.starts[index] or word == "&"
    if lower in LINKS:
        return index > floor and _links(tokens, index)
    if not is_word(word) or is_stop(word) or is_honorific(word) or lower in QUANTIFIERS or word.isdigit():
        return False
    if is_capital(word) or not is_capital(tokens.words[index + 1]):
        return is_capital(word) or _is_modifier(lower)
    return lower in PRENOMINALS or lower in DEMONYMS or lower.startswith(HYPHENATED)


def is_adjective(tokens: Tokens, index: int) -> bool:
    """Whether a lower-case word between an article and a noun phrase is no verb: "an | enthusiastic | Dow supporter"."""
    word = tokens.words[index]
    return is_word(word) and word.islower() and not is_stop(word) and _is_modifier(word)


def _is_modifier(lower: str) -> bool:
    """Whether a lower-case word before a lower-case noun is no verb and no adverb, by its ending."""
    if lower in PRENOMINALS or lower in PARTICIPLES or lower in PLURAL_MODIFIERS or "-" in lower or possessive(lower):
        return True
    return not lower.endswith(("ly", "ed", "ing", "s"))


def _links(tokens: Tokens, index: int) -> bool:
    """Whether "of", "for" or "and" at `index` stands inside one phrase ("University of Kansas ecologist", "President and CEO")."""
    before, after = tokens.words[index - 1], tokens.words[index + 1]
    if tokens.lowers[index] in {"and", "&"}:
        return _joins_roles(before, after) or _joins_bodies(before, after) or _joins_topics(before, after)
    return is_capital(before) and is_capital(after) and not is_role_noun(before) and not is_stop(before)


def _joins_roles(before: str, after: str) -> bool:
    same_case = is_capital(before) == is_capital(after)
    return same_case and is_role_noun(before) and is_role_noun(after) and not before.endswith("s")


def _joins_topics(before: str, after: str) -> bool:
    """ "health and safety officer": the topics of one office."""
    return before.islower() and after.islower() and {before, after} <= OFFICE_TOPICS | BODY_TOPICS


def _joins_bodies(before: str, after: str) -> bool:
    """ "Customs and Border Protection", "U.S. and Japanese officials": both neighbours are topics of a body or both are countries."""
    if not is_capital(before) or not is_capital(after):
        return False
    topics = before.lower() in BODY_TOPICS and after.lower() in BODY_TOPICS
    return topics or stem(before) in PLACES and stem(after) in PLACES


def _office_of(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """ "Prime Minister of India | Jo Dow", "secretary of state | Jo Dow": the name's neighbour belongs to the office's tail."""
    common = 0
    for index in range(end - 1, floor, -1):
        word, lower = tokens.words[index], tokens.lowers[index]
        if not tokens.joined(index - 1, end - 1):
            return None
        if lower in PREPOSITIONS and index < end - 1 and is_head(tokens, index - 1):
            return Phrase(leftmost(tokens, index - 1, floor), index - 1, end, end)
        if is_capital(word) or lower in LINKS and index < end - 1:
            continue
        common += 1
        if common > 3 or is_stop(word) or not is_word(word):
            return None
    return None


def phrases_after(tokens: Tokens, start: int, limit: int) -> list[Phrase]:
    """The roles of the noun phrase that begins at token `start`: one, or more when "and" or a comma joins them."""
    out: list[Phrase] = []
    while len(out) < 4 and (phrase := _after(tokens, start, min(limit, start + 3 * LONGEST))):
        out.append(phrase)
        start = phrase.end
        comma = start < limit and tokens.words[start] == ","
        start += comma
        joined = start < limit and tokens.lowers[start] in {"and", "&"}
        if not (joined or comma and phrase.role_end == phrase.head + 1 and _lists_on(tokens, start, limit)):
            break
        start += joined
    return out


def _lists_on(tokens: Tokens, start: int, limit: int) -> bool:
    """Whether what follows a comma is the next of a list of roles: "activist, radio host, and ...", "first lady, senator and ..."."""
    end = _core_end(tokens, start, limit)
    if not start < end < limit or tokens.lowers[end] not in {"and", ","}:
        return False
    return tokens.words[end - 1].islower() and is_head(tokens, end - 1)


def _after(tokens: Tokens, start: int, limit: int) -> Phrase | None:
    first = start
    while start < limit and tokens.lowers[start] in _LEADING:
        start += 1
    core_end = _core_end(tokens, start, limit)
    head = core_end - 1
    while head > start and not is_head(tokens, head) and core_end - head < 2:
        head -= 1
    if head < start or not is_head(tokens, head):
        return None
    role_end, end = _tail(tokens, head + 1, limit)
    return Phrase(first if tokens.lowers[first] in STATUS_ADVERBS and first < start else start, head, role_end, end)


def _core_end(tokens: Tokens, start: int, limit: int) -> int:
    """Where the words before the first preposition, verb or punctuation mark end."""
    end = start
    while end < limit and tokens.joined(start, end) and end - start < LONGEST:
        word = tokens.words[end]
        inner = end > start and end + 1 < limit
        if inner and _turns_verb(tokens, end):
            break
        if not (is_word(word) and not is_stop(word)) and not (inner and (word in {"-", "–", "/", "&"} or _inside_core(tokens, end))):
            break
        end += 1
    return end


def _turns_verb(tokens: Tokens, index: int) -> bool:
    """Whether a role noun stands before a participle: "a lawyer representing Dow", "voters surveyed"."""
    lower = tokens.lowers[index]
    return tokens.words[index].islower() and lower.endswith(("ing", "ed")) and lower not in PARTICIPLES and is_head(tokens, index - 1)


def _inside_core(tokens: Tokens, index: int) -> bool:
    """Whether "and", "of", "for" or "the" at `index` stands before the head: "Color of Change's director"."""
    lower, before, after = tokens.lowers[index], tokens.words[index - 1], tokens.words[index + 1]
    if lower in {"and", "&"}:
        return not is_head(tokens, index - 1) and is_word(after) and not is_stop(after)
    if lower == "the":
        return tokens.lowers[index - 1] in {"of", "for"} and is_capital(after)
    named = is_capital(before) and not is_role_noun(before)
    return named and lower in {"of", "for"} and (is_capital(after) or after == "the")


def _tail(tokens: Tokens, start: int, limit: int) -> tuple[int, int]:
    """Where the role's words and where all its prepositional phrases end."""
    role_end, end, open_role = start, start, True
    if start + 1 < limit and tokens.lowers[start] in _BEFORE_TAIL and tokens.lowers[start + 1] in PREPOSITIONS:
        start, end, open_role = start + 1, start + 1, False
    while end < limit and tokens.joined(start - 1, end) and tokens.lowers[end] in PREPOSITIONS:
        open_role = open_role and tokens.lowers[end] not in ROLE_ENDERS
        stop = noun_end(tokens, end + 1, limit)
        if stop == end + 1 or tokens.lowers[end] == "to" and not _is_goal(tokens, end + 1):
            break
        end = stop
        if open_role:
            role_end = end
    return role_end, max(end, role_end) if end > start else role_end


def _is_goal(tokens: Tokens, index: int) -> bool:
    """Whether "to" leads to a noun ("adviser to the governor") and not to a verb ("first woman to serve")."""
    return is_capital(tokens.words[index]) or tokens.lowers[index] in DETERMINERS
