"""Did they say it: a quotation, and who is said to have said it, against texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoteapi.engine.model import Speaker
from quoteapi.verification.align import align
from quoteapi.verification.holding import is_passage
from quoteapi.verification.markup import Plain
from quoteapi.verification.model import VERDICTS, Check, Passage, Reason, Source
from quoteapi.verification.naming import are_one, is_misspelt, is_named, is_told_beside
from quoteapi.verification.passages import passage_of
from quoteapi.verification.quotation import Quotation, quotation_of
from quoteapi.verification.sources import Stream, costs_of, stream_of
from quoteapi.verification.steps import Reading, read

# So many passages are compared; so many are told.
MOST_COMPARED, MOST_PASSAGES = 50, 5
# Two scores that are not farther apart are the same fit.
SAME = 1e-3
_CLOSENESS = {verdict: place for place, verdict in enumerate(VERDICTS)}


class Verifier:
    """Texts made ready, to verify any number of quotations against them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._stream: Stream = stream_of(sources)
        self._costs = costs_of(self._stream)
        self._folded = [w.folded for w in self._stream.words]

    def verify(self, quotation: str, speaker: str | None = None) -> Check:
        """The verdict on `quotation`, ascribed to `speaker` or to nobody; raises QuotationError for one that cannot be looked for."""
        passages = self._passages(quotation)
        if not passages:
            reason = Reason("not-found", "No passage of these texts shares enough words with it. This does not say that it was never said.")
            return Check(quotation, speaker, "not_found", False, (reason,), ())
        if speaker is not None:
            return _of_speaker(quotation, speaker, passages)
        best = passages[0]
        rivals = [p for p in passages if _rivals(p, best)]
        if rivals:
            names = ", ".join(dict.fromkeys(_name(p) for p in (best, *rivals)))
            return Check(
                quotation,
                None,
                "ambiguous",
                _turned(best),
                (Reason("several-speakers", f"It fits words of each of: {names}."),),
                passages[:MOST_PASSAGES],
            )
        return Check(quotation, None, best.fit, _turned(best), best.reasons, passages[:MOST_PASSAGES])

    def nearest(self, quotation: str) -> Passage | None:
        """The passage that comes nearest to `quotation`, however little of it that is; None where no word is the same. Raises
        QuotationError."""
        asked = quotation_of(quotation)
        return next((passage_of(asked, self._stream, reading, score) for reading, score in self._readings(asked, 1)), None)

    def _passages(self, quotation: str) -> tuple[Passage, ...]:
        asked = quotation_of(quotation)
        readings = self._readings(asked, MOST_COMPARED)
        found = [
            passage_of(asked, self._stream, reading, score) for reading, score in readings if is_passage(asked, self._stream, reading.steps)
        ]
        # Of two that share the same words, spoken words go before reported ones.
        ranked = sorted(found, key=lambda p: (-p.score, _CLOSENESS[p.fit]))
        return tuple(_as_given(p, asked.given) if asked.given.starts else p for p in ranked)

    def _readings(self, asked: Quotation, most: int) -> Iterator[tuple[Reading, float]]:
        for alignment in align(asked, self._folded, self._costs, most):
            yield read(asked, self._stream, alignment.pairs), alignment.score


def _of_speaker(quotation: str, speaker: str, passages: tuple[Passage, ...]) -> Check:
    """The best passage by the speaker if none by another fits better; else the best, which another said."""
    best = passages[0]
    own = [p for p in passages if _said_by(p, speaker)]
    spelling: tuple[Reason, ...] = ()
    if not own and (own := [p for p in passages if _said_by_misspelt(p, speaker)]):
        spelling = (Reason("speaker-spelling", f"The text spells the speaker’s name otherwise: {_name(own[0])}."),)
    if own and (own[0].score >= best.score - SAME):
        ranked = (own[0], *(p for p in passages if p is not own[0]))[:MOST_PASSAGES]
        return Check(quotation, speaker, own[0].fit, _turned(own[0]), (*own[0].reasons, *spelling), ranked)
    voice = speaker_of(best)
    if voice is None or voice.name is None:
        open_ = Reason("speaker-untold", "The text does not name who says the words, so that the speaker is neither confirmed nor refuted.")
        return Check(quotation, speaker, best.fit, _turned(best), (*best.reasons, open_), passages[:MOST_PASSAGES])
    said = Reason("said-by-another", f"The words are those of {voice.name}, not of {speaker}.")
    return Check(quotation, speaker, "misattributed", True, (said, *best.reasons), passages[:MOST_PASSAGES])


def _as_given(passage: Passage, given: Plain) -> Passage:
    """The passage with offsets into the quotation as it was given, mark-up and all."""
    steps = (replace(s, quotation=s.quotation and replace(s.quotation, span=given.as_given(s.quotation.span))) for s in passage.steps)
    changes = (replace(c, quotation=c.quotation and given.as_given(c.quotation)) for c in passage.changes)
    return replace(passage, steps=tuple(steps), changes=tuple(changes))


def speaker_of(passage: Passage) -> Speaker | None:
    """Who speaks the passage; None where the text ascribes it to nobody."""
    return next((s for s in passage.source.result.speakers if s.id == passage.speaker), None)


def _said_by(passage: Passage, claimed: str) -> bool:
    """Whether `claimed` speaks the passage, or is said to have said it by whoever does."""
    speakers = {q.speaker.id for q in passage.source.result.quotes if all(any(s.covers(p) for s in q.spans) for p in passage.spans)}
    own = [s for s in passage.source.result.speakers if s.id in speakers | {passage.speaker}]
    return any(is_named(s, claimed) or is_told_beside(passage.source.text, s, claimed) for s in own)


def _said_by_misspelt(passage: Passage, claimed: str) -> bool:
    """Whether a slip of the pen parts `claimed` from who speaks the passage, and the text names nobody who is spelt as he is."""
    speaker = speaker_of(passage)
    if speaker is None or not is_misspelt(speaker, claimed):
        return False
    return not any(is_named(other, claimed) for other in passage.source.result.speakers)


def _rivals(passage: Passage, best: Passage) -> bool:
    """Whether the quotation fits another's words as well, with the same changes; two who said something else fit by chance."""
    if passage.fit != best.fit or abs(passage.score - best.score) >= SAME:
        return False
    changed, changed_in_best = ([(c.was.casefold(), c.became) for c in p.changes] for p in (passage, best))
    if changed != changed_in_best:
        return False
    one, other = speaker_of(passage), speaker_of(best)
    return bool(one and other and one.name and other.name and not are_one(one, other))


def _name(passage: Passage) -> str:
    speaker = speaker_of(passage)
    return speaker.name if speaker and speaker.name else "nobody named"


def _turned(passage: Passage) -> bool:
    return any(c.of_meaning for c in passage.changes) or any(r.turns for r in passage.rests)
