"""`POST /v1/extract`: articles in each form, and every setting of the query."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api.examples import HTML, REQUEST, TEXT, TITLE
from quoteapi.engine.model import Result
from quoteapi.schemas import result_to_json

PRICE = "We have no hostile intent towards the DPRK."


def extract(client: FlaskClient, query: str = "", **body: Any) -> dict[str, Any]:
    answer = client.post(f"/v1/extract{query}", **body)
    assert (answer.status_code, answer.content_type) == (200, "application/json"), answer.text
    return answer.json


def test_the_seed_as_json_is_what_the_engine_says(client: FlaskClient, seed: str, seed_result: Result) -> None:
    answer = extract(client, json={"text": seed})
    assert answer == json.loads(json.dumps(result_to_json(seed_result, seed)))
    assert answer["article"]["sha256"] == hashlib.sha256(seed.encode()).hexdigest()
    price = next(quote for quote in answer["quotes"] if quote["text"].startswith(PRICE))
    assert price["speaker"]["name"] == "Ned Price"
    assert "spokesperson" in price["role"]["text"]
    assert price["affiliation"]["name"] == "State Department"


def test_plain_text_gives_the_same_as_json(client: FlaskClient, seed: str) -> None:
    assert extract(client, data=seed.encode(), content_type="text/plain") == extract(client, json={"text": seed})


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252"])
def test_plain_text_in_the_charset_declared(client: FlaskClient, charset: str) -> None:
    answer = extract(client, data=TEXT.encode(charset), content_type=f"text/plain; charset={charset}")
    assert answer == extract(client, json={"text": TEXT})


def test_a_byte_order_mark_is_no_part_of_the_text(client: FlaskClient) -> None:
    marked = b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode()
    assert extract(client, data=marked, content_type="application/json") == extract(client, json={"text": TEXT})


def test_a_page_is_read_without_its_html_and_its_text_comes_back(client: FlaskClient) -> None:
    answer = extract(client, data=HTML.encode(), content_type="text/html")
    text = answer["article"].pop("text")
    assert text == TEXT.replace("\n\n", "\n")
    assert answer["article"]["title"] == TITLE
    assert answer == extract(client, json={"text": text, "title": TITLE})


def test_the_title_given_is_the_title(client: FlaskClient) -> None:
    assert extract(client, json=REQUEST)["article"]["title"] == TITLE


def test_fields_come_in_the_order_of_the_schema(client: FlaskClient) -> None:
    body = client.post("/v1/extract", json=REQUEST).text
    assert body.index('"article"') < body.index('"quotes"') < body.index('"speakers"') < body.index('"engine"')


def test_scope_is_handed_to_the_engine(client: FlaskClient, engine: quoteapi.Engine, seed: str) -> None:
    answer = extract(client, "?scope=all", json={"text": seed})
    assert answer == json.loads(json.dumps(result_to_json(engine.extract(seed, scope="all"), seed)))


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("?type=direct", lambda q: q["type"] == "direct"),
        ("?type=direct,mixed", lambda q: q["type"] != "indirect"),
        ("?type=direct%2Cmixed", lambda q: q["type"] != "indirect"),
        ("?act=thought", lambda q: q["act"] == "thought"),
        ("?min_confidence=0.97", lambda q: q["confidence"] >= 0.97),
        ("?min_confidence=0", lambda _: True),
    ],
)
def test_filters_keep_quotes_and_their_speakers(client: FlaskClient, seed: str, query: str, keeps: Any) -> None:
    everything = extract(client, json={"text": seed})
    answer = extract(client, query, json={"text": seed})
    ids = [quote["id"] for quote in everything["quotes"] if keeps(quote)]
    assert [quote["id"] for quote in answer["quotes"]] == ids
    assert sorted(q for speaker in answer["speakers"] for q in speaker["quotes"]) == sorted(ids)
    assert {s["id"] for s in answer["speakers"]} == {q["speaker"]["id"] for q in answer["quotes"]}


def test_the_filters_tell_quotes_apart(client: FlaskClient, seed: str) -> None:
    # Without this the test above would pass on a seed that every filter keeps or drops whole.
    counts = [len(extract(client, query, json={"text": seed})["quotes"]) for query in ("", "?type=direct", "?type=indirect", "?type=mixed")]
    assert counts[0] == sum(counts[1:])
    assert all(counts)


def test_explain_tells_what_was_refused_and_why(client: FlaskClient, seed: str) -> None:
    refusals = extract(client, "?explain=true", json={"text": seed})["refusals"]
    words = [seed[refusal["span"]["start"] : refusal["span"]["end"]] for refusal in refusals]
    assert {"2+2", "the Quad"} <= set(words)
    assert all(refusal["rule"] and refusal["reason"] for refusal in refusals)
    assert "refusals" not in extract(client, "?explain=false", json={"text": seed})


def test_offsets_in_utf16_are_those_of_javascript(client: FlaskClient) -> None:
    text = f"🎉🎉 {TEXT}"
    answer = extract(client, "?offsets=utf16", json={"text": text})
    units = text.encode("utf-16-le")
    assert answer["quotes"]
    for quote in answer["quotes"]:
        pieces = [units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") for span in quote["spans"]]
        assert " … ".join(pieces) == quote["text"]
        assert units[2 * quote["cue"]["start"] : 2 * quote["cue"]["end"]].decode("utf-16-le") == quote["cue"]["text"]
    assert answer["article"]["length"] == len(units) // 2


def test_the_same_article_gets_the_same_answer(client: FlaskClient) -> None:
    assert client.post("/v1/extract", json=REQUEST).data == client.post("/v1/extract", json=REQUEST).data
