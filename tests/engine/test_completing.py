"""A cue, a source or a venue that no tag gave."""

from collections.abc import Sequence

import numpy as np
import pytest

from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.candidates import WordSpan
from quoteapi.engine.tagging.completing import Completion
from quoteapi.engine.tagging.labels import OUTPUTS, TAG_KINDS
from quoteapi.engine.tagging.tagged import Tagged

SOURCE = TAG_KINDS.index("source")


def tagged(
    text: str, kinds: Sequence[tuple[str, str]], nearly: Sequence[tuple[str, float]] = (), venues: Sequence[tuple[str, float]] = ()
) -> Tagged:
    """`text` as if the network had marked the words of `kinds`, and held those of `nearly` for a source, of `venues` for a venue,
    with some probability."""
    document = segment(text)
    chances = {head: np.full((len(document.word_starts), OUTPUTS[head]), 1e-4) for head in ("outer", "venue")}

    def words(part: str) -> tuple[int, int]:
        start = text.index(part)
        inside = [i for i, at in enumerate(document.word_starts) if start <= at < start + len(part)]
        return inside[0], inside[-1] + 1

    for head, inside, held in (("outer", 2 + 2 * SOURCE, nearly), ("venue", 2, venues)):
        chances[head][:, 0] = 1
        for part, chance in held:
            low, high = words(part)
            chances[head][low:high, inside] = chance
    logs = {head: np.log(given / given.sum(-1, keepdims=True)) for head, given in chances.items()}
    return Tagged(document, logs, [WordSpan(kind, *words(part), 0) for kind, part in kinds], {})


LEADS = [
    pytest.param("The council made a surprise move to buy the mill.", "The council", "to buy the mill", "made a surprise move", id="turn"),
    pytest.param("Mayor: The bridge stays shut.", "Mayor", "The bridge stays shut", ":", id="colon"),
    pytest.param("There is little doubt that it will snow.", None, "that it will snow", "There is little doubt", id="no-source"),
    pytest.param("It rained. Ann Poe the river is rising.", "Ann Poe", "the river is rising", None, id="nothing-between"),
    pytest.param("Ann Poe came. No one heard that it snowed.", "Ann Poe", "that it snowed", None, id="another-sentence"),
    pytest.param(
        "The mill that stood for a hundred years beside the river and the road is to close.", "The mill", "is to close", None, id="clause"
    ),
]


@pytest.mark.parametrize(("text", "source", "content", "cue"), LEADS)
def test_leading_cue(text, source, content, cue) -> None:
    given = tagged(text, [("content", content), *([("source", source)] if source else [])])
    found = Completion(given).leading_cue(given.tag(given.spans[1]) if source else None, given.spans[0])
    assert (found and text[found.span.start : found.span.end]) == cue


def test_no_cue_where_another_span_stands_between() -> None:
    text = "The council heard Bo Lee ask to buy the mill."
    given = tagged(text, [("content", "to buy the mill"), ("source", "The council"), ("source", "Bo Lee")])
    assert Completion(given).leading_cue(given.tag(given.spans[1]), given.spans[0]) is None


NEARLY = [
    pytest.param([("Ann Poe", 0.5)], "Ann Poe", id="one"),
    pytest.param([("Ann Poe", 0.3), ("the mill", 0.6)], "the mill", id="likelier"),
    pytest.param([("Ann Poe", 0.05)], None, id="hardly"),
    pytest.param([("It rained", 0.9)], None, id="another-sentence"),
    pytest.param([("it would close", 0.9)], None, id="content"),
]


def test_a_stop_parts_no_source() -> None:
    text = "Dr. Ann Poe left the mill early, adding it would close."
    given = tagged(text, [("cue", "adding"), ("content", "it would close")], [("Dr", 0.6), ("Ann Poe", 0.4)])
    found = Completion(given).nearly("source", given.spans[0])
    assert found is not None
    assert text[found.span.start : found.span.end] == "Dr. Ann Poe"


@pytest.mark.parametrize(("nearly", "source"), NEARLY)
def test_nearly_source(nearly, source) -> None:
    text = "It rained. Ann Poe left the mill early, adding it would close."
    given = tagged(text, [("cue", "adding"), ("content", "it would close")], nearly)
    found = Completion(given).nearly("source", given.spans[0])
    assert (found and text[found.span.start : found.span.end]) == source


VENUES = [
    pytest.param([("to the panel", 0.5)], [], "to the panel", id="one"),
    pytest.param([("told the panel", 0.5)], [], "told the panel", id="with-the-cue"),
    pytest.param([("to the panel", 0.05)], [], None, id="hardly"),
    pytest.param([("In May", 0.5), ("to the panel", 0.4)], [("venue", "In May")], "to the panel", id="another-is-tagged"),
]


@pytest.mark.parametrize(("nearly", "spans", "venue"), VENUES)
def test_nearly_venue(nearly, spans, venue) -> None:
    text = "In May Ann Poe told the panel, or wrote to the panel, that it would close."
    given = tagged(text, [("cue", "told"), ("content", "it would close"), *spans], venues=nearly)
    found = Completion(given).nearly("venue", given.spans[0])
    assert (found and text[found.span.start : found.span.end]) == venue
