"""The body that a role phrase names: employer, party, state or country, as a range of tokens."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.roles.body_names import has_body_noun, proper_body, without_titles
from quoteapi.engine.roles.noun_phrases import DETERMINERS, LINKS, noun_end
from quoteapi.engine.roles.phrases import OPENERS, PREPOSITIONS, Phrase
from quoteapi.engine.roles.place_names import DEMONYMS, PLACES
from quoteapi.engine.roles.places import is_place
from quoteapi.engine.roles.titles import (
    BODY_HEADS,
    CABINET_HEADS,
    COMMON_BODIES,
    EMPLOYED_RELATIONS,
    LOOSE_PARTIES,
    OFFICE_HEADS,
    OFFICE_TOPICS,
    OFFICE_WORDS,
    PARTIES,
    PRENOMINALS,
    RELATIONS,
    TRADES,
)
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, is_role_noun, is_word, possessive, singular, stem

# The surer a preposition names an employer, the earlier it is asked.
_EMPLOYING = ("at", "with", "of", "for", "from", "in", "on", "to", "under", "within")
# A lower-case body counts where the head speaks for it: "a campaign official", "hospital spokesperson".
SPOKEN_FOR = frozenset(
    """spokesman spokeswoman spokesperson official officer aide staffer manager director chief adviser advisor source minister
    authority lawyer leader strategist surrogate member""".split()
)
# At a school or firm without working for it.
_NOT_EMPLOYED = frozenset("alumnus customer graduate guest inmate passenger patient prisoner pupil student undergraduate".split())
# They speak for whom they stand up for: "a lawyer for Jo Dow".
_ADVOCATES = frozenset("attorney barrister counsel lawyer solicitor".split())
# Bodies that a title names without their own name: "County Sheriff Jo Dow".
_LOCAL_BODIES = frozenset(("county", "borough", "township"))
# How somebody holds an office, and never how a body's name begins.
STATUS_WORDS = frozenset("acting deputy ex former incoming interim late longtime onetime outgoing retired sometime then".split())
_SPOKES = frozenset("spokesman spokeswoman spokesperson".split())


def body_of(tokens: Tokens, phrase: Phrase) -> Range | None:
    """The body named inside `phrase`, behind its head or before it; None where it names none."""
    if tokens.lowers[phrase.head] in PARTIES:
        return _party_members(tokens, phrase)
    head = role_word(tokens, phrase.head)
    relation = head in RELATIONS and not (head == "attorney" and is_capital(tokens.words[phrase.head]))
    behind = next(_behind_head(tokens, phrase, head, relation), None)
    if relation:
        employer = _to_body_head(tokens, phrase.start, phrase.head) if head in EMPLOYED_RELATIONS else None
        return behind or employer or _party_before(tokens, phrase) or _common_before(tokens, phrase.start, phrase.head, head)
    before = _before_head(tokens, phrase, head)
    if behind and before and not is_place(tokens, before) and is_place(tokens, behind):
        return before
    return behind or before


def _party_members(tokens: Tokens, phrase: Phrase) -> Range | None:
    """ "House Republicans": the party with the body before it; "independents" and "liberals" are no party's."""
    if tokens.lowers[phrase.head] in LOOSE_PARTIES:
        return None
    start = phrase.head
    while start > phrase.start and is_capital(tokens.words[start - 1]) and not _is_adjective(tokens, start - 1, start):
        start -= 1
    return start, phrase.head + 1


def role_word(tokens: Tokens, index: int) -> str:
    """The singular of the role noun at `index`, in lower case."""
    word = stem(tokens.words[index])
    return singular(word) or word if not is_role_noun(word) or word.endswith("s") else word


def _behind_head(tokens: Tokens, phrase: Phrase, head: str, relation: bool) -> Iterator[Range]:
    """The bodies of the phrases behind the head, the surest preposition first."""
    found: dict[str, Range] = {}
    index = phrase.head + 1
    while index < phrase.end:
        preposition = tokens.lowers[index]
        if preposition not in PREPOSITIONS:
            index += 1
            continue
        end = noun_end(tokens, index + 1, phrase.end)
        if tokens.lowers[index + 1].endswith("ing"):
            # "with a gift for | imitating Dow": what somebody does, and nobody he works for.
            index = max(end, index + 1)
            continue
        body = proper_body(tokens, index + 1, end) or _common_behind(tokens, index + 1, end, head)
        if body and preposition not in found and _employs(tokens, head, preposition, body, relation):
            found[preposition] = body
        index = max(end, index + 1)
    yield from (found[p] for p in _EMPLOYING if p in found)


def _common_behind(tokens: Tokens, start: int, end: int, head: str) -> Range | None:
    """ "spokesperson for the provincial governor", "spokesman for the hospital"."""
    while start < end and tokens.lowers[start] in DETERMINERS:
        start += 1
    named = head in _SPOKES or head not in _NOT_EMPLOYED and stem(tokens.words[end - 1]) in COMMON_BODIES
    return (start, end) if named and start < end else None


def _employs(tokens: Tokens, head: str, preposition: str, body: Range, relation: bool) -> bool:
    if relation:
        client = preposition == "for" and head in _ADVOCATES
        return client or preposition in {"at", "with"} or preposition == "from" and has_body_noun(tokens, body)
    if head in CABINET_HEADS and preposition in {"of", "for"}:
        words = [stem(w) for w in tokens.words[body[0] : body[1]]]
        return is_place(tokens, body) or not all(w in OFFICE_TOPICS or w in LINKS for w in words)
    if body[1] - body[0] == 1 and stem(tokens.words[body[0]]) in OFFICE_TOPICS:
        return False
    if preposition in {"in", "from", "within"}:
        return head in OFFICE_HEADS or has_body_noun(tokens, body)
    return preposition in {"at", "with", "of", "for"} or head in SPOKEN_FOR


def _before_head(tokens: Tokens, phrase: Phrase, head: str) -> Range | None:
    start, end = phrase.start, phrase.head
    while start < end and (tokens.lowers[start] in OPENERS or _is_adjective(tokens, start, end)):
        start += 1
    body = _to_body_head(tokens, start, end) or _to_possessive(tokens, start, end) or _leading_name(tokens, start, end)
    if body is None:
        return _party_before(tokens, phrase) or _common_before(tokens, start, end, head)
    if is_place(tokens, body) and not _is_party(tokens, body) and head not in OFFICE_HEADS:
        return None
    if head in CABINET_HEADS and not is_place(tokens, body) and not has_body_noun(tokens, body):
        return None
    return body


def _is_party(tokens: Tokens, body: Range) -> bool:
    return any(stem(w) in PARTIES for w in tokens.words[body[0] : body[1]])


def _is_adjective(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the first word describes the office and opens no body's name ("National Security Council")."""
    if stem(tokens.words[start]) in STATUS_WORDS:
        return True
    capital = is_capital(tokens.words[start]) and not tokens.words[start + 1].islower()
    opens = capital and has_body_noun(tokens, (start + 1, end))
    return not opens and (stem(tokens.words[start]) in PRENOMINALS or _is_sentence_case(tokens, start))


def _is_sentence_case(tokens: Tokens, index: int) -> bool:
    """Whether the capital may only be the sentence's: a common noun follows, and the word has a capital nowhere else."""
    opens = index == 0 or not tokens.joined(index - 1, index)
    known = stem(tokens.words[index])
    return (
        opens
        and index + 1 < len(tokens.words)
        and role_word(tokens, index + 1) not in _SPOKES
        and tokens.words[index + 1].islower()
        and tokens.words[index].istitle()
        and tokens.words[index] not in tokens.names
        and not (known in PLACES or known in PARTIES or known in BODY_HEADS)
    )


def _to_body_head(tokens: Tokens, start: int, end: int) -> Range | None:
    """From the first capitalised word to the last noun of bodies: "China’s Foreign Ministry | spokesman"."""
    first = next((i for i in range(start, end) if is_capital(tokens.words[i])), None)
    if first is None:
        return None
    for last in range(end - 1, first - 1, -1):
        word = stem(tokens.words[last])
        if word in _LOCAL_BODIES or word in BODY_HEADS and (last > first or word not in OFFICE_WORDS and word not in TRADES):
            return _person_of_campaign(tokens, first, last) or (first, _completed(tokens, last + 1, end))
    return None


def _completed(tokens: Tokens, start: int, end: int) -> int:
    """Where "University | of Washington | professor" ends: "of" and the capitals behind it that are no office belong to the name."""
    stop = start
    if start < end and tokens.lowers[start] in {"of", "for"}:
        while stop < end and (is_capital(tokens.words[stop]) or tokens.lowers[stop] in LINKS):
            stop += 1
    while stop > start and (not is_capital(tokens.words[stop - 1]) or is_role_noun(tokens.words[stop - 1])):
        stop -= 1
    return stop


def _person_of_campaign(tokens: Tokens, first: int, last: int) -> Range | None:
    """ "Trump's campaign | manager": the article may nowhere say "Trump campaign", the person is sure."""
    if last == first + 1 and possessive(tokens.words[first]) and tokens.words[last].islower():
        return first, last
    return None


def _to_possessive(tokens: Tokens, start: int, end: int) -> Range | None:
    for index in range(start, end):
        if possessive(tokens.words[index]) and is_capital(tokens.words[index]):
            first = next(i for i in range(start, index + 1) if is_capital(tokens.words[i]))
            return without_titles(tokens, first, index + 1)
    return None


def _leading_name(tokens: Tokens, start: int, end: int) -> Range | None:
    """The capitalised words before the head that are no part of an office's name: "Fox News | host", "Japanese | Foreign Minister"."""
    first = next((i for i in range(start, end) if is_capital(tokens.words[i]) or tokens.lowers[i] in DEMONYMS), None)
    if first is None or tokens.lowers[first] in LOOSE_PARTIES and tokens.words[first] not in tokens.names:
        return None
    stop = first
    while stop < end and (is_capital(tokens.words[stop]) or tokens.words[stop] in {"-", "&", "–", "of", "and"}):
        stop += 1
    while stop > first and (_is_office_word(tokens, stop - 1) or stop - first == 1 and stem(tokens.words[first]) in TRADES):
        stop -= 1
    while first < stop and stem(tokens.words[first]) in PRENOMINALS:
        first += 1
    return (first, stop) if first < stop else None


def _is_office_word(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return stem(word) in OFFICE_WORDS or stem(word) == "war" or not is_word(word) or is_role_noun(word)


def _party_before(tokens: Tokens, phrase: Phrase) -> Range | None:
    return next(((i, i + 1) for i in range(phrase.start, phrase.head) if _names_party(tokens, i)), None)


def _names_party(tokens: Tokens, index: int) -> bool:
    inner = tokens.words[index] in tokens.names or not tokens.words[index + 1].islower()
    return tokens.lowers[index] in PARTIES and is_capital(tokens.words[index]) and inner


def _common_before(tokens: Tokens, start: int, end: int, head: str) -> Range | None:
    """ "a campaign official", "the government's lawyer": a common noun of bodies right before the head."""
    for index in range(end - 1, start - 1, -1):
        if stem(tokens.words[index]) in COMMON_BODIES - TRADES and tokens.words[index].islower() and head in SPOKEN_FOR:
            return (index - 1, index + 1) if stem(tokens.words[index]) == "service" and index > start else (index, index + 1)
    return None
