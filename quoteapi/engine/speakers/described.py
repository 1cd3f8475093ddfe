"""Rules for descriptions of persons: several without names, one unnamed, one whom the article names elsewhere."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.nouns import ORGANISATIONS, is_plural, lemma
from quoteapi.engine.entities.register import Entity
from quoteapi.engine.model import TRANSCRIPT_TURN, Span
from quoteapi.engine.speakers.role_index import bare, compounds
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, no_more_than, retold
from quoteapi.engine.speakers.sources import Reading, SourcedCase, read_source

_WORD = regex.compile(r"\p{L}[\p{L}’'-]+")
# Offices that one person holds at a time in a place.
_SOLE_OFFICES = frozenset(
    ("mayor", "governor", "president", "premier", "chancellor", "king", "queen", "pope", "prime minister", "pm", "sheriff")
)
# How much of a source tells its role, and in which sentences a role comes before the name.
_LONGEST_ROLE, _LEAD = 120, 2
# How many quotes below a headline may be whose it describes.
_FIRST_QUOTES = 4
# How many sentences behind a description its name may come, and how many paragraphs at the top may be headlines.
_SOON, _TOP = 2, 2


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
        if finding.head == lemma(reading.head) and finding.name is None and no_more_than(reading.core, finding):
            return retold(finding, "same-description", 0.85)
    return None


def role_description(case: SourcedCase) -> Finding | None:
    """`the Florida senator`, `the Republican nominee`: the person whom the article gives that role."""
    reading, scene = case.reading, case.scene
    words = words_of(reading)
    if not words or not may_be_named(scene, reading) or reading.owner_pronoun:
        return None
    behind = {bare(w) for w in _WORD.findall(scene.text[reading.span.start : reading.span.end][:_LONGEST_ROLE])}
    proper = frozenset(bare(w) for w in _WORD.findall(reading.core)[:-1] if w[0].isupper() and len(w) > 2) - {"former"}
    best = scene.roles.match(behind | set(words), words[-1], reading.span.start, proper=proper)
    if best is None and scene.sentence(reading.span.start) <= _LEAD:
        best = scene.roles.only(words[-1], set(words), reading.span.start) or scene.roles.only_beside(proper)
    return found_entity("role-description", best, 0.75) if best else None


def named_after(case: SourcedCase) -> Finding | None:
    """`a federal judge` before `Judge Ann Poe`: somebody whom the next sentences introduce in just that role."""
    reading, scene = case.reading, case.scene
    if reading.named or reading.kind != "person" or reading.form == "pronoun" or reading.definite or is_plural(reading.head):
        return None
    if scene.sentence(reading.span.start) > _LEAD:
        return None
    sentences = scene.document.sentences
    last = sentences[min(len(sentences) - 1, scene.sentence(reading.span.end) + _SOON)]
    words = words_of(reading)
    bodies = {w for w in words[:-1] if w in ORGANISATIONS}
    found = scene.roles.introduced(words[-1], bodies, Span(reading.span.end, last.end)) if words else None
    labels_turn = any(e.rule == TRANSCRIPT_TURN for e in case.draft.evidence)
    if found is None and is_bare(scene, reading) and not labels_turn:
        found = _first_to_speak(case, set(words))
    return found_entity("named-after", found, 0.65) if found else None


def _first_to_speak(case: SourcedCase, words: set[str]) -> Entity | None:
    """Who is quoted by name first below a headline that only describes him: somebody whom the headline does not name."""
    scene, start = case.scene, case.draft.source.start if case.draft.source else 0
    top = scene.document.paragraphs[scene.paragraph(start)].end
    later = sorted((d.source for d in scene.drafts if d.source and d.source.start > top), key=lambda s: s.start)
    for source in later[:_FIRST_QUOTES]:
        named = read_source(scene.document, scene.register, source).named
        entity = named[0].naming.entity if len(named) == 1 else None
        if entity and entity.kind == "person" and not 0 <= entity.places[0] < top and not scene.roles.contradicts(entity, words):
            return entity
    return None


def bare_title(case: SourcedCase) -> Finding | None:
    """`Mayor says …`: an office that one person holds, capitalised and without an article, stands for a name."""
    reading = case.reading
    words = reading.core.split()
    if reading.named or reading.definite or reading.indefinite or not words or not all(w[0].isupper() for w in words):
        return None
    if reading.core.lower() not in _SOLE_OFFICES:
        return None
    return Finding("bare-title", ("person", reading.core.lower()), reading.core, "person", 0.5, head=lemma(reading.head))


def words_of(reading: Reading) -> list[str]:
    """The words of a description as roles are compared; the last is its head."""
    return compounds([bare(w) for w in _WORD.findall(reading.core)])


def unnamed_description(case: SourcedCase) -> Finding | None:
    """`a campaign official`: somebody whom the article does not name."""
    reading = case.reading
    if reading.named or reading.form == "pronoun":
        return None
    return Finding("unnamed-description", ("person", reading.core.lower()), None, reading.kind, 0.9, head=lemma(reading.head))


def may_be_named(scene: Scene, reading: Reading) -> bool:
    """Whether a description may be of one person whom the article names."""
    if reading.named or reading.kind != "person" or reading.form == "pronoun" or reading.indefinite or is_plural(reading.head):
        return False
    return reading.definite or is_bare(scene, reading)


def is_bare(scene: Scene, reading: Reading) -> bool:
    """Whether a description does without its article, as the headlines at the top do ("Senator presses agenda")."""
    return not reading.definite and not reading.indefinite and scene.paragraph(reading.span.start) <= _TOP
