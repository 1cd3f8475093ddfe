"""A passage: where it stands, which of its words were changed, and which were left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

import regex

from quoteapi.engine.entities.nouns import FUNCTION_WORDS, PLACES
from quoteapi.engine.model import Quote, Span
from quoteapi.verification.changes import kinds_of, turns_of
from quoteapi.verification.fits import fit_of
from quoteapi.verification.lexicon import FUNCTION, SUBJECTS
from quoteapi.verification.model import Change, ChangeKind, Passage, Rest, Step, Where
from quoteapi.verification.quotation import Quotation
from quoteapi.verification.sources import Stream
from quoteapi.verification.steps import Reading
from quoteapi.verification.words import Word, words_of

FEW = 3
# A passage is spoken, or reported, where so much of it is.
MOSTLY = 0.8
NEARLY_ALL = 0.95
_SENTENCE_START = regex.compile(r"(?:^|[.?!…:]|[\n\r])[\s\p{P}]*$")


def passage_of(quotation: Quotation, stream: Stream, reading: Reading, score: float) -> Passage:
    """The passage that an alignment leads to, with the verdict of its words alone."""
    places = [s.place for s in reading.steps if s.place is not None and s.operation != "left_out"]
    number = stream.text[places[0]]
    quote = _quote(stream, places)
    where = _where(stream, places)
    outside = _outside(quotation, stream, places, quote)
    changes = _changes(quotation, stream, reading.steps, outside)
    rests = (*_within(stream, reading), *outside)
    spans = _spans(stream, places, number)
    text = stream.sources[number].text
    words = " ".join(text[s.start : s.end] for s in spans)
    fit, reasons = fit_of(quotation, reading, where, (changes, rests), (text, spans))
    return Passage(
        source=stream.sources[number], spans=spans, text=words, fit=fit, score=round(score, 3), where=where,
        quote=quote.id if quote else None, speaker=quote.speaker.id if quote else None,
        steps=reading.steps, changes=changes, rests=rests, reasons=reasons,
    )  # fmt: skip


def _quote(stream: Stream, places: Sequence[int]) -> Quote | None:
    """The innermost quote that holds nearly all of the words."""
    counts = Counter(quote.id for p in places for quote in stream.quotes[p])
    holding = [quotes for p in places for quotes in _ways_out(stream.quotes[p]) if counts[quotes[0].id] >= NEARLY_ALL * len(places)]
    return max(holding, key=len)[0] if holding else next((q for p in places for q in stream.quotes[p][-1:]), None)


def _ways_out(quotes: tuple[Quote, ...]) -> list[tuple[Quote, ...]]:
    return [quotes[level:] for level in range(len(quotes))]


def _where(stream: Stream, places: Sequence[int]) -> Where:
    direct = sum(stream.direct[p] for p in places)
    if direct >= MOSTLY * len(places):
        return "direct"
    return "indirect" if any(stream.quotes[p] for p in places) else "unattributed"


def _spans(stream: Stream, places: Sequence[int], number: int) -> tuple[Span, ...]:
    """The stretches of the first source that the passage is made of; words left out within a sentence part nothing."""
    spans: list[Span] = []
    last: int | None = None
    for place in places:
        if stream.text[place] != number:
            break
        span = stream.words[place].span
        if (
            last is not None
            and place > last
            and not any(stream.aside[last + 1 : place])
            and stream.sentence[place] - stream.sentence[last] < 2
        ):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = place
    return tuple(spans)


def _changes(quotation: Quotation, stream: Stream, steps: Sequence[Step], outside: Sequence[Rest]) -> tuple[Change, ...]:
    """Every change of words, in the order of the quotation. A word may also have moved from what stands `outside` the passage."""
    found: list[tuple[Change, list[Word], list[Word]]] = []
    blocks = [(differs, list(group)) for differs, group in groupby(steps, key=_differs)]
    for number, (differs, block) in enumerate(blocks):
        was, became = [s.source for s in block if s.source], [s.quotation for s in block if s.quotation]
        if not differs[0]:
            continue
        text = stream.sources[stream.text[next(s.place for s in block if s.place is not None)]].text if was else ""
        names = _names(stream, text, was) | _names(stream, quotation.text, became)
        beside = (*_beside(block[0] is steps[0], "before", outside), *was, *_beside(block[-1] is steps[-1], "after", outside))
        around = _same_beside(blocks, number)
        kinds = kinds_of(beside if became else was, became, lambda w, names=names: w in names, around)  # type: ignore[misc]
        change = Change(_shown(was), _shown(became), kinds, _span(became), _span(was), differs[1])
        found.append((change, was, became))
    exchanged = _exchanged(found, outside)
    moved = [_span([s.quotation]) for s in steps if s.operation == "moved" and s.quotation]
    ordered = [_reordered(change, was, became, exchanged) for change, was, became in found]
    ordered += [Change("", quotation.text[s.start : s.end], ("order",), s, None, False) for s in moved if s and not quotation.omissions]
    return tuple(sorted(ordered, key=lambda c: c.quotation.start if c.quotation else -1))


def _differs(step: Step) -> tuple[bool, bool]:
    """Whether a step is a change, and whether the quotation says so; changes are told apart by both."""
    return step.operation not in ("same", "moved"), step.marked


def _same_beside(blocks: Sequence[tuple[tuple[bool, bool], list[Step]]], number: int) -> tuple[list[Word], list[Word]]:
    """The word before a block of changes and the one behind it, where they are the same on both sides."""
    before = [block[-1].quotation for differs, block in blocks[max(number - 1, 0) : number] if not differs[0]]
    behind = [block[0].quotation for differs, block in blocks[number + 1 : number + 2] if not differs[0]]
    return [w for w in before if w], [w for w in behind if w]


def _beside(at_edge: bool, where: Literal["before", "after"], outside: Sequence[Rest]) -> list[Word]:
    """The few words that a change at the edge of the passage may have put out as well: “No one” became “Everyone”."""
    words = [w for rest in outside if at_edge and rest.where == where and not rest.marked for w in words_of(rest.text, most=FEW + 1)]
    return words if len(words) <= FEW else []


def _exchanged(found: Sequence[tuple[Change, list[Word], list[Word]]], outside: Sequence[Rest]) -> Counter[str]:
    gone = Counter(_bare(w) for _, was, _ in found for w in was)
    most = max([FEW, *(len(became) for _, _, became in found)])
    for words in (words_of(rest.text) for rest in outside if not rest.marked):
        # An "and" that is put in is not one that stands far off.
        gone.update(_bare(w) for w in words if len(words) <= most or w.key not in FUNCTION)
    return gone & Counter(_bare(w) for _, _, became in found for w in became)


def _bare(word: Word) -> str:
    """The key, of persons that before a verb: who exchanges “I” and “him” exchanges two persons."""
    return SUBJECTS.get(word.key, word.key)


def _reordered(change: Change, was: Sequence[Word], became: Sequence[Word], exchanged: Counter[str]) -> Change:
    if change.marked or not exchanged or not all(_bare(w) in exchanged for w in (*was, *became)):
        return change
    kinds: tuple[ChangeKind, ...] = ("order",) if change.kinds == ("wording",) else (*change.kinds, "order")
    return replace(change, kinds=kinds)


def _names(stream: Stream, text: str, words: Sequence[Word]) -> set[Word]:
    shouted = text.isupper()
    return {
        w
        for w in words
        if w.text[:1].isupper() and w.key.split("'")[0] != "i" and (_is_known(stream, w) or not shouted and not _opens(text, w))
    }


def _is_known(stream: Stream, word: Word) -> bool:
    """Whether a word is a name wherever it stands."""
    key = word.key.removesuffix("'s")
    return word.key in stream.names or key in PLACES and key not in FUNCTION_WORDS and word.key not in FUNCTION


def _opens(text: str, word: Word) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, word.span.start - 8) : word.span.start])) or word.span.start == 0


def _shown(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


def _span(words: Sequence[Word]) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if words else None


def _rest(stream: Stream, places: Sequence[int], where: Literal["before", "within", "after"], marked: bool) -> Rest:
    words = [stream.words[p] for p in places]
    span = Span(words[0].span.start, words[-1].span.end)
    text = stream.sources[stream.text[places[0]]].text
    return Rest(text[span.start : span.end], span, where, turns_of(words), marked)


def _within(stream: Stream, reading: Reading) -> tuple[Rest, ...]:
    rests = []
    for left_out, group in groupby(reading.steps, key=lambda s: s.operation == "left_out"):
        block = list(group)
        if left_out:
            rests.append(_rest(stream, [s.place for s in block if s.place is not None], "within", block[0].marked))
    return tuple(rests)


def _outside(quotation: Quotation, stream: Stream, places: Sequence[int], quote: Quote | None) -> tuple[Rest, ...]:
    """What the sentence has before and after the passage, as far as the same utterance goes."""
    rests = []
    # "I never said that …" and what it denies are one utterance, however the quotes stand in each other.
    own = [q for p in places for quotes in _ways_out(stream.quotes[p]) if quotes[0] is quote for q in quotes if _by_one(q, quotes[0])]
    utterance = own[-1] if own else quote
    ends: tuple[tuple[int, int, Literal["before", "after"], int], ...] = (
        (places[0], -1, "before", 0), (places[-1], 1, "after", len(quotation.words)),
    )  # fmt: skip
    for end, way, where, omission in ends:
        more = []
        at = end + way
        while 0 <= at < len(stream.words) and _goes_on(stream, end, at, utterance):
            if not stream.aside[at]:
                more.append(at)
            at += way
        if more:
            rests.append(_rest(stream, sorted(more), where, omission in quotation.omissions))
    return tuple(rests)


def _by_one(one: Quote, other: Quote) -> bool:
    return one.speaker.id == other.speaker.id


def _goes_on(stream: Stream, end: int, at: int, utterance: Quote | None) -> bool:
    if stream.text[at] != stream.text[end] or stream.sentence[at] != stream.sentence[end]:
        return False
    if _stops(stream, at, at + (1 if at < end else -1)):
        return False
    if stream.aside[at]:
        return True
    within = utterance in stream.quotes[at] if utterance else not stream.quotes[at]
    return within and stream.direct[at] == stream.direct[end]


def _stops(stream: Stream, one: int, other: int) -> bool:
    """Whether a sentence ends where the writer's words and those spoken meet: “It won’t,” he wrote on X. “I …” is two, X or not."""
    if stream.aside[one] == stream.aside[other]:
        return False
    first, second = sorted((one, other))
    between = stream.sources[stream.text[one]].text[stream.words[first].span.end : stream.words[second].span.start]
    return any(mark in between for mark in ".?!")
