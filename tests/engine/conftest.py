"""What the engine's tests share: attributions made by hand over a text."""

from collections.abc import Callable

import pytest

from quoteapi.engine.model import Attribution, Span, Stance, Tag, TagKind

Attribute = Callable[..., Attribution]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def attribute() -> Attribute:
    """`attribute(text, contents, source=…, cue=…, nested=…)`: an attribution whose parts are given by their words."""

    def build(
        text: str,
        contents: list[str],
        *,
        source: str | None = None,
        cue: str | None = None,
        nested: bool = False,
        stance: Stance = "asserts",
    ) -> Attribution:
        def tag(kind: TagKind, words: str | None) -> Tag | None:
            return None if words is None else Tag(kind, _span(text, words), 0.9, nested)

        pieces = tuple(Tag("content", _span(text, c), 0.9, nested) for c in contents)
        return Attribution(pieces, tag("source", source), tag("cue", cue), None, "speech", stance, 0.9, nested)

    return build
