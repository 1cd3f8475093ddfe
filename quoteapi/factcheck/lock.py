"""Quote lock: a draft, or a language model's answer, given back with each quotation of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quoteapi.factcheck.library import Library
from quoteapi.verification import Check, Checked, Source, check_draft

Light = Literal["green", "amber", "red"]
LIGHTS: tuple[Light, ...] = ("green", "amber", "red")
_SAME = ("verbatim", "verbatim_typography")
_OTHERWISE = ("spliced", "misattributed")


@dataclass(frozen=True, slots=True)
class Lock:
    """The quotations of a draft with their verdicts, in the order of the text, and the text in which each is followed by its own."""

    checked: tuple[Checked, ...]
    marked: str


def locked(draft: Source, library: Library) -> Lock:
    """Every quotation of `draft` checked. Raises DraftError and QuotationError."""
    checked = check_draft(draft, library.verify)
    return Lock(checked, _marked(draft.text, checked))


def light(check: Check) -> Light:
    """`green`: may stand as it is. `amber`: somebody should look. `red`: the source has it otherwise, by its words or by who says them.

    What was not found may have been said elsewhere, so that it is never red. A change of meaning is, unless the quotation says where
    it was changed, or it is a paraphrase, which has “will” for “would” by its nature.
    """
    if check.verdict in _SAME:
        return "green"
    if check.verdict in _OTHERWISE:
        return "red"
    if check.verdict == "altered_marked":
        return "amber" if check.meaning_changed else "green"
    return "red" if check.meaning_changed and check.verdict != "paraphrase" else "amber"


def _marked(text: str, checked: Sequence[Checked]) -> str:
    out, at = [], 0
    for each in checked:
        # Behind the closing mark, which is one character.
        end = min(each.span.end + 1, len(text))
        out += [text[at:end], f" [{light(each.check)}: {each.check.verdict}]"]
        at = end
    return "".join([*out, text[at:]])
