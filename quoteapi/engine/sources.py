"""How a source phrase is built: its head, the name that heads it, whose it is, and what it stands for.

"State Department spokesman Ned Price" is headed by a name, "a Price aide" by the noun "aide", "his campaign" by
"campaign" with a possessor. What follows the head ("of", "who", a comma) is no part of the core, but a name set off by
commas behind a description names it ("his wife, Ann Poe,").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from quoteapi.engine.entities import Naming, Register
from quoteapi.engine.mentions import Mention, fold
from quoteapi.engine.model import Document, SourceForm, Span, SpeakerKind
from quoteapi.engine.nouns import DOCUMENTS, ORGANISATIONS, POSSESSIVES, PRONOUNS, is_plural, lemma
from quoteapi.engine.scene import Case

_TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:[-‐‑.'’&/](?![sS]\b)[\p{L}\p{N}]+)*+|['’]s\b|\S")
# What ends the core of a noun phrase, once a noun stands in it.
_ENDS = frozenset(
    """of from for in at on with to by under within inside near about against close familiar who whom whose which that outside
    across around including involved as between among like along when where such based after before over through during
    is are was were has have had not than because speaking citing , ( ) — – - : ; . " “ ” [ ]""".split()
)
_PREPOSITIONS = frozenset(
    "of from for in at on with to by under within inside near about against as between among like including and or than".split()
)
_INDEFINITE = frozenset("a an one another some any every each no several many few two three four five six other certain".split())
_DEFINITE = frozenset("the this that these those both".split())
_QUANTIFIERS = frozenset(
    """number group majority minority dozen dozens hundreds thousands handful many some most several few both half all rest
    members part percent couple pair lot lots million millions two three four five six seven eight nine ten series range
    variety host string team any none those others one each either neither""".split()
)
_EMPHASIS = frozenset("himself herself itself themselves also both alone later jr sr ii iii iv".split())
# Longest stretch of a source that is read: the rest of it is apposition upon apposition.
LONGEST_SOURCE = 400


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the article with whom it means."""

    mention: Mention
    naming: Naming


@dataclass(frozen=True, slots=True)
class Reading:
    """One source phrase.

    `head` is the last word of the core, lower case; `core` the core as spelled, without its article. `named` are the
    names that head it: none for a pronoun or description, two or more for a list. `owner` is the name, `owner_pronoun`
    the pronoun, whose it is. `names` are all names in the phrase, in order.
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
    plural: bool
    kind: SpeakerKind
    names: tuple[Named, ...]
    appositive: bool = False


@dataclass(frozen=True, slots=True)
class SourcedCase(Case):
    """A draft that has a source, with the source read."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class _Item:
    """A word of the source, or a whole name in it."""

    text: str
    start: int
    end: int
    name: Named | None = None


def read_source(document: Document, register: Register, source: Span) -> Reading:
    """Read the phrase that stands at `source`."""
    items = _items(document, register, source)
    names = tuple(i.name for i in items if i.name)
    core_length = _core_length(items)
    core, rest = _without_emphasis(items[:core_length]), items[core_length:]
    owner, owner_pronoun, body = _owner(core)
    last = body[-1] if body else core[-1] if core else _Item("", source.start, source.end)
    named = _list_of_names(document, core, items, body)
    appositive = False
    if not named and not (len(items) == 1 and last.text.lower() in PRONOUNS):
        behind = _name_behind(document, rest, last)
        named, appositive = ((behind,), True) if behind else ((), False)
    head = last.text.lower()
    words = [i.text.lower() for i in core]
    return Reading(
        span=source,
        form="name" if named else "pronoun" if head in PRONOUNS and len(core) == 1 else "description",
        head=head,
        core=_core_text(document, core),
        named=named,
        owner=owner,
        owner_pronoun=owner_pronoun,
        definite=bool(words) and (words[0] in _DEFINITE or owner is not None or owner_pronoun is not None),
        indefinite=bool(words) and words[0] in _INDEFINITE,
        plural=_means_several(words, head, rest),
        kind=_kind(named, words, head, rest),
        names=names,
        appositive=appositive,
    )


def _items(document: Document, register: Register, source: Span) -> list[_Item]:
    text, end = document.text, min(source.end, source.start + LONGEST_SOURCE)
    items: list[_Item] = []
    index = register.before(source.start)
    position = source.start
    while position < end:
        match = _TOKEN.search(text, position, end)
        if not match:
            break
        while index < len(register.mentions) and register.starts[index] < match.start():
            index += 1
        name = _name_at(register, index, match.start(), end)
        if name and name.mention.span:
            items.append(_Item(text[match.start() : name.mention.span.end], match.start(), name.mention.span.end, name))
        else:
            items.append(_Item(match.group(), match.start(), match.end()))
        position = items[-1].end
    return items


def _name_at(register: Register, index: int, start: int, end: int) -> Named | None:
    if index >= len(register.mentions) or register.starts[index] != start:
        return None
    mention, naming = register.mentions[index], register.namings[index]
    # A source may leave out the last full stop of "U.S."
    fits = naming is not None and mention.span is not None and mention.span.end <= end + 1
    return Named(mention, naming) if fits and naming else None


def _core_length(items: Sequence[_Item]) -> int:
    for index, item in enumerate(items):
        if index and item.name is None and item.text.lower() in _ENDS:
            return index
    return len(items)


def _without_emphasis(core: list[_Item]) -> list[_Item]:
    """Without what only stresses or ends a name: "Poe himself", "Starr Jr."."""
    words = list(core)
    while len(words) > 1 and words[-2].name and fold(words[-1].text) in _EMPHASIS:
        words.pop()
    return words


def _owner(core: Sequence[_Item]) -> tuple[Named | None, str | None, Sequence[_Item]]:
    """Whose the core is, and the core behind that: "Ryan 's office" -> Ryan, office."""
    for index in range(len(core) - 1, -1, -1):
        if core[index].text in ("'s", "’s", "'", "’") and index:
            owner = core[index - 1].name
            return (owner, None, core[index + 1 :]) if index + 1 < len(core) else (None, None, core[:index])
    if len(core) > 1 and core[0].text.lower() in POSSESSIVES:
        return None, core[0].text.lower(), core[1:]
    return None, None, core


def _list_of_names(document: Document, core: Sequence[_Item], items: Sequence[_Item], body: Sequence[_Item]) -> tuple[Named, ...]:
    if not body or body[-1].name is None:
        return ()
    first = next((i for i in core if i.name), body[-1])
    joined = _coordinated(document.text, items, first)
    return joined if len(joined) > 1 else (body[-1].name,)


def _coordinated(text: str, items: Sequence[_Item], first: _Item) -> tuple[Named, ...]:
    """The names of a list that begins with `first`: "A, B and C"; only `first` where it is none."""
    names = [i for i in items if i.name and i.start >= first.start]
    out, closed = [first.name], False
    for left, right in zip(names, names[1:], strict=False):
        gap = text[left.end : right.start].strip().lower()
        word = gap.strip(", ")
        if gap not in (",", "and", ", and", "&", ", along with", "and former", "and the"):
            break
        out.append(right.name)
        closed = closed or bool(word)
    ends = [n for n in out if n]
    same = len({n.naming.entity.kind for n in ends}) == 1
    return tuple(ends) if closed and same and not _something_left(items, ends[-1]) else tuple(ends[:1])


def _something_left(items: Sequence[_Item], last: Named) -> bool:
    """Whether words follow the list's last name that make it a modifier: "U.S. and Japanese officials"."""
    place = next(i for i, item in enumerate(items) if item.name is last)
    following = items[place + 1 : place + 2]
    return bool(following) and following[0].text.lower() not in _ENDS and following[0].text not in ("'s", "’s", "'", "’")


def _name_behind(document: Document, rest: Sequence[_Item], last: _Item) -> Named | None:
    """The name that a description is given behind it: after a comma ("his wife, Ann Poe"), straight behind a place or
    body ("president of Ukraine Ann Poe"), or after "named"."""
    for index, item in enumerate(rest):
        if item.name is None or not _is_person(item.name):
            continue
        before = rest[index - 1] if index else last
        if before.text == "," or before.text.lower() == "named" or (before.name is not None and before.end + 1 == item.start):
            return item.name
        words = _words_since_comma(rest[:index])
        if words is not None and not any(w.lower() in _PREPOSITIONS for w in words):
            return item.name
    return None


def _words_since_comma(items: Sequence[_Item]) -> list[str] | None:
    for index in range(len(items) - 1, -1, -1):
        if items[index].text == ",":
            return [i.text for i in items[index + 1 :]]
    return None


def _is_person(name: Named) -> bool:
    return name.naming.entity.kind == "person" or (name.naming.entity.kind == "unknown" and not name.naming.entity.place)


def _core_text(document: Document, core: Sequence[_Item]) -> str:
    words = list(core)
    while len(words) > 1 and words[0].text.lower() in ("the", "a", "an", "this", "that", "these", "those"):
        words.pop(0)
    return document.text[words[0].start : words[-1].end] if words else ""


def _means_several(words: Sequence[str], head: str, rest: Sequence[_Item]) -> bool:
    if head in _QUANTIFIERS and rest and rest[0].text.lower() == "of":
        return head not in ("one", "each", "either", "neither")
    return is_plural(head) or "and" in words


def _kind(named: Sequence[Named], words: Sequence[str], head: str, rest: Sequence[_Item]) -> SpeakerKind:
    if named:
        kind = named[0].naming.entity.kind
        return "group" if len(named) > 1 else "person" if kind == "unknown" else kind
    noun = lemma(head)
    if noun in DOCUMENTS:
        return "document"
    if _means_several(words, head, rest):
        return "group"
    return "organisation" if noun in ORGANISATIONS else "person"
