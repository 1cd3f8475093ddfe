"""Rules for sources that are pronouns."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.nouns import PRONOUNS, noun_gender
from quoteapi.engine.speakers.antecedents import WEIGHTS_OF_SEVERAL, WEIGHTS_OF_THINGS, antecedent
from quoteapi.engine.speakers.scene import NO_RULE, Finding, found_entity, retold
from quoteapi.engine.speakers.signatures import interviewee, signature
from quoteapi.engine.speakers.sources import SourcedCase
from quoteapi.engine.speakers.taken_up import described_before

# What opens an interviewer's paragraph: "Q:", "Q" run into its question, a paper's initials in brackets.
_QUESTION = regex.compile(r"\W{0,2}(?:Q(?:uestion)?\s?[:.]|Q(?=\p{Lu})|\(\(\p{L}+\)\))")


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


def personal_pronoun(case: SourcedCase) -> Finding | None:
    """`he`, `she`: the likeliest person before it whom the article does not show to be of the other gender."""
    gender = PRONOUNS.get(case.reading.head)
    if case.reading.form != "pronoun" or gender not in ("m", "f"):
        return None

    def fits(finding: Finding) -> bool:
        known = finding.entity.gender if finding.entity else noun_gender(finding.head)
        return finding.is_person and known in (None, gender)

    found = antecedent(case.scene, case.draft, fits, described_before(case))
    if found is None:
        key = ("person", case.reading.head, case.scene.paragraph(case.reading.span.start))
        return Finding("personal-pronoun", key, None, "person", 0.5)
    return retold(found.finding, "personal-pronoun", found.confidence, found.others)


def plural_pronoun(case: SourcedCase) -> Finding | None:
    """`they`: the group or body that was spoken of or spoke last; nobody is made up."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "p":
        return None
    found = antecedent(case.scene, case.draft, _may_be_they, described_before(case), WEIGHTS_OF_SEVERAL)
    if found:
        return retold(found.finding, "plural-pronoun", found.confidence, found.others)
    return Finding("plural-pronoun", ("group", "they", case.scene.paragraph(case.reading.span.start)), None, "group", 0.5)


def thing_pronoun(case: SourcedCase) -> Finding | None:
    """`it`: the body or document that was spoken of or spoke last."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "n":
        return None
    found = antecedent(case.scene, case.draft, _may_be_it, described_before(case), WEIGHTS_OF_THINGS)
    if found:
        return retold(found.finding, "thing-pronoun", found.confidence, found.others)
    return Finding("thing-pronoun", ("thing", case.reading.span.start), None, "unknown", 0.4)


def _may_be_they(finding: Finding) -> bool:
    """A group; a body only where it has spoken, for "they" is seldom a body."""
    return finding.kind == "group" or finding.kind == "organisation" and finding.rule != NO_RULE


def _may_be_it(finding: Finding) -> bool:
    entity = finding.entity
    return finding.kind == "document" or (finding.kind == "organisation" if entity is None else entity.kind == "organisation")


def second_person(case: SourcedCase) -> Finding | None:
    """`you` in a question of an interview: the one who is interviewed."""
    if case.reading.form != "pronoun" or PRONOUNS.get(case.reading.head) != "2":
        return None
    start = case.scene.document.paragraphs[case.scene.paragraph(case.reading.span.start)].start
    asked = interviewee(case.scene) if _QUESTION.match(case.scene.text, start) else None
    return found_entity("second-person", asked.entity, 0.7) if asked else None


def other_pronoun(case: SourcedCase) -> Finding | None:
    """`you`: nobody whom the article names."""
    if case.reading.form != "pronoun":
        return None
    return Finding("other-pronoun", ("group", case.reading.head), None, "group", 0.5)
