"""The one table of who and what an article speaks of: people, bodies, groups and documents, with every mention of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from quoteapi.engine.entities.keys import entity_key
from quoteapi.engine.entities.nouns import MESSAGES, NO_BODIES, ORGANISATIONS, lemma
from quoteapi.engine.model import EntityEntry, EntityMention, Span, SpeakerKind
from quoteapi.engine.speakers.named import CONFIDENCE, LESS_WITH_OTHERS
from quoteapi.engine.speakers.scene import NO_RULE, Finding, Scene, found_entity
from quoteapi.engine.speakers.unvoiced import unvoiced

# With these the words of the source are somebody else's or something else's name: his own stand elsewhere.
_NOT_HIS_WORDS = frozenset(("message-issuer", "leaning-cue", "beat-before", "nearer-subject"))


@dataclass(slots=True)
class _Row:
    """An entity while it is gathered; it is `listed` even where it is mentioned but once."""

    name: str | None
    kind: SpeakerKind
    listed: bool
    mentions: list[EntityMention] = field(default_factory=list)


def tabulate(scene: Scene) -> tuple[tuple[EntityEntry, ...], Mapping[Hashable, str]]:
    """The entities in the order of their first mentions, and the id of each by its finding's key.

    All drafts of `scene` have been resolved. Who speaks stands in the table in any case; of the others those whom a name tells,
    and whoever else is mentioned more than once.
    """
    rows: dict[Hashable, _Row] = {}
    for finding in _speaking(scene):
        rows.setdefault(finding.key, _Row(finding.name, finding.kind, listed=True))
    for finding in filter(_makes_a_row, (found_entity(NO_RULE, e, 1.0) for e in scene.register.entities)):
        rows.setdefault(finding.key, _Row(finding.name, finding.kind, listed=finding.entity is not None and finding.entity.sure))
    for finding, mention in (*_named(scene), *_voiced(scene)):
        if finding.key in rows:
            rows[finding.key].mentions.append(mention)
    taken = sorted(m.span for row in rows.values() for m in row.mentions)
    for finding, mention in unvoiced(scene, taken):
        # A pronoun takes up somebody known and is nobody by itself.
        if mention.form != "pronoun" or finding.key in rows:
            rows.setdefault(finding.key, _Row(finding.name, finding.kind, listed=False)).mentions.append(mention)
    kept = {key: row for key, row in rows.items() if row.listed or _is_taken_up(key, row)}
    ordered = sorted(kept, key=lambda key: min((m.span for m in kept[key].mentions), default=Span(0, 0)))
    ids = {key: f"e{place}" for place, key in enumerate(ordered, 1)}
    return tuple(_entry(ids[key], kept[key]) for key in ordered), ids


def _speaking(scene: Scene) -> Iterator[Finding]:
    return (scene.findings[draft.key] for draft in scene.drafts)


def _makes_a_row(finding: Finding) -> bool:
    """Whether a name makes a row of its own: a person's or a body's that stands in the text, no place's, no common noun's
    ("the Court") and no abbreviation's ("EDT"). Who is a person only by
    the look of the name is one where a pronoun shows it, or he is called by his last name."""
    entity = finding.entity
    if entity is None or entity.place or entity.kind == "unknown" or not entity.places:
        return False
    if not entity.sure and entity.gender is None and all(len(m.words) > 1 for m in entity.mentions):
        return False
    return len(entity.key) > 1 or entity.key[0] not in ORGANISATIONS | NO_BODIES


def _is_taken_up(key: Hashable, row: _Row) -> bool:
    """Whether somebody or something is spoken of more than once whom no name tells for sure; words that are somebody's are no document."""
    words = isinstance(key, tuple) and key[0] == "document" and lemma(str(key[-1]).split()[-1]) in MESSAGES
    return row.kind != "unknown" and not words and len(row.mentions) > 1


def _named(scene: Scene) -> Iterator[tuple[Finding, EntityMention]]:
    for mention, naming in zip(scene.register.mentions, scene.register.namings, strict=True):
        if naming and mention.span:
            sure = CONFIDENCE[naming.relation] - LESS_WITH_OTHERS * bool(naming.others)
            yield found_entity(naming.relation, naming.entity, sure), EntityMention(mention.span, "name", naming.relation, sure)


def _voiced(scene: Scene) -> Iterator[tuple[Finding, EntityMention]]:
    """The sources that are no names of the table: pronouns, descriptions, lists of names."""
    for finding in _speaking(scene):
        own = finding.form != "name" or finding.entity is None
        if own and finding.span and finding.form and finding.rule not in _NOT_HIS_WORDS:
            yield finding, EntityMention(finding.span, finding.form, finding.rule, finding.confidence)


def _entry(identity: str, row: _Row) -> EntityEntry:
    mentions: Iterable[EntityMention] = sorted({m.span: m for m in row.mentions}.values(), key=lambda m: m.span)
    return EntityEntry(identity, row.name, row.kind, entity_key(row.name, row.kind), tuple(mentions))
