"""Fact-checks over HTTP: kept, searched by Google's own client, matched with quotes and drafts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from werkzeug.test import TestResponse

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.examples import claims as examples
from quoteapi.api.google import GoogleProblemSchema
from quoteapi.config import Settings
from quoteapi.schemas import ProblemSchema
from quoteapi.store import Store

BRIDGE, SENTENCE = examples.REVIEW, examples.SENTENCE
FERRY = {
    "@type": "ClaimReview",
    "url": "https://www.facts.example/ferry",
    "claimReviewed": "The ferry to Marsh Island was never late in 2025.",
    "author": {"@type": "Organization", "name": "Facts"},
    "datePublished": "2026-01-09",
    "inLanguage": "en-GB",
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ann Poe"}},
    "reviewRating": {"alternateName": "False"},
}


@pytest.fixture
def client(archive: FlaskClient) -> FlaskClient:
    """A client of an archive that keeps two fact-checks."""
    answer = archive.post("/v1/claim-reviews", json=[BRIDGE, FERRY])
    assert (answer.status_code, answer.json) == (200, {"reviews": {"new": 2, "changed": 0, "same": 0, "removed": 0}, "faults": []})
    return archive


def problem(answer: TestResponse, status: int, *errors: tuple[str, str, str]) -> None:
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json")
    assert ProblemSchema().validate(answer.json) == {}
    assert [(each["in"], each["field"], each["detail"]) for each in answer.json.get("errors", [])] == list(errors)


def test_a_claim_comes_in_googles_shape(client: FlaskClient) -> None:
    for path in ("/v1/claims:search", "/v1alpha1/claims:search"):
        answer = client.get(path, query_string={"query": "what did the bridge repairs cost", "languageCode": "en-US"})
        assert (answer.status_code, answer.json) == (200, {"claims": [examples.claim()]})
    assert client.get("/v1/claims:search?query=zeppelin").json == {}


# --- a stock client of Google's


@pytest.fixture
def address(client: FlaskClient, answering: Callable[[Flask], AbstractContextManager[str]]) -> Iterator[str]:
    """The address of a server that answers for the client's application."""
    with answering(client.application) as address:
        yield f"{address}/"


def stock_client(address: str, key: str = "any-key") -> Any:
    # The discovery document is the one that ships with the client.
    return build("factchecktools", "v1alpha1", developerKey=key, client_options={"api_endpoint": address}, static_discovery=True)


def test_googles_client_only_changes_its_endpoint(address: str) -> None:
    with stock_client(address) as service:
        asked = {"languageCode": "en", "maxAgeDays": 36_500, "pageSize": 5, "offset": 0}
        assert service.claims().search(query="bridge repairs", **asked).execute() == {"claims": [examples.claim()]}
        assert service.claims().search(query="nothing like it").execute() == {}
        [found] = service.claims().search(reviewPublisherSiteFilter="facts.example").execute()["claims"]
        assert found["claimReview"][0]["publisher"] == {"name": "Facts", "site": "facts.example"}
        assert found["claimReview"][0]["languageCode"] == "en-GB"


def test_googles_client_goes_from_page_to_page(address: str) -> None:
    with stock_client(address) as service:
        request, pages = service.claims().search(reviewPublisherSiteFilter="checks.example", pageSize=1), []
        while request is not None:
            answer = request.execute()
            pages.append(answer["claims"][0]["text"])
            request = service.claims().search_next(request, answer)
    assert pages == [BRIDGE["claimReviewed"]]


def test_pages_have_the_names_of_google(client: FlaskClient) -> None:
    more = [{**FERRY, "url": f"https://facts.example/{n}", "claimReviewed": f"Ferry {n} sank."} for n in range(30)]
    client.post("/v1/claim-reviews", json=more)
    found, token = [], None
    while True:
        query = {"query": "ferry", "pageSize": 7, **({"pageToken": token} if token else {})}
        answer = client.get("/v1/claims:search", query_string=query).json
        found += [each["text"] for each in answer["claims"]]
        token = answer.get("nextPageToken")
        if token is None:
            break
    assert len(set(found)) == len(found) == 31
    assert len(client.get("/v1/claims:search?query=ferry").json["claims"]) == 10
    skipped = client.get("/v1/claims:search?query=ferry&offset=28&pageSize=500").json
    assert [each["text"] for each in skipped["claims"]] == found[28:]
    assert "nextPageToken" not in skipped


def test_googles_client_understands_what_is_wrong(address: str) -> None:
    with stock_client(address) as service, pytest.raises(HttpError) as raised:
        service.claims().search(query="bridge", languageCode="not a language").execute()
    assert raised.value.resp.status == 400
    assert raised.value.reason == "languageCode: Must be a language tag, such as en or en-US."
    violations = [{"field": "languageCode", "description": "Must be a language tag, such as en or en-US."}]
    assert raised.value.error_details == [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}]


def test_googles_client_shows_its_key(engine: quoteapi.Engine, store: Store) -> None:
    guarded = create_app(Settings(api_keys=("our-key",)), engine, store).test_client()
    for path in ("/v1/claims:search", "/v1alpha1/claims:search"):
        assert guarded.get(path, query_string={"query": "x", "key": "our-key"}).status_code == 200
        refused = guarded.get(path, query_string={"query": "x", "key": "other"})
        assert (refused.status_code, refused.json["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert guarded.get("/v1/quotes?key=our-key").status_code == 401


@pytest.mark.parametrize(
    ("query", "field", "detail"),
    [
        ("", "query", "Is required unless reviewPublisherSiteFilter is given."),
        ("query=", "query", "Is required unless reviewPublisherSiteFilter is given."),
        (f"query={'x' * 2001}", "query", "Must not be longer than 2000 characters."),
        ("query=x&pageSize=-1", "pageSize", "Must be from 0 to 2147483647."),
        ("query=x&pageSize=many", "pageSize", "Not a valid integer."),
        ("query=x&maxAgeDays=-1", "maxAgeDays", "Must be from 0 to 2147483647."),
        ("query=x&offset=9999999999", "offset", "Must be from 0 to 2147483647."),
        ("reviewPublisherSiteFilter=%00", "reviewPublisherSiteFilter", "Must be a site, such as checks.example."),
        ("reviewPublisherSiteFilter=http://[1", "reviewPublisherSiteFilter", "Must be a site, such as checks.example."),
        ("reviewPublisherSiteFilter=two+words", "reviewPublisherSiteFilter", "Must be a site, such as checks.example."),
        ("query=x&alt=media", "alt", "Must be: json."),
        ("query=x&pageToken=AAAA", "pageToken", None),
        ("query=x&querry=y", "querry", "Unknown field."),
        ("query=x&callback=f", "callback", "Unknown field."),
    ],
    ids=str,
)
def test_400_names_the_parameter(client: FlaskClient, query: str, field: str, detail: str | None) -> None:
    answer = client.get(f"/v1/claims:search?{query}")
    assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
    [error] = answer.json["errors"]
    assert (error["in"], error["field"]) == ("query", field)
    assert detail in (None, error["detail"])
    assert GoogleProblemSchema().validate(answer.json) == {}
    told = answer.json["error"]
    assert (told["code"], told["status"], told["message"]) == (400, "INVALID_ARGUMENT", f"{field}: {error['detail']}")


@pytest.mark.parametrize(
    "more", ["maxAgeDays=2147483647", "pageSize=0&maxAgeDays=0&offset=0&languageCode=&pageToken=", "prettyPrint=false&$.xgafv=2"]
)
def test_what_googles_clients_send_besides_is_taken(client: FlaskClient, more: str) -> None:
    assert client.get(f"/v1/claims:search?query=bridge&{more}").json == {"claims": [examples.claim()]}


# --- feeds


@pytest.mark.parametrize("form", examples.FEEDS)
def test_a_feed_is_kept_in_each_form(archive: FlaskClient, form: str) -> None:
    feed = examples.FEEDS[form]
    answer = archive.post("/v1/claim-reviews", data=feed if isinstance(feed, str) else json.dumps(feed), content_type=form)
    assert answer.json == examples.IMPORTED
    assert archive.get("/v1/claims:search?query=bridge").json == {"claims": [examples.claim()]}


def test_what_is_wrong_with_one_review_is_told_and_the_others_are_kept(client: FlaskClient) -> None:
    answer = client.post("/v1/claim-reviews", json=[{**FERRY, "datePublished": "soon"}, {**BRIDGE, "claimReviewed": ""}])
    assert answer.json["reviews"] == {"new": 0, "changed": 0, "same": 1, "removed": 0}
    assert answer.json["faults"] == [
        {
            "place": "body: [0]",
            "field": "datePublished",
            "detail": "Is no date, such as 2026-05-01 or 2026-05-01T08:30:00Z.",
            "lost": False,
        },
        {"place": "body: [1]", "field": "claimReviewed", "detail": "Is missing.", "lost": True},
    ]


def test_a_feed_of_which_nothing_can_be_kept_is_refused(archive: FlaskClient) -> None:
    problem(
        archive.post("/v1/claim-reviews", json={**BRIDGE, "url": "x"}),
        422,
        ("body", "url", "body: Must be an address that begins with http:// or https://."),
    )
    problem(archive.post("/v1/claim-reviews", json={"@type": "Article"}), 422, ("body", "body", "body: Holds no ClaimReview."))
    broken = archive.post("/v1/claim-reviews", data=b'{"@type', content_type="application/json")
    assert (broken.status_code, broken.json["errors"][0]["detail"][:33]) == (422, "body: Is not JSON from here on: p")
    problem(archive.post("/v1/claim-reviews", data=b"x", content_type="application/xml"), 415)
    problem(archive.post("/v1/claim-reviews", data=gzip.compress(json.dumps(BRIDGE).encode()), content_type="application/json"), 415)
    small = archive.post("/v1/claim-reviews", data=b" " * 2_097_153, content_type="application/json")
    problem(small, 413)


# --- matches


def test_a_draft_shows_what_was_checked(client: FlaskClient) -> None:
    answer = client.post("/v1/claims:search", json=examples.DRAFT)
    assert answer.status_code == 200
    [found] = answer.json["sentences"]
    [expected] = examples.draft_matches()["sentences"]
    match, told = found["claims"][0], expected["claims"][0]
    assert {**found, "claims": [{**match, "score": 0}]} == {**expected, "claims": [{**told, "score": 0}]}
    assert 0.4 <= match["score"] < 1


def test_a_sentence_without_an_end_is_matched(client: FlaskClient) -> None:
    words = " ".join(f"w{n}" for n in range(8000))[:49_000]
    more = [{**FERRY, "url": f"https://facts.example/{n}", "claimReviewed": f"w{n} w{n + 1} w{n + 2}"} for n in range(0, 600, 3)]
    client.post("/v1/claim-reviews", json=more)
    answer = client.post("/v1/claims:search?min_score=0", json={"text": words})
    assert answer.status_code == 200
    assert 0 < len(answer.json["sentences"][0]["claims"]) <= 40


def test_a_draft_counts_in_the_callers_unit(client: FlaskClient) -> None:
    text = f"🎉 {SENTENCE}"
    [found] = client.post("/v1/claims:search?offsets=utf16", json={"text": text}).json["sentences"]
    assert text.encode("utf-16-le")[2 * found["start"] : 2 * found["end"]].decode("utf-16-le") == found["text"]


@pytest.mark.parametrize(
    ("sentence", "conflicts"),
    [
        ("Repairs to the Lindford bridge cost 12 million.", []),
        ("Repairs to the Lindford bridge cost twelve million.", []),
        ("Repairs to the Lindford bridge cost 14 million.", [("number", ["14 million"], ["12 million"])]),
        ("Repairs to the Lindford bridge never cost 12 million.", [("negation", ["never"], [])]),
        ("It is a lie that repairs to the Lindford bridge cost 12 million.", [("negation", ["lie"], [])]),
        ("The ferry to Marsh Island was late in 2025.", [("negation", [], ["never"])]),
        ("The ferry to Marsh Island was never late in 2024.", [("number", ["2024"], ["2025"])]),
    ],
    ids=str,
)
def test_negations_and_numbers_that_gainsay_are_told(client: FlaskClient, sentence: str, conflicts: list[Any]) -> None:
    [found] = client.post("/v1/claims:search", json={"text": sentence}).json["sentences"]
    assert [(each["kind"], each["text"], each["claim"]) for each in found["claims"][0]["conflicts"]] == conflicts


@pytest.mark.parametrize(
    "text", ["The bridge is old.", "Million for million.", "?!", "Nobody knows what the weather brings.", "\x00 \ud800"]
)
def test_what_shares_little_matches_nothing(client: FlaskClient, text: str) -> None:
    assert client.post("/v1/claims:search", json={"text": text}).json == {"sentences": []}


def test_a_quote_shows_what_was_checked(client: FlaskClient) -> None:
    text = "“The repairs of our bridge in Lindford cost 12 million, sadly,” Tom Reyes, the deputy mayor, said on Monday."
    client.post("/v1/articles", json={"text": text, "id": "a"})
    [quote] = client.get("/v1/quotes?article=a").json["quotes"]
    answer = client.get(f"/v1/quotes/{quote['id']}/claims")
    [match] = answer.json["claims"]
    assert match["claim"] == examples.claim()
    assert match["shared"] == {
        "words": ["repairs", "bridge", "cost", "million"],
        "names": ["Lindford"],
        "numbers": ["12 million"],
        "claimant": True,
    }
    assert match["score"] > client.post("/v1/claims:search", json={"text": text}).json["sentences"][0]["claims"][0]["score"]
    assert client.get(f"/v1/quotes/{quote['id']}/claims?min_score=1").json == {"claims": []}
    assert client.get(f"/v1/quotes/{quote['id']}/claims", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    problem(client.get("/v1/quotes/q_none/claims"), 404)
    problem(client.get(f"/v1/quotes/{quote['id']}/claims?min_score=2"), 422, ("query", "min_score", "Must be from 0 to 1."))


@pytest.mark.parametrize(
    ("body", "field", "detail"),
    [
        ({}, "text", "Missing data for required field."),
        ({"text": ""}, "text", "Must have from 1 to 50000 characters."),
        ({"text": "x" * 50_001}, "text", "Must have from 1 to 50000 characters."),
        ({"text": "x", "txt": "y"}, "txt", "Unknown field."),
    ],
)
def test_422_a_draft_that_is_none(client: FlaskClient, body: Any, field: str, detail: str) -> None:
    problem(client.post("/v1/claims:search", json=body), 422, ("body", field, detail))
