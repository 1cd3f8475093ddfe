"""Whom a pronoun or a bare description takes up: the persons and bodies named before it, weighed.

Nearness counts most, then being the subject of a sentence, having just spoken, and being much spoken of. What stands in
the quote itself is no candidate (“Trump lied,” he said), and what somebody else's quote names counts less.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log2

from quoteapi.engine.entities.mentions import Mention
from quoteapi.engine.entities.register import Entity
from quoteapi.engine.model import Draft, Span
from quoteapi.engine.speakers.scene import Scene, anchor

# Weights found on training articles by trying halves and doubles of each; only their order matters much.
_PER_SENTENCE, _SUBJECT, _POSSESSIVE, _QUOTED, _OFTEN, _UNSURE = 1.7, 2.0, -1.1, -2.5, 0.5, -2.8
_CLAUSE_OPENERS = frozenset("while but and as when that because if after before whether although though since until".split())
_FARTHEST_SENTENCE = 12
_MOST_MENTIONS = 60


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom it takes up, how sure that is (0 to 1), and who else came near."""

    entity: Entity
    confidence: float
    others: tuple[Entity, ...]


def antecedent(scene: Scene, draft: Draft, fits: Callable[[Entity], bool]) -> Antecedent | None:
    """The likeliest of the entities before `draft`'s source for which `fits` holds."""
    position = anchor(draft)
    begin = min([position, *(s.start for s in draft.spans)])
    outer = _quoted_by(scene, draft, position)

    def may_be(entity: Entity) -> bool:
        return entity is not outer and fits(entity)

    here = scene.sentence(begin)
    scores: dict[int, float] = {}
    _weigh_mentions(scene, draft, position, here, may_be, scores)
    for place, finding in scene.said_before(position):
        if finding.entity and may_be(finding.entity):
            score = _SUBJECT - _PER_SENTENCE * max(0, here - scene.sentence(place))
            _raise(scores, finding.entity, score)
    return _best(scene, scores)


def _quoted_by(scene: Scene, draft: Draft, position: int) -> Entity | None:
    """Whose marked words the source stands in: he calls himself "I", so "he" is somebody else."""
    if not scene.in_marks(position):
        return None
    holder = scene.holder(draft, Span(position, position + 1))
    finding = scene.findings.get(holder) if holder is not None else None
    return finding.entity if finding else None


def _weigh_mentions(scene: Scene, draft: Draft, position: int, here: int, fits: Callable[[Entity], bool], scores: dict[int, float]) -> None:
    register = scene.register
    last = register.before(position)
    for index in range(last - 1, max(-1, last - 1 - _MOST_MENTIONS), -1):
        mention, naming = register.mentions[index], register.namings[index]
        if here - mention.sentence > _FARTHEST_SENTENCE:
            break
        if naming and mention.span and fits(naming.entity) and not any(s.covers(mention.span) for s in draft.spans):
            _raise(scores, naming.entity, _weight(scene, mention, naming.entity, here))


def _weight(scene: Scene, mention: Mention, entity: Entity, here: int) -> float:
    score = -_PER_SENTENCE * max(0, here - mention.sentence)
    if mention.possessive:
        score += _POSSESSIVE
    elif is_subject(scene, mention):
        score += _SUBJECT
    speaker = scene.speaker_of_words(mention.span.start) if mention.span else None
    if speaker and speaker.entity is not entity:
        score += _QUOTED
    return score


def is_subject(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands where the subject of its sentence does: first, or behind an opening phrase and a comma."""
    if mention.outer is None:
        return False
    sentence = scene.document.sentences[mention.sentence]
    before = scene.text[sentence.start : mention.outer.start].strip(" “\"'‘").split()
    return len(before) <= 2 or before[-1].endswith(",") or before[-1].lower() in _CLAUSE_OPENERS


def _raise(scores: dict[int, float], entity: Entity, score: float) -> None:
    if score > scores.get(entity.order, float("-inf")):
        scores[entity.order] = score


def _standing(entity: Entity) -> float:
    """What an entity brings along wherever it stands: how often it is named, and whether it is surely a person or body."""
    return _OFTEN * log2(1 + len(entity.mentions)) + (0 if entity.sure else _UNSURE)


def _best(scene: Scene, scores: dict[int, float]) -> Antecedent | None:
    if not scores:
        return None
    entities = scene.register.entities
    total = {order: score + _standing(entities[order]) for order, score in scores.items()}
    ranked = sorted(total, key=lambda order: (-total[order], order))
    lead = total[ranked[0]] - total[ranked[1]] if len(ranked) > 1 else 4.0
    near = tuple(entities[o] for o in ranked[1:4] if total[ranked[0]] - total[o] < 2.0)
    return Antecedent(entities[ranked[0]], round(min(0.97, 0.6 + 0.1 * lead), 2), near)
