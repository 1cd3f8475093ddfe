"""Quotation marks of one paragraph, paired.

Every style that newsrooms use: “ ” „ « » ‹ › ‘ ’ ‚ " ' and ``…''. Apostrophes are no marks. A paragraph is paired
on its own, so that a mark too many spoils that paragraph at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from quoteapi.engine.model import Quotation, Span

MARK = regex.compile(r"``|''|[“”„‟«»‹›‘’‚‛\"'`´]")
# Words that open with an apostrophe: 'em, 'til, 'tis, '90s, rock 'n' roll.
ELISION = regex.compile(r"['’‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|n|round|un|ere|kay|sup)\b)", regex.IGNORECASE)

# style -> (what opens it, what closes it). German „…“ and »…«, Swiss «…» are told apart by what opened.
CLOSERS = {
    "“": "”“‟\"", "‟": "”", "”": "”", "„": "“”‟", "«": "»", "»": "«»", "‹": "›", "›": "‹›", '"': '"”', "``": "''", "''": "''",
    "‘": "’'", "‚": "‘’", "‛": "’", "'": "'’", "’": "’", "`": "'´`’", "´": "´",
}  # fmt: skip
BRITISH = "‘"
SINGLE = frozenset("‘’‚‛'‹›`´")
ALWAYS_OPEN = frozenset({"„", "‚", "‟", "``"})
ALWAYS_CLOSE = frozenset({"''"})
# Nobody nests deeper; it bounds the work on a text of nothing but marks.
DEEPEST = 4
# Whether a quote of the same marks stands in a quote shows within so many marks, or it stands in none.
LOOK_AHEAD = 24
OPENING_CONTEXT = frozenset("([{<—–-/:=¿¡") | frozenset("“„«‹‘‚\"'`")
CLOSING_CONTEXT = frozenset(")]}>—–-/:;,.!?…") | frozenset("”»›’\"'´“«")


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    start: int
    end: int
    may_open: bool
    may_close: bool
    behind_s: bool


@dataclass(slots=True)
class _Open:
    mark: _Mark
    leads: bool
    continues: bool


def pair_marks(text: str, paragraph: Span, continued_style: str | None = None) -> tuple[list[Quotation], str | None]:
    """Pair the marks of `paragraph`, a range of `text`.

    `continued_style` is the opening mark that the paragraph before left open; a first mark of that style goes on
    from it. Returns the pairs in the order of their starts and the mark that this paragraph leaves open, if any.
    """
    marks = _marks(text, paragraph)
    stack: list[_Open] = []
    pairs: list[Quotation] = []
    later_closers = _later_closers(marks)

    def leads(index: int) -> bool:
        return index == 0 and not text[paragraph.start : marks[0].start].strip()

    for index, mark in enumerate(marks):
        level = None if _is_possessive(mark, marks[index + 1 : index + 2]) else _closes(mark, stack)
        if level is not None:
            for unclosed in stack[level + 1 :]:
                pairs.extend(_cut_short(unclosed, mark.start, len(stack)))
            opened = stack[level]
            pairs.append(_pair(opened, mark.start, mark.end, level + 1, closed=True))
            del stack[level:]
        elif mark.may_open and len(stack) < DEEPEST and _opens(mark, later_closers[index], leads=leads(index)):
            if stack and _same_style(stack[-1].mark, mark) and not _both_close(marks, index):
                pairs.extend(_cut_short(stack.pop(), mark.start, len(stack) + 1))
            first = leads(index)
            goes_on = first and continued_style is not None and _style(mark.text) == _style(continued_style)
            stack.append(_Open(mark, first and mark.text == BRITISH, goes_on))
    left_open = None
    for level, unclosed in enumerate(stack, start=1):
        holds = _cut_short(unclosed, paragraph.end, level)
        pairs.extend(holds)
        if holds and level == 1:
            left_open = unclosed.mark.text
    return sorted(pairs, key=lambda p: (p.outer.start, -p.outer.end)), left_open


def _style(mark: str) -> str:
    return "single" if mark in SINGLE else "double"


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    found = []
    for match in MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        mark = match.group()
        if before.isalnum() and after.isalnum() and mark in "'’‘`´‛":
            continue
        if mark in SINGLE and not before.isalnum() and ELISION.match(text, start):
            continue
        found.append(
            _Mark(
                mark, start, end,
                may_open=_may_open(mark, before, after),
                may_close=_may_close(mark, before, after),
                behind_s=before in "sS" and after.isspace(),
            )
        )  # fmt: skip
    return found


def _may_open(mark: str, before: str, after: str) -> bool:
    if mark in ALWAYS_OPEN or mark in ALWAYS_CLOSE:
        return mark in ALWAYS_OPEN
    if mark in "«‹":
        return not before.isalnum()
    return not after.isspace() and (before.isspace() or before in OPENING_CONTEXT or mark == "“" and not before.isalnum())


def _may_close(mark: str, before: str, after: str) -> bool:
    if mark in ALWAYS_OPEN:
        return False
    if mark in "”»›":
        return True
    if mark == '"' and (after.isspace() or before.isalnum() or before in CLOSING_CONTEXT):
        return True
    return not before.isspace() and not after.isalnum()


def _later_closers(marks: list[_Mark]) -> list[frozenset[str]]:
    """For each mark, the marks behind it that may close a single pair."""
    seen: frozenset[str] = frozenset()
    out: list[frozenset[str]] = []
    for mark in reversed(marks):
        out.append(seen)
        if mark.may_close and mark.text not in seen:
            seen |= {mark.text}
    return out[::-1]


def _is_possessive(mark: _Mark, following: list[_Mark]) -> bool:
    """'the players' union' has a closing mark yet to come, and none opens before it."""
    return mark.behind_s and mark.text in "'’" and any(m.text == mark.text and m.may_close and not m.may_open for m in following)


def _closes(mark: _Mark, stack: list[_Open]) -> int | None:
    """The place in the stack of what `mark` closes, or None."""
    if not mark.may_close:
        return None
    for level in range(len(stack) - 1, -1, -1):
        opened = stack[level].mark
        if mark.text in CLOSERS[opened.text]:
            ambiguous = mark.may_open and mark.text in "\"'“" and opened.end == mark.start
            return None if ambiguous else level
    return None


def _opens(mark: _Mark, later: frozenset[str], *, leads: bool) -> bool:
    """A single mark opens only what a later mark can close, "the players' union" opens nothing; but a paragraph that a
    British opening mark leads may leave it open for the next."""
    return mark.text not in SINGLE or leads and mark.text == BRITISH or bool(later & set(CLOSERS[mark.text]))


def _same_style(opened: _Mark, mark: _Mark) -> bool:
    return _style(opened.text) == _style(mark.text) and (opened.text == mark.text or {opened.text, mark.text} <= set('“"'))


def _both_close(marks: list[_Mark], index: int) -> bool:
    """Whether a mark that opens where one of its style is open stands inside it, “in what he calls “hell” here”: as many close
    further on as are open."""
    still_open = 2
    for mark in marks[index + 1 : index + LOOK_AHEAD]:
        if mark.may_open != mark.may_close and (_same_style(mark, marks[index]) or mark.text in CLOSERS[marks[index].text]):
            still_open += 1 if mark.may_open else -1
        if not still_open:
            return True
    return False


def _pair(opened: _Open, inner_end: int, outer_end: int, depth: int, *, closed: bool) -> Quotation:
    mark = opened.mark
    return Quotation(Span(mark.start, outer_end), Span(mark.end, max(mark.end, inner_end)), depth, closed, opened.continues)


def _cut_short(opened: _Open, end: int, depth: int) -> list[Quotation]:
    """An opening mark without its closing one: it holds what follows up to `end`; a single one was an apostrophe, unless it
    leads its paragraph."""
    if opened.mark.text in SINGLE and not opened.leads:
        return []
    return [_pair(opened, end, max(end, opened.mark.end), depth, closed=False)]
