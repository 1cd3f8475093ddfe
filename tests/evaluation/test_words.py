from __future__ import annotations

import pytest

from quoteapi.engine.model import Span
from quoteapi.evaluation.words import quoted_regions, words_of


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("She said “yes” twice.", ["“yes"], id="curly"),
        pytest.param('She said "yes" and "no".', ['"yes', '"no'], id="straight"),
        pytest.param("„Ja“, sagte sie.", ["„Ja“, sagte sie."], id="a German closing mark opens here, so that the line's end closes"),
        pytest.param("He said “stop\nand went.", ["“stop"], id="left open, it ends with its line"),
        pytest.param("He ” went.", [], id="a closing mark alone opens nothing"),
        pytest.param("A “b “c” d” e", ["“b “c"], id="a second opening mark changes nothing"),
        pytest.param("It isn't 'so'.", [], id="single marks are none"),
    ],
)
def test_quoted_regions(text: str, inside: list[str]) -> None:
    assert [text[span.start : span.end] for span in quoted_regions(text)] == inside


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("that it rains", {1, 2}, id="a leading that is left out"),
        pytest.param("That", {0}, id="unless it is all there is"),
        pytest.param("rain, that came", {0, 1, 2}, id="only a leading one"),
        pytest.param("“…” —", set(), id="marks are no words"),
        pytest.param("Ann’s boat isn't here", {0, 1, 2, 3}, id="an apostrophe stands inside a word"),
    ],
)
def test_content(text: str, words: set[int]) -> None:
    assert words_of(text).content(whole(text)) == words


def test_a_word_counts_when_a_span_touches_it() -> None:
    assert words_of("early rain fell").inside([Span(2, 7)]) == {0, 1}


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param("the mayor of Lund", {1, 3}, id="weak words are left out"),
        pytest.param("the", {0}, id="unless there is no other"),
    ],
)
def test_heads(text: str, heads: set[int]) -> None:
    assert words_of(text).heads(whole(text)) == heads


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“one two three four five six seven eight nine” ten", "direct", id="nine tenths in marks"),
        pytest.param("“one two three four” five", "mixed", id="four fifths in marks"),
        pytest.param("one “two” three", "mixed", id="a word in marks"),
        pytest.param("one two three", "indirect", id="none in marks"),
    ],
)
def test_type(text: str, expected: str) -> None:
    words = words_of(text)
    assert words.type_of(words.content(whole(text))) == expected
