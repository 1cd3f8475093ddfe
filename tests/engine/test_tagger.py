"""The trained detector as shipped: what it finds, and that it always finds the same."""

import hashlib
import json
from itertools import pairwise

import pytest

from quoteapi.engine.model import SCOPES
from quoteapi.engine.pipeline import WEIGHTS
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.pieces import LEAST_OVERLAP, MOST_OVERLAP, OUTSIDE, OUTSIDE_SINGLE, UNMARKED, Vocabulary, cut, windows
from quoteapi.engine.tagging.tagger import WINDOW, Tagger

STORY = "The harbour master Ann Poe said that the port will stay shut until Monday. It rained."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(WEIGHTS)


def test_source_cue_and_content(tagger) -> None:
    (found,) = tagger.tag(segment(STORY))
    words = [STORY[t.span.start : t.span.end] for t in (found.source, found.cue, *found.contents)]
    assert words[1] == "said"
    assert "Ann Poe" in words[0]
    assert words[2].endswith("the port will stay shut until Monday")
    assert (found.act, found.stance) == ("speech", "asserts")


def test_it_rained_is_no_quote(tagger) -> None:
    assert tagger.tag(segment("It rained. The harbour was empty.")) == ()


@pytest.mark.parametrize("scope", SCOPES)
def test_the_same_answer_twice(tagger, scope) -> None:
    document = segment("\n\n".join([STORY, "“We wait,” she added.", STORY] * 12))
    assert tagger.tag(document, scope) == tagger.tag(document, scope)


def test_a_long_article_is_read_to_its_end(tagger) -> None:
    text = "\n\n".join(f"It rained on day {n}. {STORY}" for n in range(40))
    document = segment(text)
    assert len(document.word_starts) > 2 * WINDOW
    found = tagger.tag(document)
    assert len(found) == 40
    assert all("Ann Poe" in text[a.source.span.start : a.source.span.end] for a in found)


def test_a_cue_in_the_paragraph_below_is_another_quotes(tagger) -> None:
    text = "First Minister Alan Rae: 'We will rebuild the wall, whatever it costs.'\n\n"
    text += '@PortsoyLifeboat tweeted: "All crew safe. Two lifeboats lost."'
    cues = [text[a.cue.span.start : a.cue.span.end] for a in tagger.tag(segment(text)) if a.cue]
    assert cues == [":", "tweeted"]


TEXTS = [
    pytest.param("\n\n".join([STORY] * 60), id="short-paragraphs"),
    pytest.param(" ".join([STORY] * 60), id="one-paragraph"),
    pytest.param("harbour " * 900, id="one-sentence"),
    pytest.param(STORY, id="one-window"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_windows_hold_every_piece_and_are_read_one_behind_the_other(text) -> None:
    pieces = cut(segment(text), Vocabulary(WEIGHTS / "tokenizer.json"))
    found = list(windows(pieces, WINDOW))
    assert found[0][0] == found[0][2] == 0
    assert found[-1][1] == len(pieces.ids)
    for (start, end, read), (next_start, next_end, next_read) in pairwise(found):
        assert WINDOW - WINDOW // 8 <= end - start <= WINDOW or next_start in pieces.breaks or next_start in pieces.sentences
        assert read <= next_start <= next_read <= end < next_end
        assert LEAST_OVERLAP <= end - next_start <= MOST_OVERLAP
        if text.count(".") > 60:
            assert next_start in pieces.breaks or next_start in pieces.sentences


@pytest.mark.parametrize(
    ("text", "outside"),
    [("“We wait,” she said.", OUTSIDE), ("‘We wait,’ she said.", OUTSIDE_SINGLE), ("We wait, she said.", UNMARKED)],
)
def test_a_text_that_may_have_lost_its_marks_is_known_to_the_network(text, outside) -> None:
    pieces = cut(segment(text), Vocabulary(WEIGHTS / "tokenizer.json"))
    assert set(pieces.quote[-3:].tolist()) == {outside}


def test_what_was_marked_is_found_where_the_marks_are_lost(tagger) -> None:
    text = "The ferry did not come.\n\nWe waited all night, Ann Poe, the harbour master, said. I have never seen the like."
    found = tagger.tag(segment(text))
    assert "We waited all night" in {text[t.span.start : t.span.end] for a in found for t in a.contents}


@pytest.mark.parametrize("text", ["", " ", "\n", "”", "\x00", "\ud800", "😀" * 40, "الميناء مغلق"], ids=repr)
def test_odd_texts_are_answered(tagger, text) -> None:
    assert tagger.tag(segment(text)) is not None


def test_the_weights_are_those_of_the_checksums() -> None:
    expected = json.loads((WEIGHTS / "checksums.json").read_text())
    assert {name: hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() for name in expected} == expected
    assert sum((WEIGHTS / name).stat().st_size for name in expected) <= 25 * 2**20
