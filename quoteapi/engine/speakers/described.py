"""Rules for descriptions of persons: several without names, one unnamed, one whom the article names elsewhere."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.nouns import is_plural, lemma
from quoteapi.engine.speakers.role_index import bare, compounds
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.speakers.sources import Reading, SourcedCase

_WORD = regex.compile(r"\p{L}[\p{L}’'-]+")
# How much of a source tells its role, and in which sentences a role comes before the name.
_LONGEST_ROLE, _LEAD = 120, 2


def plural_description(case: SourcedCase) -> Finding | None:
    """`some experts`, `Poe supporters`: several people without names."""
    reading = case.reading
    if reading.named or reading.kind != "group" or reading.form == "pronoun":
        return None
    return Finding("plural-description", ("group", reading.core.lower()), None, "group", 0.92, head=lemma(reading.head))


def same_description(case: SourcedCase) -> Finding | None:
    """`The spokesperson` after `an Interpol spokesperson`: the same unnamed speaker."""
    reading = case.reading
    if reading.named or reading.form != "description" or not reading.definite:
        return None
    for _, finding in case.scene.said_before(reading.span.start, most=20):
        if finding.head == lemma(reading.head) and finding.name is None and _no_more_than(reading.core, finding):
            return retold(finding, "same-description", 0.85)
    return None


def role_description(case: SourcedCase) -> Finding | None:
    """`the Florida senator`, `the Republican nominee`: the person whom the article gives that role."""
    reading, roles = case.reading, case.scene.roles
    words = compounds([bare(w) for w in _WORD.findall(reading.core)])
    if not words or not may_be_named(case.scene, reading) or reading.owner_pronoun:
        return None
    behind = {bare(w) for w in _WORD.findall(case.scene.text[reading.span.start : reading.span.end][:_LONGEST_ROLE])}
    proper = frozenset(bare(w) for w in _WORD.findall(reading.core)[:-1] if w[0].isupper() and len(w) > 2) - {"former"}
    best = roles.match(behind | set(words), words[-1], reading.span.start, proper=proper)
    if best is None and case.scene.sentence(reading.span.start) <= _LEAD:
        best = roles.only(words[-1])
    return found_entity("role-description", best, 0.75) if best else None


def unnamed_description(case: SourcedCase) -> Finding | None:
    """`a campaign official`: somebody whom the article does not name."""
    reading = case.reading
    if reading.named or reading.form == "pronoun":
        return None
    return Finding("unnamed-description", ("person", reading.core.lower()), None, reading.kind, 0.9, head=lemma(reading.head))


def _no_more_than(core: str, finding: Finding) -> bool:
    """Whether a description says nothing that the one found before did not say."""
    said = finding.key[1] if isinstance(finding.key, tuple) and len(finding.key) > 1 else ""
    return isinstance(said, str) and set(core.lower().split()) <= set(said.split())


def may_be_named(scene: Scene, reading: Reading) -> bool:
    """Whether a description may be of one person whom the article names."""
    if reading.named or reading.kind != "person" or reading.form == "pronoun" or reading.indefinite or is_plural(reading.head):
        return False
    return reading.definite or scene.sentence(reading.span.start) == 0
