"""What verification hands on: frozen values without a decision in them. Offsets are code points, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quoteapi.engine.model import Result, Span
from quoteapi.verification.words import Word

Verdict = Literal[
    "verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase", "misattributed",
    "ambiguous", "not_found",
]  # fmt: skip
Operation = Literal["same", "replaced", "added", "left_out", "moved"]
ChangeKind = Literal["number", "date", "name", "negation", "modal", "quantity", "order", "wording"]
Turn = Literal["negation", "condition", "denial"]
Where = Literal["direct", "indirect", "unattributed"]

VERDICTS: tuple[Verdict, ...] = (
    "verbatim", "verbatim_typography", "altered_marked", "truncated", "altered_unmarked", "spliced", "paraphrase", "misattributed",
    "ambiguous", "not_found",
)  # fmt: skip
OPERATIONS: tuple[Operation, ...] = ("same", "replaced", "added", "left_out", "moved")
CHANGE_KINDS: tuple[ChangeKind, ...] = ("number", "date", "name", "negation", "modal", "quantity", "order", "wording")
TURNS: tuple[Turn, ...] = ("negation", "condition", "denial")
WHERES: tuple[Where, ...] = ("direct", "indirect", "unattributed")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to look in, its `id`, and what the engine reads in it. `reach` are the parts that are looked at; without any, all of it."""

    id: str
    text: str
    result: Result
    reach: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the alignment: words of the quotation, words of the source, either of them None; `text` is the id of the text that
    the source's word stands in, `marked` tells that brackets or an ellipsis say so."""

    operation: Operation
    quotation: Word | None
    source: Word | None
    place: int | None
    text: str | None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ: those of the source (`was`), those of the quotation (`became`), and as what they count, the gravest first."""

    was: str
    became: str
    kinds: tuple[ChangeKind, ...]
    quotation: Span | None
    source: Span | None
    marked: bool

    @property
    def of_meaning(self) -> bool:
        """Whether it counts as more than wording."""
        return self.kinds != ("wording",)


@dataclass(frozen=True, slots=True)
class Rest:
    """Words of the source that the quotation leaves out, before, within or after it, and by what they may turn the meaning."""

    text: str
    span: Span
    where: Literal["before", "within", "after"]
    turns: tuple[Turn, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a verdict: its rule, and a sentence for people."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where the quotation may have been taken from; `fit` is the verdict of its words alone, whoever speaks."""

    source: Source
    spans: tuple[Span, ...]
    text: str
    fit: Verdict
    score: float
    where: Where
    quote: str | None
    speaker: str | None
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    rests: tuple[Rest, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The answer: the verdict, its reasons, and the passages it rests on, the best first. `meaning_changed` tells that a change of
    meaning was found in the best, or that what it leaves out may turn it."""

    quotation: str
    speaker: str | None
    verdict: Verdict
    meaning_changed: bool
    reasons: tuple[Reason, ...]
    passages: tuple[Passage, ...]
