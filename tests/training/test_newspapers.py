"""Newspapers' text after two conversions: mended, and in paragraphs again."""

from random import Random

import pytest

from quoteapi.training.newspapers import in_paragraphs, mended

TORN = [
    ('"We will rebuild,"?Mayor Ann Poe said.', '"We will rebuild," Mayor Ann Poe said.'),
    ('It was late "?too late, she said.', "It was late – too late, she said."),
    ('"I don"t know," he said.', '"I don\'t know," he said.'),
    ('The teachers"?union called it "a shame"', 'The teachers\' union called it "a shame"'),
    ('Is it "late"? she asked.', 'Is it "late"? she asked.'),
]


@pytest.mark.parametrize(("torn", "whole"), TORN)
def test_mended(torn: str, whole: str) -> None:
    assert mended(torn) == whole


def test_paragraphs_keep_every_word_and_never_break_a_quote() -> None:
    text = 'The harbour shut. "It is late. We wait. We all wait," said Poe. Rain fell.  The wind grew. Nobody left. ' * 5
    for seed in range(20):
        paragraphs = in_paragraphs(text, Random(seed)).split("\n\n")
        assert " ".join(paragraphs).split() == text.split()
        assert len(paragraphs) > 5
        assert all(paragraph.count('"') % 2 == 0 for paragraph in paragraphs)
