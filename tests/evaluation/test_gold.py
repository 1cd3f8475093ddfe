from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quoteapi.engine.model import Span
from quoteapi.evaluation.gold import read_gold, read_predictions
from quoteapi.jsonl import LineError

QUOTE = {"content": [[0, 4]], "source": [[5, 8]], "cue": []}


def written(path: Path, *lines: Any) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    first = {"id": "a", "title": "Rain", "text": "Rain fell.", "attributions": [{"id": "A1", **QUOTE, "act": "speech"}]}
    return written(tmp_path / "gold.jsonl", first, {"id": "b", "text": "Snow fell.", "attributions": []})


def test_gold(gold: Path) -> None:
    first, second = read_gold(gold)
    assert (first.id, first.text, first.title) == ("a", "Rain fell.", "Rain")
    [label] = first.labels
    assert (label.content, label.source, label.cue) == ((Span(0, 4),), (Span(5, 8),), ())
    assert (label.speaker, label.venue, label.act) == (None, None, "speech")
    assert (second.title, second.labels) == (None, ())


def test_speakers_are_added_and_only_their_articles_are_read(gold: Path, tmp_path: Path) -> None:
    entry = {"id": "a", "attr": "A1", "kind": "person", "speaker": ["Ann Lee"], "role": [], "act": "thought", "remark": "not a field"}
    [article] = read_gold(gold, written(tmp_path / "speakers.jsonl", entry))
    [label] = article.labels
    assert (label.kind, label.speaker, label.role, label.affiliation, label.act) == ("person", ("Ann Lee",), (), None, "thought")


def test_predictions_in_either_form(tmp_path: Path) -> None:
    result = {"spans": [{"start": 0, "end": 4}], "speaker": {"name": None, "kind": "unknown"}, "confidence": 0.5}
    path = written(tmp_path / "found.jsonl", {"id": 1, "quotes": [result]}, {"id": 2, "attributions": [QUOTE]})
    found = read_predictions(path)
    assert [label.content for labels in found.values() for label in labels] == [(Span(0, 4),), (Span(0, 4),)]
    assert (found[1][0].speaker, found[1][0].confidence) == ((), 0.5)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param({"text": "Rain.", "attributions": []}, "id: is missing", id="without an id"),
        pytest.param({"id": "a", "attributions": []}, "text: is missing", id="without a text"),
        pytest.param({"id": "a", "text": "Rain."}, "attributions: is missing", id="without attributions"),
        pytest.param(
            {"id": "a", "text": "Rain.", "attributions": [{"content": [3]}]}, "attributions: holds what is no attribution", id="span"
        ),
        pytest.param(["a"], "is not a JSON object", id="a list"),
    ],
)
def test_gold_at_fault(tmp_path: Path, line: Any, message: str) -> None:
    path = written(tmp_path / "gold.jsonl", {"id": 0, "text": "", "attributions": []}, line)
    with pytest.raises(LineError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:2: {message}")


def test_a_prediction_at_fault(tmp_path: Path) -> None:
    path = written(tmp_path / "found.jsonl", {"id": 1, "quotes": [{"spans": [{"start": 3}]}]})
    with pytest.raises(LineError, match="quotes: holds what is no attribution"):
        read_predictions(path)
