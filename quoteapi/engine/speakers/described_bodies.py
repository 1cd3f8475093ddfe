"""Rules for descriptions of bodies and documents: "the ministry", "the Poe campaign", "a new poll"."""

from __future__ import annotations

from math import log2

import regex

from quoteapi.engine.entities.nouns import POSSESSIVES, lemma
from quoteapi.engine.entities.register import Entity
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, no_more_than, retold
from quoteapi.engine.speakers.sources import Reading, SourcedCase

# Bodies called by what they are ("the company") even where their name does not say so.
_GENERIC = frozenset(
    """company firm group organisation organization agency network newspaper paper body party team association union bank club
    site website publication outlet magazine airline manufacturer broadcaster channel charity""".split()
)
# Last words of bodies that nobody calls "the company".
_PUBLIC = frozenset(
    """department senate house ministry university court police commission committee party congress council assembly legislature
    parliament school states kingdom""".split()
)
# How many sentences back "the company" may have been named, and how many mentions are looked at.
_NEAR, _MOST_MENTIONS = 8, 30
# What a sentence's distance takes from a body that a description may mean, against the logarithm of how often it is named.
_PER_SENTENCE, _FARTHEST = 0.35, 12
_OF_PLACE = regex.compile(
    r"(?:[Tt]he )?((?:government|city|state|kingdom|republic|university|embassy|parliament|church) of (?:the )?"
    r"\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+)*)"
)
_CAPITAL = regex.compile(r"(?<!^)\b\p{Lu}|^\p{Lu}\p{L}*\s")
_SEVERAL = regex.compile(r"^(?:Multiple|Several|Many|Some|Various|Other) ")
_LOWER_START = regex.compile(r"^(?:(?:\p{Ll}[\p{L}-]*|\p{L}+-\p{Ll}+) )+(?=\p{Lu})")


def document_source(case: SourcedCase) -> Finding | None:
    """`a new poll`, `the report`: a document speaks, and no person is put in its place; `the poll` is the one that spoke before."""
    reading = case.reading
    if reading.named or reading.kind != "document":
        return None
    head = lemma(reading.head)
    for _, finding in case.scene.said_before(reading.span.start, most=20) if reading.definite else ():
        if finding.kind == "document" and finding.head == head and no_more_than(reading.core, finding):
            return retold(finding, "document-source", 0.8)
    return Finding("document-source", ("document", reading.core.lower()), None, "document", 0.85, head=head)


def spelled_body(case: SourcedCase) -> Finding | None:
    """`the Poe campaign`, `the government of Oman`, `state media`: the words of the description are the body's name."""
    reading = case.reading
    noun = lemma(reading.head)
    if reading.named or reading.owner_pronoun or not _is_body(reading, noun):
        return None
    known = reading.names[0].naming.entity if reading.names else None
    if known and known.kind == "organisation" and noun in _GENERIC and reading.core.startswith(reading.names[0].mention.name):
        return found_entity("spelled-body", known, 0.88)
    of_place = _OF_PLACE.match(case.scene.text, reading.span.start) if reading.kind == "organisation" else None
    if of_place:
        return _called(of_place.group(1), noun, "spelled-body", 0.85)
    core = reading.core.partition(" ")[2] if reading.core.partition(" ")[0].lower() in POSSESSIVES else reading.core
    if _CAPITAL.search(core) or noun == "media":
        return _called(_LOWER_START.sub("", _SEVERAL.sub("", reading.core)), noun, "spelled-body", 0.88)
    return None


def body_description(case: SourcedCase) -> Finding | None:
    """`the ministry` after `China's Foreign Ministry`: the body whose name ends so, or that was called so."""
    reading, scene = case.reading, case.scene
    noun = lemma(reading.head)
    if reading.named or reading.owner_pronoun or not _is_body(reading, noun):
        return None
    entity = _body_ending_in(scene, noun, reading.span.start)
    if entity:
        return _up_to(entity, noun)
    for _, finding in scene.said_before(reading.span.start, most=40):
        if finding.head == noun and finding.kind == "organisation":
            return retold(finding, "body-description", 0.8)
    if noun == "police" and noun not in scene.bodies:
        return None
    return _body_elsewhere(case, noun)


def _up_to(entity: Entity, noun: str) -> Finding:
    """A body that `noun` names; of "Derby University School of Art" the university is only the first part."""
    keys = [lemma(k) for k in entity.key]
    if keys[-1] == noun or "of" in entity.key[: keys.index(noun) + 2] or noun not in keys:
        return found_entity("body-description", entity, 0.82)
    return _called(" ".join(entity.name.split()[: keys.index(noun) + 1]), noun, "body-description", 0.75)


def _is_body(reading: Reading, noun: str) -> bool:
    """Whether a description means a body; police, state media and "the Poe team" do, where other plurals do not."""
    if noun == "team":
        return bool(_CAPITAL.search(reading.core))
    return reading.kind == "organisation" or noun == "police" or noun == "media" and "state" in reading.core.lower()


def _called(name: str, noun: str, rule: str, confidence: float) -> Finding:
    return Finding(rule, ("body", name.lower()), name, "organisation", confidence, head=noun)


def _body_elsewhere(case: SourcedCase, noun: str) -> Finding:
    """ "the government" where the article says "the Hong Kong government" elsewhere; else the words as they stand."""
    name = case.scene.bodies.get(noun)
    if name:
        return _called(name, noun, "body-description", 0.75)
    if noun in _GENERIC and case.reading.definite:
        described = case.scene.roles.match({noun}, noun, case.reading.span.start, kind="organisation")
        near = [described] if described else _named_near(case)
        if near:
            # Of several that may be meant, the one that the article names most.
            most = max(near, key=lambda e: (len(e.mentions), -e.order))
            return found_entity("body-description", most, 0.7 if described else 0.65 if len({e.order for e in near}) == 1 else 0.55)
    return _called(case.reading.core, noun, "body-description", 0.6)


def _body_ending_in(scene: Scene, noun: str, position: int) -> Entity | None:
    """The body whose name ends in `noun`: the one much named and named shortly before `position`, else the one named first."""
    ends = [e for e in scene.bodies_by_noun.get(noun, ()) if len(e.key) > 1]
    here = scene.sentence(position)

    def standing(entity: Entity) -> tuple[float, int]:
        last = entity.last_before(position)
        away = here - scene.sentence(last) if last >= 0 else _FARTHEST
        return log2(1 + len(entity.mentions)) - _PER_SENTENCE * min(away, _FARTHEST), -entity.order

    return max(ends, key=standing, default=None)


def _may_be_a_company(entity: Entity) -> bool:
    """A body that is not public, or a name that nothing shows to be a person's."""
    body = entity.kind == "organisation" or not entity.sure and entity.gender is None
    return body and not entity.place and not _PUBLIC.intersection(entity.key)


def _named_near(case: SourcedCase) -> list[Entity]:
    """The bodies named shortly before, public ones aside."""
    register, scene = case.scene.register, case.scene
    end = register.before(case.reading.span.start)
    near = range(max(0, end - _MOST_MENTIONS), end)
    here = scene.sentence(case.reading.span.start)
    return [
        naming.entity
        for mention, naming in ((register.mentions[i], register.namings[i]) for i in near)
        if naming and here - mention.sentence <= _NEAR and _may_be_a_company(naming.entity)
    ]
