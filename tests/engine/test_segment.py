"""Paragraphs, sentences, words, boilerplate, language."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.engine.segment import segment

SENTENCES = [
    pytest.param("He left the U.S. on Jan. 3. Then he won.", ["He left the U.S. on Jan. 3.", "Then he won."], id="abbreviations"),
    pytest.param("Sen. J. R. Poe (R-Ariz.) spoke. He sat.", ["Sen. J. R. Poe (R-Ariz.) spoke.", "He sat."], id="initials"),
    pytest.param("It rose 2.5 percent. It fell.", ["It rose 2.5 percent.", "It fell."], id="decimals"),
    pytest.param("“Stop!” she said. He stopped.", ["“Stop!” she said.", "He stopped."], id="exclamation-before-cue"),
    pytest.param("“Stop.” He stopped.", ["“Stop.”", "He stopped."], id="mark-behind-stop"),
    pytest.param("WASHINGTON (AP) — Rain fell. It stopped.", ["WASHINGTON (AP) — Rain fell.", "It stopped."], id="dateline"),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in segment(text).sentences] == sentences


PARAGRAPHS = [
    pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank-line"),
    pytest.param("One.\nTwo.", ["One.", "Two."], id="line"),
    pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="windows"),
    pytest.param("It goes\non here.", ["It goes\non here."], id="line-that-goes-on"),
    pytest.param("  One. \u2029 Two.", ["One.", "Two."], id="unicode-separator"),
    pytest.param("14:32 The port closed.\n14:40 “Wait,” she said.", ["The port closed.", "“Wait,” she said."], id="clocks"),
    pytest.param(
        "2.05 p.m. EST – The port closed.\n\n3 pm: It opened.\n\nNobody came.",
        ["The port closed.", "It opened.", "Nobody came."], id="clocks-in-words",
    ),
    pytest.param("14:32 The port closed.\nNobody came.", ["14:32 The port closed.", "Nobody came."], id="one-clock"),
    pytest.param("11.5 Degrees fell.\n14:30 is when it closed.", ["11.5 Degrees fell.", "14:30 is when it closed."], id="no-clock"),
    pytest.param(" \n\t\n ", [], id="blank"),
    pytest.param("", [], id="empty"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [text[p.start : p.end] for p in segment(text).paragraphs] == paragraphs


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "Officials of the port said on Monday that all the ships would wait"
    assert len(segment(f"{line}\n{line}\n{line}\nuntil dawn.").paragraphs) == 1


def test_lines_that_all_end_sentences_are_paragraphs() -> None:
    line = "Officials of the port said on Monday that all the ships would wait."
    assert len(segment(f"{line}\n{line}\n{line}\nSo they did.").paragraphs) == 4


BOILERPLATE = [
    pytest.param("leave a reply", True, id="reply"),
    pytest.param("Read more: How the port was built", True, id="read-more"),
    pytest.param("By Jane Doe and Jo Poe", True, id="byline"),
    pytest.param("Share this article", True, id="share"),
    pytest.param("By Monday the port was closed, she said.", False, id="sentence-with-by"),
    pytest.param("Readers leave a reply when they care, she said.", False, id="sentence-about-replies"),
    pytest.param("Share prices fell, the bank said.", False, id="sentence-with-share"),
]


@pytest.mark.parametrize(("paragraph", "is_boilerplate"), BOILERPLATE)
def test_boilerplate(paragraph: str, is_boilerplate: bool) -> None:
    assert bool(segment(f"The port is shut.\n\n{paragraph}").boilerplate) is is_boilerplate


def test_language() -> None:
    assert segment("The mayor said that the port of the city is not to be closed, and that it was her decision to make.").language == "en"
    assert (
        segment(
            "Der Bürgermeister sagte, dass der Hafen der Stadt nicht geschlossen wird und dass dies seine Entscheidung gewesen sei."
        ).language
        == "und"
    )


@given(st.text(alphabet=st.characters(), max_size=300))
def test_every_offset_slices_back(text: str) -> None:
    document = segment(text)
    for spans in (document.paragraphs, document.sentences):
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(w and not w.isspace() for w in document.words())
    assert document == segment(text)


@pytest.mark.parametrize("marks", [".", "?!", "…", '."'])
def test_a_long_run_of_marks_is_gone_through_once(marks: str) -> None:
    began = perf_counter()
    assert len(segment(marks * 100_000 + "a").sentences) == 1
    assert perf_counter() - began < 20
