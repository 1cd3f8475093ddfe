"""Quote lock: every quotation of a draft, or of a language model's answer, checked against the texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quoteapi.engine.model import Result, Span
from quoteapi.engine.segment import segment
from quoteapi.errors import QuoteapiError
from quoteapi.verification.model import Check, Source

# Each takes a tenth of a second in a large archive.
MOST_QUOTATIONS = 200


class DraftError(QuoteapiError):
    """A draft that cannot be checked; the message says why."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of the draft, the words between its marks, with its verdict."""

    span: Span
    check: Check


def check_draft(draft: Source, verify: Callable[[str, str | None], Check]) -> tuple[Checked, ...]:
    """Every stretch in quotation marks in `draft`, ascribed as the draft ascribes it, in the order of the text.

    `verify` gives the verdict on a quotation and its speaker. Marks within marks are checked with those around them; marks around no
    word are none to check. Raises DraftError where there are too many, QuotationError where one holds more words than can be looked for.
    """
    spans = [mark.inner for mark in segment(draft.text, draft.result.article.title).quotations if mark.depth == 1]
    claimed = [span for span in spans if any(c.isalnum() for c in draft.text[span.start : span.end])]
    if len(claimed) > MOST_QUOTATIONS:
        raise DraftError(f"Holds {len(claimed)} quotations; {MOST_QUOTATIONS} at most are checked at once.")
    return tuple(Checked(span, verify(draft.text[span.start : span.end], _ascribed(draft.result, span))) for span in claimed)


def _ascribed(result: Result, span: Span) -> str | None:
    return next((q.speaker.name for q in result.quotes if any(s.overlaps(span) for s in q.verbatim)), None)
