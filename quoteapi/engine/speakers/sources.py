"""How a source phrase is built: its head, the name that heads it, whose it is, and what it stands for.

"State Department spokesman Ned Price" is headed by a name, "a Price aide" by the noun "aide", "his campaign" by
"campaign" with a possessor. What follows the head ("of", "who", a comma) is no part of the core, but a name set off by
commas behind a description names it ("his wife, Ann Poe,").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from quoteapi.engine.entities.name_runs import fold
from quoteapi.engine.entities.names import NAME_SUFFIXES, OFFICE_SUFFIXES
from quoteapi.engine.entities.nouns import DOCUMENTS, ORGANISATIONS, POSSESSIVES, PRONOUNS, is_person_noun, is_plural, lemma
from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Document, SourceForm, Span, SpeakerKind
from quoteapi.engine.speakers.scene import Case
from quoteapi.engine.speakers.source_words import Item, Named, words_of_source

_PREPOSITIONS = frozenset(
    """of from for in at on with to by under within inside outside near about against around across along between among before behind
    beside beyond after during through over above below beneath without towards throughout despite
    as like including involved or and than""".split()
)
# What ends the core of a noun phrase, once a noun stands in it.
_ENDS = (_PREPOSITIONS - {"or", "and"}) | frozenset(
    """close familiar who whom whose which that
    released issued published posted conducted led run signed written owned made there citing surveyed polled et
    when where such based
    is are was were has have had not because speaking citing , ( ) — – : ; [ ]""".split()
)
_INDEFINITE = frozenset("a an one another some any every each no several many few two three four five six other certain".split())
_DEFINITE = frozenset("the this that these those both".split())
_QUANTIFIERS = frozenset(
    """number group majority minority dozen dozens hundreds thousands handful many some most several few both half all rest
    members part percent couple pair lot lots million millions two three four five six seven eight nine ten series range
    variety host string mix percentage third quarter plurality portion share bulk fraction any none
    those others one each either neither""".split()
)
# Words in -ing that belong to a title ("campaign managing director").
_TITLE_PARTICIPLES = frozenset(
    "acting incoming outgoing sitting leading founding managing ranking retiring visiting reigning marketing".split()
)
# Where somebody in a list is from: "Poe of Ohio and Starr of Utah".
_COMPLEMENT = regex.compile(r"^(?: (?:of|from) [\p{L}. ]{2,24}?)?(?: \([^)]{1,12}\))?(?=,| and | & )")
_EMPHASIS = frozenset("himself herself itself themselves also both alone later".split())
# What sets a list of names off behind those whom it names.
_OPENS_LIST = frozenset(",–—:(")
# Of what ends a name, what a body's or a place's name does not end in.
_NOUNS_TOO = OFFICE_SUFFIXES | {"md"}
_WHEN = frozenset("yesterday today earlier late monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One source phrase.

    `head` is the last word of the core, lower case; `core` the core as spelled, without its article. `named` are the
    names that head it: none for a pronoun or description, two or more for a list. `owner` is the name, `owner_pronoun`
    the pronoun, whose it is. `names` are all names in the phrase, in order. `appositive`: the name stands behind the
    description that it belongs to; `complement`: "of", "for" or a place follows the core ("head of the union").
    """

    span: Span
    form: SourceForm
    head: str
    core: str
    named: tuple[Named, ...]
    owner: Named | None
    owner_pronoun: str | None
    definite: bool
    indefinite: bool
    kind: SpeakerKind
    names: tuple[Named, ...]
    appositive: bool
    complement: bool
    owned: bool


@dataclass(frozen=True, slots=True)
class SourcedCase(Case):
    """A draft that has a source, with the source read."""

    reading: Reading


def read_source(document: Document, register: Register, source: Span) -> Reading:
    """Read the phrase that stands at `source`."""
    items = words_of_source(document, register, source)
    names = tuple(i.name for i in items if i.name)
    core_length = _core_length(items)
    core, rest = _without_emphasis(items[:core_length]), items[core_length:]
    owner, owner_pronoun, body = _owner(core)
    last = body[-1] if body else core[-1] if core else Item("", source.start, source.end)
    named = _list_of_names(document, core, items, body)
    appositive = False
    if not named and not _is_pronoun(core):
        named = _names_of_several(document.text, items, core_length) if is_plural(last.text) else ()
        if not named and (behind := _name_behind(rest, last)):
            named = (behind,)
        appositive = bool(named)
    head = last.text.lower()
    words = [i.text.lower() for i in core]
    return Reading(
        span=source,
        form="name" if named else "pronoun" if _is_pronoun(core) else "description",
        head=head,
        core=_core_text(document, core),
        named=named,
        owner=owner,
        owner_pronoun=owner_pronoun,
        definite=bool(words) and (words[0] in _DEFINITE or owner is not None or owner_pronoun is not None),
        indefinite=bool(words) and words[0] in _INDEFINITE,
        kind=_kind(named, words, head, rest),
        names=names,
        appositive=appositive,
        owned=body is not core,
        complement=bool(rest) and rest[0].text.lower() in ("of", "for", "from", "at", "in", "by"),
    )


def _is_pronoun(core: Sequence[Item]) -> bool:
    """Whether the core is a pronoun alone; "WHO" and "US" are none."""
    return len(core) == 1 and core[0].text.lower() in PRONOUNS and (core[0].text == "I" or not core[0].text.isupper())


def _core_length(items: Sequence[Item]) -> int:
    for index, item in enumerate(items):
        if index and item.name is None and (item.text.lower() in _ENDS or _is_participle(items, index)):
            return index
    return len(items)


def _is_participle(items: Sequence[Item], index: int) -> bool:
    """ "superdelegates supporting Poe", "a judge handling the suit": a word in -ing behind the noun that it tells more about."""
    word, before = items[index].text, items[index - 1]
    if not word.endswith("ing") or word in _TITLE_PARTICIPLES:
        return False
    return before.name is None and (is_plural(before.text) or is_person_noun(before.text.lower()))


def _without_emphasis(core: list[Item]) -> list[Item]:
    """Without what only stresses or ends a name: "Poe himself", "Starr Jr.", "Ann Poe MP"; a "Labour MP" is one."""
    words = list(core)
    while len(words) > 1 and (words[-1].text.lower() in _WHEN or words[-2].name and _ends_name(words[-2].name, fold(words[-1].text))):
        words.pop()
    return words


def _ends_name(name: Named, word: str) -> bool:
    return word in _EMPHASIS or word in NAME_SUFFIXES and (word not in _NOUNS_TOO or _is_person(name))


def _owner(core: Sequence[Item]) -> tuple[Named | None, str | None, Sequence[Item]]:
    """Whose the core is, and the core behind that: "Ryan 's office" -> Ryan, office."""
    for index in range(len(core) - 1, -1, -1):
        if core[index].text in ("'s", "’s", "'", "’") and index:
            owner = core[index - 1].name
            return (owner, None, core[index + 1 :]) if index + 1 < len(core) else (None, None, core[:index])
    if len(core) > 1 and core[0].text.lower() in POSSESSIVES:
        return None, core[0].text.lower(), core[1:]
    return None, None, core


def _list_of_names(document: Document, core: Sequence[Item], items: Sequence[Item], body: Sequence[Item]) -> tuple[Named, ...]:
    if not body or body[-1].name is None:
        return ()
    first = next((i for i in core if i.name), body[-1])
    joined = _coordinated(document.text, items, first)
    return joined if len(joined) > 1 else (body[-1].name,)


def _coordinated(text: str, items: Sequence[Item], first: Item) -> tuple[Named, ...]:
    """The names of a list that begins with `first`: "A, B and C"; only `first` where it is none."""
    body = first.name is not None and first.name.naming.entity.kind == "organisation"
    names = [i for i in items if i.name and i.start >= first.start and (body or not i.name.naming.entity.place)]
    out, closed = [first.name], False
    for left, right in pairwise(names):
        gap = _COMPLEMENT.sub("", text[left.end : right.start].lower()).strip()
        word = gap.strip(", ")
        if gap not in (",", "and", ", and", "&", ", along with", "and former", "and the"):
            break
        out.append(right.name)
        closed = closed or bool(word)
    ends = [n for n in out if n]
    same = len({n.naming.entity.kind for n in ends}) == 1
    return tuple(ends) if closed and same and not _something_left(items, ends[-1]) else tuple(ends[:1])


def _names_of_several(text: str, items: Sequence[Item], core_length: int) -> tuple[Named, ...]:
    """The names that tell right behind a plural who they are: "two members – Ann Poe and Bo Starr –"."""
    behind = items[core_length : core_length + 2]
    if len(behind) < 2 or behind[0].text not in _OPENS_LIST or behind[1].name is None or not _is_person(behind[1].name):
        return ()
    found = _coordinated(text, items, behind[1])
    return found if len(found) > 1 else ()


def _something_left(items: Sequence[Item], last: Named) -> bool:
    """Whether words follow the list's last name that make it a modifier: "U.S. and Japanese officials"."""
    place = next(i for i, item in enumerate(items) if item.name is last)
    following = items[place + 1 : place + 2]
    return bool(following) and following[0].text.lower() not in _ENDS and following[0].text not in ("'s", "’s", "'", "’")


def _name_behind(rest: Sequence[Item], last: Item) -> Named | None:
    """The name that a description is given behind it: after a comma ("his wife, Ann Poe", "one site, Znak.com"), straight
    behind a place or body ("president of Ukraine Ann Poe", "speaker of the parliament Ann Poe"), or after "named"."""
    body = last.text.lower() == "one" or lemma(last.text) in ORGANISATIONS
    for index, item in enumerate(rest):
        if item.name is None or item.name.mention.possessive or not (body or _is_person(item.name)):
            continue
        before = rest[index - 1] if index else last
        words = _words_since_comma(rest[:index])
        if before.text == "," or before.text.lower() == "named" or body and words in ([], ["the"]):
            return item.name
        if not _is_person(item.name):
            continue
        if (before.name is not None or lemma(before.text) in ORGANISATIONS) and before.end + 1 == item.start:
            return item.name
        if words is not None and not any(w.lower() in _PREPOSITIONS for w in words):
            return item.name
    return None


def _words_since_comma(items: Sequence[Item]) -> list[str] | None:
    for index in range(len(items) - 1, -1, -1):
        if items[index].text == ",":
            return [i.text for i in items[index + 1 :]]
    return None


def _is_person(name: Named) -> bool:
    return name.naming.entity.kind == "person" or (name.naming.entity.kind == "unknown" and not name.naming.entity.place)


def _core_text(document: Document, core: Sequence[Item]) -> str:
    words = list(core)
    while len(words) > 1 and words[0].text.lower() in ("the", "a", "an", "this", "that", "these", "those"):
        words.pop(0)
    return document.text[words[0].start : words[-1].end] if words else ""


def _means_several(words: Sequence[str], head: str, rest: Sequence[Item]) -> bool:
    if head in _QUANTIFIERS and rest and rest[0].text.lower() == "of":
        return head not in ("one", "each", "either", "neither")
    return is_plural(head) or "and" in words or not any(c.isalpha() for c in head)


def _kind(named: Sequence[Named], words: Sequence[str], head: str, rest: Sequence[Item]) -> SpeakerKind:
    if named:
        kind = named[0].naming.entity.kind
        return "group" if len(named) > 1 else "person" if kind == "unknown" else kind
    noun = lemma(head)
    if noun in DOCUMENTS:
        return "document"
    if _means_several(words, head, rest):
        return "group"
    if noun in ORGANISATIONS:
        return "organisation"
    return "person" if is_person_noun(noun) else "unknown"
