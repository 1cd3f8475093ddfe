"""Mentions gathered into groups, one a person, body or place: which spelling is short for which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from quoteapi.engine.entities.mentions import Mention
from quoteapi.engine.entities.name_runs import fold
from quoteapi.engine.entities.names import FEMALE_NAMES, FIRST_NAMES, MALE_NAMES, NICKNAMES
from quoteapi.engine.entities.nouns import BODY_HEADS, BODY_TAILS, COUNTRIES, PLACES

_BRACKETED = regex.compile(r"\s?\((?:the )?[\"“'‘]?(\p{Lu}[\p{L}\p{N}.&-]{1,14})[\"”'’]?\)")
_HERSELF = regex.compile(
    r" (?:said|says|added|insisted|argued|promised|denied|told \p{Ll}+)(?: that)? (she|he) (?:would|will|had|has|was|is|did)\b"
)
_DOUBLE = regex.compile(r"(\p{L})\1")
# What stands before a place that somebody is in, or before one of several.
_LOCATED = regex.compile(r"\b(?:in|from|to|at|of|near|around|across|into|outside|for|over|the) $", regex.IGNORECASE)
# A first name that is a family name in the article heads a thing's name where the family is named so many times as often.
_SURELY_A_FAMILY = 3
# Shorter last names are too much alike to tell a misspelling; no name is longer.
_LONG_NAME, _LONGEST_NAME = 5, 24
_SMALL = frozenset("of the for and on in to & de".split())
# The bucket of one last name or first name never grows past this: a text of nothing but names stays cheap.
_MOST_NAMESAKES = 24

Key = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """An entity while it is gathered: its place among the groups, its fullest key and its mentions.

    `weight` counts the mentions by full or last name: who is called by his first name is not meant by his last.
    `first` is where it is named in full first (-1: in the title): of two Trumps, "Trump" is the one introduced first.
    `sentences` are those that hold its full name.
    """

    order: int
    key: Key
    kind: str
    mentions: list[Mention]
    weight: int = 1
    first: int = -1
    sentences: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Membership:
    """Which group a mention belongs to, by which relation (a rule's name), and which groups it might belong to else."""

    group: Group
    relation: str
    others: tuple[Group, ...] = ()


class Gathering:
    """The groups of one article's mentions; `of_mention` tells each mention's, by the mention's index."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self.groups: list[Group] = []
        self.of_mention: dict[int, Membership] = {}
        self._people: dict[tuple[str, str], Group] = {}
        self._whole: dict[Key, Group] = {}
        self._ends: defaultdict[Key, list[Group]] = defaultdict(list)
        self._heads: defaultdict[str, list[Group]] = defaultdict(list)
        self._initials: defaultdict[str, list[Group]] = defaultdict(list)
        self._nearly: defaultdict[str, list[Group]] = defaultdict(list)
        single, several = _by_length(mentions)
        alone = {mentions[i].key[-1] for i in single if mentions[i].kind != "headline"}
        for index in sorted(several, key=lambda i: -len(mentions[i].words)):
            # "Ann Reads On" in a headline names an Ann Reads only where the text has a Reads too.
            if mentions[index].kind != "headline" or mentions[index].key in self._whole or mentions[index].key[-1] in alone:
                self._take_full(index, mentions[index])
        self._located = {m.key for m in mentions if m.kind == "place" and self._is_located(m)}
        self._learn_brackets(text, mentions)
        self._tell_things(mentions)
        self._index()
        for index in single:
            self._take_single(index, mentions[index])

    def _new(self, index: int, mention: Mention, relation: str = "full-name") -> Group:
        kind = "person" if mention.kind == "headline" else mention.kind
        group = Group(len(self.groups), mention.key, kind, [mention], first=mention.span.start if mention.span else -1)
        self.groups.append(group)
        if len(mention.words) > 1:
            group.sentences.add(mention.sentence)
        self._whole[mention.key] = group
        self.of_mention[index] = Membership(group, relation)
        return group

    def _add(self, index: int, mention: Mention, group: Group, relation: str, others: Iterable[Group] = ()) -> None:
        group.mentions.append(mention)
        if len(mention.words) > 1:
            group.sentences.add(mention.sentence)
            group.first = min(group.first, mention.span.start if mention.span else -1)
        group.weight += relation in ("full-name", "last-name")
        if mention.kind == "person" and group.kind == "unknown":
            group.kind = "person"
        self.of_mention[index] = Membership(group, relation, tuple(others))

    def _take_full(self, index: int, mention: Mention) -> None:
        key = mention.key
        group = self._whole.get(key)
        if group is None and mention.kind in ("person", "unknown", "headline"):
            group = self._same_person(key)
        if group is None:
            group = self._new(index, mention)
        else:
            self._whole[key] = group
            self._add(index, mention, group, "full-name")
        if group.kind in ("person", "unknown"):
            for first in {key[0], _same_sound(key[0]), *key[1:-1]}:
                self._people.setdefault((first, key[-1]), group)
            self._people.setdefault((key[0][0] + ".", key[-1]), group)

    def _same_person(self, key: Key) -> Group | None:
        first, last = key[0], key[-1]
        found = self._people.get((first, last)) or self._people.get((_same_sound(first), last))
        if found or len(first) > 1:
            return found
        return self._people.get((first + ".", last))

    def _learn_brackets(self, text: str, mentions: Sequence[Mention]) -> None:
        """ "World Health Organization (WHO)": WHO is known from here on."""
        for index, membership in self.of_mention.items():
            span = mentions[index].span
            match = _BRACKETED.match(text, span.end) if span and text[span.end : span.end + 2].strip().startswith("(") else None
            if match:
                self._whole.setdefault((fold(match.group(1)),), membership.group)

    def _tell_things(self, mentions: Sequence[Mention]) -> None:
        """ "Poe Tower", where the article has an Ann Poe, is called after her and is no person."""
        bearers = {g.key[-1]: g for g in self.groups if g.kind == "person" and len(g.key) > 1 and g.key[0] in FIRST_NAMES}
        often = Counter(m.key[-1] for m in mentions)
        for group in self.groups:
            first = group.key[0]
            bearer = bearers.get(first)
            if bearer in (None, group) or group.kind not in ("person", "unknown") or any(m.title for m in group.mentions):
                continue
            if len(group.key) > 1 and (first not in FIRST_NAMES or often[first] > _SURELY_A_FAMILY * len(group.mentions)):
                group.kind = "organisation"

    def _index(self) -> None:
        for group in self.groups:
            key = group.key
            for cut in range(1, min(len(key), 6)):
                _push(self._ends[key[cut:]], group)
            _push(self._heads[key[0]], group)
            if group.kind == "person" and len(key) > 1 and _LONG_NAME <= len(key[-1]) <= _LONGEST_NAME:
                for form in _without_a_letter(key[-1]):
                    _push(self._nearly[form], group)
            for word in key[1:-1]:
                _push(self._heads[word], group)
            letters = "".join(w[0] for w in key if w not in _SMALL)
            if len(letters) > 1:
                _push(self._initials[letters], group)

    def _take_single(self, index: int, mention: Mention) -> None:
        key = mention.key
        relation, found = self._candidates(key, mention)
        if found:
            best = self._likeliest(found, mention)
            self._add(index, mention, best, relation, (g for g in found if g is not best))
        elif mention.kind != "headline":
            self._new(index, mention)

    def look_up(self, mention: Mention) -> Membership | None:
        """Whom a mention that was not gathered would mean."""
        relation, found = self._candidates(mention.key, mention)
        if not found:
            return None
        best = self._likeliest(found, mention)
        return Membership(best, relation, tuple(g for g in found if g is not best))

    def _candidates(self, key: Key, mention: Mention) -> tuple[str, list[Group]]:
        ends = [g for g in self._ends.get(key, ()) if _may_shorten(g, mention) and not self._is_a_place(g, mention)]
        if ends:
            people = [g for g in ends if g.kind != "organisation"]
            # "VOSS" of a transcript looks like a body's initials, and is somebody's last name all the same.
            named = people and (mention.kind != "organisation" or len(people) == len(ends))
            return ("last-name", people) if named else ("short-name", ends)
        known = self._whole.get(key)
        if known is not None:
            return ("full-name" if known.key == key else "acronym"), [known]
        if len(key) > 1:
            return "", []
        if key[0].isalnum() and mention.words[0].replace(".", "").isupper() and key[0] in self._initials:
            return "acronym", self._initials[key[0]]
        heads = [g for g in self._heads.get(key[0], ()) if _may_begin(g, mention)]
        if not heads and mention.kind == "unknown" and _LONG_NAME <= len(key[0]) <= _LONGEST_NAME:
            return "misspelt-name", self._misspelt(key[0])
        return ("first-name" if heads and heads[0].kind != "organisation" else "short-name"), heads

    def _is_a_place(self, group: Group, mention: Mention) -> bool:
        """Whether a place's name that is somebody's last name too ("West") means the place here."""
        if mention.kind != "place":
            return False
        if mention.key[-1] in COUNTRIES:
            return group.key[0] not in FIRST_NAMES or mention.key in self._located
        return group.key[0] not in FIRST_NAMES or self._is_located(mention)

    def _is_located(self, mention: Mention) -> bool:
        """Whether a name stands where a place does ("in West"), or is one of several ("the West")."""
        return mention.outer is not None and bool(_LOCATED.search(self._text[max(0, mention.outer.start - 8) : mention.outer.start]))

    def _misspelt(self, word: str) -> list[Group]:
        """The one person whose last name is `word` but for a letter left out, put in, changed or swapped with the next."""
        near = {g.order: g for form in _without_a_letter(word) for g in self._nearly.get(form, ())}
        return list(near.values()) if len(near) == 1 else []

    def _likeliest(self, found: list[Group], mention: Mention) -> Group:
        if len(found) == 1:
            return found[0]
        gender = mention.gender or self._takes_himself_up(mention)
        fit = [g for g in found if gender is None or first_name_gender(g.key[0]) in (None, gender)] or found
        # "Mayor Poe" is the one who was called a mayor before.
        fit = [g for g in fit if mention.title and any(m.title == mention.title for m in g.mentions)] or fit
        most = max(g.weight for g in fit)
        often = [g for g in fit if 3 * g.weight >= most]
        for sentence in (mention.sentence, mention.sentence - 1):
            near = [g for g in often if sentence in g.sentences]
            if len(near) == 1:
                return near[0]
        return min(fit, key=lambda g: (g.first, g.order))

    def _takes_himself_up(self, mention: Mention) -> str | None:
        """The gender in "Poe said she would": who speaks so speaks of herself."""
        match = _HERSELF.match(self._text, mention.span.end) if mention.span else None
        return None if match is None else "f" if match.group(1) == "she" else "m"


def _same_sound(first: str) -> str:
    """The whole form of a first name, double letters made one: "Bill" is "William", "Hilary" is "Hillary"."""
    return _DOUBLE.sub(r"\1", NICKNAMES.get(first, first))


def _without_a_letter(word: str) -> Iterator[str]:
    """What two spellings that differ by one slip of the pen share: the word, and the word less one letter but the first.
    A plural and its singular are no misspellings of each other: an s at the end stays."""
    yield word
    yield from (word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i:] != "s")


def _push(bucket: list[Group], group: Group) -> None:
    if len(bucket) < _MOST_NAMESAKES and group not in bucket[-1:]:
        bucket.append(group)


def _by_length(mentions: Sequence[Mention]) -> tuple[list[int], list[int]]:
    single = [i for i, m in enumerate(mentions) if len(m.words) == 1]
    return single, [i for i, m in enumerate(mentions) if len(m.words) > 1]


def _may_shorten(group: Group, mention: Mention) -> bool:
    """Whether the last words of a name may stand for all of it here."""
    if group.kind == "organisation":
        return mention.definite or mention.kind == "organisation"
    return group.kind in ("person", "unknown") and not (mention.kind == "unknown" and group.kind == "unknown" and mention.definite)


def _may_begin(group: Group, mention: Mention) -> bool:
    """Whether a first or middle word may stand for the whole name: a first name, a family name that stands first, a
    body's first word ("Amnesty"); never a place, a title's word or what only begins other names."""
    word = mention.key[0]
    if word in PLACES or mention.kind == "place":
        return False
    if group.kind == "organisation" and mention.definite and word in BODY_HEADS:
        return True
    if group.kind == "organisation":
        return (
            mention.kind in ("unknown", "headline", "organisation")
            and group.key[0] == word
            and word not in BODY_TAILS
            and not mention.gender
        )
    return group.kind == "person" and (group.key[0] != word or word in FIRST_NAMES or len(group.key) < 4)


def first_name_gender(first: str) -> str | None:
    """The gender that a first name hints at: "f", "m", or None for a name of both or unknown."""
    if first in FEMALE_NAMES:
        return None if first in MALE_NAMES else "f"
    return "m" if first in MALE_NAMES else None
