"""The rule for "who", "which" and "that", which take up what stands right before them."""

from __future__ import annotations

import regex

from quoteapi.engine.entities.nouns import PRONOUNS, is_plural
from quoteapi.engine.entities.register import Naming
from quoteapi.engine.speakers.phrases import phrase_before
from quoteapi.engine.speakers.scene import Finding, Scene, found_entity, retold
from quoteapi.engine.speakers.sources import SourcedCase
from quoteapi.engine.speakers.taken_up import described

# Between a name and its relative clause: nothing but punctuation; a place or brackets; one apposition or more, of which
# none holds a verb.
_DIRECT = regex.compile(r"(?: (?:of|from|in|at) [\p{L}.’' -]{2,50})?(?: \([^)]{1,24}\))?\s?[,(–—-]{0,2}\s{0,2}\(?$")
_APPOSED = regex.compile(r"(?: \([^)]{1,24}\))?,\s((?:[^.;:!?“”\"()]|\.(?=,)){2,160})$")
# A name that the noun behind it is told by: "a Poe campaign aide".
_TELLS_MORE = regex.compile(r" \p{Ll}")
_APPOSITION_STARTS = regex.compile(r"(?:an?|the|one|former|his|her|their) |\p{Lu}|\p{Ll}+(?:s|er|or|ist|ian|man|woman) ")
VERB = regex.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|but|did|does|could|might|\p{L}+ed by)\b")
# A verb of several behind "who".
_OF_SEVERAL = regex.compile(r" (?:both|all|have|are|were|do|say|want|think|believe|support|oppose)\b")
_REACH, _MOST_NAMES = 200, 4


def relative_pronoun(case: SourcedCase) -> Finding | None:
    """`Poe, who said …`: "who", "which" and "that" take up what stands right before them."""
    if PRONOUNS.get(case.reading.head) != "r" or case.reading.form != "pronoun":
        return None
    person = case.reading.head in ("who", "whom", "whose")
    return _several(case) or _named(case, person=person) or _described(case)


def _several(case: SourcedCase) -> Finding | None:
    """ "Ann Poe and Bo Starr, who both said": the two together."""
    register, start = case.scene.register, case.reading.span.start
    end = register.before(start)
    pair = [(register.mentions[i], register.namings[i]) for i in range(max(0, end - 2), end)]
    if len(pair) < 2 or not _OF_SEVERAL.match(case.scene.text, case.reading.span.end):
        return None
    (first, one), (second, other) = pair
    if not (one and other and first.span and second.outer and second.span) or not _DIRECT.match(case.scene.text[second.span.end : start]):
        return None
    if case.scene.text[first.span.end : second.outer.start] not in (" and ", ", and ") or one.entity.kind != other.entity.kind:
        return None
    key = ("list", one.entity.order, other.entity.order)
    return Finding("relative-pronoun", key, f"{one.entity.name} and {other.entity.name}", "group", 0.8)


def _named(case: SourcedCase, *, person: bool) -> Finding | None:
    naming = name_before(case.scene, case.reading.span.start, person=person)
    return found_entity("relative-pronoun", naming.entity, 0.93, naming.others) if naming else None


def name_before(scene: Scene, start: int, *, person: bool) -> Naming | None:
    """The name that a verb or pronoun at `start` belongs to, appositions aside; a `person` over the bodies and places of his
    apposition, and over what is a person only by its look."""
    end = scene.register.before(start)
    doubtful: Naming | None = None
    for index in range(end - 1, max(-1, end - 1 - _MOST_NAMES), -1):
        mention, naming = scene.register.mentions[index], scene.register.namings[index]
        between = scene.text[mention.span.end : start] if mention.span else ""
        if naming is None or len(between) > _REACH:
            break
        belongs = bool(_DIRECT.match(between)) or _is_apposition(between)
        someone = naming.entity.kind != "organisation" and not naming.entity.place
        if belongs and (not person or someone and naming.entity.sure):
            return naming
        if not person or someone and naming.entity.sure and not _TELLS_MORE.match(between):
            break
        doubtful = doubtful or (naming if belongs and someone else None)
    return doubtful


def _is_apposition(between: str) -> bool:
    """Whether the words between a name and "who" only tell more about the name: "Poe, the head of the union, who"."""
    match = _APPOSED.match(between)
    if match is None or VERB.search(between):
        return False
    last = between.rstrip(" ,–—-(").rsplit(None, 1)[-1]
    return between.rstrip().endswith(",") or bool(_APPOSITION_STARTS.match(match.group(1))) and not is_plural(last)


def _described(case: SourcedCase) -> Finding | None:
    start = case.reading.span.start
    phrase = phrase_before(case.scene.text, start)
    if phrase is None:
        return Finding("relative-pronoun", ("description", start), None, "unknown", 0.4)
    return retold(described(case, phrase), "relative-pronoun", 0.8)
