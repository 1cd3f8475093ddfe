"""Speech inside speech, made from plain reports: every place still says what it said."""

import json
from random import Random

import pytest

from quoteapi.training.retelling import retold

TEXT = (
    "The harbour shut.\n\nAnn Poe said the wind would grow. Boats stayed in. He warned that nobody should leave.\n\n"
    "“Wait,” she said. Rain fell."
)


def at(part: str, start: int = 0) -> list[list[int]]:
    low = TEXT.index(part, start)
    return [[low, low + len(part)]]


RECORD = {
    "id": "harbour",
    "text": TEXT,
    "attributions": [
        {"id": "1", "source": at("Ann Poe"), "cue": at("said"), "content": at("the wind would grow")},
        {
            "id": "2",
            "source": at("He"),
            "cue": at("warned"),
            "content": at("that nobody should leave"),
            "act": "speech",
            "stance": "asserts",
        },
        {"id": "3", "source": at("she"), "cue": at("said", TEXT.index("she")), "content": at("Wait")},
    ],
}


def words(record: dict, attribution: dict) -> dict[str, str]:
    return {key: record["text"][attribution[key][0][0] : attribution[key][0][1]] for key in ("source", "cue", "content")}


@pytest.mark.parametrize("seed", range(40))
def test_every_place_still_says_what_it_said(seed: int) -> None:
    changed = retold(RECORD, 1.0, Random(seed))
    by_id = {a["id"]: a for a in changed["attributions"]}
    for attribution in RECORD["attributions"]:
        was, now = words(RECORD, attribution), words(changed, by_id[attribution["id"]])
        assert {k: v.lower() for k, v in was.items()} == {k: v.lower() for k, v in now.items()}
    made = [a for a in changed["attributions"] if a["id"].startswith("retold")]
    assert len(made) == 2
    for number, outer in zip("12", sorted(made, key=lambda a: a["content"]), strict=True):
        inner = by_id[number]
        assert inner["within"] == outer["id"]
        (low, high), (start, end) = outer["content"][0], inner["content"][0]
        assert low <= start
        assert end <= high
        frame = words(changed, outer)
        assert frame["source"].strip() == frame["source"] != ""
        assert frame["cue"].split()[0].isalpha()
        assert not frame["content"].endswith((".", "”", " "))
    assert "within" not in by_id["3"]


def test_nothing_is_retold_by_chance_none() -> None:
    assert json.dumps(retold(RECORD, 0.0, Random(1))) == json.dumps(RECORD)
