"""An alignment read word by word: what is the same, what was changed, and where the passage breaks off to go on elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex

from quoteapi.verification.changes import same_words
from quoteapi.verification.model import Step
from quoteapi.verification.quotation import Quotation
from quoteapi.verification.sources import Stream
from quoteapi.verification.words import UNSEEN, Word

# Left out without a mark: so many words up to another sentence are no slip of the pen, two passages were made one.
SPLICED_OVER = 5
# A whole sentence of so many words between is none either.
SHORTEST_SENTENCE = 3
# Fewer words than these on one side of a break are moved words, and no passage.
SHORTEST_PIECE = 3
# Of a longer gap the words are not shown one by one.
LONGEST_GAP = 120
_HYPHEN = regex.compile(r"\s*[-‐‑‒–—]\s*")
# "80 km", "80km"; "J. K.", "J.K."
_UNIT = regex.compile(r"\d\s{0,2}\p{L}|\p{L}\.\s?\p{L}")


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the quotation goes on elsewhere: after the source's word `before` with the word `after`."""

    before: int
    after: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The steps of an alignment and its breaks over more than a few words of one sentence."""

    steps: tuple[Step, ...]
    breaks: tuple[Break, ...]


def read(quotation: Quotation, stream: Stream, pairs: Sequence[int | None]) -> Reading:
    """Read an alignment: for each word of the quotation the number of its word in the stream, or None."""
    steps: list[Step] = []
    breaks: list[Break] = []
    last: tuple[int, int] | None = None
    back = False
    for number, place in enumerate(_within_sentences(quotation, stream, pairs)):
        put_in = number in quotation.bracketed
        word = quotation.words[number]
        if place is None:
            steps.append(Step("added", word, None, None, None, put_in))
            continue
        text = stream.sources[stream.text[place]].id
        if last is not None and (place != last[1] + 1 or stream.text[place] != stream.text[last[1]]):
            marked = _is_marked(quotation, last[0], number)
            gap = Break(last[1], place, marked)
            if _far(stream, gap):
                breaks.append(gap)
            if place > last[1] and stream.text[place] == stream.text[last[1]] and place - last[1] <= LONGEST_GAP:
                missing = (p for p in range(last[1] + 1, place) if not stream.aside[p])
                steps.extend(Step("left_out", None, stream.words[p], p, text, marked) for p in missing)
        same = word.key == stream.words[place].key
        # The first word that is the same behind a step back is the one that moved.
        back = back or last is not None and place < last[1]
        steps.append(Step(("moved" if back else "same") if same else "replaced", word, stream.words[place], place, text, put_in))
        back = back and not same
        last = (number, place)
    return Reading(tuple(_joined(quotation, stream, steps)), tuple(b for b in breaks if _is_piece(steps, b)))


def _within_sentences(quotation: Quotation, stream: Stream, pairs: Sequence[int | None]) -> list[int | None]:
    """The pairs without those that set other words beside words of a sentence of which nothing stands next to them: those were added."""
    agreeing = [p if p is not None and quotation.words[n].folded == stream.words[p].folded else None for n, p in enumerate(pairs)]
    before, after = _last_told(agreeing), _last_told(agreeing[::-1])[::-1]
    out: list[int | None] = []
    for place, one, other in zip(pairs, before, after, strict=True):
        beside = {stream.sentence[p] for p in (one, other) if p is not None}
        out.append(place if place is not None and (not beside or stream.sentence[place] in beside) else None)
    return out


def _last_told(places: Iterable[int | None]) -> list[int | None]:
    """For each place itself, or the last before it that is known."""
    out: list[int | None] = []
    for place in places:
        out.append(out[-1] if place is None and out else place)
    return out


def _is_marked(quotation: Quotation, before: int, after: int) -> bool:
    return any(before < omission <= after for omission in quotation.omissions) or any(
        number in quotation.bracketed for number in range(before, after + 1)
    )


def _far(stream: Stream, gap: Break) -> bool:
    if stream.text[gap.before] != stream.text[gap.after]:
        return True
    if stream.sentence[gap.before] == stream.sentence[gap.after]:
        return False
    if gap.after < gap.before:
        return True
    missing = Counter(stream.sentence[p] for p in range(gap.before + 1, gap.after) if not stream.aside[p])
    whole = [words for number, words in missing.items() if stream.sentence[gap.before] < number < stream.sentence[gap.after]]
    return missing.total() >= SPLICED_OVER or any(words >= SHORTEST_SENTENCE for words in whole)


def _is_piece(steps: Sequence[Step], gap: Break) -> bool:
    where = next((number for number, step in enumerate(steps) if step.place == gap.after), 0)
    return min(_agreeing(steps[:where]), _agreeing(steps[where:])) >= SHORTEST_PIECE


def _agreeing(steps: Sequence[Step]) -> int:
    return sum(s.operation in ("same", "moved") for s in steps)


def _joined(quotation: Quotation, stream: Stream, steps: Sequence[Step]) -> Iterator[Step]:
    """The steps, with one word that is two on the other side by a dash or a space alone, "co-operate", "5 pm", as the same."""
    for differs, group in groupby(steps, key=lambda s: s.operation not in ("same", "moved")):
        block = list(group)
        was = [s.source for s in block if s.source]
        became = [s.quotation for s in block if s.quotation]
        places = [s.place for s in block if s.place is not None]
        source_text = stream.sources[stream.text[places[0]]].text if places else ""
        hyphenated = _split_up(source_text, was) if len(was) > len(became) else _split_up(quotation.text, became)
        if differs and same_words(was, became, hyphenated):
            yield from (replace(s, operation="same") for s in block)
        else:
            yield from block


def _split_up(text: str, words: Sequence[Word]) -> bool:
    return len(words) > 1 and all(_is_split(text, a, b) for a, b in pairwise(words))


def _is_split(text: str, one: Word, other: Word) -> bool:
    """Whether typography alone makes two words of one: a dash, the space before a unit, a full stop between initials."""
    if _HYPHEN.fullmatch(UNSEEN.sub("", text[one.span.end : other.span.start])):
        return True
    return bool(_UNIT.fullmatch(text[one.span.end - 1 : other.span.start + 1]))
