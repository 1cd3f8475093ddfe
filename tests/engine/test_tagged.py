"""Spans that the network has broken, made whole."""

import pytest

from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.candidates import WordSpan
from quoteapi.engine.tagging.tagged import going_on

TEXT = "It sank, according to reports by Lindford and Marrow Bay. Ada Brook the mayor agreed."


def source(words: str, level: int = 0) -> WordSpan:
    before = len(TEXT[: TEXT.index(words)].replace(",", " ,").split())
    return WordSpan("source", before, before + len(words.split()), level)


BROKEN = [
    pytest.param([source("reports by"), source("Lindford and Marrow Bay")], ["reports by Lindford and Marrow Bay"], id="at-a-preposition"),
    pytest.param([source("reports by"), source("Marrow Bay")], ["reports by", "Marrow Bay"], id="something-between"),
    pytest.param([source("reports"), source("by Lindford")], ["reports", "by Lindford"], id="not-behind-it"),
    pytest.param([source("reports by"), source("Lindford", 1)], ["reports by", "Lindford"], id="of-two-voices"),
]


@pytest.mark.parametrize(("spans", "whole"), BROKEN)
def test_a_source_goes_on_behind_its_preposition(spans, whole) -> None:
    document = segment(TEXT)
    words = [TEXT[document.word_starts[s.start] : document.word_ends[s.end - 1]] for s in going_on(document, spans)]
    assert words == whole
