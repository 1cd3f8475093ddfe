"""Rules for sources that hold a name: the name itself, a list of names, a body or words that are somebody's."""

from __future__ import annotations

from quoteapi.engine.antecedents import antecedent
from quoteapi.engine.entities import Entity
from quoteapi.engine.model import Draft, SpeakerKind
from quoteapi.engine.nouns import MESSAGES, PRONOUNS, is_plural, lemma
from quoteapi.engine.scene import Finding, Scene, found_entity
from quoteapi.engine.sources import Named, Reading, SourcedCase

_CONFIDENCE = {"full-name": 0.98, "last-name": 0.96, "first-name": 0.88, "acronym": 0.92, "short-name": 0.9}


def named_list(case: SourcedCase) -> Finding | None:
    """`Ann Poe and Bo Starr`: both, by their fullest names."""
    if len(case.reading.named) < 2:
        return None
    entities = [n.naming.entity for n in case.reading.named]
    name = " and ".join(e.name for e in entities)
    return Finding("named-list", ("list", *(e.order for e in entities)), name, "group", 0.93)


def message_issuer(case: SourcedCase) -> Finding | None:
    """`a statement from Acme`, `Poe's tweet`: whoever issued the words speaks in them."""
    if case.reading.named and not case.reading.appositive or lemma(case.reading.head) not in MESSAGES:
        return None
    issuer = _owner(case.scene, case.draft, case.reading)
    if issuer:
        return found_entity("message-issuer", issuer, 0.85)
    behind = _issuer_behind(case.scene, case.reading)
    return found_entity("message-issuer", behind.naming.entity, 0.85, behind.naming.others) if behind else None


def possessive_body(case: SourcedCase) -> Finding | None:
    """`his campaign`, `Poe's office`: a body named after its owner."""
    if case.reading.named or case.reading.kind != "organisation":
        return None
    owner = _owner(case.scene, case.draft, case.reading)
    if owner is None:
        return None
    name = _body_of(case.scene, owner, case.reading)
    return Finding("possessive-body", ("body", name.lower()), name, "organisation", 0.85, head=lemma(case.reading.head))


def full_name(case: SourcedCase) -> Finding | None:
    """`State Department spokesman Ned Price`: the name that heads the source, as full as the article gives it."""
    return _by_relation("full-name", case.reading)


def last_name(case: SourcedCase) -> Finding | None:
    """`Price`: whoever the article calls by that last name in full."""
    return _by_relation("last-name", case.reading)


def first_name(case: SourcedCase) -> Finding | None:
    """`Hillary`, `Xi`: whoever's full name begins so."""
    return _by_relation("first-name", case.reading)


def acronym(case: SourcedCase) -> Finding | None:
    """`WHO`: the name that stands before it in brackets, or whose words begin with its letters."""
    return _by_relation("acronym", case.reading)


def short_name(case: SourcedCase) -> Finding | None:
    """`the Times`: the body whose name ends, or begins, with these words."""
    return _by_relation("short-name", case.reading)


def _by_relation(relation: str, reading: Reading) -> Finding | None:
    if len(reading.named) != 1 or reading.named[0].naming.relation != relation:
        return None
    named = reading.named[0]
    entity = named.naming.entity
    kind: SpeakerKind | None = "organisation" if entity.kind == "unknown" and named.mention.definite else None
    return found_entity(relation, entity, _CONFIDENCE[relation] - (0.2 if named.naming.others else 0), named.naming.others, kind)


def _owner(scene: Scene, draft: Draft, reading: Reading) -> Entity | None:
    if reading.owner:
        return reading.owner.naming.entity
    gender = PRONOUNS.get(reading.owner_pronoun or "")
    if gender not in ("m", "f"):
        return None
    found = antecedent(scene, draft, lambda e: e.kind == "person" and e.gender in (None, gender))
    return found.entity if found else None


def _issuer_behind(scene: Scene, reading: Reading) -> Named | None:
    """The name right behind "from", "by" or "of" ("a statement from Acme")."""
    for named in reading.names:
        start = named.mention.outer.start if named.mention.outer else 0
        before = scene.text[reading.span.start : start].lower().split()
        while before and before[-1] in ("the", "a", "president"):
            before.pop()
        if before and before[-1] in ("from", "by", "of", "issued"):
            return named
    return None


def _body_of(scene: Scene, owner: Entity, reading: Reading) -> str:
    """The fullest name that the article gives a body of `owner`: "Ann Poe's office", else "Poe campaign"."""
    noun = reading.core.split()[-1]
    last = owner.name.split()[-1]
    for form in (f"{owner.name}’s {noun}", f"{owner.name}'s {noun}", f"{owner.name} {noun}", f"{last} {noun}"):
        if form in scene.text:
            return form
    return f"{owner.name if is_plural(noun) or owner.kind == 'organisation' else last}’s {noun}"
