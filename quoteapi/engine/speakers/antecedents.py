"""Whom a pronoun or a bare description takes up: those named, described or heard before it, weighed.

Nearness counts most, then having just spoken, being the subject of a clause, and being much spoken of. What stands in
the quote itself is no candidate (“Trump lied,” he said), and what somebody else's quote names counts less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import exp, log2

import regex

from quoteapi.engine.entities.mentions import Mention
from quoteapi.engine.entities.nouns import ORGANISATIONS, is_person_noun, lemma
from quoteapi.engine.entities.register import Entity
from quoteapi.engine.model import Draft, Span
from quoteapi.engine.speakers.scene import NO_RULE, Finding, Scene, anchor, found_entity

# What each clue weighs, in the logarithm of the odds: fitted on the pronouns of the training articles.
WEIGHTS = {
    "sentences": -0.5, "same sentence": 0.95, "sentence before": 0.9, "subject": 0.9, "subject of its sentence": 0.65,
    "subject of the sentence before": 0.45, "modifier": -1.2, "quoted": -1.2, "same paragraph": 2.1, "spoke last": 1.3,
    "spoke last in paragraph": 1.7, "spoke last a paragraph before": 0.9, "often": 0.38, "unsure": -1.35, "unsure word": -1.1,
    "gender known": 1.0, "speaks": 0.85, "phrase": -1.8, "introduced": -1.2, "body": 0.0,
}  # fmt: skip
# "It" and "they" take up what no name tells as readily as what has one; "they" is seldom one body.
WEIGHTS_OF_THINGS = {**WEIGHTS, "phrase": 0.0, "introduced": 0.0}
WEIGHTS_OF_SEVERAL = {**WEIGHTS_OF_THINGS, "body": -2.5}
# Characters before a name that tell whether it opens its sentence or a clause.
_BEFORE = 200
_CLAUSE_OPENERS = frozenset("while but and as when that because if after before whether although though since until".split())
_FARTHEST_SENTENCE, _FARTHEST_COUNTED = 12, 8
_MOST_MENTIONS, _MOST_HEARD = 60, 8
# The most that weighing makes sure; and who is this much as likely as the likeliest is told as an alternative.
_SUREST, _COMES_NEAR = 0.97, 0.2
# A noun right behind a name that it only modifies: "Poe campaign", "Poe supporters".
_NOUN_BEHIND = regex.compile(r" (\p{Ll}[\p{L}-]+)(?: (\p{Ll}[\p{L}-]+))?")
# A finite verb right behind a name, which is its subject then.
_VERB_BEHIND = regex.compile(
    r" (?:also |then |later |never |now )?"
    r"(?:\p{Ll}{2,}ed|is|was|has|had|will|would|could|did|does|said|says|told|made|makes|went|took|came|gave|got|ran|won|"
    r"led|left|spoke|wrote|began|met|held|put|knew|saw|thought|felt|kept|brought|found|lost|called|wants|calls|argues|believes|thinks)\b"
)
# A clause that opens a sentence and leans on the next.
_SUBORDINATE = regex.compile(
    r"[“\"'‘]?(?:While|When|Although|Though|As|After|Before|Since|Ever since|Even as|Even though|If|Once|Until|Because) [^,]{3,160}, "
)
# A pronoun that is no subject, and what may part it from the subject before it.
_OBJECT = regex.compile(r"(?:him|them)\b|her\b(?! \p{L}|-)|her (?:to|and|as|for|in|on|at|with|from|that|by|after|when)\b", regex.IGNORECASE)
_OTHER_CLAUSE = regex.compile(r"[,;:“”\"()–—]|\b(?:and|but|that|who|which|when|because|if|as|while|whether|said|says|to)\b")
# What opens a phrase of somebody new.
_INTRODUCED = regex.compile(r"(?:one|another|an?) ", regex.IGNORECASE)

Clues = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom it takes up, how sure that is (0 to 1), and which other entities came near."""

    finding: Finding
    confidence: float
    others: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place before the pronoun where somebody is named, described or heard, and what speaks for and against him."""

    finding: Finding
    clues: Clues


def antecedent(
    scene: Scene,
    draft: Draft,
    fits: Callable[[Finding], bool],
    described: Iterable[tuple[int, Finding]] = (),
    weights: Mapping[str, float] = WEIGHTS,
) -> Antecedent | None:
    """The likeliest before `draft`'s source for whom `fits` holds; `described` are those whom no name tells, each with his place."""
    best: dict[object, tuple[float, Finding]] = {}
    for sighting in sightings(scene, draft, fits, described):
        score = weigh(sighting.clues, weights)
        if score > best.get(sighting.finding.key, (float("-inf"),))[0]:
            best[sighting.finding.key] = (score, sighting.finding)
    if not best:
        return None
    ranked = sorted(best.values(), key=lambda b: -b[0])
    odds = [exp(score - ranked[0][0]) for score, _ in ranked]
    near = tuple(f.entity for share, (_, f) in zip(odds[1:4], ranked[1:4], strict=True) if f.entity and share > _COMES_NEAR)
    return Antecedent(ranked[0][1], round(min(_SUREST, 1 / sum(odds)), 2), near)


def weigh(clues: Clues, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The sum of what the clues weigh."""
    return sum(weights[clue] * value for clue, value in clues.items())


def sightings(scene: Scene, draft: Draft, fits: Callable[[Finding], bool], described: Iterable[tuple[int, Finding]]) -> Iterator[Sighting]:
    """Everything before `draft`'s source that it may take up."""
    position = anchor(draft)
    here = scene.sentence(min([position, *(s.start for s in draft.spans)]))
    barred = {f.key for f in (_quoted_by(scene, draft, position), _own_subject(scene, draft)) if f}
    place = _Place(scene, position, here, scene.paragraph(position))

    def may_be(finding: Finding) -> bool:
        return finding.key not in barred and fits(finding)

    yield from _named(place, draft, may_be)
    yield from _heard(place, may_be)
    yield from _ahead(place, may_be)
    for start, finding in described:
        if may_be(finding) and not any(s.start <= start < s.end for s in draft.spans):
            clues = {**_distance(place, start), **_standing(scene, finding.entity), **_whose_words(place, start, finding)}
            introduced = bool(_INTRODUCED.match(scene.text, start))
            clues = {**clues, "subject": 1.0, "introduced" if introduced else "phrase": 1.0}
            yield Sighting(finding, {**clues, "body": float(finding.kind == "organisation")})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pronoun stands: its paragraph, and the sentence that its quote begins in."""

    scene: Scene
    position: int
    sentence: int
    paragraph: int


def _quoted_by(scene: Scene, draft: Draft, position: int) -> Finding | None:
    """Whose own words the source stands in: he calls himself "I" there, so "he" is somebody else."""
    holder = scene.holder(draft, Span(position, position + 1))
    if holder is None or not (scene.is_turn(holder) or scene.in_marks(position) and scene.is_verbatim(holder)):
        return None
    return scene.findings.get(holder)


def _own_subject(scene: Scene, draft: Draft) -> Finding | None:
    """The name that is the subject of the clause in which the source is an object: "Ann Poe thanked her" tells of somebody else."""
    source = draft.source
    if source is None or not _OBJECT.match(scene.text, source.start):
        return None
    index = scene.register.before(source.start) - 1
    mention, naming = (scene.register.mentions[index], scene.register.namings[index]) if index >= 0 else (None, None)
    if mention is None or naming is None or mention.span is None or mention.sentence != scene.sentence(source.start):
        return None
    apart = _OTHER_CLAUSE.search(scene.text, mention.span.end, source.start)
    return None if apart or not is_subject(scene, mention) else found_entity(NO_RULE, naming.entity, 1.0)


def _named(place: _Place, draft: Draft, fits: Callable[[Finding], bool]) -> Iterator[Sighting]:
    register, scene = place.scene.register, place.scene
    last = register.before(place.position)
    for index in range(last - 1, max(-1, last - 1 - _MOST_MENTIONS), -1):
        mention, naming = register.mentions[index], register.namings[index]
        if place.sentence - mention.sentence > _FARTHEST_SENTENCE:
            break
        if naming is None or mention.span is None or any(s.covers(mention.span) for s in draft.spans):
            continue
        if scene.in_byline(mention.span.start):
            continue
        finding = scene.candidate(naming.entity)
        if fits(finding):
            clues = {**_distance(place, mention.span.start), **_standing(scene, naming.entity)}
            yield Sighting(finding, {**clues, **_whose_words(place, mention.span.start, finding), **_role(place, mention, index)})


def _heard(place: _Place, fits: Callable[[Finding], bool]) -> Iterator[Sighting]:
    """Those who have spoken, by name or not: a pronoun that stood for somebody counts as a mention of him."""
    scene, here = place.scene, place.paragraph
    last = True
    for start, finding in scene.said_before(place.position, _MOST_HEARD):
        if fits(finding):
            there = scene.paragraph(start)
            clues = {**_distance(place, start), **_standing(scene, finding.entity), "subject": 1.0}
            clues |= {"spoke last": float(last), "spoke last in paragraph": float(last and here == there)}
            clues |= {"spoke last a paragraph before": float(last and here - there == 1), "phrase": float(finding.entity is None)}
            yield Sighting(finding, {**clues, "body": float(finding.kind == "organisation")})
        last = False


def _ahead(place: _Place, fits: Callable[[Finding], bool]) -> Iterator[Sighting]:
    """Whom the main clause names behind the clause that the pronoun stands in: "While he agreed, Ann's brother Bo left"."""
    scene = place.scene
    sentence = scene.document.sentences[scene.sentence(place.position)]
    match = _SUBORDINATE.match(scene.text, sentence.start, sentence.end)
    if match is None or place.position >= match.end():
        return
    naming = scene.naming_at(Span(match.end(), match.end() + 1))
    if naming and fits(finding := found_entity(NO_RULE, naming.entity, 1.0)):
        yield Sighting(finding, {**_standing(scene, naming.entity), "subject": 1.0, "same sentence": 1.0, "same paragraph": 1.0})


def _distance(place: _Place, start: int) -> Clues:
    away = max(0, place.sentence - place.scene.sentence(start))
    return {
        "sentences": float(min(away, _FARTHEST_COUNTED)),
        "same sentence": float(away == 0),
        "sentence before": float(away == 1),
        "same paragraph": float(place.scene.paragraph(start) == place.paragraph),
    }


def _standing(scene: Scene, entity: Entity | None) -> Clues:
    """What an entity brings along wherever it stands."""
    if entity is None:
        return {}
    speaks = entity.order in scene.speaking
    return {
        "often": log2(1 + len(entity.mentions)),
        "unsure": float(not entity.sure and not speaks),
        "unsure word": float(not entity.sure and not speaks and len(entity.key) == 1),
        "gender known": float(entity.gender is not None),
        "speaks": float(speaks),
    }


def _whose_words(place: _Place, start: int, finding: Finding) -> Clues:
    """Whether somebody else's words name him; where those hold the pronoun too, it may well take up what they name."""
    speaker, own = place.scene.speaker_of_words(start), place.scene.speaker_of_words(place.position)
    elsewhere = speaker is not None and speaker.key != finding.key and not (own and own.key == speaker.key)
    return {"quoted": float(elsewhere)}


def _role(place: _Place, mention: Mention, index: int) -> Clues:
    """What a name does in its clause, as far as that counts."""
    scene = place.scene
    if mention.span is None or mention.possessive:
        return {}
    part = scene.parts.get(index)
    if part is None:
        modifies = _is_modifier(scene.text, mention.span.end)
        part = scene.parts[index] = "modifier" if modifies else "subject" if is_subject(scene, mention) else "other"
    if part == "modifier":
        return {"modifier": 1.0}
    if part == "other":
        return {}
    here = mention.sentence == scene.sentence(place.position) and not scene.in_marks(mention.span.start)
    return {
        "subject": 1.0,
        "subject of its sentence": float(here),
        "subject of the sentence before": float(place.sentence - mention.sentence == 1),
    }


def _is_modifier(text: str, end: int) -> bool:
    """Whether a noun follows that the name only tells more about: "Poe campaign manager"."""
    match = _NOUN_BEHIND.match(text, end)
    nouns = [lemma(word) for word in match.groups() if word] if match else []
    return bool(nouns) and any(noun in ORGANISATIONS or is_person_noun(noun) for noun in nouns[:1])


def is_subject(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands where the subject of its sentence does: first, or behind an opening phrase and a comma."""
    if mention.outer is None:
        return False
    begin = max(scene.document.sentences[mention.sentence].start, mention.outer.start - _BEFORE)
    before = scene.text[begin : mention.outer.start].strip(" “\"'‘").split()
    opens = len(before) <= 2 or before[-1].endswith(",") or before[-1].lower() in _CLAUSE_OPENERS
    return opens or mention.span is not None and bool(_VERB_BEHIND.match(scene.text, mention.span.end))
