"""`GET /v1/quotes/<id>/variants` over the real engine, in each kind of database."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from quoteapi.api.examples import variants
from quoteapi.api.examples.kept import TO_KEEP

ASTRAL = "“The ferry 🚢 sails again on Friday from the northern quay,” said Ada Brook, the harbour pilot."


def keep(archive: FlaskClient, *articles: dict[str, Any]) -> list[str]:
    """Keep these; the ids of the first quote of each."""
    for article in articles:
        assert archive.post("/v1/articles", json=article).status_code == 201
    return [archive.get("/v1/quotes", query_string={"article": article["id"]}).json["quotes"][0]["id"] for article in articles]


def test_the_example_is_the_real_answer(archive: FlaskClient) -> None:
    uid, _ = keep(archive, *variants.ARTICLES)
    assert archive.get(f"/v1/quotes/{uid}/variants").json == variants.answer(), "write it anew: python -m quoteapi.api.examples"


def test_every_id_is_one_to_ask_for(archive: FlaskClient) -> None:
    uids = keep(archive, *variants.ARTICLES)
    for uid in uids:
        answer = archive.get(f"/v1/quotes/{uid}/variants").json
        assert answer["quote"] == uid
        assert {answer["base"], answer["first"]} <= {each["quote"] for each in answer["variants"]} == set(uids)
        for each in answer["variants"]:
            assert archive.get(f"/v1/quotes/{each['quote']}").json["text"] == each["text"]


def test_offsets_in_utf16(archive: FlaskClient) -> None:
    altered = {"id": "altered", "text": ASTRAL.replace("Friday", "Monday")}
    uid, _ = keep(archive, {"id": "whole", "text": ASTRAL}, altered)
    answer = archive.get(f"/v1/quotes/{uid}/variants?offsets=utf16").json
    wordings = {each["quote"]: each["wording"].encode("utf-16-le") for each in answer["variants"]}
    [changed] = [each for each in answer["variants"] if each["against"]]
    [change] = changed["changes"]
    assert change["kinds"] == ["date"]
    for side, words in (("source", change["was"]), ("quotation", change["became"])):
        text = wordings[changed["against"] if side == "source" else changed["quote"]]
        assert text[2 * change[side]["start"] : 2 * change[side]["end"]].decode("utf-16-le") == words
    for step in changed["alignment"]:
        place = step["source"]
        assert wordings[changed["against"]][2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == place["text"]


def test_an_answer_that_is_held_is_not_sent_again(archive: FlaskClient) -> None:
    uid, _ = keep(archive, *variants.ARTICLES)
    first = archive.get(f"/v1/quotes/{uid}/variants")
    held = archive.get(f"/v1/quotes/{uid}/variants", headers={"If-None-Match": first.headers["ETag"]})
    assert (held.status_code, held.data) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"
    archive.delete(f"/v1/articles/{variants.OTHER['id']}")
    changed = archive.get(f"/v1/quotes/{uid}/variants", headers={"If-None-Match": first.headers["ETag"]})
    assert (changed.status_code, len(changed.json["variants"])) == (200, 1)


def test_a_correction_is_heeded(archive: FlaskClient) -> None:
    uid, other = keep(archive, {"id": "one", "text": ASTRAL}, {"id": "other", "text": f"{ASTRAL} It was cold."})
    archive.post(f"/v1/quotes/{other}/corrections", json={"changes": {"speaker": {"name": "Tom Reyes", "kind": "person"}}})
    changed = next(each for each in archive.get(f"/v1/quotes/{uid}/variants").json["variants"] if each["quote"] == other)
    assert (changed["speaker"]["name"], changed["other_speaker"]) == ("Tom Reyes", True)


@pytest.mark.parametrize("uid", ["none", "q_0", "%F0%9F%92%A9", "q%00", "a" * 4000])
def test_an_id_of_no_quote(archive: FlaskClient, uid: str) -> None:
    answer = archive.get(f"/v1/quotes/{uid}/variants")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.json["detail"] == "There is no quote of this id."


@pytest.mark.parametrize(
    ("query", "field"),
    [("limit=0", "limit"), ("limit=201", "limit"), ("limit=many", "limit"), ("offsets=bytes", "offsets"), ("cursor=a", "cursor")],
)
def test_what_does_not_fit_is_named(archive: FlaskClient, query: str, field: str) -> None:
    [uid] = keep(archive, TO_KEEP)
    answer = archive.get(f"/v1/quotes/{uid}/variants?{query}")
    assert answer.status_code == 422
    assert [(error["in"], error["field"]) for error in answer.json["errors"]] == [("query", field)]
