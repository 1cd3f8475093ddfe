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


def test_corrections_are_found_by_each_id_that_their_article_came_with(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    assert archive.post("/v1/articles", json={"id": "b", "text": ROW}).json["id"] == "a"
    kept = correct(archive, quotes[0], changes={"stance": "denies"})
    for uid in ("a", "b"):
        assert archive.get("/v1/corrections", query_string={"article": uid}).json["corrections"] == [kept]
        gold = archive.get("/v1/corrections", query_string={"article": uid}, headers={"Accept": "application/x-ndjson"})
        assert [json.loads(line)["id"] for line in gold.text.splitlines()] == ["a"]
    assert archive.get("/v1/corrections", query_string={"article": "c"}).json["corrections"] == []


def test_a_correction_under_a_key_is_kept_once(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    sent = {"json": {"changes": {"stance": "asks"}}, "headers": {"Idempotency-Key": "once"}}
    answers = [archive.post(f"/v1/quotes/{quotes[0]['id']}/corrections", **sent) for _ in range(2)]  # type: ignore[arg-type]
    assert answers[0].data == answers[1].data
    assert len(archive.get("/v1/corrections").json["corrections"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "changes"),
        ({"changes": {}}, "changes"),
        ({"changes": {"role": " "}}, "changes.role"),
        ({"changes": {"affiliation": ""}}, "changes.affiliation"),
        ({"changes": {"speaker": {"name": "\t", "kind": "person"}}}, "changes.speaker.name"),
        ({"changes": {"stance": "loud"}}, "changes.stance"),
        ({"changes": {"speaker": {"name": "Cy Fell"}}}, "changes.speaker.kind"),
        ({"changes": {"text": "x"}}, "changes.text"),
        ({"changes": {"quote": "no"}}, "changes.quote"),
        ({"changes": {"spans": []}}, "changes.spans"),
        ({"changes": {"spans": [{"start": 0}]}}, "changes.spans.0.end"),
        ({"changes": {"spans": [{"start": 0, "end": 9999}]}}, "changes.spans.0"),
        ({"changes": {"spans": [{"start": 20, "end": 25}, {"start": 24, "end": 30}]}}, "changes.spans.1"),
        ({"changes": {"spans": [{"start": 5, "end": 5}]}}, "changes.spans.0"),
        ({"changes": {"cue": {"start": -1, "end": 3}}}, "changes.cue.start"),
        ({"changes": {"cue": {"start": 1, "end": "3"}}}, "changes.cue.end"),
        ({"changes": {"cue": {"start": True, "end": 3.5}}}, "changes.cue.start changes.cue.end"),
        ({"changes": {"source": {"start": 0, "end": 9999}}}, "changes.source"),
    ],
)
def test_a_correction_that_says_nothing_names_its_field(archive: FlaskClient, quotes: Any, body: Any, field: str) -> None:
    answer = archive.post(f"/v1/quotes/{quotes[0]['id']}/corrections", json=body)
    assert (answer.status_code, [error["field"] for error in answer.json["errors"]]) == (422, field.split())
    assert archive.get("/v1/corrections").json["corrections"] == []


def spot(words: str, text: str = ROW, unit: int = 1) -> dict[str, int]:
    """Where the words stand; with a unit of 2 in UTF-16."""

    def count(part: str) -> int:
        return len(part) if unit == 1 else len(part.encode("utf-16-le")) // 2

    start = count(text[: text.index(words)])
    return {"start": start, "end": start + count(words)}


def shown(client: FlaskClient, **asked: Any) -> list[dict[str, Any]]:
    return client.get("/v1/quotes", query_string=asked).json["quotes"]


def add(client: FlaskClient, changes: dict[str, Any], status: int = 201, query: str = "") -> Any:
    answer = client.post(f"/v1/articles/a/corrections{query}", json={"changes": changes, "by": "Di Marsh"})
    assert answer.status_code == status, answer.text
    return answer.json


PILOT: dict[str, Any] = {"spans": [spot("the harbour pilot")], "speaker": {"name": "Ada Brook", "kind": "person"}}


def test_a_person_says_where_a_quote_stands(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, tides = quotes
    changes = {"spans": [spot("row at dawn"), spot(" on Monday.")], "cue": spot("said on"), "source": spot("Ada Brook")}
    kept = correct(archive, row, changes=changes)
    [now, other] = shown(archive)
    assert other == tides
    assert (now["id"], now["text"], now["type"]) == (row["id"], "row at dawn … on Monday.", "mixed")
    assert now["verbatim"] == [spot("row at dawn")]
    assert now["cue"] == {"text": "said on", "lemma": "say", **spot("said on")}
    assert now["source"] == {"text": "Ada Brook", "form": "name", **spot("Ada Brook")}
    assert now["corrected"]["machine"] == {name: row[name] for name in ("spans", "text", "type", "verbatim", "cue", "source")}
    assert kept["changes"] == {name: now[name] for name in kept["changes"]}
    assert found(archive, q='"row at dawn" monday') == [row["id"]]
    assert found(archive, q="we") == []
    correct(archive, row, changes={"type": "direct", "cue": None})
    assert (shown(archive)[0]["type"], shown(archive)[0]["cue"]) == ("direct", None)


def test_places_may_count_in_utf16(archive: FlaskClient) -> None:
    text = f"🎉 {ROW}"
    assert archive.post("/v1/articles", json={"id": "a", "text": text}).status_code == 201
    row = shown(archive)[0]
    changes = {"spans": [spot("row at dawn", text, 2)], "source": spot("Ada Brook", text, 2)}
    answer = archive.post(f"/v1/quotes/{row['id']}/corrections?offsets=utf16", json={"changes": changes})
    assert answer.status_code == 201
    assert answer.json["changes"]["spans"] == changes["spans"]
    assert shown(archive)[0]["spans"] == [spot("row at dawn", text)]
    assert shown(archive, offsets="utf16")[0]["source"]["start"] == changes["source"]["start"]
    assert archive.get("/v1/corrections?offsets=utf16").json["corrections"] == [answer.json]
    assert archive.get("/v1/corrections").json["corrections"][0]["changes"]["spans"] == [spot("row at dawn", text)]


def test_a_quote_that_the_engine_missed_is_added(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    added = add(archive, {**PILOT, "cue": None, "role": "harbour pilot"})
    assert (added["article"], added["version"], added["machine"], added["by"]) == ("a", 1, None, "Di Marsh")
    row, new, tides = shown(archive)
    assert [row, tides] == quotes
    assert (new["id"], new["text"], new["type"]) == (added["quote"], "the harbour pilot", "indirect")
    assert (new["ref"], new["confidence"]) == (None, 1)
    assert new["corrected"] == {"id": added["id"], "by": "Di Marsh", "note": None, "created": added["created"], "machine": None}
    alone = archive.get(f"/v1/quotes/{new['id']}").json
    assert (alone["evidence"], alone["role"]["text"]) == ([], "harbour pilot")
    assert archive.get("/v1/articles/a").json["quotes"] == 3
    assert archive.get("/v1/speakers?q=ada").json["speakers"][0]["quotes"] == 2
    correct(archive, new, changes={"stance": "denies"})
    assert found(archive, stance="denies") == [new["id"]]
    # It outlives a new reading, and goes when it is said to be none.
    assert archive.post("/v1/articles?scope=all", json={"id": "a", "text": ROW}).status_code == 200
    assert new["id"] in found(archive)
    correct(archive, new, changes={"quote": False})
    assert new["id"] not in found(archive)


def test_an_added_quote_stands_inside_what_holds_it(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, _ = quotes
    inner = add(archive, {**PILOT, "spans": [spot("row at dawn")]})["quote"]
    outer = add(archive, {**PILOT, "spans": [spot("“We row at dawn,” Ada Brook")]})["quote"]
    within = {quote["id"]: quote["within"] for quote in shown(archive)}
    assert (within[inner], within[row["id"]], within[outer]) == (row["id"], outer, None)
    assert [quote["id"] for quote in shown(archive)][:3] == [outer, row["id"], inner]
    correct(archive, {"id": outer}, changes={"quote": False})
    assert {quote["id"]: quote["within"] for quote in shown(archive)}[row["id"]] is None


def test_a_quote_is_not_added_twice(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, _ = quotes
    refused = add(archive, {**PILOT, "spans": row["spans"]}, status=422)
    assert refused["errors"] == [{"in": "body", "field": "changes.spans", "detail": "Is a quote already."}]
    correct(archive, row, changes={"quote": False})
    assert add(archive, {**PILOT, "spans": row["spans"]})["quote"] == row["id"]
    assert row["id"] in found(archive)


def test_a_quote_is_added_to_the_version_that_was_read(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    assert quotes
    add(archive, PILOT, query="?version=1")
    assert archive.post("/v1/articles", json={"id": "a", "text": f"{ROW} It rained."}).status_code == 200
    refused = add(archive, PILOT, status=409, query="?version=1")
    assert refused["errors"] == [{"in": "query", "field": "version", "detail": "The article has version 2 by now."}]
    assert [quote["article"]["version"] for quote in shown(archive)] == [2, 2]


def test_where_people_say_quotes_stand_is_gold(archive: FlaskClient, quotes: list[dict[str, Any]]) -> None:
    row, tides = quotes
    correct(archive, row, changes={"spans": [spot("row at dawn")], "cue": spot("said"), "source": spot("Ada Brook, the harbour pilot")})
    new = add(archive, {**PILOT, "venue": spot("on Monday")})["quote"]
    [line] = map(json.loads, archive.get("/v1/corrections", headers={"Accept": "application/x-ndjson"}).text.splitlines())
    gold = {each["id"]: each for each in line["attributions"]}
    assert list(gold) == [row["id"], new, tides["id"]]

    def cut(uid: str, *names: str) -> list[list[str]]:
        return [[ROW[start:end] for start, end in gold[uid][name]] for name in names]

    assert cut(row["id"], "content", "cue", "source") == [["row at dawn"], ["said"], ["Ada Brook, the harbour pilot"]]
    assert cut(new, "content", "cue", "venue") == [["the harbour pilot"], [], ["on Monday"]]
    assert [gold[uid]["optional"] for uid in gold] == [False, False, True]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"spans": PILOT["spans"]}, "changes.speaker"),
        ({"speaker": PILOT["speaker"]}, "changes.spans"),
        ({**PILOT, "quote": True}, "changes.quote"),
    ],
)
def test_an_addition_that_lacks_something_names_its_field(archive: FlaskClient, quotes: Any, changes: Any, field: str) -> None:
    assert [error["field"] for error in add(archive, changes, status=422)["errors"]] == [field]
    assert shown(archive) == quotes


def test_404_an_article_that_is_none(archive: FlaskClient) -> None:
    answer = archive.post("/v1/articles/none/corrections", json={"changes": PILOT})
    assert (answer.status_code, answer.json["detail"]) == (404, "There is no article of this id.")


def test_404_a_quote_that_is_none(archive: FlaskClient) -> None:
    answer = archive.post("/v1/quotes/none/corrections", json={"changes": {"quote": False}})
    assert (answer.status_code, answer.json["detail"]) == (404, "There is no quote of this id.")
