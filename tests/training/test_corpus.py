"""Labelled articles as the network learns them."""

from pathlib import Path

import numpy as np
import pytest

from quoteapi.engine.model import ACTS, STANCES
from quoteapi.engine.tagging.candidates import HEADS
from quoteapi.engine.tagging.labels import IGNORED
from quoteapi.engine.tagging.pieces import Vocabulary
from quoteapi.training.corpus import example, held_out, link_targets, paragraph_windows, with_speakers

WEIGHTS = Path(__file__).parents[2] / "quoteapi" / "weights"
TEXT = "Ann Poe said in a letter that Bo Dow denies that it rained.\n\n“We will stay,” she wrote, “and row.”"


def place(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


RECORD = {
    "id": "harbour",
    "text": TEXT,
    "attributions": [
        {
            "id": "A", "content": place("that Bo Dow denies that it rained"), "source": place("Ann Poe"), "cue": place("said"),
            "venue": place("in a letter"), "act": "speech", "stance": "asserts", "within": None,
        },
        {
            "id": "B", "content": place("that it rained"), "source": place("Bo Dow"), "cue": place("denies"), "venue": [],
            "act": "speech", "stance": "denies", "within": "A",
        },
        {
            "id": "C", "content": place("“We will stay,”") + place("“and row.”"), "source": place("she"), "cue": place("wrote"),
            "venue": [],
            "act": "speech", "stance": "asserts", "within": None,
        },
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(WEIGHTS / "tokenizer.json")


@pytest.fixture(scope="module")
def article(vocabulary):
    return example(RECORD, vocabulary, 0, frozenset({"nested", "venue"}))


def spelled(article, head: str, label: int) -> list[str]:
    words = article.document.words()
    return [words[i] for i in np.flatnonzero(getattr(article.labels, head) == label)]


def test_ends_stand_where_spans_end(article) -> None:
    assert spelled(article, "outer_end", 1) == ["Poe", "she"]
    assert spelled(article, "outer_end", 3) == ["rained", "stay", "row"]
    assert spelled(article, "nested_end", 3) == ["rained"]


def test_labels_begin_where_spans_do(article) -> None:
    assert spelled(article, "outer", 1) == ["Ann", "she"]
    assert spelled(article, "outer", 3) == ["said", "wrote"]
    assert spelled(article, "outer", 5) == ["that", "We", "and"]
    assert spelled(article, "nested", 1) == ["Bo"]
    assert spelled(article, "nested", 5) == ["that"]
    assert spelled(article, "venue", 1) == ["in"]


def test_act_and_stance_stand_on_the_cue(article) -> None:
    assert spelled(article, "stance", STANCES.index("denies")) == ["denies"]
    assert spelled(article, "act", ACTS.index("speech")) == ["said", "denies", "wrote"]


def test_a_guideline_without_nesting_teaches_none(vocabulary) -> None:
    labels = example(RECORD, vocabulary, 1, frozenset()).labels
    assert set(labels.venue) <= {IGNORED, 1, 2}


def test_windows_cover_every_piece_once(article) -> None:
    windows = paragraph_windows(article, 16, 9)
    assert [w.start for w in windows[1:]] == [w.end for w in windows[:-1]]
    assert (windows[0].start, windows[-1].end) == (0, len(article.pieces.ids))


@pytest.mark.parametrize("head", HEADS)
def test_links_go_to_the_own_attribution(article, head) -> None:
    (window,) = paragraph_windows(article, 254, 0)
    targets = link_targets(window, head)
    linked = {}
    for row, content in enumerate(targets.contents):
        chosen = [int(i) for i, p in zip(targets.index[row], targets.target[row, 1:], strict=True) if p > 0]
        linked[int(content)] = chosen
        assert targets.target[row].sum() == pytest.approx(1)
    for content, chosen in linked.items():
        assert all(article.owners[other] & article.owners[content] for other in chosen)
    assert sum(bool(c) for c in linked.values()) == {"source": 4, "cue": 4, "content": 1, "venue": 1}[head]


def test_speakers_files_add_act_and_stance() -> None:
    plain = {"id": "x", "text": "", "attributions": [{"id": "E1"}, {"id": "E2"}]}
    (got,) = with_speakers([plain], [{"id": "x", "attr": "E1", "act": "thought", "stance": "doubts", "role": ["mayor"]}])
    assert got["attributions"] == [{"id": "E1", "act": "thought", "stance": "doubts"}, {"id": "E2"}]


def test_the_same_articles_are_held_out_everywhere() -> None:
    kept = [n for n in range(200) if held_out({"id": f"article-{n}"})]
    assert 2 <= len(kept) <= 25
    assert kept == [n for n in range(200) if held_out({"id": f"article-{n}"})]
