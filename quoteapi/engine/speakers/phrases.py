"""Phrases that may be taken up again although no name heads them: "one voter", "the lower courts", "a new ad".

Without a parser: a phrase is a determiner and a few words up to a noun that is known to mean a person, a body or a
document. Its clause is about it where it opens the sentence, or stands behind a comma or a conjunction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import regex

from quoteapi.engine.entities.nouns import DOCUMENTS, ORGANISATIONS, PLURALS, is_person_noun, is_plural, lemma
from quoteapi.engine.model import Span
from quoteapi.engine.speakers.scene import Scene

_DETERMINERS = (
    "one|an?|another|the|this|that|these|those|some|many|most|several|both|two|three|four|five|six|seven|eight|nine|ten|his|her|their|its"
)
# Where a clause may begin within a sentence: behind a comma or a conjunction.
_OPENING = regex.compile(
    rf"(?:, |\b(?:when|as|after|before|because|that|but|and|while|if|until|since) )(?=(?:{_DETERMINERS}) )", regex.IGNORECASE
)
_DETERMINER = regex.compile(rf"(?:{_DETERMINERS})$", regex.IGNORECASE)
_NEXT = regex.compile(r"[ “\"‘]{0,2}((?:\p{Lu}\.)+|[\p{L}\p{N}]+(?:[.’'-][\p{L}\p{N}]+)*)[”\"]?")
# Longest phrase, in words, and how many of them a phrase without a determiner ("lower courts") may have.
_MOST_WORDS, _MOST_BARE_WORDS = 7, 3
_INTRODUCING = regex.compile(r"\b(?:an?|one|another)(?= )", regex.IGNORECASE)
# What stands before a relative pronoun: a determiner and its noun, else the noun with the words that may belong to it.
_LONGEST_BEFORE = 90
_BEHIND = regex.compile(
    rf"\b((?:{_DETERMINERS}) (?:(?!(?:{_DETERMINERS})\b)[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}.’'-]* ){{0,5}}\p{{Ll}}[\p{{L}}-]+)"
    r"[,\s(–—-]{1,3}$",
    regex.IGNORECASE,
)
_NOUN_BEHIND = regex.compile(r"(?<![\p{L}’'-])(\p{Ll}[\p{L}-]+)[,\s(–—-]{1,3}$")
# What of a sentence is read.
LONGEST_SENTENCE = 600
# No phrase of one person, body or document goes on over these.
_STOPS = frozenset(
    """is are was were be been has have had will would could should may might can did does do said says told and or but of for in on
    at to by from with who whom which that what when where while because as if than not he she it they we you i there""".split()
)
# Those of them that may open a complement: "the nominee for president".
_OF = frozenset("of for in at on from".split())


def subjects(scene: Scene, sentence: int) -> list[Span]:
    """The phrases that the clauses of a sentence are about, in their order; names are none."""
    if sentence not in scene.phrases:
        span = scene.document.sentences[sentence]
        scene.phrases[sentence] = list(_subjects(scene, Span(span.start, min(span.end, span.start + LONGEST_SENTENCE))))
    return scene.phrases[sentence]


def introduced(scene: Scene, sentence: int) -> Iterator[Span]:
    """The phrases of a sentence that introduce somebody or something new ("a nurse"), wherever they stand, the last first."""
    span = scene.document.sentences[sentence]
    starts = [m.start() for m in _INTRODUCING.finditer(scene.text, span.start, min(span.end, span.start + LONGEST_SENTENCE))]
    for start in reversed(starts):
        end = phrase_end(scene.text, start, span.end)
        if end:
            yield Span(start, end)


def _subjects(scene: Scene, sentence: Span) -> Iterator[Span]:
    for start in (sentence.start, *_clauses(scene, sentence)):
        end = phrase_end(scene.text, start, sentence.end)
        if end:
            yield Span(start, end)


def _clauses(scene: Scene, sentence: Span) -> Iterator[int]:
    for match in _OPENING.finditer(scene.text, sentence.start, sentence.end):
        # A comma behind a name opens an apposition to it.
        if not (match.group().startswith(",") and scene.is_name_end(match.start())):
            yield match.end()


def phrase_end(text: str, start: int, limit: int) -> int | None:
    """Where the phrase ends that begins at `start`: behind the noun that heads it; None where no known noun does."""
    words = list(islice(_run(text, start, limit), _MOST_WORDS))
    spelled = [m.group(1) for m in words]
    determined = bool(words) and bool(_DETERMINER.match(spelled[0]))
    head = next((i for i in range(len(words)) if _may_head(spelled, i)), None)
    if head is None or not determined and (head >= _MOST_BARE_WORDS or not is_plural(spelled[head])):
        return None
    while head + 1 < len(words) and _goes_on(spelled, head + 1):
        head += 1
    return words[head].end(1)


def _run(text: str, start: int, limit: int) -> Iterator[regex.Match[str]]:
    """The words from `start` on that stand side by side, up to the first that no phrase goes on over."""
    position = start
    while match := _NEXT.match(text, position, limit):
        if match.group(1).lower() in _STOPS and not (position == start and _DETERMINER.match(match.group(1))):
            break
        yield match
        position = match.end()


def _may_head(words: Sequence[str], place: int) -> bool:
    # The first word of a sentence has a capital in any case; "US" has two.
    word = words[place] if place or words[place][1:].isupper() else words[place].lower()
    if not word[0].islower() or word.endswith(("'s", "’s")) or not place and _DETERMINER.match(word):
        return False
    noun = lemma(word)
    return is_person_noun(noun) or noun in ORGANISATIONS or noun in DOCUMENTS or word in PLURALS


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Whether the next word heads the phrase instead ("the campaign | manager"); "the company | reports" tells what it does."""
    noun = lemma(words[place])
    return _may_head(words, place) and (not is_plural(words[place]) or is_person_noun(noun))


def phrase_before(text: str, end: int) -> Span | None:
    """The phrase that ends right before `end`, a comma aside: from its determiner to its noun, or the noun alone."""
    start = max(0, end - _LONGEST_BEFORE)
    match = _BEHIND.search(text, start, end)
    if match is None or (_STOPS - _OF).intersection(match.group(1).lower().split()[1:]):
        match = _NOUN_BEHIND.search(text, start, end)
    return Span(*match.span(1)) if match else None
