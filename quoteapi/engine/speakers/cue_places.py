"""What stands beside a cue: the words that its verb or noun belongs to, looked for place by place."""

from __future__ import annotations

from typing import Literal

import regex

from quoteapi.engine.cues import FORMS, WORDS
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.antecedents import is_subject
from quoteapi.engine.speakers.phrases import LONGEST_SENTENCE, phrase_before, phrase_end, subjects
from quoteapi.engine.speakers.relative import VERB, name_before
from quoteapi.engine.speakers.scene import Case, Scene

# What may stand between a subject and its verb.
_BETWEEN = regex.compile(
    r"(?:(?:has|have|had|is|was|are|were|will|would|did|does|do|not|also|then|later|now|already|never|once|still|again|even|just|both|"
    r"reportedly|repeatedly|publicly|recently|previously|\p{Ll}+ly)\s*)*$"
)
_PRONOUN = regex.compile(r"\b(I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho)\s+$")
_POSSESSIVE = regex.compile(r"\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)\s+(?:own\s+)?$")
_OWNERS_MARK = regex.compile(r"['’]s?\s+$")
_SUBJECT_PRONOUN = regex.compile(r"(?:\A|[\s“\"'‘])(I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t)\s")
# A participle leans on the subject of its sentence: ", adding".
_LEANING = regex.compile(r"(?:(?<=, |\bby |\band |\bIn |\bto )\p{Ll}|\p{Lu})\p{Ll}+ing\b")
# An infinitive, or a noun in -ing ("his warning").
_NOT_FINITE = regex.compile(r"to \p{Ll}+|\p{Ll}+ing\b")
# Pronouns that are a subject for sure, and cues behind which the one spoken to may stand.
_PERSONAL = frozenset(("i", "he", "she", "they", "we"))
_ADDRESSING = regex.compile(r"\b(?:told|tells|asked|asks|warned|urged|informed|reminded|assured|called|praised|of|to|for|about|on|in)$")
# Cues that stand before their source.
_ACCORDING = regex.compile(r"according to|as per|per", regex.IGNORECASE)
_ACCORDING_BEFORE = regex.compile(r"\b(?:according to|as per|per) (?:the )?$", regex.IGNORECASE)
_ARTICLE = regex.compile(r" (?:the )?")
# What makes a name part of what stands before it.
_OF = regex.compile(r"\b(?:of|from|at|in|for|by|on|with|to|under|and|about|against|over) (?:the )?$")
# A passive, a look or a noun, or a mark alone: nobody in particular says it.
_PASSIVE = regex.compile(
    r"\P{L}*$|(?:an?|the|no|it|there)\b|(?:\p{Ll}+ )*?(?:is|are|was|were|been|being|be) (?:\p{Ll}+ )??\p{Ll}+(?:ed|en|wn|id|ld|ade|ught)\b|"
    r"(?:seem|appear|look)(?:s|ed)?\b|known\b",
    regex.IGNORECASE,
)
# Between the words of an opening clause and the main clause.
_GOES_ON = regex.compile(r"[”\"'’]{0,2},?[”\"'’]{0,2} (?:the )?")
# How far before its verb a subject may begin, appositions and all.
_REACH = 120

CueForm = Literal["finite", "leaning", "noun", "passive", "other"]


def form_of(scene: Scene, cue: Span) -> CueForm:
    """What a cue is: its first words and whether a verb of speech or thought is among them tell."""
    if _ACCORDING.match(scene.text, cue.start, cue.end):
        return "other"
    if _PASSIVE.match(scene.text, cue.start, cue.end):
        return "passive"
    if _LEANING.match(scene.text, cue.start, cue.end):
        return "leaning"
    if _NOT_FINITE.match(scene.text, cue.start, cue.end):
        return "noun"
    return "finite" if any(word.lower() in FORMS for word in WORDS.findall(scene.text, cue.start, cue.end)) else "other"


def is_according(scene: Scene, source: Span) -> bool:
    """Whether a source stands behind "according to", so that no verb of the sentence is its own."""
    return bool(_ACCORDING_BEFORE.search(scene.text, max(0, source.start - 20), source.start))


def right_before(case: Case, cue: Span) -> Span | None:
    """The personal pronoun or name right before a cue, adverbs and auxiliaries aside; no name that belongs to a phrase."""
    scene = case.scene
    begin, end = _reach(scene, cue)
    pronoun = _PRONOUN.search(scene.text, begin, end)
    if pronoun:
        return Span(*pronoun.span(1)) if pronoun.group(1).lower() in _PERSONAL else None
    name = scene.name_ending_at(end - (scene.text[end - 1 : end] == " "))
    return name if name and name.start >= begin and not _OF.search(scene.text, begin, name.start) else None


def _reach(scene: Scene, cue: Span) -> tuple[int, int]:
    """Where the subject of a cue may begin and end: in its sentence, before adverbs and auxiliaries."""
    begin = max(scene.document.sentences[scene.sentence(cue.start)].start, cue.start - _REACH)
    between = _BETWEEN.search(scene.text, begin, cue.start)
    return begin, between.start() if between else cue.start


def inverted(case: Case, cue: Span) -> Span | None:
    """The name behind a cue that follows its words, unless it may be the one spoken to ("told Poe")."""
    spans = case.draft.spans
    if not spans or spans[0].start > cue.start or _ADDRESSING.search(case.scene.text, cue.start, cue.end):
        return None
    return case.scene.name_starting_at(cue.end + 1)


def owner_of(case: Case, cue: Span) -> Span | None:
    """Whose saying a noun is: "his warning", "Poe's warning"."""
    pronoun = _POSSESSIVE.search(case.scene.text, max(0, cue.start - 12), cue.start)
    if pronoun:
        return Span(*pronoun.span(1))
    mark = _OWNERS_MARK.search(case.scene.text, max(0, cue.start - 12), cue.start)
    return case.scene.name_ending_at(mark.start()) if mark else None


def before(case: Case, cue: Span) -> Span | None:
    """What stands right before the cue, adverbs and auxiliaries aside."""
    scene = case.scene
    if owner := owner_of(case, cue):
        return owner
    begin, end = _reach(scene, cue)
    pronoun = _PRONOUN.search(scene.text, begin, end)
    if pronoun:
        return Span(*pronoun.span(1))
    return _name(scene, begin, end) or _phrase(scene, begin, end)


def _name(scene: Scene, begin: int, end: int) -> Span | None:
    """The name that ends at `end`, or whose apposition or owner's mark does; a person over what he is of or at."""
    for person in (True, False):
        naming = name_before(scene, end, person=person)
        index = scene.register.before(end)
        while naming and (index := index - 1) >= 0 and (outer := scene.register.mentions[index].outer) and outer.start >= begin:
            if scene.register.namings[index] is naming:
                return None if _OF.search(scene.text, begin, outer.start) else outer
    return None


def _phrase(scene: Scene, begin: int, end: int) -> Span | None:
    """The phrase that ends at `end`; else the one that its clause is about, where no verb stands between."""
    phrase = phrase_before(scene.text, end)
    if phrase and phrase.start >= begin and phrase_end(scene.text, phrase.start, end) == phrase.end:
        return phrase
    about = [s for s in subjects(scene, scene.sentence(begin)) if s.end <= end]
    return about[-1] if about and not VERB.search(scene.text, about[-1].end, end) else None


def opening(case: Case, cue: Span) -> Span | None:
    """What the cue's sentence is about: the pronoun or name that opens it, or opens its main clause."""
    scene = case.scene
    index = scene.sentence(cue.start)
    begin = max(scene.document.sentences[index].start, cue.start - LONGEST_SENTENCE)
    pronoun = _SUBJECT_PRONOUN.search(scene.text, begin, cue.start)
    place = scene.register.before(begin)
    while place < len(scene.register.mentions) and (outer := scene.register.mentions[place].outer) and outer.end <= cue.start:
        mention = scene.register.mentions[place]
        if pronoun and pronoun.start(1) < outer.start:
            break
        if scene.register.namings[place] and not mention.possessive and is_subject(scene, mention):
            return outer
        place += 1
    if pronoun:
        return Span(*pronoun.span(1))
    return next((s for s in subjects(scene, index) if s.end <= cue.start), None)


def main_clause(case: Case, cue: Span) -> Span | None:
    """What follows the words of a clause that opens the sentence: "Recalling the flood, Ann Poe wept"."""
    spans = [span for span in case.draft.spans if span.start >= cue.end]
    match = _GOES_ON.match(case.scene.text, spans[-1].end) if spans else None
    if match is None:
        return None
    pronoun = _SUBJECT_PRONOUN.match(case.scene.text, match.end() - 1)
    return Span(*pronoun.span(1)) if pronoun else case.scene.name_starting_at(match.end())


def behind(case: Case, cue: Span) -> Span | None:
    """What stands right behind a cue that follows its words ("said Ann Poe"), or behind "according to"."""
    scene, spans = case.scene, case.draft.spans
    if not spans or spans[0].start > cue.start and not _ACCORDING.match(scene.text, cue.start, cue.end):
        return None
    match = _ARTICLE.match(scene.text, cue.end)
    name = scene.name_starting_at(match.end()) if match else None
    if name:
        return name
    sentence = scene.document.sentences[scene.sentence(cue.start)]
    end = phrase_end(scene.text, cue.end + 1, sentence.end)
    return Span(cue.end + 1, end) if end else None
