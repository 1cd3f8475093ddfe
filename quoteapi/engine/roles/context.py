"""What the rest of the article adds to a role that names no body: the country, the person, the full name of the body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from quoteapi.engine.roles.bodies import SPOKEN_FOR, STATUS_WORDS, role_word
from quoteapi.engine.roles.body_names import proper_body
from quoteapi.engine.roles.finding import Finding
from quoteapi.engine.roles.noun_phrases import LONGEST, noun_end
from quoteapi.engine.roles.people import Person, role_key
from quoteapi.engine.roles.place_names import DEMONYMS
from quoteapi.engine.roles.places import is_place
from quoteapi.engine.roles.titles import GENERIC_BODIES, OFFICE_HEADS
from quoteapi.engine.roles.tokens import Range, Tokens, is_capital, is_stop, possessive, stem

_REACH = 400
# What a minister is, and no topic of his ministry.
_RANKS = frozenset("deputy prime first acting former chief assistant senior junior cabinet state".split())
_MINISTRIES = ("department", "ministry")
_GENDERS = {"his": "m", "her": "f"}
# Offices of a place: "In Ohio, Gov. Jo Dow", and not "In Ohio, President Dow".
_LOCAL_OFFICES = frozenset(
    "governor gov mayor sheriff chief superintendent coroner commissioner councilman councilwoman councillor premier".split()
)
# So much less sure is of a group what is told of each of it.
_OF_SEVERAL = 0.4
# So many places of one word are looked at.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Scene:
    """What a whole article says: its bodies by last word, its capitalised words and where, who and which bodies are named.

    `named` tells where each of `people` is named, by his number, in text order.
    """

    bodies: dict[str, tuple[Range, ...]]
    capitals: dict[str, tuple[int, ...]]
    people: tuple[Person, ...] = ()
    named: tuple[tuple[Range, int], ...] = ()
    named_bodies: tuple[Range, ...] = ()
    fuller: Mapping[Range, Range] = field(default_factory=dict)


def read_scene(tokens: Tokens) -> Scene:
    """Gather what the context rules stand on, in one pass over the tokens."""
    return Scene(bodies=_long_bodies(tokens), capitals=_capitals(tokens))


def with_names(scene: Scene, people: tuple[Person, ...], bodies: tuple[Range, ...], fuller: Mapping[Range, Range]) -> Scene:
    """`scene` with everybody and every body that the article names; `fuller` leads from a short name to the full one."""
    named = sorted((place, number) for number, person in enumerate(people) for place in person.places)
    return replace(scene, people=people, named=tuple(named), named_bodies=bodies, fuller=fuller)


def _capitals(tokens: Tokens) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for index, word in enumerate(tokens.words):
        if word[0].isupper():
            found.setdefault(stem(word), []).append(index)
    return {word: tuple(places[:_MOST]) for word, places in found.items()}


def name_places(tokens: Tokens, scene: Scene, name: str) -> list[range]:
    """Where the whole name stands in the article, word by word."""
    words = [stem(w) for w in name.split()]
    starts = scene.capitals.get(words[0], ()) if words else ()
    runs = (range(s, s + len(words)) for s in starts)
    return [r for r in runs if [stem(w) for w in tokens.words[r.start : r.stop]] == words]


def _long_bodies(tokens: Tokens) -> dict[str, tuple[Range, ...]]:
    """Capitalised names of two words or more that end in a common noun of bodies, by that noun."""
    out: dict[str, tuple[Range, ...]] = {}
    for index, lower in enumerate(tokens.lowers):
        word = stem(lower)
        if word not in GENERIC_BODIES:
            continue
        start = index
        while index - start < 8 and tokens.joined(start - 1, index) and _may_name(tokens.words[start - 1]):
            start -= 1
        if start < index:
            out[word] = (*out.get(word, ()), (start, index + 1))[:40]
    return out


def _may_name(word: str) -> bool:
    return is_capital(word) and not is_stop(word) and stem(word) not in STATUS_WORDS


def fuller_body(tokens: Tokens, scene: Scene, finding: Finding) -> Finding | None:
    """ "Ministry | spokesperson" after "China’s Foreign Ministry": the name before it that ends in the same noun; "EA | manager"
    where the article has the Environment Agency (EA)."""
    body = finding.body
    if body is not None and body in scene.fuller:
        return Finding("fuller-body", finding.confidence, None, scene.fuller[body])
    if body is None or body[1] - body[0] != 1 or stem(tokens.words[body[0]]) not in GENERIC_BODIES:
        return None
    named = [b for b in scene.bodies.get(stem(tokens.words[body[0]]), ()) if b[1] <= body[0]]
    return Finding("fuller-body", finding.confidence, None, named[-1]) if named else None


def nationality(tokens: Tokens, role: Range) -> Finding | None:
    """ "French inventor Jo Dow": the country is all that the role says of where he belongs."""
    for index in range(*role):
        if stem(tokens.words[index]) in DEMONYMS and is_capital(tokens.words[index]) or tokens.words[index] in {"US", "U.S.", "UK", "U.K."}:
            return Finding("nationality", 0.35, None, (index, index + 1))
    return None


def place_of_sentence(tokens: Tokens, role: Range) -> Finding | None:
    """ "In Ohio, Gov. Jo Dow", "on Monday in Ohio, which votes, Gov. Jo Dow": the place before the comma is the office's."""
    if role_word(tokens, role[1] - 1) not in _LOCAL_OFFICES:
        return None
    start = role[0]
    while tokens.joined(start - 1, start) and role[0] - start < 2 * LONGEST:
        start -= 1
    comma = next((i for i in range(start, role[0]) if tokens.words[i] == ","), start)
    opening = next((i for i in range(comma - 1, start - 1, -1) if tokens.lowers[i] == "in"), None)
    place = proper_body(tokens, opening + 1, comma) if opening is not None else None
    sure = place is not None and (opening == start or is_place(tokens, place))
    return Finding("place-of-sentence", 0.3, None, place) if sure else None


def ministry_of_minister(tokens: Tokens, scene: Scene, role: Range) -> Finding | None:
    """ "Labor Secretary Jo Dow" where the article has a Labor Department or a Department of Labor."""
    if role_word(tokens, role[1] - 1) not in {"minister", "secretary"}:
        return None
    topics = {stem(w) for w in tokens.words[role[0] : role[1] - 1] if is_capital(w)} - _RANKS
    named = [b for noun in _MINISTRIES for b in (*scene.bodies.get(noun, ()), *_spelled(tokens, scene, noun))]
    fit = (b for b in sorted(named) if topics and topics <= {stem(w) for w in tokens.words[slice(*b)]})
    return next((Finding("ministry-of-minister", 0.45, None, body) for body in fit), None)


def _spelled(tokens: Tokens, scene: Scene, noun: str) -> Iterator[Range]:
    """ "Department of Homeland Security", "Ministry for Health"."""
    for index in scene.capitals.get(noun, ()):
        if index + 1 < len(tokens.words) and tokens.lowers[index + 1] in {"of", "for"}:
            end = noun_end(tokens, index + 2, len(tokens.words))
            while end > index + 2 and not is_capital(tokens.words[end - 1]):
                end -= 1
            yield index, end


def owner_of_pronoun(tokens: Tokens, scene: Scene, role: Range, speaker: str) -> Finding | None:
    """ "her campaign manager, Jo Dow", "its president": the person or the body named last before the pronoun, for whom he works."""
    pronoun = role[0] - 1
    if pronoun < 0 or role_word(tokens, role[1] - 1) not in SPOKEN_FOR | OFFICE_HEADS:
        return None
    owner = _body_before(scene, pronoun) if tokens.lowers[pronoun] in {"its", "their"} else None
    if tokens.lowers[pronoun] in _GENDERS:
        owner = _person_before(tokens, scene, pronoun, speaker)
    return Finding("owner-of-pronoun", 0.5, None, owner) if owner and pronoun - owner[1] < _REACH else None


def _body_before(scene: Scene, index: int) -> Range | None:
    count = bisect_left(scene.named_bodies, (index, 0))
    return scene.named_bodies[count - 1] if count else None


def _person_before(tokens: Tokens, scene: Scene, index: int, speaker: str) -> Range | None:
    """Where somebody else of the pronoun's gender is named last; "Dow’s" only owns."""
    gender = _GENDERS[tokens.lowers[index]]
    count = bisect_left(scene.named, ((index, 0), 0))
    for place, number in reversed(scene.named[max(0, count - _MOST) : count]):
        person = scene.people[number]
        if person.speaker != speaker and person.gender in {None, gender} and not possessive(tokens.words[place[1] - 1]):
            return place
    return None


def shared_by_members(tokens: Tokens, scene: Scene, name: str) -> Iterator[tuple[Finding, Range]]:
    """ "Jo Dow and Al Roe": the role or the body that the article gives each of them is the group's too."""
    named = name.split(" and ")
    members = [p for p in scene.people if p.name in named]
    if len(members) < 2 or len(members) < len(named):
        return
    for found in members[0].findings:
        role = found.role if found.role and all(role_key(tokens.words[found.role[1] - 1]) in m.heads for m in members) else None
        body = found.body if found.body and all(_has_body(tokens, m, found.body) for m in members) else None
        if role or body:
            yield Finding("shared-by-members", found.confidence - _OF_SEVERAL, role, body), members[0].places[0]


def _has_body(tokens: Tokens, person: Person, body: Range) -> bool:
    return {stem(w) for w in tokens.words[slice(*body)]} <= person.words
