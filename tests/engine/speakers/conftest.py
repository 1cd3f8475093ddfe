"""What the tests of the speakers share: quotes laid over a text by their words, and who is found to speak the last of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quoteapi.engine.entities.register import Register
from quoteapi.engine.model import Cast, Document, Draft, Span, Speaker, Voice
from quoteapi.engine.segment import segment
from quoteapi.engine.speakers.resolve import resolve

# A quote of a case: its source (None: none stands there), its content, and its cue if that matters.
Given = tuple[str | None, str] | tuple[str | None, str, str]


def _place(document: Document, words: str, begin: int) -> Span:
    start = document.text.find(words, begin)
    start = document.text.rindex(words) if start < 0 else start
    return Span(start, start + len(words))


def _drafts(document: Document, quotes: Sequence[Given], *, continues: bool, within: bool) -> list[Draft]:
    drafts: list[Draft] = []
    position = 0
    for source, content, *cue in quotes:
        begin = min(place for words in (source, content, *cue) if words and (place := document.text.find(words, position)) >= 0)
        last = len(drafts) == len(quotes) - 1
        drafts.append(
            Draft(
                key=len(drafts),
                type="indirect",
                spans=(_place(document, content, begin),),
                verbatim=(),
                source=_place(document, source, begin) if source else None,
                cue=_place(document, cue[0], begin) if cue else None,
                venue=None,
                act="speech",
                stance="asserts",
                within=len(drafts) - 1 if within and last else None,
                continues=len(drafts) - 1 if continues and last else None,
                confidence=1.0,
            )
        )
        position = begin if within else begin + 1
    return drafts


@pytest.fixture
def cast_of() -> Callable[..., Cast]:
    """`cast_of(text, quotes, title=…, continues=…, within=…)`: who speaks each of the quotes.

    Each part of a quote is looked for behind the place where the quote before it began, else before it. `continues` makes the last quote go
    on from the one before it, `within` makes it stand inside that one.
    """

    def build(text: str, quotes: Sequence[Given], *, title: str | None = None, continues: bool = False, within: bool = False) -> Cast:
        document = segment(text, title)
        return resolve(document, _drafts(document, quotes, continues=continues, within=within), Register(document))

    return build


@pytest.fixture
def decide(cast_of: Callable[..., Cast]) -> Callable[..., tuple[Speaker, Voice]]:
    """`decide(text, quotes, …)`: the speaker and the voice of the last quote; the rest as for `cast_of`."""

    def build(text: str, quotes: Sequence[Given], **how: bool) -> tuple[Speaker, Voice]:
        cast = cast_of(text, quotes, **how)
        voice = cast.voices[-1]
        return next(s for s in cast.speakers if s.id == voice.speaker), voice

    return build
