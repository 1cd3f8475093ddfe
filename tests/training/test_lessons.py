"""Lessons come back as they were given, from a folder and from a zip, and only for the text that they were given on."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from quoteapi.engine.model import Attribution, Span, Tag
from quoteapi.engine.segment import segment
from quoteapi.engine.tagging.labels import OUTPUTS
from quoteapi.training.lessons import lesson_name, pack, silver, soft_labels, write_lesson

TEXT = "“We won’t,” Ann Poe said."
ARTICLE = "town/7"
FOUND = Attribution(
    contents=(Tag("content", Span(1, 9), 0.9),), source=Tag("source", Span(12, 19), 0.9), cue=Tag("cue", Span(20, 24), 0.9), venue=None,
    act="speech", stance="asserts", confidence=0.9,
)  # fmt: skip


@pytest.fixture(params=["folder", "zip"])
def lessons(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    document = segment(TEXT)
    scores = {name: np.log(np.full((len(document.word_starts), size), 1 / size)) for name, size in OUTPUTS.items()}
    write_lesson(tmp_path / "lessons" / lesson_name("reported", ARTICLE), scores, (FOUND,))
    if request.param == "folder":
        return tmp_path / "lessons"
    pack(tmp_path / "lessons", tmp_path / "lessons.zip")
    return tmp_path / "lessons.zip"


def test_soft_labels_come_back(lessons: Path) -> None:
    soft = soft_labels(lessons, "reported", ARTICLE, segment(TEXT), TEXT)
    assert soft is not None
    for name, size in OUTPUTS.items():
        assert soft[name] == pytest.approx(1 / size, abs=0.01)


def test_words_that_a_style_takes_away_are_left_out(tmp_path: Path) -> None:
    document = segment(TEXT)
    scores = {name: np.log(np.full((len(document.word_starts), size), 1 / size)) for name, size in OUTPUTS.items()}
    classes = OUTPUTS["outer"]
    # Each word's likeliest label tells which word it was.
    scores["outer"] = np.log(np.eye(classes)[np.arange(len(document.word_starts)) % classes] + 1e-6)
    write_lesson(tmp_path / lesson_name("all", ARTICLE), scores, ())
    bare = segment(TEXT.replace("“", " ").replace("”", " "))
    soft = soft_labels(tmp_path, "all", ARTICLE, bare, TEXT)
    assert soft is not None
    kept = [number for number, start in enumerate(document.word_starts) if TEXT[start] not in "“”"]
    assert soft["outer"].argmax(1).tolist() == [number % classes for number in kept]


def test_attributions_come_back(lessons: Path) -> None:
    record = silver(lessons, "reported", {"id": ARTICLE, "text": TEXT, "attributions": []})
    assert record is not None
    [attribution] = record["attributions"]
    words = {key: [TEXT[a:b] for a, b in attribution[key]] for key in ("content", "source", "cue", "venue")}
    assert words == {"content": ["We won’t"], "source": ["Ann Poe"], "cue": ["said"], "venue": []}


def test_speech_inside_speech_is_not_taught(tmp_path: Path) -> None:
    document = segment(TEXT)
    scores = {name: np.log(np.full((len(document.word_starts), size), 1 / size)) for name, size in OUTPUTS.items()}
    write_lesson(tmp_path / lesson_name("reported", ARTICLE), scores, (FOUND, replace(FOUND, nested=True)))
    record = silver(tmp_path, "reported", {"id": ARTICLE, "text": TEXT})
    assert record is not None
    assert len(record["attributions"]) == 1


def test_a_lesson_of_other_heads_is_refused(tmp_path: Path) -> None:
    path = tmp_path / lesson_name("all", ARTICLE)
    path.parent.mkdir()
    np.savez(path, soft=np.zeros((5, len(segment(TEXT).word_starts)), dtype=np.uint8), found=np.array("[]"))
    with pytest.raises(ValueError, match="other heads"):
        soft_labels(tmp_path, "all", ARTICLE, segment(TEXT), TEXT)


def test_another_text_scope_or_article_has_no_lesson(lessons: Path) -> None:
    assert soft_labels(lessons, "reported", ARTICLE, segment("She said more than that."), "She said more than that.") is None
    assert soft_labels(lessons, "all", ARTICLE, segment(TEXT), TEXT) is None
    assert silver(lessons, "reported", {"id": "town/8", "text": TEXT}) is None


def test_the_same_lessons_make_the_same_zip(tmp_path: Path) -> None:
    (tmp_path / "lessons" / "all").mkdir(parents=True)
    (tmp_path / "lessons" / "all" / "a.npz").write_bytes(json.dumps({}).encode())
    for name in ("one.zip", "two.zip"):
        pack(tmp_path / "lessons", tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
