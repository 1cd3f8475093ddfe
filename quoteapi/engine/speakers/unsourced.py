"""The rule for quotes whose cue stands there and whose source was not found: the words beside the cue tell who."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from quoteapi.engine.cues import FORMS, WORDS
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.antecedents import is_subject
from quoteapi.engine.speakers.implied import shared_subject
from quoteapi.engine.speakers.phrases import phrase_before, phrase_end, subjects
from quoteapi.engine.speakers.relative import VERB, name_before
from quoteapi.engine.speakers.scene import Case, Finding, Scene, retold
from quoteapi.engine.speakers.source_rules import who_is
from quoteapi.engine.speakers.sources import SourcedCase, read_source

# What may stand between a subject and its verb.
_BETWEEN = regex.compile(
    r"(?:(?:has|have|had|is|was|are|were|will|would|did|does|do|not|also|then|later|now|already|never|once|still|again|even|just|both|"
    r"reportedly|repeatedly|publicly|recently|previously|\p{Ll}+ly)\s*)*$"
)
_PRONOUN = regex.compile(r"\b(I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho)\s+$")
_POSSESSIVE = regex.compile(r"\b([Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)\s+(?:own\s+)?$")
_OWNERS_MARK = regex.compile(r"['’]s?\s+$")
_SUBJECT_PRONOUN = regex.compile(r"(?:\A|[\s“\"'‘])(I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t)\s")
# A verb form that leans on the subject of its sentence: ", adding".
_LEANING = regex.compile(r"(?:(?<=, |\bby |\band |\bIn |\bto )\p{Ll}|\p{Lu})\p{Ll}+ing\b")
_INFINITIVE = regex.compile(r"to \p{Ll}+|\p{Ll}+ing\b")
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
_GOES_ON = regex.compile(r"[”\"'’]{0,2},?[”\"'’]{0,2} (?:the )?")
_REACH = 120

_Place = Callable[[Case, Span], Span | None]


def cue_subject(case: Case) -> Finding | None:
    """`Ann Poe said`, `said Ann Poe`: the name, pronoun or description that the cue's verb stands with."""
    draft, scene = case.draft, case.scene
    if draft.source or draft.cue is None or _PASSIVE.match(scene.text, draft.cue.start, draft.cue.end):
        return None
    if _LEANING.match(scene.text, draft.cue.start, draft.cue.end):
        if shared := shared_subject(case):
            return shared
        places: tuple[_Place, ...] = (_opening, _main_clause)
    else:
        places = (_owner,) if _INFINITIVE.match(scene.text, draft.cue.start, draft.cue.end) else (_before, _behind)
    spans = (span for place in places if (span := place(case, draft.cue)) and not any(s.overlaps(span) for s in draft.spans))
    span = next(spans, None)
    if span is None:
        return None
    found = who_is(SourcedCase(scene, replace(draft, source=span), read_source(scene.document, scene.register, span)))
    return retold(found, "cue-subject", 0.7) if found.kind != "unknown" else None


def nearer_subject(case: SourcedCase) -> Finding | None:
    """`Poe met Starr, and Starr said`: where another name or pronoun than the source stands right beside the cue's verb, it speaks."""
    draft, scene = case.draft, case.scene
    if draft.cue is None or draft.source is None or not _takes_a_subject(scene, draft.cue):
        return None
    span = _right_before(scene, draft.cue) or _inverted(case, draft.cue)
    if span is None or span.overlaps(draft.source) or any(s.overlaps(span) for s in draft.spans):
        return None
    found = who_is(SourcedCase(scene, replace(draft, source=span), read_source(scene.document, scene.register, span)))
    return retold(found, "nearer-subject", 0.65) if found.kind != "unknown" else None


def _takes_a_subject(scene: Scene, cue: Span) -> bool:
    """Whether a cue is a finite verb of somebody: no passive, participle or infinitive, no preposition or mark alone."""
    verb = any(word.lower() in FORMS for word in WORDS.findall(scene.text, cue.start, cue.end))
    return verb and not any(form.match(scene.text, cue.start, cue.end) for form in (_PASSIVE, _LEANING, _INFINITIVE))


def _right_before(scene: Scene, cue: Span) -> Span | None:
    """The personal pronoun or name right before a cue, adverbs and auxiliaries aside; no name that belongs to a phrase."""
    begin = scene.document.sentences[scene.sentence(cue.start)].start
    between = _BETWEEN.search(scene.text, max(begin, cue.start - _REACH), cue.start)
    end = between.start() if between else cue.start
    pronoun = _PRONOUN.search(scene.text, begin, end)
    if pronoun:
        return Span(*pronoun.span(1)) if pronoun.group(1).lower() in _PERSONAL else None
    name = scene.name_ending_at(end - (scene.text[end - 1 : end] == " "))
    return name if name and name.start >= begin and not _OF.search(scene.text, begin, name.start) else None


def _inverted(case: SourcedCase, cue: Span) -> Span | None:
    """The name behind a cue that follows its words, unless it may be the one spoken to ("told Poe")."""
    spans = case.draft.spans
    if not spans or spans[0].start > cue.start or _ADDRESSING.search(case.scene.text, cue.start, cue.end):
        return None
    return case.scene.name_starting_at(cue.end + 1)


def leaning_cue(case: SourcedCase) -> Finding | None:
    """`According to Acme, Ann Poe said A, adding B`: a participle leans on who speaks in its clause, never on "according to"."""
    draft, scene = case.draft, case.scene
    if draft.cue is None or draft.source is None or not _LEANING.match(scene.text, draft.cue.start, draft.cue.end):
        return None
    if not _ACCORDING_BEFORE.search(scene.text, max(0, draft.source.start - 20), draft.source.start):
        return None
    nearer = scene.nearest_speech(draft, draft.source.end, draft.cue.start)
    if nearer is None or nearer.source is None or scene.sentence(nearer.source.start) != scene.sentence(draft.cue.start):
        return None
    found = who_is(SourcedCase(scene, nearer, read_source(scene.document, scene.register, nearer.source)))
    return retold(found, "leaning-cue", 0.7)


def _owner(case: Case, cue: Span) -> Span | None:
    """Whose saying a noun is: "his warning", "Poe's warning"."""
    pronoun = _POSSESSIVE.search(case.scene.text, max(0, cue.start - 12), cue.start)
    if pronoun:
        return Span(pronoun.start(1), pronoun.end(1))
    mark = _OWNERS_MARK.search(case.scene.text, max(0, cue.start - 12), cue.start)
    return case.scene.name_ending_at(mark.start()) if mark else None


def _before(case: Case, cue: Span) -> Span | None:
    """What stands right before the cue, adverbs and auxiliaries aside."""
    scene = case.scene
    if owner := _owner(case, cue):
        return owner
    begin = max(scene.document.sentences[scene.sentence(cue.start)].start, cue.start - _REACH)
    between = _BETWEEN.search(scene.text, begin, cue.start)
    end = between.start() if between else cue.start
    pronoun = _PRONOUN.search(scene.text, begin, end)
    if pronoun:
        return Span(pronoun.start(1), pronoun.end(1))
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


def _opening(case: Case, cue: Span) -> Span | None:
    """What the cue's sentence is about: the pronoun or name that opens it, or opens its main clause."""
    scene = case.scene
    index = scene.sentence(cue.start)
    sentence = scene.document.sentences[index]
    pronoun = _SUBJECT_PRONOUN.search(scene.text, sentence.start, cue.start)
    place = scene.register.before(sentence.start)
    while place < len(scene.register.mentions) and (outer := scene.register.mentions[place].outer) and outer.end <= cue.start:
        mention = scene.register.mentions[place]
        if pronoun and pronoun.start(1) < outer.start:
            break
        if scene.register.namings[place] and not mention.possessive and is_subject(scene, mention):
            return outer
        place += 1
    if pronoun:
        return Span(pronoun.start(1), pronoun.end(1))
    return next((s for s in subjects(scene, index) if s.end <= cue.start), None)


def _main_clause(case: Case, cue: Span) -> Span | None:
    """What follows the words of a clause that opens the sentence: "Recalling the flood, Ann Poe wept"."""
    spans = [span for span in case.draft.spans if span.start >= cue.end]
    match = _GOES_ON.match(case.scene.text, spans[-1].end) if spans else None
    if match is None:
        return None
    pronoun = _SUBJECT_PRONOUN.match(case.scene.text, match.end() - 1)
    return Span(pronoun.start(1), pronoun.end(1)) if pronoun else case.scene.name_starting_at(match.end())


def _behind(case: Case, cue: Span) -> Span | None:
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
