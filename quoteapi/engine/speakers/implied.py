"""Rules for quotes without a source, or whose source only reacts: labels, credit lines, paragraphs that go on, passives, beats."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.register import Naming
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.scene import Case, Finding, Scene, found_entity, retold
from quoteapi.engine.speakers.sources import SourcedCase

_LABEL = regex.compile(r"^\W{0,3}([\p{L}][\p{L}.'’ -]{0,50}):\s*[“\"‘']?\s*$")
_CREDIT = regex.compile(r"^[\s”\"’'»]*[-–—―]{1,2}\s?(?=\p{Lu})")
# A passive, a noun ("a fear of") or a look ("seemed"): nobody in particular says it.
_PASSIVE = regex.compile(
    r"^(?:an?|the|no|it|there)\b|\b(?:is|are|was|were|been|being|be|seem|seems|seemed|appears?|appeared|looks?|looked|known|called|of)\b|\bas$",
    regex.IGNORECASE,
)
# What somebody does who says nothing.
_GESTURE = regex.compile(
    r"(?:nod|smil|shrugg?|frown|grinn?|winc|blink|star|paus|wav|turn|look|glanc|gestur|gaz|point|sat|stood|wink|gasp|blush|rose|scowl)"
    r"(?:ded|ed|s|es)?"
)
# How far a credit line may reach behind its quote.
_CREDIT_REACH = 120


def turn_label(case: Case) -> Finding | None:
    """`PENCE: We will.`: the name before the colon that opens the paragraph."""
    if not case.draft.spans or case.draft.source:
        return None
    paragraph = _paragraph(case.scene, case.draft.spans[0].start)
    match = _LABEL.match(case.scene.text[paragraph.start : case.draft.spans[0].start])
    if not match or case.draft.spans[0].start - paragraph.start > 80:
        return None
    naming = case.scene.naming_at(Span(paragraph.start + match.start(1), paragraph.start + match.end(1)))
    # "Note: …" is a name by its capital alone.
    known = naming and (match.group(1).isupper() or naming.entity.kind != "unknown" or len(naming.entity.mentions) > 1)
    return found_entity("turn-label", naming.entity, 0.95, naming.others) if naming and known else None


def credit_line(case: Case) -> Finding | None:
    """`“We tried.” — Ann Poe, nurse`: the name behind the dash that follows the quote."""
    if not case.draft.spans or case.draft.source or case.draft.cue:
        return None
    end = case.draft.spans[-1].end
    match = _CREDIT.match(case.scene.text[end : end + 12])
    naming = case.scene.naming_at(Span(end + match.end(), end + match.end() + _CREDIT_REACH)) if match else None
    return found_entity("credit-line", naming.entity, 0.93, naming.others) if naming else None


def continued_quote(case: Case) -> Finding | None:
    """A paragraph in marks that goes on from the quote before it has the same speaker."""
    if case.draft.source or case.draft.continues is None or case.draft.continues not in case.scene.findings:
        return None
    return retold(case.scene.findings[case.draft.continues], "continued-quote", 0.94)


def orphan_paragraph(case: Case) -> Finding | None:
    """A quote with neither source nor cue, in the paragraph of another or in the next, is that other's speaker's."""
    if case.draft.source or case.draft.cue or not case.draft.spans:
        return None
    here = case.scene.paragraph(case.draft.spans[0].start)
    for place, finding in case.scene.said_before(case.draft.spans[0].start, most=3):
        if here - case.scene.paragraph(place) <= 3 and finding.kind != "unknown":
            return retold(finding, "orphan-paragraph", 0.8)
    return None


def shared_subject(case: Case) -> Finding | None:
    """`Poe praised the deal, adding that …`: an active cue without a subject of its own has that of the cue before it."""
    if case.draft.source or case.draft.cue is None or _PASSIVE.search(case.scene.text[case.draft.cue.start : case.draft.cue.end]):
        return None
    here = case.scene.sentence(case.draft.cue.start)
    for place, finding in case.scene.said_before(case.draft.cue.start, most=1):
        if case.scene.sentence(place) == here and finding.kind != "unknown":
            return retold(finding, "shared-subject", 0.75)
    return None


def last_subject(case: Case) -> Finding | None:
    """`Ann turned to Bo. “It is late.”`: the first person named in the sentence before a quote that nobody introduces."""
    if case.draft.source or case.draft.cue or not case.draft.spans:
        return None
    here = case.scene.sentence(case.draft.spans[0].start)
    found: Naming | None = None
    last = case.scene.register.before(case.draft.spans[0].start)
    for index in range(last - 1, max(-1, last - 9), -1):
        mention, naming = case.scene.register.mentions[index], case.scene.register.namings[index]
        if here - mention.sentence > 1:
            break
        if naming and naming.entity.kind in ("person", "unknown") and not naming.entity.place:
            found = naming
    return found_entity("last-subject", found.entity, 0.6, found.others) if found else None


def beat_before(case: SourcedCase) -> Finding | None:
    """`Ann turned to Bo. “It is late.” Bo nodded.`: where no word is spoken, who turns to somebody speaks, and not who reacts."""
    draft, scene = case.draft, case.scene
    if draft.source is None or not draft.spans or draft.source.start < draft.spans[-1].end or len(case.reading.named) != 1:
        return None
    if draft.cue and not _GESTURE.fullmatch(scene.text, draft.cue.start, draft.cue.end):
        return None
    before = scene.sentence(draft.spans[0].start) - 1
    found, reacts = _first_in(scene, before), case.reading.named[0].naming.entity
    addressed = any(m.sentence == before for m in reacts.mentions)
    same = scene.paragraph(draft.source.start) == scene.paragraph(draft.spans[0].start)
    if found is None or found.entity is reacts or not addressed or not same:
        return None
    return found_entity("beat-before", found.entity, 0.6, found.others)


def _first_in(scene: Scene, sentence: int) -> Naming | None:
    """The first person named in a sentence."""
    if sentence < 0:
        return None
    span = scene.document.sentences[sentence]
    register = scene.register
    inside = range(register.before(span.start), register.before(span.end))
    return next((n for i in inside if (n := register.namings[i]) and n.entity.kind in ("person", "unknown") and not n.entity.place), None)


def no_source(case: Case) -> Finding | None:
    """`He was said to be ill`: nobody is given, and nobody is guessed."""
    if case.draft.source:
        return None
    return Finding("no-source", ("nobody", case.draft.key), None, "unknown", 0.9)


def _paragraph(scene: Scene, position: int) -> Span:
    paragraphs = scene.document.paragraphs
    return paragraphs[scene.paragraph(position)] if paragraphs else Span(0, 0)
