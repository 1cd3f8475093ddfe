"""Every value that the stages of the engine hand on: frozen, and free of behaviour that decides anything.

All offsets are Unicode code points into the article's text exactly as it was given, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Act = Literal["speech", "thought", "intention", "evidence", "other"]
Stance = Literal["asserts", "denies", "asks", "orders", "doubts", "declines"]
QuoteType = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organisation", "group", "document", "unknown"]
SourceForm = Literal["name", "description", "pronoun"]
Scope = Literal["reported", "all"]
TagKind = Literal["source", "cue", "content", "venue"]

ACTS: tuple[Act, ...] = ("speech", "thought", "intention", "evidence", "other")
STANCES: tuple[Stance, ...] = ("asserts", "denies", "asks", "orders", "doubts", "declines")
KINDS: tuple[SpeakerKind, ...] = ("person", "organisation", "group", "document", "unknown")
TYPES: tuple[QuoteType, ...] = ("direct", "indirect", "mixed")
SCOPES: tuple[Scope, ...] = ("reported", "all")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quotation:
    """One pair of quotation marks: `outer` holds the marks, `inner` does not.

    `closed` is false where the closing mark is missing; `depth` is 1 for a pair that stands in no other.
    `continues` tells that the pair goes on from the paragraph before, whose own marks were left open.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A text cut up, never rewritten.

    `word_starts`, `word_ends`, `word_sentence` and `word_paragraph` run in parallel, one entry a word or
    punctuation mark; the last two index `sentences` and `paragraphs`. `boilerplate` holds the indexes of
    paragraphs that are no part of the article ("leave a reply").
    """

    text: str
    title: str | None
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    word_starts: tuple[int, ...]
    word_ends: tuple[int, ...]
    word_sentence: tuple[int, ...]
    word_paragraph: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    boilerplate: frozenset[int] = frozenset()

    def words(self) -> list[str]:
        """The words as the text spells them."""
        return [self.text[s:e] for s, e in zip(self.word_starts, self.word_ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Outline:
    """A text cut up as a `Document` is, but for its words."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One decision: the stage, the rule's name, what it stood on, what came of it, and how sure it is (0 to 1)."""

    step: str
    rule: str
    origin: str | None
    outcome: str | None
    confidence: float
    alternatives: tuple[str, ...] = ()


# The rule that finds the turns of a transcript: what stands before their colons are labels.
TRANSCRIPT_TURN = "transcript-turn"


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch of words that the detector took for a source, a cue, a content or a venue."""

    kind: TagKind
    span: Span
    confidence: float
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """What belongs together: the content's pieces in text order and the words that introduce and ascribe them.

    `certainty` holds the features that `confidence` was calibrated from; empty where a rule found the attribution.
    """

    contents: tuple[Tag, ...]
    source: Tag | None
    cue: Tag | None
    venue: Tag | None
    act: Act
    stance: Stance
    confidence: float
    nested: bool = False
    evidence: tuple[Evidence, ...] = ()
    certainty: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words in quotation marks that are no quote, and the rule that says so."""

    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before anybody knows who speaks. `key` is its place in the list, `within` another draft's key."""

    key: int
    type: QuoteType
    spans: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    venue: Span | None
    act: Act
    stance: Stance
    within: int | None
    continues: int | None
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the article with where they stand; `text` is the name or phrase meant, `span` where it was read."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What an article says of a source who is not to be named ("asked not to be named because …"), and the reason in it."""

    text: str
    span: Span
    reason: Place | None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One place where an article names, describes or takes up an entity, the rule that leads it back to it, and how sure that is."""

    span: Span
    form: SourceForm
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """One row of the table of who and what an article speaks of; `id` is `e1`, `e2`, … in the order of the first mentions.

    `name` and `key` are None where the article gives no name. `key` is the same for the same name and kind in every article.
    """

    id: str
    name: str | None
    kind: SpeakerKind
    key: str | None
    mentions: tuple[EntityMention, ...]
    roles: tuple[Place, ...] = ()
    affiliations: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker of the article. `name` is None where the article names nobody; `id` is `s1`, `s2`, …

    `entity` is the id of his row among the entities, `key` that row's key.
    """

    id: str
    name: str | None
    kind: SpeakerKind
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    entity: str = ""
    key: str | None = None
    anonymous: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks one draft: the draft's key, the speaker's id, and how the source names him (None: only implied)."""

    draft: int
    speaker: str
    form: SourceForm | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The speakers and entities of an article, without roles and affiliations yet, and one voice a draft, in the drafts' order."""

    speakers: tuple[Speaker, ...]
    voices: tuple[Voice, ...]
    entities: tuple[EntityEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Ascription:
    """The role in which, and the body for which, one draft's speaker speaks."""

    draft: int
    role: Place | None
    affiliation: Place | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Every role and every affiliation that the article gives one entity, the surest first."""

    entity: str
    roles: tuple[Place, ...]
    affiliations: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class RoleReading:
    """All that is found of roles and bodies: one ascription a draft, in the drafts' order, and one profile an entity that has any."""

    ascriptions: tuple[Ascription, ...]
    profiles: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that introduce a quote, with the lemma of their main verb or noun."""

    text: str
    lemma: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """The mention that stands with the quote."""

    text: str
    form: SourceForm
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote, whole: the engine's answer."""

    id: str
    type: QuoteType
    text: str
    spans: tuple[Span, ...]
    verbatim: tuple[Span, ...]
    cue: Cue | None
    source: Source | None
    speaker: Speaker
    role: Place | None
    affiliation: Place | None
    venue: Place | None
    act: Act
    stance: Stance
    within: str | None
    confidence: float
    evidence: tuple[Evidence, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What identifies the text that was read."""

    title: str | None
    language: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """What read it: the package's version and the weights' name."""

    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Result:
    """The result for one article; `refusals` tells which marked words were refused, and why."""

    article: ArticleFacts
    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    refusals: tuple[Refusal, ...]
    engine: EngineFacts
    entities: tuple[EntityEntry, ...] = ()
