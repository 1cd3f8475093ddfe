"""The way an article goes: the ordered list of hops, with no rule in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from quoteapi.engine.assemble import assemble
from quoteapi.engine.cues import lemma
from quoteapi.engine.digests import sha256_of
from quoteapi.engine.entities.register import Register
from quoteapi.engine.guideline import admitted
from quoteapi.engine.layout import layout
from quoteapi.engine.model import (
    ArticleFacts,
    Ascription,
    Cast,
    Cue,
    Document,
    Draft,
    EngineFacts,
    EntityEntry,
    Place,
    Profile,
    Quote,
    Refusal,
    Result,
    RoleReading,
    Scope,
    Source,
    Span,
    Speaker,
    Voice,
)
from quoteapi.engine.roles.ascribe import ascribe
from quoteapi.engine.segment import segment
from quoteapi.engine.speakers.resolve import resolve
from quoteapi.engine.tagging.tagger import Tagger
from quoteapi.version import __version__

WEIGHTS = Path(__file__).parent.parent / "weights"
Done = TypeVar("Done")
STAGES = ("segment", "detect", "assemble", "entities", "speakers", "roles", "result")


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read, and its title where that stands apart from the text."""

    text: str
    title: str | None = None


class Engine:
    """The whole engine. Weights are read at the first article; one engine may serve many threads.

    `threads` is the number of cores that one article may use, `weights` the folder of the tagger's.
    """

    def __init__(self, *, threads: int = 1, weights: Path = WEIGHTS) -> None:
        self._threads = threads
        self._weights = weights
        self.facts = EngineFacts(version=__version__, model="tagger")

    @cached_property
    def tagger(self) -> Tagger:
        """The trained detector, loaded once."""
        return Tagger(self._weights, threads=self._threads)

    def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
        """Read one article: any string; offsets in the result are code points of `text`."""
        return self.timed(text, title=title, scope=scope)[0]

    def timed(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> tuple[Result, dict[str, float]]:
        """`extract`, with the seconds that each of `STAGES` took."""
        clock = _Clock()
        document = clock.of("segment", lambda: segment(text, title))
        attributions = clock.of("detect", lambda: admitted(document, self.tagger.tag(document, scope), scope))
        drafts, refusals = clock.of("assemble", lambda: assemble(document, attributions, layout(document)))
        register = clock.of("entities", lambda: Register(document))
        cast = clock.of("speakers", lambda: resolve(document, drafts, register))
        reading = clock.of("roles", lambda: ascribe(document, drafts, cast, register))
        result = clock.of("result", lambda: _result(document, drafts, refusals, cast, reading, self.facts))
        return result, clock.seconds


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def of(self, stage: str, work: Callable[[], Done]) -> Done:
        began = perf_counter()
        done = work()
        self.seconds[stage] = perf_counter() - began
        return done


def _result(
    document: Document,
    drafts: Sequence[Draft],
    refusals: Sequence[Refusal],
    cast: Cast,
    roles: RoleReading,
    engine: EngineFacts,
) -> Result:
    entities = {e.id: e for e in _with_roles(cast.entities, roles.profiles)}
    speakers = {s.id: s for s in _with_quotes(cast, roles.ascriptions, entities)}
    quotes = tuple(
        _quote(document, draft, voice, speakers[voice.speaker], ascription)
        for draft, voice, ascription in zip(drafts, cast.voices, roles.ascriptions, strict=True)
    )
    digest = sha256_of(document.text)
    facts = ArticleFacts(_title(document), document.language, len(document.text), digest)
    return Result(facts, quotes, tuple(speakers.values()), tuple(refusals), engine, tuple(entities.values()))


def _title(document: Document) -> str | None:
    """The title given, else the first paragraph where it reads like one: short, without a full stop."""
    if document.title or not document.paragraphs:
        return document.title
    first = document.text[document.paragraphs[0].start : document.paragraphs[0].end]
    return first if len(document.paragraphs) > 1 and len(first) <= 160 and first[-1] not in '.!:;,”"' else None


def _with_roles(entities: Sequence[EntityEntry], profiles: Sequence[Profile]) -> Iterator[EntityEntry]:
    told = {p.entity: p for p in profiles}
    for entity in entities:
        profile = told.get(entity.id)
        yield replace(entity, roles=profile.roles, affiliations=profile.affiliations) if profile else entity


def _with_quotes(cast: Cast, ascriptions: Sequence[Ascription], entities: Mapping[str, EntityEntry]) -> Iterator[Speaker]:
    """The speakers with all that their quotes and their entities tell."""
    by_speaker: dict[str, list[tuple[Voice, Ascription]]] = {}
    for voice, ascription in zip(cast.voices, ascriptions, strict=True):
        by_speaker.setdefault(voice.speaker, []).append((voice, ascription))
    for speaker in cast.speakers:
        own, entity = by_speaker.get(speaker.id, []), entities[speaker.entity]
        yield replace(
            speaker,
            mentions=tuple(m.span for m in entity.mentions),
            quotes=tuple(quote_id(voice.draft) for voice, _ in own),
            roles=_texts((*(a.role for _, a in own), *entity.roles)),
            affiliations=_texts((*(a.affiliation for _, a in own), *entity.affiliations)),
        )


def _texts(places: Iterable[Place | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.text for place in places if place))


def quote_id(key: int) -> str:
    """The id of the quote made of the draft with this key."""
    return f"q{key + 1}"


def _quote(document: Document, draft: Draft, voice: Voice, speaker: Speaker, ascription: Ascription) -> Quote:
    def words(span: Span) -> str:
        return document.text[span.start : span.end]

    return Quote(
        id=quote_id(draft.key),
        type=draft.type,
        text=" … ".join(words(s) for s in draft.spans),
        spans=draft.spans,
        verbatim=draft.verbatim,
        cue=Cue(words(draft.cue), lemma(words(draft.cue)), draft.cue) if draft.cue else None,
        source=Source(words(draft.source), voice.form or "description", draft.source) if draft.source else None,
        speaker=speaker,
        role=ascription.role,
        affiliation=ascription.affiliation,
        venue=Place(words(draft.venue), draft.venue) if draft.venue else None,
        act=draft.act,
        stance=draft.stance,
        within=None if draft.within is None else quote_id(draft.within),
        confidence=round(draft.confidence, 4),
        evidence=(*draft.evidence, *voice.evidence, *ascription.evidence),
    )
