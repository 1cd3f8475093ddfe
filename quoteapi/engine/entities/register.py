"""Who and what an article names: persons, bodies and places, each with its fullest name, its gender and its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex

from quoteapi.engine.entities.gathering import Gathering, Group, Key, Membership, first_name_gender
from quoteapi.engine.entities.mentions import Mention, find_mentions
from quoteapi.engine.entities.name_kinds import NameKind
from quoteapi.engine.entities.name_runs import fold
from quoteapi.engine.entities.names import FIRST_NAMES
from quoteapi.engine.entities.nouns import COUNTRIES, is_person_noun, is_plural
from quoteapi.engine.model import Document, Span, SpeakerKind

_GENDERED = regex.compile(r"\b(?:([Hh]e|[Hh]is|[Hh]im|himself)|[Ss]he|[Hh]ers?|herself)\b")
# How far behind a name a pronoun may stand to tell its gender, in characters.
_VOTE_REACH = 240
# How many names before it a pronoun may mean.
_MOST_NEAR = 5
# A first name is hardly used where another is used so many times as often.
_SELDOM = 3
# A courtesy title tells; a pronoun near the name hints; so does a first name, a little less than two pronouns.
_HONORIFIC_WEIGHT, _PRONOUN_WEIGHT, _FIRST_NAME_WEIGHT = 9.0, 1.0, 3.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or place that the article names. `order` is its place among the entities; `place` is true for a
    country or town, `kind` is "unknown" for a single word that nothing tells more about; `places` are the starts of its mentions;
    `sure` is false for a person whom only the look of the name tells."""

    order: int
    name: str
    key: Key
    kind: SpeakerKind
    place: bool
    gender: str | None
    mentions: tuple[Mention, ...]
    places: tuple[int, ...]
    sure: bool = True

    def last_before(self, position: int) -> int:
        """Where it is named last before `position`; -1 where it is not."""
        index = bisect_left(self.places, position)
        return self.places[index - 1] if index else -1


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a name means: the entity, how the words relate to its fullest form (a rule's name), and who else it may be."""

    entity: Entity
    relation: str
    others: tuple[Entity, ...] = ()


class Register:
    """The entities of one article, and which mention means which.

    `mentions` are those of the text, by position; `namings` runs in parallel (None: a headline's word that is no name).
    """

    def __init__(self, document: Document) -> None:
        found = find_mentions(document)
        gathering = self._gathering = Gathering(document.text, found)
        votes = _gender_votes(document.text, found, gathering.of_mention)
        self.entities = tuple(_entity(group, votes[group.order]) for group in gathering.groups)
        self.mentions = tuple(m for m in found if m.span)
        self.namings = tuple(self._naming(gathering.of_mention.get(i)) for i, m in enumerate(found) if m.span)
        self.starts = [m.outer.start for m in self.mentions if m.outer]
        self._sentence_starts = [s.start for s in document.sentences]

    def _naming(self, membership: Membership | None) -> Naming | None:
        if membership is None:
            return None
        others = tuple(self.entities[g.order] for g in membership.others)
        return Naming(self.entities[membership.group.order], membership.relation, others)

    def look_up(self, words: tuple[str, ...], span: Span) -> tuple[Mention, Naming] | None:
        """Whom a name at `span` means that stands inside longer words, or in capitals only a headline gives it."""
        kind: NameKind = "headline" if len(words) == 1 else "unknown"
        sentence = bisect_right(self._sentence_starts, span.start) - 1
        mention = Mention(words, span, span, (), None, kind, possessive=False, definite=False, sentence=sentence)
        naming = self._naming(self._gathering.look_up(mention))
        return (mention, naming) if naming else None

    def before(self, position: int) -> int:
        """How many mentions of the text begin before `position`."""
        return bisect_left(self.starts, position)


def _entity(group: Group, votes: Mapping[str, float]) -> Entity:
    best = _fullest(group)
    return Entity(
        order=group.order,
        name=best.name,
        key=group.key,
        kind=_kind(group, best, votes),
        place=group.kind == "place",
        gender=_gender(votes),
        mentions=tuple(group.mentions),
        sure=group.kind != "unknown",
        places=tuple(sorted(m.span.start for m in group.mentions if m.span)),
    )


def _fullest(group: Group) -> Mention:
    """The longest spelling, of equals the commonest; not one that puts a strange word before a person's name, nor a first name
    that he is hardly ever called by."""
    full = Counter(m.words for m in group.mentions if len(m.words) > 1)
    if group.kind != "organisation" and full:
        (common, often) = full.most_common(1)[0]
        full = Counter({words: n for words, n in full.items() if _may_be_fullest(words, common, seldom=_SELDOM * n <= often)})
    return max(group.mentions, key=lambda m: (m.words in full, len(m.words), not m.name.isupper(), full[m.words], len(m.name)))


def _may_be_fullest(words: tuple[str, ...], common: tuple[str, ...], *, seldom: bool) -> bool:
    """Whether a spelling of a person's name may stand for the `common` one."""
    if words[0] == common[0] or len(words) < 3:
        return True
    if words[-len(common) :] == common and fold(common[0]) not in FIRST_NAMES:
        return not _only_describes(words[0])
    return fold(words[0]) in FIRST_NAMES and not (seldom and fold(common[0]) in FIRST_NAMES and words[-len(common) :] != common)


def _only_describes(word: str) -> bool:
    """A body or a trade before a person's name: "NPR", "Podcaster"."""
    return len(word) > 2 and word.isupper() or fold(word) not in FIRST_NAMES and is_person_noun(fold(word))


def _kind(group: Group, best: Mention, votes: Mapping[str, float]) -> SpeakerKind:
    if group.kind == "organisation":
        return "organisation"
    if group.kind == "place":
        return "organisation" if group.key[-1] in COUNTRIES or len(group.key) > 1 else "unknown"
    if group.kind == "person":
        return "person"
    if all(m.definite for m in group.mentions):
        return "organisation"
    if len(best.words) == 1 and is_plural(best.words[0]):
        return "unknown"
    return "person" if 1 < len(best.words) < 5 and not best.name.isupper() or votes.get("m", 0) + votes.get("f", 0) >= 1 else "unknown"


def _gender(votes: Mapping[str, float]) -> str | None:
    male, female = votes.get("m", 0.0), votes.get("f", 0.0)
    if abs(male - female) < 1:
        return None
    return "m" if male > female else "f"


def _gender_votes(
    text: str, mentions: Sequence[Mention], of_mention: Mapping[int, Membership]
) -> defaultdict[int, defaultdict[str, float]]:
    """For each group, what speaks for either gender: titles, its first name, and the pronouns that follow its name."""
    votes: defaultdict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    people: list[tuple[int, int]] = []
    for index, membership in of_mention.items():
        mention, group = mentions[index], membership.group
        if mention.gender:
            votes[group.order][mention.gender] += _HONORIFIC_WEIGHT
        if group.kind in ("person", "unknown") and mention.span:
            people.append((mention.span.end, group.order))
    for group in {m.group.order: m.group for m in of_mention.values()}.values():
        hint = first_name_gender(group.key[0]) if group.kind in ("person", "unknown") else None
        if hint:
            votes[group.order][hint] += _FIRST_NAME_WEIGHT
    _hear_pronouns(text, sorted(people), votes)
    return votes


def _hear_pronouns(text: str, people: Sequence[tuple[int, int]], votes: defaultdict[int, defaultdict[str, float]]) -> None:
    """Let each pronoun vote for somebody named just before it: the nearest whom nothing shows to be of the other gender."""
    hinted = {order: _gender(own) for order, own in votes.items()}
    ends = [end for end, _ in people]
    for match in _GENDERED.finditer(text):
        gender = "m" if match.group(1) else "f"
        place = bisect_left(ends, match.start())
        near = [order for end, order in people[max(0, place - _MOST_NEAR) : place] if match.start() - end < _VOTE_REACH]
        heard = next((o for o in reversed(near) if hinted.get(o) == gender), None)
        unknown = next((o for o in reversed(near) if hinted.get(o) is None), None)
        voted = heard if heard is not None else unknown if unknown is not None else near[-1] if near else None
        if voted is not None:
            votes[voted][gender] += _PRONOUN_WEIGHT
