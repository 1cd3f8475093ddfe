"""`POST /v1/quotes/{id}/corrections`, `GET /v1/corrections`: what people say stands first, and is exported as gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from quoteapi.evaluation.gold import read_gold

ROW = "“We row at dawn,” Ada Brook, the harbour pilot, said on Monday.\n\nBo Lind told reporters that the tides wait for nobody."


@pytest.fixture
def quotes(archive: FlaskClient) -> list[dict[str, Any]]:
    """The quotes of one article that is kept."""
    assert archive.post("/v1/articles", json={"id": "a", "text": ROW, "published": "2026-05-01"}).status_code == 201
    found = archive.get("/v1/quotes").json["quotes"]
    assert [quote["speaker"]["name"] for quote in found] == ["Ada Brook", "Bo Lind"]
    return found


def correct(client: FlaskClient, quote: dict[str, Any], **body: Any) -> Any:
    answer = client.post(f"/v1/quotes/{quote['id']}/corrections", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json


def found(client: FlaskClient, **asked: Any) -> list[str]:
    return [quote["id"] for quote in client.get("/v1/quotes", query_string=asked).json["quotes"]]


def test_what_a_person_says_is_shown_and_found_first(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, tides = quotes
    changes = {"speaker": {"name": "Cy Fell", "kind": "person"}, "role": "ferryman", "affiliation": "Quay Ferries", "stance": "denies"}
    kept = correct(archive, row, changes=changes, by="Di Marsh", note="see the picture")
    assert (kept["quote"], kept["article"], kept["changes"], kept["by"], kept["note"]) == (
        row["id"],
        "a",
        changes,
        "Di Marsh",
        "see the picture",
    )
    shown = archive.get(f"/v1/quotes/{row['id']}").json
    assert (shown["speaker"]["name"], shown["role"]["text"], shown["affiliation"]["name"], shown["stance"]) == (
        "Cy Fell", "ferryman", "Quay Ferries", "denies",
    )  # fmt: skip
    assert shown["corrected"]["machine"] == {name: row[name] for name in changes}
    assert (shown["corrected"]["id"], shown["corrected"]["by"]) == (kept["id"], "Di Marsh")
    assert found(archive, speaker="cy fell", role="ferryman", affiliation="ferries", stance="denies") == [row["id"]]
    assert found(archive, speaker="ada brook") == []
    assert [speaker["name"] for speaker in archive.get("/v1/speakers?q=ada").json["speakers"]] == []
    assert archive.get("/v1/articles/a").json["result"]["quotes"][0]["speaker"]["name"] == "Ada Brook"
    assert archive.get(f"/v1/quotes/{tides['id']}").json["corrected"] is None


def test_a_later_correction_adds_to_an_earlier_one(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, _ = quotes
    correct(archive, row, changes={"role": None, "act": "thought"}, by="Di Marsh")
    last = correct(archive, row, changes={"act": "other"})
    shown = archive.get(f"/v1/quotes/{row['id']}").json
    assert (shown["role"], shown["act"], shown["corrected"]["id"]) == (None, "other", last["id"])
    assert shown["corrected"]["machine"] == {"role": row["role"], "act": "speech"}


def test_what_is_no_quote_goes_and_may_come_back(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, tides = quotes
    correct(archive, row, changes={"quote": False})
    assert found(archive) == [tides["id"]]
    assert archive.get(f"/v1/quotes/{row['id']}").status_code == 404
    assert archive.get("/v1/speakers?q=ada").json["speakers"] == []
    correct(archive, row, changes={"quote": True})
    assert found(archive) == [row["id"], tides["id"]]


def test_a_correction_outlives_a_new_reading(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, _ = quotes
    correct(archive, row, changes={"role": "ferryman"})
    assert archive.post("/v1/articles?scope=all", json={"id": "a", "text": ROW}).status_code == 200
    assert archive.get(f"/v1/quotes/{row['id']}").json["role"]["text"] == "ferryman"


def test_corrected_articles_are_gold(archive: FlaskClient, quotes: list[dict[str, Any]], tmp_path: Path) -> None:
    row, tides = quotes
    correct(archive, row, changes={"role": "ferryman", "affiliation": None})
    answer = archive.get("/v1/corrections", headers={"Accept": "application/x-ndjson"})
    assert answer.content_type == "application/x-ndjson"
    [line] = map(json.loads, answer.text.splitlines())
    assert (line["id"], line["text"]) == ("a", ROW)
    by_id = {each["id"]: each for each in line["attributions"]}
    assert (by_id[row["id"]]["role"], by_id[row["id"]]["affiliation"], by_id[row["id"]]["optional"]) == (["ferryman"], [], False)
    assert by_id[tides["id"]]["optional"] is True
    (tmp_path / "gold.jsonl").write_bytes(answer.data)
    [gold] = read_gold(tmp_path / "gold.jsonl")
    assert [(label.optional, label.role) for label in gold.labels] == [(False, ("ferryman",)), (True, ())]
    correct(archive, row, changes={"quote": False})
    [line] = map(json.loads, archive.get("/v1/corrections?article=a", headers={"Accept": "application/x-ndjson"}).text.splitlines())
    assert [each["id"] for each in line["attributions"]] == [tides["id"]]
    assert archive.get("/v1/corrections?article=b", headers={"Accept": "application/x-ndjson"}).text == ""


def test_corrections_are_listed_the_latest_first(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    kept = [correct(archive, quote, changes={"stance": "asks"}, by=str(n)) for n, quote in enumerate(quotes * 2)]
    first = archive.get("/v1/corrections?limit=3").json
    rest = archive.get("/v1/corrections", query_string={"limit": 3, "cursor": first["next"]}).json
    assert [*first["corrections"], *rest["corrections"]] == kept[::-1]
    assert archive.get("/v1/corrections?article=none").json == {"corrections": [], "next": None}
    assert archive.delete("/v1/articles/a").status_code == 204
    assert archive.get("/v1/corrections").json["corrections"] == []


def test_a_correction_under_a_key_is_kept_once(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    sent = {"json": {"changes": {"stance": "asks"}}, "headers": {"Idempotency-Key": "once"}}
    answers = [archive.post(f"/v1/quotes/{quotes[0]['id']}/corrections", **sent) for _ in range(2)]  # type: ignore[arg-type]
    assert answers[0].data == answers[1].data
    assert len(archive.get("/v1/corrections").json["corrections"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "changes"),
        ({"changes": {}}, "changes._schema"),
        ({"changes": {"stance": "loud"}}, "changes.stance"),
        ({"changes": {"speaker": {"name": "Cy Fell"}}}, "changes.speaker.kind"),
        ({"changes": {"text": "x"}}, "changes.text"),
        ({"changes": {"quote": "no"}}, "changes.quote"),
    ],
)
def test_a_correction_that_says_nothing_names_its_field(archive: FlaskClient, quotes: Any, body: Any, field: str) -> None:
    answer = archive.post(f"/v1/quotes/{quotes[0]['id']}/corrections", json=body)
    assert (answer.status_code, [error["field"] for error in answer.json["errors"]]) == (422, [field])
    assert archive.get("/v1/corrections").json["corrections"] == []


def test_404_a_quote_that_is_none(archive: FlaskClient) -> None:
    answer = archive.post("/v1/quotes/none/corrections", json={"changes": {"quote": False}})
    assert (answer.status_code, answer.json["detail"]) == (404, "There is no quote of this id.")
