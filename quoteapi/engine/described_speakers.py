"""Rules for sources that are descriptions: bodies, documents, groups, and persons with or without a name elsewhere."""

from __future__ import annotations

import regex

from quoteapi.engine.antecedents import antecedent
from quoteapi.engine.entities import Entity
from quoteapi.engine.nouns import is_plural, lemma
from quoteapi.engine.role_index import compounds
from quoteapi.engine.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.sources import Reading, SourcedCase

# Bodies called by what they are ("the company") even where their name does not say so.
_GENERIC = frozenset("company firm group organisation organization agency network newspaper paper body party team association union bank club site website publication outlet magazine airline manufacturer broadcaster channel charity".split())  # fmt: skip
# Last words of bodies that nobody calls "the company".
_PUBLIC = frozenset("department senate house ministry university court police commission committee party congress council assembly legislature parliament school".split())  # fmt: skip
_OF_PLACE = regex.compile(
    r"(?:[Tt]he )?((?:government|city|state|kingdom|republic|university|embassy|parliament|church) of (?:the )?\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)*)"
)
_LOWER_START = regex.compile(r"^(?:(?:\p{Ll}[\p{L}-]*|\p{L}+-\p{Ll}+) )+(?=\p{Lu})")
_WORD = regex.compile(r"[\p{L}-]+")
_CAPITAL = regex.compile(r"(?<!^)\b\p{Lu}|^\p{Lu}\p{L}*\s")


def document_source(case: SourcedCase) -> Finding | None:
    """`a new poll`, `the report`: a document speaks, and no person is put in its place."""
    if case.reading.named or case.reading.kind != "document":
        return None
    return Finding("document-source", ("document", case.reading.core.lower()), None, "document", 0.85, head=lemma(case.reading.head))


def plural_description(case: SourcedCase) -> Finding | None:
    """`some experts`, `Trump supporters`: several people without names."""
    if case.reading.named or case.reading.kind != "group" or case.reading.form == "pronoun":
        return None
    return Finding("plural-description", ("group", case.reading.core.lower()), None, "group", 0.92, head=lemma(case.reading.head))


def body_description(case: SourcedCase) -> Finding | None:
    """`the ministry` after `China's Foreign Ministry`: the body whose name ends so; else the words themselves name it."""
    reading, scene = case.reading, case.scene
    noun = lemma(reading.head)
    if reading.named or not (reading.kind == "organisation" or noun == "police" or noun == "media" and "state" in reading.core.lower()):
        return None
    if reading.owner_pronoun:
        return None
    of_place = _OF_PLACE.match(scene.text, reading.span.start) if reading.kind == "organisation" else None
    if of_place:
        return _spelled(of_place.group(1), noun, 0.85)
    if _CAPITAL.search(reading.core) or noun == "media":
        return _spelled(_LOWER_START.sub("", reading.core), noun, 0.88)
    position = reading.span.start
    entity = _body_ending_in(scene, noun, position)
    if entity:
        return found_entity("body-description", entity, 0.82)
    for _, finding in scene.said_before(position, most=40):
        if finding.head == noun and finding.kind == "organisation":
            return retold(finding, "body-description", 0.8)
    return None if noun == "police" else _body_elsewhere(case, noun)


def _spelled(name: str, noun: str, confidence: float) -> Finding:
    return Finding("body-description", ("body", name.lower()), name, "organisation", confidence, head=noun)


def _body_elsewhere(case: SourcedCase, noun: str) -> Finding:
    """ "the government" where the article says "the Hong Kong government" elsewhere; else the words as they stand."""
    name = case.scene.bodies.get(noun)
    if name:
        return _spelled(name, noun, 0.75)
    if noun in _GENERIC and case.reading.definite:
        entity = case.scene.roles.match({noun}, noun, case.reading.span.start, kind="organisation")
        if entity:
            return found_entity("body-description", entity, 0.7)
        recent = antecedent(case.scene, case.draft, lambda e: e.kind == "organisation" and not e.place and e.key[-1] not in _PUBLIC)
        if recent and recent.confidence >= 0.7:
            return found_entity("body-description", recent.entity, 0.6, recent.others)
    return _spelled(case.reading.core, noun, 0.6)


def same_description(case: SourcedCase) -> Finding | None:
    """`The spokesperson` after `an Interpol spokesperson`: the same unnamed speaker."""
    if case.reading.named or case.reading.indefinite or case.reading.form != "description" or not case.reading.definite:
        return None
    for _, finding in case.scene.said_before(case.reading.span.start, most=20):
        if finding.head == lemma(case.reading.head) and finding.name is None and _no_more_than(case.reading.core, finding):
            return retold(finding, "same-description", 0.85)
    return None


def _no_more_than(core: str, finding: Finding) -> bool:
    """Whether a description says nothing that the one found before did not say."""
    said = finding.key[1] if isinstance(finding.key, tuple) and len(finding.key) > 1 else ""
    return isinstance(said, str) and set(core.lower().split()) <= set(said.split())


def role_description(case: SourcedCase) -> Finding | None:
    """`the Florida senator`, `the Republican nominee`: the person whom the article gives that role."""
    if not _may_be_named(case.scene, case.reading) or case.reading.owner_pronoun:
        return None
    words = compounds([lemma(w) for w in _WORD.findall(case.reading.core)])
    best = case.scene.roles.match(set(words), words[-1], case.reading.span.start) if words else None
    return found_entity("role-description", best, 0.75) if best else None


def recent_person(case: SourcedCase) -> Finding | None:
    """`the billionaire`: a description with "the" that fits no named role takes up the person named last."""
    reading = case.reading
    if not _may_be_named(case.scene, reading) or not reading.definite or reading.owner or reading.owner_pronoun or reading.complement:
        return None
    found = antecedent(case.scene, case.draft, lambda e: e.kind == "person")
    return found_entity("recent-person", found.entity, min(0.6, found.confidence), found.others) if found else None


def unnamed_description(case: SourcedCase) -> Finding | None:
    """`a campaign official`: one person whom the article does not name."""
    if case.reading.named or case.reading.form == "pronoun":
        return None
    return Finding(
        "unnamed-description", ("person", case.reading.core.lower()), None, case.reading.kind, 0.9, head=lemma(case.reading.head)
    )


def _may_be_named(scene: Scene, reading: Reading) -> bool:
    if reading.named or reading.kind != "person" or reading.form == "pronoun" or reading.indefinite or is_plural(reading.head):
        return False
    return reading.definite or scene.sentence(reading.span.start) == 0


def _body_ending_in(scene: Scene, noun: str, position: int) -> Entity | None:
    fit = [
        e
        for e in scene.register.entities
        if e.kind == "organisation" and len(e.key) > 1 and noun in (lemma(e.key[-1]), e.key[1] if len(e.key) > 2 else "")
    ]
    return _nearest(fit, position)


def _nearest(entities: list[Entity], position: int) -> Entity | None:
    """The entity named last before `position`, else the one named first."""
    return max(entities, key=lambda e: (e.last_before(position), -e.order), default=None)
