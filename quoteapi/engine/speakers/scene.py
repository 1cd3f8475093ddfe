"""The article as the speaker rules see it: its names, its drafts, and who has been found to speak so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from quoteapi.engine.entities.nouns import lemma
from quoteapi.engine.entities.register import Entity, Naming, Register
from quoteapi.engine.marked import Marked
from quoteapi.engine.model import Document, Draft, SourceForm, Span, SpeakerKind
from quoteapi.engine.speakers.role_index import RoleIndex, spelled_bodies

# A line that tells who wrote: "By Ann Poe", "Reporting by Ann Poe; editing by Bo Starr".
_BYLINE = regex.compile(r"(?i:(?:\p{L}+ )?by|photos?(?:graphs?)?(?: by)?:?|image:?|written by:?) \p{Lu}")
_LONGEST_BYLINE = 100
# The rule of somebody who is only looked at: no rule has found him yet.
NO_RULE = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Whom a rule found: `key` is equal for equal speakers; `name` None where the article names nobody."""

    rule: str
    key: Hashable
    name: str | None
    kind: SpeakerKind
    confidence: float
    entity: Entity | None = None
    alternatives: tuple[str, ...] = ()
    head: str = ""
    form: SourceForm | None = None
    span: Span | None = None

    @property
    def is_person(self) -> bool:
        """Whether one person was found, and not only for want of a better kind."""
        return self.kind == "person" if self.entity is None else self.entity.kind == "person"


def found_entity(rule: str, entity: Entity, confidence: float, others: Sequence[Entity] = (), kind: SpeakerKind | None = None) -> Finding:
    """The finding of somebody whom the article names; a doubtful kind is taken for a person."""
    certain: SpeakerKind = kind or ("person" if entity.kind == "unknown" and not entity.place else entity.kind)
    if certain == "unknown":
        certain = "organisation"
    return Finding(rule, ("entity", entity.order), entity.name, certain, confidence, entity, names_of(others, entity.name))


def names_of(others: Sequence[Entity], name: str | None) -> tuple[str, ...]:
    """The names of others, each once, without that of whoever was found."""
    return tuple(dict.fromkeys(o.name for o in others if o.name != name))


class Scene:
    """What the rules look at. `findings` grows while the drafts are resolved, in the order of the text; `phrases` and
    `described` keep what has been read of each sentence and of the phrase at a place, `parts` what the mention with an index does in
    its clause ("subject", "modifier", "other")."""

    def __init__(self, document: Document, drafts: Sequence[Draft], register: Register) -> None:
        self.document = document
        self.text = document.text
        self.drafts = tuple(drafts)
        self.register = register
        self.findings: dict[int, Finding] = {}
        self.phrases: dict[int, list[Span]] = {}
        self.described: dict[int, Finding] = {}
        self.parts: dict[int, str] = {}
        self._candidates: dict[int, Finding] = {}
        self._said: list[tuple[int, int]] = []

    def keep(self, draft: Draft, finding: Finding) -> None:
        """Note who speaks `draft`."""
        self.findings[draft.key] = finding
        insort(self._said, (anchor(draft), draft.key))

    def candidate(self, entity: Entity) -> Finding:
        """An entity as somebody whom no rule has found yet."""
        found = self._candidates.get(entity.order)
        if found is None:
            found = self._candidates[entity.order] = found_entity(NO_RULE, entity, 1.0)
        return found

    def said_before(self, position: int, most: int = 12) -> list[tuple[int, Finding]]:
        """The speakers found before `position`, the latest first, with where each was named."""
        end = bisect_left(self._said, (position, -1))
        return [(p, self.findings[key]) for p, key in reversed(self._said[max(0, end - most) : end])]

    @cached_property
    def roles(self) -> RoleIndex:
        """The words that the article sets beside each name."""
        return RoleIndex(self.text, self.register)

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The entities (by their order) whose name opens or ends the source of some draft."""
        return frozenset(order for d in self.drafts if d.source for order in self._at_the_ends(d.source))

    def _at_the_ends(self, source: Span) -> Iterator[int]:
        first, last = self.register.before(source.start), self.register.before(source.end)
        for index in {first, last - 1}:
            if first <= index < last and (naming := self.register.namings[index]):
                outer = self.register.mentions[index].outer
                if outer and (outer.start == source.start or outer.end >= source.end):
                    yield naming.entity.order

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The names that the article spells out for kinds of bodies."""
        return spelled_bodies(self.text)

    @cached_property
    def bodies_by_noun(self) -> dict[str, list[Entity]]:
        """The bodies by the noun that their name ends in, or has second: "ministry", "university"."""
        found: dict[str, list[Entity]] = {}
        for entity in self.register.entities:
            if entity.kind == "organisation":
                for noun in {lemma(entity.key[-1]), *entity.key[1:2]}:
                    found.setdefault(noun, []).append(entity)
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.document.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.document.paragraphs]

    def sentence(self, position: int) -> int:
        """The index of the sentence at `position`."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def paragraph(self, position: int) -> int:
        """The index of the paragraph at `position`."""
        return max(0, bisect_right(self._paragraph_starts, position) - 1)

    @cached_property
    def _contents(self) -> list[tuple[int, int, int]]:
        return sorted((s.start, s.end, d.key) for d in self.drafts for s in d.spans)

    def holder(self, draft: Draft, span: Span) -> int | None:
        """The draft whose content holds `span`: the one that `draft` stands within, or the narrowest one around it."""
        if draft.within is not None:
            return draft.within
        place = bisect_right(self._contents, (span.start, len(self.text) + 1, 0))
        for start, end, key in reversed(self._contents[max(0, place - 6) : place]):
            if key != draft.key and start <= span.start and span.end <= end:
                return key
        return None

    @cached_property
    def _by_cue(self) -> list[tuple[int, int]]:
        return sorted((d.cue.start, place) for place, d in enumerate(self.drafts) if d.cue)

    def nearest_speech(self, draft: Draft, start: int, end: int) -> Draft | None:
        """Of the other drafts whose source and cue both stand between `start` and `end`, the one whose cue comes last."""
        for position, place in reversed(self._by_cue[bisect_left(self._by_cue, (start, -1)) : bisect_left(self._by_cue, (end, -1))]):
            other = self.drafts[place]
            if other is not draft and other.source and start <= other.source.start < position:
                return other
        return None

    @cached_property
    def _marked(self) -> Marked:
        return Marked(self.document)

    @cached_property
    def _bylines(self) -> frozenset[int]:
        paragraphs = enumerate(self.document.paragraphs)
        return frozenset(i for i, p in paragraphs if p.end - p.start < _LONGEST_BYLINE and _BYLINE.match(self.text, p.start, p.end))

    def in_byline(self, position: int) -> bool:
        """Whether `position` stands in a line that only tells who wrote or photographed."""
        return self.paragraph(position) in self._bylines

    def in_marks(self, position: int) -> bool:
        """Whether `position` stands between quotation marks."""
        return any(q.inner.start <= position < q.inner.end for q in self._marked.touching(Span(position, position + 1)))

    def is_verbatim(self, key: int) -> bool:
        """Whether the content of the draft with this key begins between quotation marks."""
        spans = self._spans.get(key, ())
        return any(self.in_marks(spans[0].start + mark) for mark in (0, 1)) if spans else False

    def is_turn(self, key: int) -> bool:
        """Whether the draft with this key is a turn of a transcript: a colon, without marks, makes the words his own."""
        return key in self._turns

    @cached_property
    def _turns(self) -> frozenset[int]:
        return frozenset(d.key for d in self.drafts if d.cue and self.text[d.cue.start : d.cue.end] == ":")

    @cached_property
    def _spans(self) -> dict[int, tuple[Span, ...]]:
        return {d.key: d.spans for d in self.drafts}

    def speaker_of_words(self, position: int) -> Finding | None:
        """Who speaks the content that `position` stands in, if that is known by now."""
        place = bisect_right(self._contents, (position, len(self.text) + 1, 0))
        for start, end, key in reversed(self._contents[max(0, place - 3) : place]):
            if start <= position < end:
                return self.findings.get(key)
        return None

    @cached_property
    def _names_by_end(self) -> dict[int, Span]:
        return {m.span.end: m.outer for m in self.register.mentions if m.span and m.outer}

    def name_ending_at(self, position: int) -> Span | None:
        """The name, titles and all, that ends at `position`."""
        return self._names_by_end.get(position)

    def name_starting_at(self, position: int) -> Span | None:
        """The name, titles and all, that begins at `position`."""
        index = self.register.before(position)
        if index < len(self.register.starts) and self.register.starts[index] == position and self.register.namings[index]:
            return self.register.mentions[index].outer
        return None

    def name_end(self, position: int) -> int | None:
        """Where the person's name ends that begins at `position`; None where none does."""
        index = self.register.before(position)
        if index >= len(self.register.starts) or self.register.starts[index] != position:
            return None
        mention, naming = self.register.mentions[index], self.register.namings[index]
        return mention.span.end if mention.span and naming and naming.entity.kind == "person" else None

    def is_name_end(self, position: int) -> bool:
        """Whether a name ends at `position`."""
        return position in self._names_by_end

    def naming_at(self, span: Span) -> Naming | None:
        """Whom the first name inside `span` means."""
        index = self.register.before(span.start)
        inside = index < len(self.register.starts) and self.register.starts[index] < span.end
        return self.register.namings[index] if inside else None


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule decides on: one draft in its scene."""

    scene: Scene
    draft: Draft


def anchor(draft: Draft) -> int:
    """Where a draft counts as spoken: its source, or else the start of its content."""
    if draft.source:
        return draft.source.start
    return draft.spans[0].start if draft.spans else 0


def retold(finding: Finding, rule: str, confidence: float, others: Sequence[Entity] | None = None) -> Finding:
    """The same speaker, found by another rule; `others` are whom that rule might have found else."""
    alternatives = finding.alternatives if others is None else names_of(others, finding.name)
    return replace(finding, rule=rule, confidence=min(confidence, finding.confidence), alternatives=alternatives, form=None, span=None)


def no_more_than(core: str, finding: Finding) -> bool:
    """Whether a description says nothing that the one found before did not say."""
    said = finding.key[1] if isinstance(finding.key, tuple) and len(finding.key) > 1 else ""
    return isinstance(said, str) and set(core.lower().split()) <= set(said.split())
