"""The mentions that are no quote's source: pronouns and descriptions, anywhere in the article, led back to whoever is meant.

The rules are those for sources. What they are less than even sure of is left out, and so are words that only tell
what somebody is ("is the mayor") or stand beside his name ("the mayor, Ann Poe").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import regex

from quoteapi.engine.entities.name_runs import fold
from quoteapi.engine.entities.nouns import PRONOUNS
from quoteapi.engine.model import Draft, EntityMention, SourceForm, Span
from quoteapi.engine.speakers.described import plural_description, role_description, same_description, unnamed_description
from quoteapi.engine.speakers.described_bodies import body_description, document_source, spelled_body
from quoteapi.engine.speakers.named import possessive_body
from quoteapi.engine.speakers.phrases import phrase_end, subjects
from quoteapi.engine.speakers.pronoun import first_person, personal_pronoun, plural_pronoun, thing_pronoun, written_by
from quoteapi.engine.speakers.scene import Finding, Scene
from quoteapi.engine.speakers.sources import Reading, SourcedCase, read_source
from quoteapi.engine.speakers.taken_up import recent_person

Rules = tuple[Callable[[SourcedCase], Finding | None], ...]

_PRONOUN_RULES: Rules = (
    first_person,
    written_by,
    personal_pronoun,
    plural_pronoun,
    thing_pronoun,
)
_DESCRIPTION_RULES: Rules = (
    document_source,
    possessive_body,
    spelled_body,
    body_description,
    plural_description,
    same_description,
    role_description,
    recent_person,
    unnamed_description,
)
# Less sure than this, a pronoun or a description may as well mean somebody else.
_EVEN = {"pronoun": 0.5, "description": 0.6}
_LEFT_OUT = frozenset(("r", "2"))
_PRONOUN = regex.compile(
    rf"\b(?:{'|'.join(p for p, says in PRONOUNS.items() if says not in _LEFT_OUT)})\b(?!['’-]\p{{L}}{{3}})", regex.IGNORECASE
)
# "It is late", "it seems that": it stands for nothing.
_EMPTY_IT = regex.compile(
    r"[Ii]t(?:['’]s|['’]d| (?:is|was|will|would|has|had|can|could|may|might|must|seems?|appears?|turn(?:s|ed)|takes?|took|comes?|came|"
    r"remains?)\b)"
)
_DEFINITE = regex.compile(
    r"\b(?:the|(?:this|that)(?! (?:the|an?|his|her|its|their)\b)|these|those|his|her|its|their)(?= )", regex.IGNORECASE
)
# Before what somebody is or becomes, and behind it the name that it is told of.
_PREDICATING = regex.compile(
    r"\b(?:is|are|was|were|be|been|being|as|become|becomes|became|remains?|named|elected|called|not)\s$", regex.IGNORECASE
)
_NAME_BEHIND = regex.compile(r"(?:,| of [^,.;]{2,40},)?\s(?=\p{Lu})")
_REACH = 24
# Words of ranks and the like that only tell what kind of thing follows: "the major reforms", "the chief reason".
_ADJECTIVES_TOO = frozenset("major general chief head minor star lead model official principal senior junior expert native prime".split())
_GOES_ON = regex.compile(
    r"[ -](?!(?:of|for|in|at|on|from|to|with|by|who|and|or|but|is|was|has|had|will|would|could|did|does|also|then)\b)\p{Ll}+(?<!ed|says?)\b"
)


def unvoiced(scene: Scene, taken: Sequence[Span]) -> Iterator[tuple[Finding, EntityMention]]:
    """Each description and then each pronoun outside `taken` (spans in text order), behind whom it means."""
    starts = [span.start for span in taken]

    def is_free(span: Span) -> bool:
        place = bisect_right(starts, span.end - 1)
        return not any(t.overlaps(span) for t in taken[max(0, place - 3) : place])

    kinds: tuple[tuple[SourceForm, Iterator[Span], Rules], ...] = (
        ("description", _descriptions(scene), _DESCRIPTION_RULES),
        ("pronoun", _pronouns(scene), _PRONOUN_RULES),
    )
    for form, spans, rules in kinds:
        for span in filter(is_free, spans):
            if (found := _first(scene, span, rules)) and found.confidence >= _EVEN[form]:
                yield found, EntityMention(span, form, found.rule, found.confidence)


def _pronouns(scene: Scene) -> Iterator[Span]:
    for match in _PRONOUN.finditer(scene.text):
        word = match.group()
        shouted = word.isupper() and word != "I"
        if not shouted and (word == "I" or word.lower() != "i") and not _EMPTY_IT.match(scene.text, match.start()):
            yield Span(*match.span())


def _descriptions(scene: Scene) -> Iterator[Span]:
    """The definite phrases, and those that a clause is about, that no name stands beside."""
    seen: set[int] = set()
    for number, sentence in enumerate(scene.document.sentences):
        definite = (_phrase(scene.text, m.start(), sentence.end) for m in _DEFINITE.finditer(scene.text, sentence.start, sentence.end))
        for span in (*definite, *(_unmarked(scene.text, s) for s in subjects(scene, number))):
            if span and span.start not in seen and not _tells_of_a_name(scene, span):
                seen.add(span.start)
                yield span


def _unmarked(text: str, span: Span) -> Span:
    """A phrase without the mark that opens its sentence."""
    return Span(span.start + (not text[span.start].isalnum()), span.end)


def _phrase(text: str, start: int, limit: int) -> Span | None:
    end = phrase_end(text, start, limit)
    if end is None or text[start:end].rsplit(None, 1)[-1].lower() in _ADJECTIVES_TOO and _GOES_ON.match(text, end):
        return None
    return Span(start, end)


def _tells_of_a_name(scene: Scene, span: Span) -> bool:
    """Whether the words are said of somebody named beside them, or of whom the sentence is about."""
    text = scene.text
    if _PREDICATING.search(text, max(0, span.start - _REACH), span.start):
        return True
    behind = _NAME_BEHIND.match(text, span.end)
    if behind and scene.naming_at(Span(behind.end(), behind.end() + 1)):
        return True
    return text[span.start - 2 : span.start] == ", " and scene.is_name_end(span.start - 2)


def _first(scene: Scene, span: Span, rules: Rules) -> Finding | None:
    """Whom the words mean; nobody where they only tell whose somebody unnamed is ("his father")."""
    case = SourcedCase(scene, _silent(span), read_source(scene.document, scene.register, span))
    found = next((f for rule in rules if (f := rule(case))), None)
    return None if found and case.reading.form == "description" and not _tells_whom(case.reading, found) else found


def _tells_whom(reading: Reading, found: Finding) -> bool:
    """Not "his father", whoever he is; nor "the police state", of which only the last word may be that of a body known."""
    if found.name is None:
        return reading.owner_pronoun is None
    modifiers = {fold(w) for w in reading.core.split()[:-1]}
    return found.rule != "body-description" or found.entity is None or modifiers <= {*found.entity.key}


def _silent(source: Span) -> Draft:
    """A draft that says nothing: the rules read only where its source stands."""
    return Draft(-1, "indirect", (), (), source, None, None, "speech", "asserts", None, None, 1.0)
