"""Whether an alignment holds enough of a quotation to be a passage of it at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from quoteapi.verification.changes import readings_of
from quoteapi.verification.lexicon import FUNCTION, REPORTED
from quoteapi.verification.model import Step
from quoteapi.verification.quotation import Quotation
from quoteapi.verification.reported import is_one_verb
from quoteapi.verification.sources import Stream
from quoteapi.verification.words import Word

# No more of the quotation's words found together, or of those that tell something, are no passage of it.
LEAST_SHARED = 0.5
# Of words that stand there in any order so many must be found.
LEAST_SCATTERED = 0.7
# So few words are found anywhere: all must be there, or be most of what is said.
SHORT = 3
# Of one utterance among several that are touched.
FEWEST = 3


def is_passage(quotation: Quotation, stream: Stream, steps: Sequence[Step]) -> bool:
    """Whether the source has enough of the quotation at this place: in its order, or in another in the same sentence."""
    own = [w for number, w in enumerate(quotation.words) if number not in quotation.bracketed] or list(quotation.words)
    held = _held(stream, steps)
    around = _said_there(stream, steps, len(own))
    there = {part for place in around for reading in readings_of(stream.words[place].key) for part in reading}
    parts = [max(readings_of(w.key), key=lambda reading: sum(part in there for part in reading)) for w in own]
    asked = [part for reading in parts for part in reading]
    scattered = [part for part in asked if part in there]
    if len(own) <= SHORT < len(around):
        if all(_is_indirect(stream, s.place) for s in steps if s.place is not None and s.operation in ("same", "moved")):
            scattered = [part for part in asked if part in there or part in REPORTED]
        return len(held) == len(own) or len(scattered) == len(asked)
    return _enough([w.key for w in own], [w.key for w in held], LEAST_SHARED) or _enough(
        asked, scattered, LEAST_SHARED if len(own) <= SHORT else LEAST_SCATTERED
    )


def _held(stream: Stream, steps: Sequence[Step]) -> list[Word]:
    """The quotation's words that the source has there. A word or two that another quote has, or the writer between two, are chance."""
    holding = [s for s in steps if not s.marked and _holds(stream, s)]
    found = [(s.quotation, _utterance(stream, s.place)) for s in holding if s.quotation and s.place is not None]
    often = Counter(utterance for _, utterance in found)
    return [w for w, utterance in found if often[utterance] >= min(FEWEST, max(often.values()))]


def _utterance(stream: Stream, place: int) -> tuple[int, str | None]:
    quotes = stream.quotes[place]
    return stream.text[place], quotes[-1].id if quotes else None


def _enough(own: Sequence[str], held: Sequence[str], share: float) -> bool:
    telling, found = (sum(key not in FUNCTION for key in keys) for keys in (own, held))
    return len(held) > share * len(own) and found >= LEAST_SHARED * telling


def _holds(stream: Stream, step: Step) -> bool:
    """Whether the source has the quotation's word there: as it is, in another tense, or as reported speech has it."""
    if step.operation in ("same", "moved"):
        return True
    if step.quotation is None or step.source is None or step.place is None:
        return False
    if is_one_verb(step.source.key, step.quotation.key):
        return True
    return _is_indirect(stream, step.place) and {step.source.key, step.quotation.key} <= REPORTED


def _is_indirect(stream: Stream, place: int) -> bool:
    return not stream.direct[place] and bool(stream.quotes[place])


def _said_there(stream: Stream, steps: Sequence[Step], reach: int) -> list[int]:
    """The places of the words of the sentences that the passage touches, in quotation marks or outside as it is there."""
    places = [s.place for s in steps if s.place is not None and s.operation in ("same", "moved")]
    touched = {(stream.sentence[place], stream.direct[place]) for place in places}
    out: list[int] = []
    for sentence, direct in sorted(touched):
        first, last = bisect_left(stream.sentence, sentence), bisect_right(stream.sentence, sentence)
        near = range(max(first, min(places) - reach), min(last, max(places) + reach + 1))
        out.extend(place for place in near if stream.direct[place] == direct and not stream.aside[place])
    return out
