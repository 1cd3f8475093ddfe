"""Quote lock: every quotation of a draft, or of a language model's answer, checked against the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoteapi.engine.model import Result, Span
from quoteapi.engine.segment import segment
from quoteapi.verification.model import Check, Source
from quoteapi.verification.verdicts import Verifier


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of the draft, the words between its marks, with its verdict."""

    span: Span
    check: Check


def check_draft(draft: Source, sources: Sequence[Source]) -> tuple[Checked, ...]:
    """Every stretch in quotation marks in `draft`, ascribed as the draft ascribes it, in the order of the text.

    Marks within marks are checked with those around them; marks around no word are none to check. Raises QuotationError where one
    holds more words than can be looked for.
    """
    verifier = Verifier(sources)
    found = []
    for mark in segment(draft.text, draft.result.article.title).quotations:
        words = draft.text[mark.inner.start : mark.inner.end]
        if mark.depth == 1 and any(c.isalnum() for c in words):
            found.append(Checked(mark.inner, verifier.verify(words, _ascribed(draft.result, mark.inner))))
    return tuple(found)


def _ascribed(result: Result, span: Span) -> str | None:
    return next((q.speaker.name for q in result.quotes if any(s.overlaps(span) for s in q.verbatim)), None)
