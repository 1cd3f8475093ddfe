"""One quote as several texts have it: whether the words of one are those of another, and what became of them.

A wording is verified as a quotation against a fuller one as its source, so that the verdicts are those of verification. Of speech that
is told indirectly the verdict is sought the other way round, as verification has it: whether what was spoken may be told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quoteapi.engine.model import ArticleFacts, EngineFacts, EntityEntry, Quote, Result, Span, Speaker
from quoteapi.verification.lexicon import FUNCTION
from quoteapi.verification.model import Change, Check, Passage, Reason, Rest, Source, Step, Verdict
from quoteapi.verification.quotation import QuotationError, quotation_of
from quoteapi.verification.verdicts import Verifier
from quoteapi.verification.words import Word, words_of

# Between the pieces of a quote, and between the words in marks of one that has others beside.
BETWEEN = " … "
# With these verdicts every word is the fuller wording's, but where the wording itself says otherwise.
FAITHFUL = ("verbatim", "verbatim_typography", "truncated", "altered_marked")
# A word takes as long as if the other wording had so many more.
AT_LEAST = 400
_NOBODY = Speaker("", None, "unknown")
_ENGINE = EngineFacts("", "")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quote as one text has them; `indirect` tells that they are told and not spoken, `names` are those that the text
    tells of."""

    text: str
    indirect: bool
    names: tuple[EntityEntry, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the words of a fuller wording: the verdict of verification, what it stands on, and the share of the fuller one's
    words that are left. Offsets of quotations count into the wording, those of sources into the fuller one."""

    verdict: Verdict
    meaning_changed: bool
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    rests: tuple[Rest, ...]
    reasons: tuple[Reason, ...]
    share: float

    @property
    def shared(self) -> list[Word]:
        """The words that both have."""
        return [step.source for step in self.steps if step.source and step.operation in ("same", "moved")]

    @property
    def marked(self) -> bool:
        """Whether there is a difference, and the wording itself tells of each."""
        told = [change.marked for change in self.changes] + [rest.marked for rest in self.rests]
        return bool(told) and all(told)


def wording_of(quote: Quote, text: str, names: tuple[EntityEntry, ...] = ()) -> Wording:
    """The wording of a quote that stands in `text`: of one that is only partly in quotation marks, what stands in them."""
    if quote.type == "mixed":
        return Wording(BETWEEN.join(text[span.start : span.end] for span in quote.verbatim), False, names)
    return Wording(quote.text, quote.type == "indirect", names)


def telling(words: Sequence[Word]) -> list[Word]:
    """Of these words those by which a quote can be known: no little words, and no signs."""
    return [w for w in words if w.key not in FUNCTION and any(c.isalnum() for c in w.key)]


class Comparing:
    """Wordings compared, each pair once. `spent` is what that took, in words of the one beside words of the other: ten million are about
    a second."""

    def __init__(self) -> None:
        self._verifiers: dict[Wording, tuple[Verifier, int]] = {}
        self._compared: dict[tuple[Wording, Wording], Comparison | None] = {}
        self.spent = 0

    def compared(self, wording: Wording, fuller: Wording) -> Comparison | None:
        """What became of `fuller` in `wording`; None where it is not of the same words, or longer than a quotation may be.

        Told indirectly, or of what is told so, it is a paraphrase or none.
        """
        pair = wording, fuller
        if pair not in self._compared:
            try:
                self._compared[pair] = self._compare(wording, fuller)
            except QuotationError:
                self._compared[pair] = None
        return self._compared[pair]

    def _compare(self, wording: Wording, fuller: Wording) -> Comparison | None:
        if wording.indirect and not fuller.indirect:
            return self._told(wording, fuller)
        check = self._over(fuller, wording.text).verify(wording.text)
        if not check.passages or fuller.indirect and check.verdict != "paraphrase":
            return None
        return _comparison(check, check.passages[0], fuller)

    def _told(self, wording: Wording, spoken: Wording) -> Comparison | None:
        """Of what is told, persons, tenses and little words may all be others: it is enough that what was spoken there may be told so."""
        passage = self._over(spoken, wording.text).nearest(wording.text)
        if passage is None:
            return None
        stretch = _stretch(spoken.text, passage)
        check = self._over(wording, stretch).verify(stretch)
        return _comparison(check, passage, spoken) if check.verdict == "paraphrase" else None

    def _over(self, source: Wording, quotation: str) -> Verifier:
        if source not in self._verifiers:
            self._verifiers[source] = Verifier([_source(source)]), len(words_of(source.text))
        verifier, words = self._verifiers[source]
        self.spent += len(quotation_of(quotation).words) * (words + AT_LEAST)
        return verifier


def _comparison(check: Check, passage: Passage, fuller: Wording) -> Comparison:
    same = sum(step.operation in ("same", "moved") for step in passage.steps)
    share = round(same / len(words_of(fuller.text)), 3)
    return Comparison(check.verdict, check.meaning_changed, passage.steps, passage.changes, passage.rests, check.reasons, share)


def fullness(wording: Wording) -> int:
    """How many words of a wording were spoken: those in brackets are the writer's."""
    try:
        quotation = quotation_of(wording.text)
    except QuotationError:
        return len(words_of(wording.text))
    return len(quotation.words) - len(quotation.bracketed)


def _source(wording: Wording) -> Source:
    """A text that holds nothing but the quote."""
    whole = (Span(0, len(wording.text)),)
    quote = Quote(
        id="q1", type="indirect" if wording.indirect else "direct", text=wording.text, spans=whole,
        verbatim=() if wording.indirect else whole, cue=None, source=None, speaker=_NOBODY, role=None, affiliation=None, venue=None,
        act="speech", stance="asserts", within=None, confidence=1.0,
    )  # fmt: skip
    facts = ArticleFacts(None, "en", len(wording.text), "")
    return Source("wording", wording.text, Result(facts, (quote,), (_NOBODY,), (), _ENGINE, wording.names))


def _stretch(text: str, passage: Passage) -> str:
    """The part of a wording that another tells of."""
    places = [step.source.span for step in passage.steps if step.source and step.operation != "left_out"]
    return text[min(place.start for place in places) : max(place.end for place in places)]
