"""The verdict of a passage's words alone, whoever speaks: the rows of docs/verification.md from `spliced` down, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import regex

from quoteapi.engine.model import Span
from quoteapi.verification.model import Change, Reason, Rest, Step, Verdict, Where
from quoteapi.verification.quotation import Quotation
from quoteapi.verification.reported import is_asked, is_reported
from quoteapi.verification.steps import Reading
from quoteapi.verification.words import Word

_EDGE = regex.compile(r"[\s\p{Pi}\p{Pf}\p{Ps}\p{Pe}\"'.,;:…–—-]*([?!]*)")


def fit_of(
    quotation: Quotation, reading: Reading, where: Where, told: tuple[Sequence[Change], Sequence[Rest]], place: tuple[str, Sequence[Span]]
) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict, and its reasons.

    `told` are the changes and the words that are left out. `place` is the source's text with the stretches of it that are the passage.
    """
    fit, reasons = _by_words(quotation, reading, where, *told)
    return _by_characters(quotation, *place, reading.steps) if fit is None else (fit, reasons)


def _by_words(
    quotation: Quotation, reading: Reading, where: Where, changes: Sequence[Change], rests: Sequence[Rest]
) -> tuple[Verdict | None, tuple[Reason, ...]]:
    """The verdict of the words; None where they all agree, so that the characters decide."""
    unmarked = [c for c in changes if not c.marked]
    outside = [r for r in rests if r.where != "within"]
    if any(not b.marked for b in reading.breaks):
        return "spliced", (Reason("spliced", "Two passages are joined, and no mark says so."),)
    if where == "indirect" and _is_retold(quotation, reading, unmarked):
        return "paraphrase", (Reason("indirect", "The words stand outside quotation marks, as indirect speech."),)
    if unmarked:
        return "altered_unmarked", tuple(Reason(f"changed-{c.kinds[0]}", _told(c)) for c in unmarked)
    if len(changes) > 0 or reading.breaks or quotation.bracketed or _says_so(quotation, outside):
        return "altered_marked", (Reason("marked", "Every difference lies where the quotation says that it was changed."),)
    if any(not r.marked for r in outside):
        return "truncated", tuple(Reason("goes-on", f"Left out {r.where} it: {r.text}") for r in outside)
    return None, ()


def _is_retold(quotation: Quotation, reading: Reading, changes: Sequence[Change]) -> bool:
    """Whether the changes are those that reported speech makes: each by itself, or of a question all together."""
    if any("negation" in c.kinds for c in changes):
        return False
    sides = [(_keys(c, reading, "source"), _keys(c, reading, "quotation")) for c in changes]
    if all(is_reported(was, became) for was, became in sides):
        return True
    was, became = ([w for side in sides for w in side[number]] for number in (0, 1))
    return "?" in quotation.text and is_asked(was, became)


def _says_so(quotation: Quotation, outside: Sequence[Rest]) -> bool:
    return bool(quotation.sics) or bool(outside) and all(r.marked for r in outside)


def _keys(change: Change, reading: Reading, side: Literal["source", "quotation"]) -> list[Word]:
    span = change.source if side == "source" else change.quotation
    if span is None:
        return []
    words = [s.source if side == "source" else s.quotation for s in reading.steps]
    return [w for w in words if w is not None and span.covers(w.span)]


def _told(change: Change) -> str:
    if not change.was:
        return f"Not in the source there: {change.became}"
    return f"Left out: {change.was}" if not change.became else f"The source has “{change.was}”, the quotation “{change.became}”."


def _by_characters(quotation: Quotation, text: str, spans: Sequence[Span], steps: Sequence[Step]) -> tuple[Verdict, tuple[Reason, ...]]:
    last, end = quotation.words[-1].span.end, spans[-1].end
    same = all(_same_character_by_character(quotation.text, text, spans, *pair) for pair in pairwise(steps))
    same = same and all(s.quotation is not None and s.source is not None and s.quotation.text == s.source.text for s in steps)
    if same and not quotation.given.starts and _tail(quotation.text[last:]) == _tail(text[end : end + len(quotation.text) - last + 4]):
        return "verbatim", (Reason("same-characters", "Every word and every character between them is the source's."),)
    return "verbatim_typography", (Reason("same-words", "Every word is the source's; marks, capitals or spacing are not."),)


def _same_character_by_character(quotation: str, text: str, spans: Sequence[Span], one: Step, other: Step) -> bool:
    """Whether what stands between two words is the same. Where one piece of an utterance ends, its last mark is the writer's."""
    if one.quotation is None or one.source is None or other.quotation is None or other.source is None:
        return False
    claimed, own = quotation[one.quotation.span.end : other.quotation.span.start], text[one.source.span.end : other.source.span.start]
    return claimed == own or any(span.start == other.source.span.start for span in spans) and _tail(claimed) == _tail(own)


def _tail(behind: str) -> str:
    """The question or exclamation marks behind the last word. Other marks a writer sets anew where a quotation ends."""
    match = _EDGE.match(behind)
    return match[1] if match else ""
