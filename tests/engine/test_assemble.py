"""Quotes out of attributions and marks: edges, types, pieces, nesting, orphan paragraphs, refusals."""

from dataclasses import replace

import pytest

from quoteapi.engine.assemble import assemble
from quoteapi.engine.model import Draft, Refusal
from quoteapi.engine.segment import segment


def assembled(text: str, *attributions) -> tuple[tuple[Draft, ...], tuple[Refusal, ...]]:
    return assemble(segment(text), attributions)


def pieces(text: str, draft: Draft) -> list[str]:
    return [text[s.start : s.end] for s in draft.spans]


EDGES = [
    pytest.param("“We won’t,” she said.", ["We won’t"], ["We won’t,"], "direct", id="direct-ends-at-its-marks"),
    pytest.param("“We won’t go back,” she said.", ["won’t go back"], ["We won’t go back,"], "direct", id="most-of-the-marks-is-all"),
    pytest.param("“We won’t,” she said, “go back.”", ["We won’t", "go back"], ["We won’t,", "go back."], "direct", id="two-pieces"),
    pytest.param("She said it was “a mess.”", ["it was “a mess"], ["it was “a mess.”"], "mixed", id="mixed-takes-its-closing-mark"),
    pytest.param(
        "She called “a mess” what they did.",
        ["a mess” what they did"],
        ["“a mess” what they did"],
        "mixed",
        id="mixed-takes-its-opening-mark",
    ),
    pytest.param("She said that it rained.", ["that it rained"], ["that it rained"], "indirect", id="indirect"),
    pytest.param("She asked: will it rain?", ["will it rain"], ["will it rain?"], "indirect", id="question-mark"),
    pytest.param("She named Poe (R-Ariz.) first.", ["Poe (R-Ariz"], ["Poe (R-Ariz.)"], "indirect", id="bracket-closed"),
    pytest.param("She said that “it rained.”", ["that “it rained"], ["that “it rained.”"], "direct", id="leading-that-counts-for-nothing"),
    pytest.param("‘We won’t go,’ she said.", ["We won’t go"], ["We won’t go,"], "direct", id="british"),
]


@pytest.mark.parametrize(("text", "contents", "expected", "kind"), EDGES)
def test_edges_and_types(attribute, text, contents, expected, kind) -> None:
    (draft,), _ = assembled(text, attribute(text, contents, source="She" if "She" in text else "she"))
    assert pieces(text, draft) == expected
    assert draft.type == kind


INTERRUPTED = [
    pytest.param("“If it rains,” Poe said, “we go.”", "we go", None, 1, id="an-aside"),
    pytest.param("“If it rains,” Poe said, “we go.”", "we go", "said", 1, id="of-one-cue"),
    pytest.param("“If it rains,” Poe said, adding, “we go.”", "we go", "adding", 2, id="a-cue-of-its-own"),
    pytest.param("“It rains,” Poe said. “We go.”", "We go", None, 2, id="a-sentence-of-its-own"),
    pytest.param("“It rains.” That, Poe said, “we know.”", "we know", None, 2, id="no-comma-before"),
]


@pytest.mark.parametrize(("text", "second", "cue", "quotes"), INTERRUPTED)
def test_what_an_aside_interrupts_is_one(attribute, text, second, cue, quotes) -> None:
    first = "If it rains" if "If" in text else "It rains"
    behind = attribute(text, [second], cue=cue)
    # Each piece is linked to the cue by itself, and not as surely as the other.
    behind = replace(behind, cue=behind.cue and replace(behind.cue, confidence=0.7))
    drafts, _ = assembled(text, attribute(text, [first], source="Poe", cue="said"), behind)
    assert len(drafts) == quotes


def test_verbatim_is_what_stands_in_marks(attribute) -> None:
    text = "She called it “a mess” and “a shame.”"
    (draft,), _ = assembled(text, attribute(text, ["it “a mess” and “a shame"]))
    assert [text[s.start : s.end] for s in draft.verbatim] == ["a mess", "a shame."]


def test_nested_speech_names_the_smallest_holder(attribute) -> None:
    text = "Ann Poe said that Bo Dow believes that it will rain."
    outer = attribute(text, ["that Bo Dow believes that it will rain"], source="Ann Poe", cue="said")
    inner = attribute(text, ["that it will rain"], source="Bo Dow", cue="believes", nested=True)
    drafts, _ = assembled(text, inner, outer)
    assert [d.within for d in drafts] == [None, 0]


OWN_MARKS = [
    pytest.param("It will rain", "It will rain. It always does.", id="its-first-sentence"),
    pytest.param("It will rain. It always", "It will rain. It always does.", id="most-of-it"),
    pytest.param("always", "always", id="a-word-amid"),
]


@pytest.mark.parametrize(("tagged", "expected"), OWN_MARKS)
def test_speech_in_marks_of_its_own_inside_speech_has_all_they_hold(attribute, tagged, expected) -> None:
    text = "“Then Dow told me, ‘It will rain. It always does.’ I laughed,” Poe said."
    outer = attribute(text, ["Then Dow told me, ‘It will rain. It always does.’ I laughed"], source="Poe", cue="said")
    (_, draft), _ = assembled(text, outer, attribute(text, [tagged], source="Dow", cue="told me", nested=True))
    assert pieces(text, draft) == [expected]


def test_marks_that_nothing_closes_tell_no_end(attribute) -> None:
    text = "“Then Dow told me, «It will rain. I laughed about that for a whole day,” Poe said."
    outer = attribute(text, ["Then Dow told me, «It will rain. I laughed about that for a whole day"], source="Poe", cue="said")
    (_, draft), _ = assembled(text, outer, attribute(text, ["It will rain"], source="Dow", cue="told me", nested=True))
    assert pieces(text, draft) == ["It will rain"]


def test_the_marks_that_hold_its_cue_are_not_those_of_speech_inside_speech(attribute) -> None:
    text = "“Dow told me it would rain today,” Poe said."
    outer = attribute(text, ["Dow told me it would rain today"], source="Poe", cue="said")
    (_, draft), _ = assembled(text, outer, attribute(text, ["it would rain"], source="Dow", cue="told", nested=True))
    assert pieces(text, draft) == ["it would rain"]


def test_a_nested_attribution_without_a_holder_is_left_out(attribute) -> None:
    text = "Bo Dow believes that it will rain."
    assert assembled(text, attribute(text, ["that it will rain"], source="Bo Dow", nested=True))[0] == ()


def test_a_nested_attribution_of_its_holders_cue_is_the_first_voice_once_more(attribute) -> None:
    text = "Ann Poe wants the mines shut."
    outer, inner = (attribute(text, ["the mines shut"], source="Ann Poe", cue="wants", nested=nested) for nested in (False, True))
    assert len(assembled(text, outer, inner)[0]) == 1


def test_marks_that_open_in_a_source_or_in_speech_inside_speech_are_closed(attribute) -> None:
    text = "Ann Poe, known as “the Ferry”, said that Bo Dow called it “a shame”."
    outer = attribute(text, ["that Bo Dow called it “a shame"], source="Ann Poe, known as “the Ferry", cue="said")
    drafts, _ = assembled(text, outer, attribute(text, ["it “a shame"], source="Bo Dow", cue="called", nested=True))
    source = drafts[0].source
    assert source is not None
    assert text[source.start : source.end] == "Ann Poe, known as “the Ferry”"
    assert [pieces(text, draft) for draft in drafts] == [["that Bo Dow called it “a shame”"], ["it “a shame”"]]


def test_the_same_words_twice_are_one_quote(attribute) -> None:
    text = "“We won’t,” she said."
    drafts, _ = assembled(text, attribute(text, ["We won’t"]), attribute(text, ["We"]))
    assert len(drafts) == 1


def test_a_paragraph_all_in_marks_is_a_quote_that_goes_on(attribute) -> None:
    text = "“We will stay,” Ann Poe said.\n\n“It was never in doubt, and it is not now.”"
    drafts, refusals = assembled(text, attribute(text, ["We will stay"], source="Ann Poe", cue="said"))
    assert pieces(text, drafts[1]) == ["It was never in doubt, and it is not now."]
    assert (drafts[1].continues, drafts[1].source) == (0, None)
    assert [e.rule for e in drafts[1].evidence] == ["orphan-paragraph"]
    assert refusals == ()


def test_pieces_over_paragraphs_are_one_quote_only_where_the_marks_were_left_open(attribute) -> None:
    closed = "“We will stay,” Ann Poe said.\n\n“It was never in doubt.”"
    drafts, _ = assembled(closed, attribute(closed, ["We will stay", "It was never in doubt"], source="Ann Poe", cue="said"))
    assert [(pieces(closed, d), d.source is None, d.continues) for d in drafts] == [
        (["We will stay,"], False, None),
        (["It was never in doubt."], True, 0),
    ]
    left_open = "Ann Poe said: “We will stay.\n\n“It was never in doubt.”"
    (draft,), _ = assembled(left_open, attribute(left_open, ["We will stay", "It was never in doubt"], source="Ann Poe", cue="said"))
    assert pieces(left_open, draft) == ["We will stay.", "It was never in doubt."]


def test_a_paragraph_of_the_writers_stands_between(attribute) -> None:
    text = "“We will stay,” Ann Poe said.\n\nIt rained.\n\n“It was never in doubt, and it is not now.”"
    drafts, _ = assembled(text, attribute(text, ["We will stay"], source="Ann Poe", cue="said"))
    assert drafts[1].continues is None


def test_boilerplate_holds_no_quotes(attribute) -> None:
    text = "It rained.\n\nRead more: “We will stay,” says Ann Poe"
    drafts, _ = assembled(text, attribute(text, ["We will stay"], source="Ann Poe", cue="says"))
    assert drafts == ()


REFUSALS = [
    pytest.param("The group is known as “the Quad” abroad.", "term", id="term"),
    pytest.param("Earvin “Magic” Poe scored.", "nickname", id="nickname"),
    pytest.param("She read “Songs of the Harbour” aloud.", "title-of-work", id="title"),
    pytest.param("The “free” lunch cost ten euros.", "scare-quotes", id="scare"),
    pytest.param("It rained. “nobody ever knew who first wrote these words down” stood there.", "unattributed", id="unattributed"),
]


@pytest.mark.parametrize(("text", "rule"), REFUSALS)
def test_refusals_say_why(text, rule) -> None:
    drafts, (refusal,) = assembled(text)
    assert drafts == ()
    assert refusal.rule == rule
    assert refusal.reason
