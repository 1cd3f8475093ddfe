"""`/v1/articles`, `/v1/quotes`, `/v1/speakers`, `/v1/affiliations`: what is put is found, over the real engine and both databases."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from werkzeug.test import TestResponse

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.examples import TEXT, TITLE
from quoteapi.api.examples.kept import TO_KEEP
from quoteapi.config import Settings
from quoteapi.engine.model import EngineFacts, Result, Scope
from quoteapi.schemas import ProblemSchema, result_to_json
from quoteapi.store import Incoming, Store

ROW = "“We row at dawn,” Ada Brook, the harbour pilot, said on Monday.\n\nShe told reporters that the tides wait for nobody."


def keep(client: FlaskClient, status: int = 201, headers: dict[str, str] | None = None, query: str = "", **body: Any) -> Any:
    answer = client.post(f"/v1/articles{query}", json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json


def get(client: FlaskClient, path: str, **query: Any) -> Any:
    answer = client.get(path, query_string=query)
    assert answer.status_code == 200, answer.text
    return answer.json


def problem(answer: TestResponse, status: int, detail: str, *errors: tuple[str, str, str]) -> None:
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert ProblemSchema().validate(answer.json) == {}
    told = [(error["in"], error["field"], error["detail"]) for error in answer.json.get("errors", [])]
    assert (answer.json["detail"], told) == (detail, list(errors))


def test_an_article_is_kept_with_what_the_engine_says(archive: FlaskClient, engine: quoteapi.Engine) -> None:
    answer = archive.post("/v1/articles", json=TO_KEEP)
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/articles/{TO_KEEP['id']}"
    expected = json.loads(json.dumps(result_to_json(engine.extract(TEXT, title=TITLE), TEXT, explain=True)))
    assert answer.json["result"] == expected
    assert {name: answer.json[name] for name in TO_KEEP} == TO_KEEP
    assert get(archive, answer.headers["Location"]) == answer.json
    [listed] = get(archive, "/v1/articles")["articles"]
    assert listed == {name: answer.json[name] for name in listed}
    assert listed["quotes"] == len(expected["quotes"]) > 0


def test_an_article_again_is_the_same_and_is_not_read_again(engine: quoteapi.Engine, store: Store) -> None:
    class Counting:
        """The real engine, with a count of what it reads."""

        facts: EngineFacts = engine.facts
        read = 0

        def extract(self, text: str, *, title: str | None = None, scope: Scope = "reported") -> Result:
            self.read += bool(text)
            return engine.extract(text, title=title, scope=scope)

    counting = Counting()
    client = create_app(Settings(), counting, store).test_client()
    first = keep(client, url="https://news.example/1", text=ROW)
    assert keep(client, 200, text=ROW)["id"] == first["id"]
    assert keep(client, 200, url="https://news.example/1", text=ROW, publisher="The Quay") == first | {
        "publisher": "The Quay",
        "updated": get(client, f"/v1/articles/{first['id']}")["updated"],
    }
    assert counting.read == 1
    assert keep(client, 200, text=ROW, query="?scope=all")["versions"][0]["scope"] == "all"
    assert counting.read == 2


def test_a_changed_text_is_the_next_version(archive: FlaskClient) -> None:
    keep(archive, id="a", text=ROW)
    changed = keep(archive, 200, id="a", text=f"{ROW} It rained.")
    assert [version["number"] for version in changed["versions"]] == [1, 2]
    assert get(archive, "/v1/articles/a")["version"] == 2
    old = get(archive, "/v1/articles/a", version=1)
    assert (old["version"], old["text"]) == (1, ROW)
    problem(archive.get("/v1/articles/a?version=3"), 404, "There is no such version of an article of this id.")


def test_quotes_are_found_and_lead_back(archive: FlaskClient) -> None:
    keep(archive, id="a", text=ROW, published="2026-05-01", publisher="The Quay")
    keep(archive, id="b", text="“The bridge is shut,” said Bo Lind.")
    [quote] = get(archive, "/v1/quotes", q='"row at dawn"', speaker="Ada Brook", publisher="the quay", to="2026-05-01")["quotes"]
    assert (quote["article"]["id"], quote["speaker"]["name"]) == ("a", "Ada Brook")
    whole = get(archive, "/v1/articles/a")["text"]
    assert " … ".join(whole[span["start"] : span["end"]] for span in quote["spans"]) == quote["text"]
    alone = get(archive, f"/v1/quotes/{quote['id']}")
    assert {name: alone[name] for name in quote} == quote
    assert alone["evidence"][0]["rule"] == "tagger"
    assert get(archive, "/v1/quotes", article="a")["quotes"][0]["id"] == quote["id"]
    speaker = get(archive, f"/v1/speakers/{quote['speaker']['id']}")
    assert speaker["quotes"] == len(get(archive, "/v1/quotes", speaker=speaker["id"])["quotes"]) > 0
    assert sum(role["quotes"] for role in speaker["roles"]) == speaker["quotes"]


def test_speakers_and_bodies_are_listed(archive: FlaskClient) -> None:
    keep(archive, text="“We reopen on Monday,” Port Authority spokeswoman Ann Poe said. “Come early.”")
    keep(archive, text="“The bridge is shut,” said Bo Lind.")
    assert sorted(speaker["name"] for speaker in get(archive, "/v1/speakers")["speakers"]) == ["Ann Poe", "Bo Lind"]
    assert [speaker["name"] for speaker in get(archive, "/v1/speakers", q="lin", kind="person")["speakers"]] == ["Bo Lind"]
    [body] = get(archive, "/v1/affiliations", q="port")["affiliations"]
    assert body["name"] == "Port Authority"
    assert get(archive, "/v1/quotes", affiliation=body["id"])["quotes"][0]["affiliation"]["id"] == body["id"]


def test_removing_an_article_leaves_nothing(archive: FlaskClient) -> None:
    keep(archive, id="a", text=ROW)
    assert archive.delete("/v1/articles/a").status_code == 204
    for path in ("/v1/articles", "/v1/quotes", "/v1/speakers", "/v1/affiliations"):
        assert get(archive, path) == {path.split("/")[-1]: [], "next": None}
    for answer in (archive.get("/v1/articles/a"), archive.delete("/v1/articles/a")):
        problem(answer, 404, "There is no article of this id.")


def links(answer: TestResponse) -> dict[str, str]:
    return {rel: address for address, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["Link"])}


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/quotes", "/v1/speakers"])
def test_links_lead_from_page_to_page(archive: FlaskClient, path: str) -> None:
    for name in ("Ada Brook", "Bo Lind", "Cy Fell", "Di Marsh", "Ed Vane"):
        keep(archive, text=f"“We row,” said {name}.", publisher="Quay & Pier", published="2026-05-01")
    name = path.rsplit("/", maxsplit=1)[-1]
    query = "&publisher=quay+%26+pier&from=2026-05-01" if name != "speakers" else ""
    answer = archive.get(f"{path}?limit=2{query}")
    first, found = links(answer)["first"], []
    for _ in range(3):
        assert links(answer)["first"] == first
        found.append([item["id"] for item in answer.json[name]])
        following = links(answer).get("next")
        assert (following is None) == (answer.json["next"] is None)
        if following:
            answer = archive.get(following)
    assert [len(page) for page in found] == [2, 2, 1]
    assert [i for page in found for i in page] == [item["id"] for item in archive.get(f"{path}?{query}").json[name]]
    assert archive.get(first).json[name] == archive.get(f"{path}?limit=2{query}").json[name]


@pytest.fixture
def hundreds(archive: FlaskClient, store: Store) -> int:
    """More quotes than a page holds: one article's result, put under 300 ids."""
    keep(archive, id="first", text=ROW)
    kept = get(archive, "/v1/articles/first")

    def put(writer: Any) -> None:
        for n in range(300):
            copy = f"{ROW} {n}"
            facts = {**kept["result"]["article"], "sha256": f"{n:064x}", "length": len(copy)}
            writer.put(Incoming(text=copy, id=f"n-{n}"), {**kept["result"], "article": facts})

    store.write(put)
    return 301 * kept["quotes"]


def test_json_lines_hold_all_that_the_pages_hold(archive: FlaskClient, hundreds: int) -> None:
    answer = archive.get("/v1/quotes", headers={"Accept": "application/x-ndjson"})
    assert (answer.status_code, answer.content_type) == (200, "application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert len({line["id"] for line in lines}) == len(lines) == hundreds > 500
    assert lines[:50] == get(archive, "/v1/quotes")["quotes"]


def test_csv_has_a_row_a_quote(archive: FlaskClient, hundreds: int) -> None:
    answer = archive.get("/v1/quotes?limit=7&q=row", headers={"Accept": "text/csv"})
    assert (answer.status_code, answer.content_type) == (200, "text/csv; charset=utf-8")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    quotes = get(archive, "/v1/quotes", limit=7, q="row")["quotes"]
    assert [(row["id"], row["text"], row["speaker"]) for row in rows] == [(q["id"], q["text"], q["speaker"]["name"]) for q in quotes]
    everything = archive.get("/v1/quotes", headers={"Accept": "text/csv"})
    assert len(list(csv.DictReader(io.StringIO(everything.text)))) == hundreds


def test_a_stream_may_begin_at_a_cursor(archive: FlaskClient, hundreds: int) -> None:
    cursor = get(archive, "/v1/quotes", limit=10)["next"]
    answer = archive.get("/v1/quotes", query_string={"cursor": cursor}, headers={"Accept": "application/x-ndjson"})
    assert len(answer.text.splitlines()) == hundreds - 10
    wrong = archive.get("/v1/quotes?cursor=AAAA", headers={"Accept": "text/csv"})
    assert wrong.status_code == 422


@pytest.mark.parametrize("media_type", ["application/json", "application/x-ndjson", "text/csv"])
def test_gzip_is_the_same_in_less(archive: FlaskClient, hundreds: int, media_type: str) -> None:  # noqa: ARG001
    plain = archive.get("/v1/quotes", headers={"Accept": media_type})
    packed = archive.get("/v1/quotes", headers={"Accept": media_type, "Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("path", ["/v1/articles/a", "/v1/articles", "/v1/quotes", "/v1/speakers"])
def test_what_is_held_already_is_not_sent_again(archive: FlaskClient, path: str, encoding: str) -> None:
    keep(archive, id="a", text=ROW)
    first = archive.get(path, headers={"Accept-Encoding": encoding})
    assert first.headers["Cache-Control"] == "private, no-cache"
    held = {"If-None-Match": first.headers["ETag"], "Accept-Encoding": encoding}
    again = archive.get(path, headers=held)
    assert (again.status_code, again.data) == (304, b"")
    keep(archive, 200, id="a", text=f"{ROW} “Up,” said Bo Lind.", title="Up")
    changed = archive.get(path, headers=held)
    assert (changed.status_code, changed.headers["ETag"] == first.headers["ETag"]) == (200, False)


def test_an_article_that_changed_meanwhile_is_not_removed(archive: FlaskClient) -> None:
    keep(archive, id="a", text=ROW)
    held = archive.get("/v1/articles/a", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    keep(archive, 200, id="a", text=ROW, title="Rowing")
    refused = archive.delete("/v1/articles/a", headers={"If-Match": held})
    problem(refused, 412, "It has changed since; its ETag is another one now.")
    now = archive.get("/v1/articles/a").headers["ETag"]
    assert archive.delete("/v1/articles/a", headers={"If-Match": now}).status_code == 204


@pytest.mark.parametrize("given", ["", ",", '"', "W/", '"x"'])
def test_an_article_is_not_removed_where_the_etag_is_none(archive: FlaskClient, given: str) -> None:
    keep(archive, id="a", text=ROW)
    refused = archive.delete("/v1/articles/a", headers={"If-Match": given})
    problem(refused, 412, "It has changed since; its ETag is another one now.")
    assert archive.delete("/v1/articles/a", headers={"If-Match": "*"}).status_code == 204


def test_a_write_under_a_key_is_done_once(archive: FlaskClient) -> None:
    key = {"Idempotency-Key": "load-1"}
    first = archive.post("/v1/articles", json={"id": "a", "text": ROW}, headers=key)
    removed = archive.delete("/v1/articles/a", headers=key)
    for again in (archive.post("/v1/articles", json={"id": "a", "text": ROW}, headers=key),):
        assert (again.status_code, again.data) == (201, first.data)
        for name in ("Cache-Control", "ETag", "Location"):
            assert again.headers[name] == first.headers[name]
    again = archive.delete("/v1/articles/a", headers=key)
    assert (removed.status_code, again.status_code) == (204, 204)
    assert archive.get("/v1/articles/a").status_code == 404
    other = archive.post("/v1/articles", json={"id": "a", "text": "Other."}, headers=key)
    problem(other, 422, "Invalid: Idempotency-Key.", ("header", "Idempotency-Key", "Was used for another request."))


@pytest.mark.parametrize("key", ["", "two words", "x" * 256, "é"])
def test_a_key_that_is_none_is_refused(archive: FlaskClient, key: str) -> None:
    refused = archive.post("/v1/articles", json={"text": ROW}, headers={"Idempotency-Key": key})
    told = "Must be 1 to 255 printable ASCII characters without a blank."
    problem(refused, 422, "Invalid: Idempotency-Key.", ("header", "Idempotency-Key", told))
    assert get(archive, "/v1/articles")["articles"] == []


def test_an_id_and_an_address_of_two_articles_conflict(archive: FlaskClient) -> None:
    keep(archive, id="a", text=ROW)
    keep(archive, url="https://news.example/2", text="“Up,” said Bo Lind.")
    refused = archive.post("/v1/articles", json={"id": "a", "url": "https://news.example/2", "text": ROW})
    told = ("body", "url", "Is the address of another article than the one of this id.")
    problem(refused, 409, "The id and the url are of two articles.", told)


DATE = "Must be a date such as 2026-05-01, or a time such as 2026-05-01T08:30:00Z."


@pytest.mark.parametrize(
    ("body", "field", "detail"),
    [
        ({}, "text", "Missing data for required field."),
        ({"text": ""}, "text", "Must not be empty."),
        ({"text": ROW, "id": "a/b"}, "id", "Must be 1 to 200 letters, digits and . _ : @ ~ -, and not begin with a dot."),
        ({"text": ROW, "id": ".."}, "id", "Must be 1 to 200 letters, digits and . _ : @ ~ -, and not begin with a dot."),
        ({"text": ROW, "url": "ftp://news.example"}, "url", "Must be an address that begins with http:// or https://."),
        ({"text": ROW, "published": "May 1"}, "published", DATE),
        ({"text": ROW, "published": "2026-02-30"}, "published", DATE),
        ({"text": ROW, "language": "English!"}, "language", "Must be a language tag, such as en or en-GB."),
        ({"text": ROW, "publisher": "x" * 1001}, "publisher", "Must not be longer than 1000 characters."),
        ({"text": ROW, "publisher": None}, "publisher", "Field may not be null."),
        ({"text": ROW, "metadata": [1]}, "metadata", "Not a valid mapping type."),
        ({"text": ROW, "date": "2026-05-01"}, "date", "Unknown field."),
    ],
)
def test_an_article_that_cannot_be_kept_names_its_field(archive: FlaskClient, body: Any, field: str, detail: str) -> None:
    problem(archive.post("/v1/articles", json=body), 422, f"Invalid: {field}.", ("body", field, detail))


@pytest.mark.parametrize(
    ("path", "field", "detail"),
    [
        ("/v1/quotes?limit=0", "limit", "Must be from 1 to 500."),
        ("/v1/quotes?limit=501", "limit", "Must be from 1 to 500."),
        ("/v1/quotes?limit=many", "limit", "Not a valid integer."),
        ("/v1/quotes?sort=best", "sort", "Must be one of: newest, oldest."),
        ("/v1/quotes?from=yesterday", "from", DATE),
        ("/v1/quotes?to=2026-05-32", "to", DATE),
        ("/v1/quotes?type=loud", "type", "loud is none of: direct, indirect, mixed."),
        ("/v1/quotes?stance=", "stance", " is none of: asserts, denies, asks, orders, doubts, declines."),
        ("/v1/quotes?min_confidence=2", "min_confidence", "Must be from 0 to 1."),
        ("/v1/quotes?speeker=x", "speeker", "Unknown field."),
        ("/v1/quotes?type=direct&q=row&type=mixed", "type", "Must be given once."),
        (
            "/v1/quotes?cursor=AAAA",
            "cursor",
            "Is no cursor of this question; the filters and the sort must stay the same from page to page.",
        ),
        ("/v1/articles?cursor=%C3%A9", "cursor", "Is no cursor of this archive."),
        ("/v1/quotes?offsets=bytes", "offsets", "Must be one of: codepoint, utf16."),
        ("/v1/quotes/q?offsets=bytes", "offsets", "Must be one of: codepoint, utf16."),
        ("/v1/articles/a?version=0", "version", "Must be from 1 to 1000000."),
        ("/v1/speakers?kind=robot", "kind", "Must be one of: person, organisation, group, document, unknown."),
    ],
)
def test_a_query_that_does_not_fit_names_its_field(archive: FlaskClient, path: str, field: str, detail: str) -> None:
    problem(archive.get(path), 422, f"Invalid: {field}.", ("query", field, detail))


@pytest.mark.parametrize("path", ["/v1/articles/none", "/v1/quotes/none", "/v1/speakers/none", "/v1/articles/%00", "/v1/quotes/%00"])
def test_404_for_an_id_that_is_none(archive: FlaskClient, path: str) -> None:
    kind = {"articles": "article", "quotes": "quote", "speakers": "speaker"}[path.split("/")[2]]
    problem(archive.get(path), 404, f"There is no {kind} of this id.")


def test_413_a_text_that_is_too_long(engine: quoteapi.Engine, store: Store) -> None:
    client = create_app(Settings(max_text_length=10), engine, store).test_client()
    problem(client.post("/v1/articles", json={"text": "x" * 11}), 413, "The text has 11 characters; this server reads 10 at most.")


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/quotes/none/corrections"])
def test_415_what_is_no_article(archive: FlaskClient, path: str) -> None:
    answer = archive.post(path, data=ROW, content_type="text/csv")
    taken = answer.headers["Accept"]
    problem(answer, 415, f"Send {taken}, without Content-Encoding.")
    assert taken == ("application/json, text/plain, text/html" if path == "/v1/articles" else "application/json")


PAGE = """<html><head><title>Rowing at dawn</title><link rel="canonical" href="https://news.example/2026/rowing">
<meta property="og:site_name" content="The Quay"><meta name="author" content="Bo Lind">
<meta property="article:published_time" content="2026-05-01T08:30:00Z"></head>
<body><nav>Menu</nav><article><h1>Rowing at dawn</h1><p>“We row at dawn,” Ada Brook, the harbour pilot, said on Monday.</p>
<p>She told reporters that the tides wait for nobody.</p></article></body></html>"""
OF_PAGE = {"title": "Rowing at dawn", "url": "https://news.example/2026/rowing", "publisher": "The Quay", "author": "Bo Lind"}


def told(answer: TestResponse, *names: str) -> dict[str, Any]:
    assert answer.status_code == 201, answer.text
    return {name: answer.json[name] for name in names}


def test_a_page_is_kept_with_what_it_tells_of_itself(archive: FlaskClient) -> None:
    answer = archive.post("/v1/articles", data=PAGE.encode(), content_type="text/html")
    assert told(answer, *OF_PAGE, "published") == {**OF_PAGE, "published": "2026-05-01"}
    assert answer.json["text"] == ROW.replace("\n\n", "\n")
    quotes = get(archive, "/v1/quotes", publisher="the quay")["quotes"]
    assert [answer.json["text"][quote["spans"][0]["start"] : quote["spans"][0]["end"]] for quote in quotes] == [q["text"] for q in quotes]


def test_what_the_query_says_stands_over_the_page_and_the_json(archive: FlaskClient) -> None:
    query = {"id": "row", "publisher": "The Pier", "published": "2026-05-02T07:00:00+02:00", "title": "Up early"}
    answer = archive.post("/v1/articles", data=PAGE.encode(), content_type="text/html", query_string=query)
    assert told(answer, *query, "url") == {**query, "published": "2026-05-02T05:00:00Z", "url": OF_PAGE["url"]}
    answer = archive.post(
        "/v1/articles", json={"text": "Up.", "publisher": "The Quay", "author": "Bo Lind"}, query_string={"publisher": "The Pier"}
    )
    assert told(answer, "publisher", "author") == {"publisher": "The Pier", "author": "Bo Lind"}


def test_a_plain_text_is_kept(archive: FlaskClient) -> None:
    answer = archive.post("/v1/articles", data=ROW.encode("utf-16"), content_type="text/plain; charset=utf-16", query_string={"id": "a"})
    assert told(answer, "id", "text", "url") == {"id": "a", "text": ROW, "url": None}
    assert len(get(archive, "/v1/quotes", article="a")["quotes"]) == answer.json["quotes"] > 0


def test_what_a_page_tells_and_does_not_fit_is_left_out(archive: FlaskClient) -> None:
    odd = PAGE.replace("https://news.example/2026/rowing", "https://news.example/").replace("The Quay", "Q" * 1001)
    answer = archive.post("/v1/articles", data=odd.encode(), content_type="text/html")
    assert told(answer, "url", "author") == {"url": None, "author": "Bo Lind"}
    assert answer.json["publisher"] != "Q" * 1001


ASTRAL = "🎉🎉 “We 🚣 at dawn,” Ada Brook, the harbour pilot, said on Monday.\n\n🎉 She told reporters that the tides wait for nobody."


def test_offsets_are_told_in_utf16(archive: FlaskClient) -> None:
    kept = keep(archive, id="a", text=ASTRAL, query="?offsets=utf16")
    units = ASTRAL.encode("utf-16-le")
    assert kept["result"]["article"]["length"] == len(units) // 2
    whole = get(archive, "/v1/articles/a", offsets="utf16")
    listed = get(archive, "/v1/quotes", offsets="utf16", article="a")["quotes"]
    lines = archive.get("/v1/quotes?offsets=utf16", headers={"Accept": "application/x-ndjson"}).text.splitlines()
    alone = [get(archive, f"/v1/quotes/{quote['id']}", offsets="utf16") for quote in listed]
    assert kept["result"] == whole["result"]
    assert [json.loads(line) for line in lines] == listed
    assert [{name: each[name] for name in listed[0]} for each in alone] == listed
    assert len(listed) == 2
    for quotes in (whole["result"]["quotes"], listed):
        for quote in quotes:
            places = [*[(span, None) for span in quote["spans"]], *[(quote[name], quote[name]["text"]) for name in ("cue", "source")]]
            cut = [units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") for place, _ in places]
            assert " … ".join(cut[: len(quote["spans"])]) == quote["text"]
            assert cut[len(quote["spans"]) :] == [text for _, text in places if text]
    assert get(archive, "/v1/quotes/" + listed[0]["id"])["spans"] != listed[0]["spans"]
    etag = archive.get("/v1/articles/a?offsets=utf16").headers["ETag"]
    assert archive.delete("/v1/articles/a", headers={"If-Match": etag}).status_code == 204


def test_a_query_that_tells_nonsense_of_an_article_names_its_field(archive: FlaskClient) -> None:
    answer = archive.post("/v1/articles?published=soon", data=ROW.encode(), content_type="text/plain")
    problem(answer, 422, "Invalid: published.", ("query", "published", DATE))
    assert get(archive, "/v1/articles")["articles"] == []


def test_json_is_looked_at_where_the_query_stands_over_it(archive: FlaskClient) -> None:
    answer = archive.post("/v1/articles?published=2026-05-02", json={"text": ROW, "published": "soon"})
    problem(answer, 422, "Invalid: published.", ("body", "published", DATE))


def test_any_string_is_kept(archive: FlaskClient) -> None:
    odd = f"\x00{ROW}\ud800🎉"
    kept = keep(archive, text=odd, title="\x00\ud800", publisher="\x00 Pier \udfff", author="\x00", metadata={"\x00": "\ud800"})
    assert get(archive, f"/v1/articles/{kept['id']}")["text"] == odd
    assert kept["metadata"] == {"\x00": "\ud800"}
    assert get(archive, "/v1/quotes", publisher="\x00 pier", q="\x00dawn")["quotes"]
    assert get(archive, "/v1/articles", publisher="\x00 pier \x00")["articles"]
    assert archive.get("/v1/quotes", headers={"Accept": "text/csv"}).status_code == 200
    for path in ("articles?url=%00", "articles?sha256=%00", "articles?language=%00", "quotes?article=%00", "speakers?q=%00"):
        assert archive.get(f"/v1/{path}").status_code == 200


def test_extracting_needs_no_archive(engine: quoteapi.Engine, tmp_path: Any) -> None:
    client = create_app(Settings(data=str(tmp_path / "none")), engine).test_client()
    assert client.post("/v1/extract", json={"text": ROW}).status_code == 200
    assert not (tmp_path / "none").exists()
    assert get(client, "/v1/articles")["articles"] == []
    assert (tmp_path / "none" / "archive.sqlite3").exists()


def test_503_an_archive_that_cannot_be_opened(engine: quoteapi.Engine, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    client = create_app(Settings(data=str(tmp_path / "file")), engine).test_client()
    problem(client.get("/v1/quotes"), 503, "The archive cannot be reached; the log says why.")
    assert "QUOTEAPI_DATA" in capsys.readouterr().err


def test_503_a_database_that_goes_away(archive: FlaskClient, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    url = store.engine.url
    store.close()
    if url.get_backend_name() == "sqlite":
        Path(str(url.database)).write_bytes(b"no database, whatever its name says")
    else:
        server = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false"))
        server.dispose()
    problem(archive.get("/v1/quotes"), 503, "The archive cannot be reached; the log says why.")
    assert "traceback" in capsys.readouterr().err
