"""The same quote as the articles of the archive have it: who was first, who shortened or changed it, and what became of each word."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

from quoteapi.engine.model import Span, Speaker
from quoteapi.factcheck.kept import source_of
from quoteapi.store import ArticleQuery, Held, Reading, Store
from quoteapi.store.moments import NO_MOMENT, moment
from quoteapi.verification.model import Reason
from quoteapi.verification.naming import are_one
from quoteapi.verification.wordings import FAITHFUL, Comparing, Comparison, Wording, fullness, telling, wording_of
from quoteapi.verification.words import words_of

# Fewer words that tell anything find nothing; by fewer than the second another speaker may have said the same by chance.
LEAST, BY_ANOTHER = 2, 4
# The index draws so many terms from a quotation that a short excerpt of a longer stretch might have none of them.
STRETCH, MOST_STRETCHES = 100, 20
# So many more articles are looked at for each further stretch.
MORE = 10
# So many of the fullest wordings may be what the others are compared with.
RIVALS = 5
# When so much was spent on comparing, no further article is looked at, and no further wording tried as the base: a few seconds.
MOST_SPENT = 20_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A quote of the archive that is of the words asked for: as it is shown, what its article shows, its words, and who speaks."""

    shown: Mapping[str, Any]
    held: Held
    wording: Wording
    speaker: Speaker

    @property
    def uid(self) -> str:
        """The quote's id."""
        return str(self.shown["id"])

    @property
    def order(self) -> tuple[bool, int, str]:
        """Its place in the order of appearance: those without a date last, those of one moment by their ids."""
        second = moment(self.held.shown["published"])
        return second == NO_MOMENT, second, self.uid


@dataclass(frozen=True, slots=True)
class Variant:
    """A member beside the wording of the one `against`, None for the base and for one that stands in neither the base nor the quote asked
    for. `other_speaker` tells whether its speaker is another than the base's, None where an article names nobody."""

    member: Member
    against: Member | None
    comparison: Comparison | None
    other_speaker: bool | None


@dataclass(frozen=True, slots=True)
class Group:
    """All variants of a quote in the order of their appearance; `base` is what they are compared with. `complete` is False where there
    may be more of them; `unsought` tells why none were looked for."""

    asked: Member
    base: Member
    variants: tuple[Variant, ...]
    complete: bool
    unsought: Reason | None = None


def variants_of(store: Store, uid: str, limit: int) -> Group | None:
    """The quote of this id and its variants, looked for in the `limit` likeliest articles; None where there is none of this id."""
    held = store.holding(uid)
    own = store.readings([held]) if held else []
    asked = next((member for reading in own for member in _members(reading) if member.uid == uid), None)
    if asked is None:
        return None
    if len(telling(words_of(asked.wording.text))) < LEAST:
        reason = Reason("too-short", f"Holds fewer than {LEAST} words by which it could be known again.")
        return Group(asked, asked, (Variant(asked, None, None, other_speaker(asked, asked)),), complete=True, unsought=reason)
    likely = _likely(store, asked.wording.text, limit)
    others = store.readings([each for each in likely if each.number != asked.held.number])
    return _Search(asked).group([*own, *others], all_told=len(likely) < limit)


def _likely(store: Store, text: str, limit: int) -> list[Held]:
    """The present texts that may hold a part of the words, the likeliest first; of a long text each stretch is looked for by itself."""
    words = [word.folded for word in words_of(text)]
    count = min(MOST_STRETCHES, math.ceil(len(words) / STRETCH))
    size = math.ceil(len(words) / count)
    found = [store.candidates(words[at : at + size], limit, ArticleQuery()) for at in range(0, len(words), size)]
    by_turns = (held for held in chain.from_iterable(zip_longest(*found)) if held is not None and held.present)
    return list(islice({held.number: held for held in by_turns}.values(), limit + MORE * (count - 1)))


class _Search:
    """The variants of one quote among articles."""

    def __init__(self, asked: Member) -> None:
        self._asked = asked
        self._comparing = Comparing()
        self._telling = _counted(asked.wording)

    def group(self, readings: Sequence[Reading], *, all_told: bool) -> Group:
        """The group of those in `readings`, the quote's own article first; `all_told` tells that the index knows of no others."""
        members: list[Member] = []
        found: list[Member] = []
        for reading in readings:
            if self._comparing.spent > MOST_SPENT:
                all_told = False
                break
            found = self._in(reading)
            members += found
        members.sort(key=lambda member: member.order)
        base = self._base(members)
        variants = tuple(self._variant(member, base) for member in members)
        return Group(self._asked, base, variants, complete=all_told or not found)

    def _in(self, reading: Reading) -> list[Member]:
        """Those of one article. Of quotes that stand in each other the nearest to the one asked for is taken."""
        near = [(closeness, member) for member in _members(reading) if (closeness := self._closeness(member))]
        taken: list[Member] = []
        for _, member in sorted(near, key=lambda each: each[0], reverse=True):
            if not any(_overlap(member, other) for other in taken):
                taken.append(member)
        return taken

    def _may_be(self, member: Member) -> bool:
        """Whether enough words are the same, in whatever order."""
        own = _counted(member.wording)
        shared = (own & self._telling).total()
        return shared >= LEAST and 2 * shared >= min(own.total(), self._telling.total())

    def _closeness(self, member: Member) -> tuple[int, int, int] | None:
        """How near a quote comes to the one asked for; None where its words are others."""
        if member.uid == self._asked.uid:
            return 2, 0, 0
        found = self._related(member) if self._may_be(member) else None
        shared = telling(found.shared) if found else []
        enough = LEAST if other_speaker(self._asked, member) is False else BY_ANOTHER
        return (1, len(shared), -len(member.wording.text)) if len(shared) >= enough else None

    def _related(self, member: Member) -> Comparison | None:
        """The one beside the other, as whichever way they are of the same words. What is told indirectly is told of what was spoken."""
        one, other = member.wording, self._asked.wording
        if one.indirect != other.indirect:
            one, other = (one, other) if one.indirect else (other, one)
            return self._comparing.compared(one, other)
        return self._comparing.compared(one, other) or self._comparing.compared(other, one)

    def _base(self, members: Sequence[Member]) -> Member:
        """The wording in which most of them stand unchanged, at least where they do not say so; the first of several."""
        fullest: dict[Wording, Member] = {}
        for member in members:
            if not member.wording.indirect and (member.uid == self._asked.uid or self._stands_in(self._asked, member)):
                fullest.setdefault(member.wording, member)
        rivals = sorted(fullest.values(), key=lambda member: -fullness(member.wording))[:RIVALS]
        best, most = self._asked, -1
        for rival in sorted(rivals, key=lambda member: member.order):
            if self._comparing.spent > MOST_SPENT:
                break
            held = sum(self._holds(rival, member) for member in members)
            best, most = (rival, held) if held > most else (best, most)
        return best

    def _stands_in(self, one: Member, other: Member) -> bool:
        return self._comparing.compared(one.wording, other.wording) is not None

    def _holds(self, fuller: Member, member: Member) -> bool:
        found = self._comparing.compared(member.wording, fuller.wording)
        return found is not None and (found.verdict in FAITHFUL or found.verdict == "paraphrase")

    def _variant(self, member: Member, base: Member) -> Variant:
        other = other_speaker(member, base)
        for against in (base, self._asked) if member.uid != base.uid else ():
            found = None if member.uid == against.uid else self._comparing.compared(member.wording, against.wording)
            if found is not None:
                return Variant(member, against, found, other)
        return Variant(member, None, None, other)


def other_speaker(one: Member, other: Member) -> bool | None:
    """Whether two quotes are by two speakers; None where an article names nobody."""
    if one.speaker.name is None or other.speaker.name is None:
        return None
    return not (are_one(one.speaker, other.speaker) or are_one(other.speaker, one.speaker))


def _members(reading: Reading) -> Iterator[Member]:
    shown = {quote["id"]: quote for quote in reading.quotes}
    result = source_of(reading, ()).result
    for quote in result.quotes:
        yield Member(shown[quote.id], reading.held, wording_of(quote, reading.held.text, result.entities), quote.speaker)


def _counted(wording: Wording) -> Counter[str]:
    return Counter(word.folded for word in telling(words_of(wording.text)))


def _overlap(one: Member, other: Member) -> bool:
    ours, theirs = ([Span(span["start"], span["end"]) for span in member.shown["spans"]] for member in (one, other))
    return any(span.overlaps(place) for span in ours for place in theirs)
