"""Rules for sources that are pronouns."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.nouns import DOCUMENTS, ORGANISATIONS, PRONOUNS, is_plural, lemma
from quoteapi.engine.entities.register import Entity, Naming
from quoteapi.engine.model import SpeakerKind
from quoteapi.engine.speakers.antecedents import antecedent
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.speakers.signatures import interviewee, signature
from quoteapi.engine.speakers.sources import SourcedCase

_APPOSITION = regex.compile(
    r"^(?: (?:of|from|in|at) [\p{L}.’' -]{2,50}| \([^)]{1,20}\))?,?\s*(?:(?:an?|the|one|former) [\p{L}.’' -]{2,50})?[,.]?\s*\(?$"
)
_LAST_WORD = regex.compile(r"([\p{L}-]+)[,\s]*$")


def dialogue_label(case: SourcedCase) -> Finding | None:
    """`Q` and `A`: the one who asks, and the person whom the text around the interview names most."""
    scene, reading = case.scene, case.reading
    label = scene.text[reading.span.start : reading.span.end].strip(" :.")
    if label in ("Q", "Question"):
        return Finding("dialogue-label", ("interviewer",), None, "person", 0.85)
    if label not in ("A", "Answer"):
        return None
    most = interviewee(scene)
    return found_entity("dialogue-label", most.entity, 0.75) if most else None


def first_person(case: SourcedCase) -> Finding | None:
    """`“I think …”`: inside somebody's words "I" is that somebody; "we" is so only where a body speaks."""
    reading = case.reading
    person = PRONOUNS.get(reading.head)
    if reading.form != "pronoun" or person not in ("1", "1p"):
        return None
    holder = case.scene.holder(case.draft, reading.span)
    outer = case.scene.findings.get(holder) if holder is not None else None
    if outer and (person == "1" or outer.kind != "person"):
        return retold(outer, "first-person", 0.85)
    return Finding("first-person", ("we", holder), None, "group", 0.7) if person == "1p" else None


def written_by(case: SourcedCase) -> Finding | None:
    """`I` outside anybody's words: who the paragraph's label, the next signature or the byline says is writing."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "1":
        return None
    naming = signature(case.scene, case.reading.span.start)
    if naming:
        return found_entity("written-by", naming.entity, 0.7, naming.others)
    return Finding("written-by", ("author",), None, "person", 0.6)


def relative_pronoun(case: SourcedCase) -> Finding | None:
    """`Poe, who said …`: "who", "which" and "that" take up what stands right before them."""
    if PRONOUNS.get(case.reading.head) != "r" or case.reading.form != "pronoun":
        return None
    scene, start = case.scene, case.reading.span.start
    naming = _right_before(scene, start, person=case.reading.head in ("who", "whom", "whose"))
    if naming:
        return found_entity("relative-pronoun", naming.entity, 0.93, naming.others)
    match = _LAST_WORD.search(scene.text[max(0, start - 40) : start])
    noun = match.group(1) if match else ""
    return Finding("relative-pronoun", ("description", noun.lower(), start), None, _kind_of(noun), 0.7, head=lemma(noun))


def _right_before(scene: Scene, start: int, *, person: bool) -> Naming | None:
    """The name right before `start`, apposition aside; for "who" a person, over the place that he is from."""
    index = scene.register.before(start) - 1
    for place in range(index, max(-1, index - 3), -1):
        mention, naming = scene.register.mentions[place], scene.register.namings[place]
        between = scene.text[mention.span.end : start] if mention.span else ""
        if naming is None or not _APPOSITION.match(between[-90:]) or len(between) > 90:
            return None
        if not person or naming.entity.kind != "organisation" and not naming.entity.place:
            return naming
    return None


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
    return Finding("other-pronoun", ("group", case.reading.head), None, "group", 0.5)


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
