"""The rule that reads a role out of a description which stands for somebody named elsewhere: "the Vermont senator"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoteapi.engine.roles.bodies import body_of
from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.noun_phrases import LONGEST
from quoteapi.engine.roles.people import Person, role_key
from quoteapi.engine.roles.phrases import PREPOSITIONS, Phrase, phrases_after
from quoteapi.engine.roles.place_names import PLACES
from quoteapi.engine.roles.titles import GROUP_NOUNS, LOOSE_PARTIES, OFFICE_HEADS, OFFICE_TOPICS, PARTIES, RELATIONS
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, is_plural_role, is_role_noun, is_stop, is_word, possessive, stem

# Nouns of roles that mean a thing as often where no name stands beside them.
_THINGS = frozenset(
    """boy child count double driver examiner general girl guard guest host justice kid lead major model observer page
    source whip""".split()
)
# "the next president": nobody in particular.
_ANYBODY = frozenset("next first last only best worst most new future other average typical likely eventual losing winning".split())
# Behind these the description says what somebody is, or is to be, and stands for nobody: "was the nominee".
_PREDICATING = frozenset("is was are were be been being become becomes became becoming remain remains as named elected called".split())
_CLAUSE_STARTS = frozenset(', ; : — – ( ) “ ” " who which that and but while when as because if where after before'.split())
# A description stands for somebody named no more than so many sentences before it.
_NEAR = 3
_LEAD = 4
# Who is described anew without a role known is somebody whom the article names more than once.
_OFTEN = 2
# So many names before a description are looked at.
_FAR = 50


_OFFICES = frozenset("senator governor representative secretary mayor".split())
_CONTESTANTS = frozenset("candidate nominee frontrunner hopeful contender".split())
# Of one trade: "the anchor" may stand for a reporter, "the candidate" for a senator; no office stands for another.
_TRADES = (
    frozenset("anchor journalist reporter host correspondent columnist editor writer commentator broadcaster".split()),
    frozenset("politician lawmaker".split()) | _CONTESTANTS | _OFFICES,
    frozenset("businessman mogul tycoon billionaire millionaire developer entrepreneur investor magnate".split()),
    frozenset("professor researcher scientist academic scholar expert sociologist economist historian psychologist".split()),
    frozenset("lawyer attorney prosecutor counsel solicitor barrister".split()),
)


@dataclass(frozen=True, slots=True)
class _Described:
    """A description: the token of its article, and its phrase."""

    index: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Names:
    """Who is named where, in text order, and who has which role."""

    places: tuple[Range, ...]
    persons: tuple[Person, ...]
    edges: tuple[frozenset[int], frozenset[int]]
    by_head: dict[str, list[Person]]

    def before(self, index: int) -> Iterator[tuple[Range, Person]]:
        """The names before token `index`, nearest first, and no more than matter."""
        cut = bisect_left(self.places, (index, 0))
        return ((self.places[i], self.persons[i]) for i in range(cut - 1, max(cut - _FAR, 0) - 1, -1))


def described_elsewhere(tokens: Tokens, people: Sequence[Person]) -> Iterator[tuple[Person, Range, Finding]]:
    """For each description with "the" that stands for somebody named: who, where, and what it says of him."""
    names = _names(people)
    for index, lower in enumerate(tokens.lowers):
        phrase = _description(tokens, index, names.edges) if lower == "the" else None
        if phrase is None:
            continue
        described = _Described(index, phrase)
        bearer = _bearer(tokens, names, described)
        person = bearer or _yet_to_be_named(tokens, names, described) or _salient(tokens, names, described)
        if person:
            confidence = 0.55 if bearer else 0.52
            role = (phrase.start, phrase.role_end)
            yield person, (index, phrase.role_end), Finding("described-elsewhere", confidence, role, body_of(tokens, phrase))


def _names(people: Sequence[Person]) -> _Names:
    named = sorted((place, number) for number, person in enumerate(people) for place in person.places)
    places = tuple(place for place, _ in named)
    by_head: dict[str, list[Person]] = {}
    for person in people:
        for head in person.heads:
            by_head.setdefault(head, []).append(person)
    edges = frozenset(start for start, _ in places), frozenset(end for _, end in places)
    return _Names(places, tuple(people[number] for _, number in named), edges, by_head)


def _description(tokens: Tokens, index: int, edges: tuple[frozenset[int], frozenset[int]]) -> Phrase | None:
    """The phrase behind "the" at `index` where it means one person and no name stands beside it."""
    phrase = _owner(tokens, index) or next(iter(phrases_after(tokens, index, len(tokens.words))), None)
    if phrase is None or not _means_one(tokens, phrase) or not _ends_noun(tokens, phrase):
        return None
    return None if _beside_name(tokens, index, phrase, edges) or _predicates(tokens, index) else phrase


def _owner(tokens: Tokens, index: int) -> Phrase | None:
    """ "the Vermont senator’s | campaign": the owner is described."""
    for place in range(index + 1, min(index + 7, len(tokens.words))):
        word = tokens.words[place]
        if not tokens.joined(index, place) or is_stop(word) or not is_word(word):
            return None
        if possessive(word):
            return Phrase(index + 1, place, place + 1, place + 1) if word.islower() and is_role_noun(word) else None
    return None


def _means_one(tokens: Tokens, phrase: Phrase) -> bool:
    word, head = tokens.words[phrase.head], stem(tokens.words[phrase.head])
    modifiers = {stem(w) for w in tokens.words[phrase.start : phrase.head]}
    if modifiers & _ANYBODY or head in _THINGS or head in RELATIONS - {"hopeful", "contender"}:
        return False
    if is_capital(word):
        return head in PARTIES and not head.endswith("s") and head not in LOOSE_PARTIES | {"gop", "democratic"}
    bare = head in {"head", "leader"} and phrase.end == phrase.head + 1 and not modifiers
    several = is_plural_role(head) or head in GROUP_NOUNS or head.endswith("s") and not is_role_noun(head)
    return not (bare or several)


def _ends_noun(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether no further noun follows the head: "the Republican | race", "the candidate | list"."""
    behind = phrase.head + 1
    if possessive(tokens.words[phrase.head]) or not tokens.joined(phrase.head, behind):
        return True
    lower = tokens.lowers[behind]
    return not is_word(lower) or is_stop(tokens.words[behind]) or lower in PREPOSITIONS or lower.endswith("ed")


def _beside_name(tokens: Tokens, index: int, phrase: Phrase, edges: tuple[frozenset[int], frozenset[int]]) -> bool:
    """Whether a name follows the phrase or stands before its comma: the rules around a name read those."""
    name_starts, name_ends = edges
    behind = phrase.end + (phrase.end < len(tokens.words) and tokens.words[phrase.end] == ",")
    if behind in name_starts or behind == phrase.end and tokens.joined(index, behind) and is_capital(tokens.words[behind]):
        return True
    return tokens.joined(index - 1, index) and tokens.words[index - 1] in {",", "—", "–", "("} and index - 1 in name_ends


def _predicates(tokens: Tokens, index: int) -> bool:
    """ "was briefly | the front-runner"."""
    place = index - 1
    while tokens.joined(place, index) and tokens.lowers[place].endswith("ly"):
        place -= 1
    return tokens.joined(place, index) and tokens.lowers[place] in _PREDICATING


def _bearer(tokens: Tokens, names: _Names, described: _Described) -> Person | None:
    """Of those whom the article gives the description's role, and no other place than it names, the one named last before it."""
    phrase = described.phrase
    head = role_key(tokens.words[phrase.head])
    named = {stem(w) for w in tokens.words[phrase.start : phrase.end]} & PLACES
    bearers = names.by_head.get(head, [])
    if len(bearers) > _FAR:
        bearers = [p for _, p in names.before(described.index) if head in p.heads]
    same = [p for p in bearers if p.words & named]
    fit = same or [p for p in bearers if not named or not p.words & PLACES]
    return max(fit, key=lambda p: _last_before(p, described.index), default=None)


def _last_before(person: Person, index: int) -> int:
    """The token where somebody is named last before `index`; -1 where he is not."""
    count = bisect_left(person.places, (index, 0))
    return person.places[count - 1][0] if count else -1


def _salient(tokens: Tokens, names: _Names, described: _Described) -> Person | None:
    """The one named last before whom the description fits and who is no subject of the same clause."""
    sentence = tokens.sentences[described.index]
    subjects: list[Person] = []
    for place, person in names.before(described.index):
        if sentence - tokens.sentences[place[0]] > _NEAR:
            return None
        if _in_clause(tokens, place, described.index) or not subjects and _pronoun_before(tokens, described.index):
            subjects.append(person)
        elif person not in subjects and _fits(tokens, person, described.phrase):
            return person
    return None


def _fits(tokens: Tokens, person: Person, phrase: Phrase) -> bool:
    """Whether the person's role is of the same trade, or the article tells none of him and names him often."""
    head = role_key(tokens.words[phrase.head])
    if person.heads:
        return head not in _OFFICES and any(head in trade and person.heads & trade for trade in _TRADES)
    often = len(person.places) >= _OFTEN and person.words <= PLACES | PARTIES
    return often and _adds_no_name(tokens, phrase) and (head in _CONTESTANTS or not _is_post(phrase, head))


def _is_post(phrase: Phrase, head: str) -> bool:
    """ "the ambassador", "the owner of the mill": an article that speaks of one who holds a post says so where it names him."""
    return head in OFFICE_HEADS or phrase.role_end > phrase.head + 1


def _yet_to_be_named(tokens: Tokens, names: _Names, described: _Described) -> Person | None:
    """A description that opens one of the first sentences is of whoever is named most behind it, and not before it."""
    if tokens.sentences[described.index] > _LEAD or tokens.joined(described.index - 1, described.index):
        return None
    cut = bisect_left(names.places, (described.index, 0))
    fit = (p for p in names.persons[cut:] if p.places[0] >= (described.index, 0) and len(p.places) >= _OFTEN and not p.words)
    return max(fit, key=lambda p: len(p.places), default=None)


def _adds_no_name(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the description's capitals are places and parties only: "the Gawker employee" is somebody new."""
    capitals = [w for w in tokens.words[phrase.start : phrase.end] if is_capital(w) and not w[:1].isdigit()]
    return all(stem(part) in PLACES | PARTIES | OFFICE_TOPICS for w in capitals for part in w.split("-"))


def _in_clause(tokens: Tokens, place: Range, index: int) -> bool:
    """Whether no clause begins between the name and the description; long clauses are not looked through."""
    near = index - place[1] <= LONGEST and tokens.joined(place[0], index)
    return near and not _CLAUSE_STARTS & set(tokens.lowers[place[1] : index])


def _pronoun_before(tokens: Tokens, index: int) -> bool:
    """ "Her lead over | the senator": the pronoun in the same clause is somebody else, the one named last."""
    for place in range(index - 1, max(index - LONGEST, 0) - 1, -1):
        if not tokens.joined(place, index) or tokens.lowers[place] in _CLAUSE_STARTS:
            return False
        if tokens.lowers[place] in {"he", "she", "his", "her", "him"}:
            return True
    return False
