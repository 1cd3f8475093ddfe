"""How much a sentence is worth checking: a simple model that counts what it sees and weighs it by a table.

It tells sentences that state something of the world, which somebody could look up, from questions, opinions, wishes and small talk. It
does not tell what is true, what matters, or what is new. docs/claims.md has what it reaches, and on what.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import regex

from quoteapi.engine.segment import segment
from quoteapi.verification.changes import numbers_of
from quoteapi.verification.words import Word, words_of

VERSION = "quoteapi-1"

_COMPARING = regex.compile(
    r"\b(?:(?:more|less|fewer|higher|lower|larger|smaller|bigger|faster|slower|older|younger|better|worse|cheaper|stronger|weaker) "
    r"|(?:most|least|highest|lowest|largest|smallest|biggest|fastest|oldest|youngest|worst|record|first|only|ever|never|every|all|none)\b"
    r"|(?:twice|half|double|triple|times) )",
    regex.IGNORECASE,
)
_MEASURE = regex.compile(
    r"[%$€£¥]|\b(?:per ?cent|percentage|rate|million|billion|trillion|thousands?|hundreds?|dozens?|majority|average|tonnes?|miles?|"
    r"kilomet(?:re|er)s?|degrees?|dollars|euros|pounds|jobs|deaths|votes|people|residents|households|years? old)\b",
    regex.IGNORECASE,
)
_DONE = regex.compile(
    r"\b(?:[a-z]{2,}ed|met|made|broke|held|led|left|went|came|knew|kept|said|told|wrote|ran|stood|fought|brought|caught|taught|"
    r"rose|fell|grew|dropped|climbed|doubled|tripled|halved|increased|decreased|declined|shrank|raised|lowered|cut|spent|cost|paid|"
    r"earned|lost|gained|won|voted|passed|signed|vetoed|approved|rejected|banned|opened|closed|built|created|destroyed|killed|died|"
    r"arrested|charged|convicted|fined|sued|fired|hired|resigned|elected|appointed|moved|sold|bought|imported|exported|produced|"
    r"received|took|gave|sent|launched|ended|began|started|found|showed|caused|owns?|costs?|causes?|contains?|employs?|pays?|spends?|"
    r"has been|have been|had been|was|were)\b",
    regex.IGNORECASE,
)
_IS = regex.compile(r"\b(?:is|are|has|have|had)\b", regex.IGNORECASE)
_WHEN = regex.compile(
    r"\b(?:(?:in|since|by|until|between) (?:1[5-9]|20)\d\d|(?:last|this|past) (?:year|month|week|decade|quarter|summer|winter|spring|"
    r"autumn|fall)|(?:years?|months?|weeks?|days?) ago|yesterday|today|so far)\b",
    regex.IGNORECASE,
)
_SOURCE = regex.compile(r"\b(?:according to|study|studies|report|data|figures|statistics|survey|census|records?)\b", regex.IGNORECASE)
_OPINION = regex.compile(
    r"\b(?:i (?:think|believe|feel|guess|suppose|hope|wish|love|hate|like|want|agree|doubt|am (?:sure|proud|happy|glad|sorry|grateful))|"
    r"in my (?:view|opinion)|we (?:hope|believe|think|want|love|wish)|should|ought|must|perhaps|maybe|seems?|beautiful|wonderful|"
    r"terrible|horrible|awful|amazing|great|lovely|ugly|boring|disgrace(?:ful)?|shame(?:ful)?|brilliant|fantastic|nice|wrong|right|fair|"
    r"unfair|fun|delicious)\b",
    regex.IGNORECASE,
)
_TO_COME = regex.compile(
    r"\b(?:will|won't|shall|going to|gonna|would|could|might|may|let's|let us|plans? to|hopes? to|tomorrow|'ll)\b", regex.IGNORECASE
)
_TALK = regex.compile(
    r"^(?:thank|thanks|please|hello|hi|welcome|good (?:morning|evening|afternoon|night)|congratulations|sorry|join|come|vote|stop|wait|"
    r"imagine|remember)\b|^(?:yes|no|well|okay|listen|look)[,.!]|\bthank you\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that a sentence has or has not, and by how much that moves it. `seen` takes the sentence and its words; at most `most`
    occurrences count."""

    name: str
    weight: float
    seen: Callable[[str, Sequence[Word]], int]
    most: int = 1


def _found(pattern: regex.Pattern[str]) -> Callable[[str, Sequence[Word]], int]:
    return lambda sentence, _: sum(1 for _ in pattern.finditer(sentence))


def _names(_: str, words: Sequence[Word]) -> int:
    return sum(word.text[:1].isupper() and word.text != "I" and not word.text.startswith(("I'", "I’")) for word in words[1:])


# Set by hand, as odds: 0.7 doubles them. The order is that of docs/claims.md.
FEATURES: tuple[Feature, ...] = (
    Feature("number", 1.2, lambda _, words: len(numbers_of(words)), most=2),
    Feature("measure", 0.5, _found(_MEASURE), most=2),
    Feature("comparison", 0.7, _found(_COMPARING)),
    Feature("done", 1.0, _found(_DONE)),
    Feature("is", 0.4, _found(_IS)),
    Feature("name", 0.5, _names, most=2),
    Feature("when", 0.6, _found(_WHEN)),
    Feature("source", 0.5, _found(_SOURCE)),
    Feature("question", -2.5, lambda sentence, _: sentence.rstrip("\"'”’»)] ").endswith("?")),
    Feature("opinion", -1.3, _found(_OPINION), most=2),
    Feature("to come", -1.8, _found(_TO_COME)),
    Feature("talk", -1.5, _found(_TALK)),
    Feature("you and I", -0.5, lambda _, words: sum(w.key in {"i", "me", "my", "you", "your"} for w in words)),
    Feature("short", -1.0, lambda _, words: len(words) < 5),
)
BIAS = -1.1


def score(sentence: str) -> float:
    """How check-worthy a sentence is, from 0 to 1."""
    words = words_of(sentence)
    if not any(word.text[0].isalpha() for word in words):
        return 0.0
    return round(1 / (1 + math.exp(-BIAS - sum(seen_in(sentence, words).values()))), 4)


def seen_in(sentence: str, words: Sequence[Word] | None = None) -> Mapping[str, float]:
    """What moves the score of a sentence, and by how much."""
    words = words_of(sentence) if words is None else words
    plain = sentence.translate(_APOSTROPHE)
    counted = ((feature, min(int(feature.seen(plain, words)), feature.most)) for feature in FEATURES)
    return {feature.name: feature.weight * number for feature, number in counted if number}


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, in order."""
    return [text[span.start : span.end] for span in segment(text).sentences]


def score_of_text(text: str) -> float:
    """The score of the sentence of a text that is worth checking most."""
    return max(map(score, sentences_of(text)), default=0.0)


_APOSTROPHE = str.maketrans({"’": "'", "‘": "'"})
