"""Rules for sources that hold a name: the name itself, a list of names, a body or words that are somebody's."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteapi.engine.entities.nouns import MESSAGES, PRONOUNS, is_plural, lemma
from quoteapi.engine.entities.register import Entity
from quoteapi.engine.model import Draft, SpeakerKind
from quoteapi.engine.speakers.antecedents import antecedent
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.speakers.source_words import Named
from quoteapi.engine.speakers.sources import Reading, SourcedCase

_OWNED_BODY = regex.compile(r"['’]s (office|campaign|team|party|administration|government|company)\b")
_LISTING = frozenset((" and ", " and the ", ", and ", ", and the ", ", ", ", the "))
# "his ", "Ann Poe's ": what stands before the body in its description.
_POSSESSOR = regex.compile(r"^(?:.*['’]s? |(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur) )")
# How sure each way of naming somebody is, and how much less so where another bears the name too.
CONFIDENCE = {"full-name": 0.98, "last-name": 0.96, "first-name": 0.88, "acronym": 0.92, "short-name": 0.9, "misspelt-name": 0.75}
LESS_WITH_OTHERS = 0.2


def named_list(case: SourcedCase) -> Finding | None:
    """`Ann Poe and Bo Starr`: both, by their fullest names."""
    if len(case.reading.named) < 2:
        return None
    return _list_of("named-list", case.reading.named, 0.93)


def _list_of(rule: str, named: Sequence[Named], confidence: float) -> Finding:
    entities = [n.naming.entity for n in named]
    return Finding(rule, ("list", *(e.order for e in entities)), " and ".join(e.name for e in entities), "group", confidence)


def message_issuer(case: SourcedCase) -> Finding | None:
    """`a statement from Acme`, `Poe's tweet`, `the statement`: whoever issued the words speaks in them."""
    reading = case.reading
    if reading.named and not reading.appositive or not _is_message(reading):
        return None
    behind = _issuer_behind(case.scene, reading)
    if behind:
        return _body_or_name(case, behind)
    owner = _owner(case.scene, case.draft, reading)
    if owner:
        return found_entity("message-issuer", owner, 0.85)
    inside = [
        n
        for n in reading.names
        if n.naming.entity.kind in ("organisation", "person") and n.mention.span and n.mention.span.end < reading.span.end
    ]
    if inside and not reading.appositive:
        return found_entity("message-issuer", inside[0].naming.entity, 0.75, inside[0].naming.others)
    return _issuer_before(case)


def _is_message(reading: Reading) -> bool:
    """Words that are their issuer's own; a report is, where a body is said to have made it."""
    noun = lemma(reading.head)
    by_body = any(n.naming.entity.kind == "organisation" for n in (reading.names if reading.owner is None else (reading.owner,)))
    return noun in MESSAGES or noun in ("report", "study") and by_body and (reading.owner is not None or reading.complement)


def _body_or_name(case: SourcedCase, named: Named) -> Finding:
    """The issuer named behind a message; "Poe's office" is the office, "Acme and Keel" are both."""
    span = named.mention.span
    several = _with_those_behind(case, named)
    if len(several) > 1:
        return _list_of("message-issuer", several, 0.8)
    match = _OWNED_BODY.match(case.scene.text, span.end) if span else None
    if match:
        name = _body_of(case.scene, named.naming.entity, match.group(1))
        return Finding("message-issuer", ("body", name.lower()), name, "organisation", 0.8, head=match.group(1))
    return found_entity("message-issuer", named.naming.entity, 0.85, named.naming.others)


def _with_those_behind(case: SourcedCase, named: Named) -> list[Named]:
    """The name with those that a comma or "and" joins to it; alone where no "and" ends the list."""
    found, closed = [named], False
    for other in case.reading.names[case.reading.names.index(named) + 1 :]:
        last, start = found[-1].mention.span, other.mention.outer
        gap = case.scene.text[last.end : start.start] if last and start else ""
        if gap not in _LISTING or other.naming.entity.kind != named.naming.entity.kind:
            break
        found.append(other)
        closed = closed or "and" in gap
    return found if closed else [named]


def _issuer_before(case: SourcedCase) -> Finding | None:
    """ "The statement" without its issuer: whoever spoke last, if that was just before, else the body named last."""
    if not case.reading.definite:
        return None
    here = case.scene.sentence(case.reading.span.start)
    for place, finding in case.scene.said_before(case.reading.span.start, most=4):
        if here - case.scene.sentence(place) <= 4 and finding.kind in ("organisation", "person") and finding.name:
            return retold(finding, "message-issuer", 0.65)
    recent = antecedent(case.scene, case.draft, lambda f: f.entity is not None and f.entity.kind == "organisation" and not f.entity.place)
    return retold(recent.finding, "message-issuer", 0.55, recent.others) if recent else None


def possessive_body(case: SourcedCase) -> Finding | None:
    """`his campaign`, `Poe's office`: a body named after its owner."""
    if case.reading.named or case.reading.kind != "organisation" and not (case.reading.owner and case.reading.head == "team"):
        return None
    owner = _owner(case.scene, case.draft, case.reading)
    if owner is None:
        return None
    name = _body_of(case.scene, owner, _POSSESSOR.sub("", case.reading.core))
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


def misspelt_name(case: SourcedCase) -> Finding | None:
    """`Sweeny` where the article has a Steve Sweeney: the only person called so but for a letter."""
    return _by_relation("misspelt-name", case.reading)


def _by_relation(relation: str, reading: Reading) -> Finding | None:
    if len(reading.named) != 1 or reading.named[0].naming.relation != relation:
        return None
    named = reading.named[0]
    entity = named.naming.entity
    kind: SpeakerKind | None = "organisation" if entity.kind == "unknown" and named.mention.definite else None
    return found_entity(relation, entity, CONFIDENCE[relation] - LESS_WITH_OTHERS * bool(named.naming.others), named.naming.others, kind)


def _owner(scene: Scene, draft: Draft, reading: Reading) -> Entity | None:
    if reading.owner:
        return reading.owner.naming.entity
    gender = PRONOUNS.get(reading.owner_pronoun or "")
    if gender not in ("m", "f"):
        return None
    found = antecedent(scene, draft, lambda f: f.is_person and f.entity is not None and f.entity.gender in (None, gender))
    return found.finding.entity if found else None


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


def _body_of(scene: Scene, owner: Entity, noun: str) -> str:
    """The fullest name that the article gives a body of `owner`: "Ann Poe's office", else "Poe campaign"."""
    last = owner.name.split()[-1]
    for form in (f"{owner.name}’s {noun}", f"{owner.name}'s {noun}", f"{owner.name} {noun}", f"{last} {noun}"):
        if form in scene.text:
            return form
    return f"{owner.name if is_plural(noun) or owner.kind == 'organisation' else last}’s {noun}"
