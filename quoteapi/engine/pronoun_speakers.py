"""Rules for sources that are pronouns."""

from __future__ import annotations

import regex

from quoteapi.engine.antecedents import antecedent
from quoteapi.engine.entities import Entity
from quoteapi.engine.model import SpeakerKind
from quoteapi.engine.nouns import DOCUMENTS, ORGANISATIONS, PRONOUNS, is_plural, lemma
from quoteapi.engine.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.sources import SourcedCase

_APPOSITION = regex.compile(r"^,?\s*(?:(?:an?|the|one|former) [\p{L}’' -]{2,40})?,?\s*\(?$")
_LAST_WORD = regex.compile(r"([\p{L}-]+)[,\s]*$")


def first_person(case: SourcedCase) -> Finding | None:
    """`“I think …”`: inside somebody's words, "I" and "we" are that somebody."""
    if PRONOUNS.get(case.reading.owner_pronoun or case.reading.head) not in ("1", "1p") or case.reading.named:
        return None
    if case.reading.owner_pronoun and case.reading.kind != "document":
        return None
    holder = case.scene.holder(case.draft, case.reading.span)
    outer = case.scene.findings.get(holder) if holder is not None else None
    if outer:
        return retold(outer, "first-person", 0.85)
    several = PRONOUNS.get(case.reading.owner_pronoun or case.reading.head) == "1p"
    kind: SpeakerKind = "group" if several else "person"
    return Finding("first-person", ("author", kind), None, kind, 0.7)


def relative_pronoun(case: SourcedCase) -> Finding | None:
    """`Poe, who said …`: "who", "which" and "that" take up what stands right before them."""
    if PRONOUNS.get(case.reading.head) != "r" or case.reading.form != "pronoun":
        return None
    start = case.reading.span.start
    index = case.scene.register.before(start) - 1
    if index >= 0:
        mention, naming = case.scene.register.mentions[index], case.scene.register.namings[index]
        if naming and mention.span and _APPOSITION.match(case.scene.text[mention.span.end : start][-60:]):
            return found_entity("relative-pronoun", naming.entity, 0.93, naming.others)
    match = _LAST_WORD.search(case.scene.text[max(0, start - 40) : start])
    noun = match.group(1) if match else ""
    return Finding("relative-pronoun", ("description", noun.lower(), start), None, _kind_of(noun), 0.7, head=lemma(noun))


def personal_pronoun(case: SourcedCase) -> Finding | None:
    """`he`, `she`: the likeliest person before it whom the article does not show to be of the other gender."""
    gender = PRONOUNS.get(case.reading.head)
    if case.reading.form != "pronoun" or gender not in ("m", "f"):
        return None
    unnamed = _unnamed_just_before(case.scene, case.reading.span.start)
    found = antecedent(case.scene, case.draft, lambda e: e.kind == "person" and e.gender in (None, gender))
    if unnamed and (found is None or found.confidence < 0.8):
        return retold(unnamed, "personal-pronoun", 0.7)
    if found is None:
        return Finding(
            "personal-pronoun", ("person", case.reading.head, case.scene.paragraph(case.reading.span.start)), None, "person", 0.5
        )
    return found_entity("personal-pronoun", found.entity, found.confidence, found.others)


def plural_pronoun(case: SourcedCase) -> Finding | None:
    """`they`: the group or body that spoke last, else the body named last; nobody is made up."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "p":
        return None
    here = case.scene.sentence(case.reading.span.start)
    for place, finding in case.scene.said_before(case.reading.span.start, most=6):
        if here - case.scene.sentence(place) <= 5 and finding.kind in ("group", "organisation"):
            return retold(finding, "plural-pronoun", 0.7)
    return Finding("plural-pronoun", ("group", "they", case.scene.paragraph(case.reading.span.start)), None, "group", 0.5)


def thing_pronoun(case: SourcedCase) -> Finding | None:
    """`it`: the body or document that spoke last, else the body named last."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "n":
        return None
    here = case.scene.sentence(case.reading.span.start)
    for place, finding in case.scene.said_before(case.reading.span.start, most=4):
        if here - case.scene.sentence(place) <= 2 and finding.kind in ("organisation", "document"):
            return retold(finding, "thing-pronoun", 0.75)
    found = antecedent(case.scene, case.draft, _is_body)
    if found:
        return found_entity("thing-pronoun", found.entity, found.confidence, found.others)
    return Finding("thing-pronoun", ("thing", case.reading.span.start), None, "unknown", 0.4)


def other_pronoun(case: SourcedCase) -> Finding | None:
    """`you`: nobody whom the article names."""
    if case.reading.form != "pronoun":
        return None
    return Finding("other-pronoun", ("person", case.reading.head), None, "person", 0.5)


def _unnamed_just_before(scene: Scene, position: int) -> Finding | None:
    said = scene.said_before(position, most=1)
    if said and said[0][1].kind == "person" and said[0][1].name is None:
        near = scene.sentence(position) - scene.sentence(said[0][0]) <= 3
        return said[0][1] if near else None
    return None


def _is_body(entity: Entity) -> bool:
    return entity.kind == "organisation"


def _kind_of(noun: str) -> SpeakerKind:
    if lemma(noun) in DOCUMENTS:
        return "document"
    if is_plural(noun):
        return "group"
    return "organisation" if lemma(noun) in ORGANISATIONS else "person"
