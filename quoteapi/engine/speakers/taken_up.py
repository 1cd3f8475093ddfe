"""What stands described before a pronoun ("one voter", "the court") as what it may take up; and bare descriptions that take up a name."""

from __future__ import annotations

from collections.abc import Iterator

from quoteapi.engine.model import Span
from quoteapi.engine.speakers.antecedents import antecedent
from quoteapi.engine.speakers.described import may_be_named, plural_description, role_description, same_description, unnamed_description
from quoteapi.engine.speakers.described_bodies import body_description, document_source, spelled_body
from quoteapi.engine.speakers.phrases import subjects
from quoteapi.engine.speakers.scene import Finding, Scene, anchor, retold
from quoteapi.engine.speakers.sources import SourcedCase, read_source

_RULES = (document_source, spelled_body, body_description, plural_description, same_description, role_description, unnamed_description)
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
        scene.described[span.start] = next((f for rule in _RULES if (f := rule(phrase))), _nobody(scene, span))
    return scene.described[span.start]


def _nobody(scene: Scene, span: Span) -> Finding:
    return Finding("", ("phrase", span.start), None, "unknown", 0.0)


def recent_person(case: SourcedCase) -> Finding | None:
    """`the billionaire`: a description with "the" that fits no named role takes up the person named last."""
    reading = case.reading
    if not may_be_named(case.scene, reading) or not reading.definite or reading.owner or reading.owner_pronoun or reading.complement:
        return None
    found = antecedent(case.scene, case.draft, lambda f: f.is_person)
    return retold(found.finding, "recent-person", min(0.6, found.confidence), found.others) if found else None
