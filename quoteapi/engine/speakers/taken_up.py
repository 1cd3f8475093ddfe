"""What stands described before a pronoun ("one voter", "the court") as what it may take up; and bare descriptions that take up a name."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.entities.nouns import lemma, noun_gender
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.antecedents import antecedent
from quoteapi.engine.speakers.described import (
    may_be_named,
    plural_description,
    role_description,
    same_description,
    unnamed_description,
    words_of,
)
from quoteapi.engine.speakers.described_bodies import body_description, document_source, spelled_body
from quoteapi.engine.speakers.phrases import introduced, subjects
from quoteapi.engine.speakers.scene import NO_RULE, Finding, anchor, retold
from quoteapi.engine.speakers.sources import Reading, SourcedCase, read_source

_RULES = (document_source, spelled_body, body_description, plural_description, same_description, role_description, unnamed_description)
# Who is one of many: a body's people, and people who are asked or watch. They are named or stay unnamed, and are not called so again.
_ONE_OF_MANY = frozenset(
    """source official aide insider staffer employee voter resident member spokesman spokeswoman spokesperson delegate worker supporter
    reporter moderator host narrator reader caller user client customer analyst adviser advisor other expert""".split()
)
_ORDER = frozenset("only first second third next last other same new".split())
# Words for anybody who was just spoken of.
_ANYBODY = frozenset("man woman person boy girl".split())
# How many sentences back a phrase without a name is still taken up.
_NEAR = 3


def described_before(case: SourcedCase) -> Iterator[tuple[int, Finding]]:
    """Those whom the last sentences before the source describe without a name, each with his place."""
    position = anchor(case.draft)
    here = case.scene.sentence(position)
    for sentence in range(max(0, here - _NEAR), here + 1):
        for span in subjects(case.scene, sentence):
            if span.end <= position:
                yield span.start, described(case, span)


def described(case: SourcedCase, span: Span) -> Finding:
    """Whom or what the phrase at `span` means, by the rules for descriptions."""
    scene = case.scene
    if span.start not in scene.described:
        phrase = SourcedCase(scene, case.draft, read_source(scene.document, scene.register, span))
        nobody = Finding(NO_RULE, ("phrase", span.start), None, "unknown", 0.0)
        scene.described[span.start] = next((f for rule in _RULES if (f := rule(phrase))), nobody)
    return scene.described[span.start]


def recent_person(case: SourcedCase) -> Finding | None:
    """`the billionaire`: a description with "the" that fits no named role takes up the likeliest person before it."""
    reading = case.reading
    if not may_be_named(case.scene, reading) or not reading.definite or not _says_nothing_new(reading):
        return None
    gender, words = noun_gender(lemma(reading.head)), set(words_of(reading))
    if reading.head in _ANYBODY and (somebody := _just_introduced(case, gender)):
        return retold(somebody, "recent-person", 0.6)

    def fits(finding: Finding) -> bool:
        if finding.entity is None:
            return finding.kind == "person" and (finding.head == lemma(reading.head) or reading.head in _ANYBODY)
        agrees = gender is None or finding.entity.gender in (None, gender)
        known = finding.entity.sure or finding.entity.order in case.scene.speaking
        return finding.is_person and known and agrees and not case.scene.roles.contradicts(finding.entity, words)

    found = antecedent(case.scene, case.draft, fits, described_before(case))
    return retold(found.finding, "recent-person", min(0.6, found.confidence), found.others) if found else None


def _just_introduced(case: SourcedCase, gender: str | None) -> Finding | None:
    """The person of that gender whom one of the last sentences introduces without a name."""
    position = case.reading.span.start
    here = case.scene.sentence(position)
    for sentence in range(here, max(-1, here - _NEAR), -1):
        for span in introduced(case.scene, sentence):
            if span.end <= position and _is_nameless(found := described(case, span), gender):
                return found
    return None


def _is_nameless(finding: Finding, gender: str | None) -> bool:
    if finding.kind != "person" or finding.entity is not None:
        return False
    return gender is None or noun_gender(finding.head) in (None, gender)


def _says_nothing_new(reading: Reading) -> bool:
    """Whether a description only calls somebody known by another word: none of somebody's, none of a body's, none of many, no
    "only" or "next"."""
    words = reading.core.split()
    if reading.owned or reading.owner_pronoun or reading.complement and words[0].lower() != "former":
        return False
    body = any(not n.naming.entity.place for n in reading.names)
    return not body and lemma(reading.head) not in _ONE_OF_MANY and not _ORDER.intersection(words)
