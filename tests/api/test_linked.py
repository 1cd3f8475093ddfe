"""JSON-LD by content negotiation: extractions, kept articles, quotes and pages of them."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from quoteapi.api.examples import HTML, REQUEST, TEXT
from quoteapi.api.examples.kept import TO_KEEP

SCHEMA = 'application/ld+json; profile="https://schema.org"'
CLAIM = 'application/ld+json; profile="https://schema.org/Claim"'
ANNO = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

ACCEPTS = {
    "nothing said": (None, "application/json"),
    "anything": ("*/*", "application/json"),
    "JSON": ("application/json", "application/json"),
    "what is not to be had": ("image/png", "application/json"),
    "JSON-LD": ("application/ld+json", SCHEMA),
    "schema.org": ('application/ld+json;profile="https://schema.org"', SCHEMA),
    "schema.org as its context is written": ('application/ld+json;profile="http://schema.org/"', SCHEMA),
    "claims": (CLAIM, CLAIM),
    "annotations": ('application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"', ANNO),
    "annotations among profiles": ('application/ld+json;profile="http://www.w3.org/ns/ldp# http://www.w3.org/ns/anno.jsonld"', ANNO),
    "a short name": ("application/ld+json;profile=anno", ANNO),
    "an unknown profile": ('application/ld+json;profile="https://example.org/none"', SCHEMA),
    "JSON-LD rather than JSON": ("application/json;q=0.5, application/ld+json", SCHEMA),
    "JSON rather than JSON-LD": ("application/json, application/ld+json;q=0.9", "application/json"),
    "annotations rather than the rest": (f"application/ld+json;q=0.5, {ANNO}", ANNO),
    "not annotations": (f"{ANNO};q=0, application/ld+json, */*;q=0.1", SCHEMA),
    "a browser": ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
}


@pytest.mark.parametrize(("accept", "form"), ACCEPTS.values(), ids=ACCEPTS.keys())
def test_the_form_is_the_one_liked_best(client: FlaskClient, accept: str | None, form: str) -> None:
    answer = client.post("/v1/extract", json=REQUEST, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.content_type) == (200, form)
    assert "Accept" in answer.vary


def get(client: FlaskClient, path: str, accept: str, **query: Any) -> Any:
    answer = client.get(path, query_string=query, headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (200, accept), answer.text
    assert "Accept" in answer.vary
    return answer.json


def selected(text: str, item: dict[str, Any]) -> list[tuple[str, str]]:
    """Of each target of an annotation, the words that each of its selectors chooses in `text`."""
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    chosen = [target["selector"] for target in targets]
    return [(words["exact"], text[place["start"] : place["end"]]) for words, place in chosen]


def test_offsets_of_annotations_are_code_points_whatever_is_asked(client: FlaskClient) -> None:
    text = f"🚢🚢 {TEXT}"
    answer = client.post("/v1/extract?offsets=utf16", json={"text": text}, headers={"Accept": ANNO}).json
    for item in answer["first"]["items"]:
        assert all(exact == there for exact, there in selected(text, item))


def test_filters_choose_quotations_too(client: FlaskClient) -> None:
    answer = client.post("/v1/extract?type=direct", json=REQUEST, headers={"Accept": SCHEMA}).json
    assert {node["genre"] for node in answer["@graph"] if node["@type"] == "Quotation"} == {"direct speech"}


def test_of_a_page_the_text_comes_along(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", data=HTML.encode(), content_type="text/html", headers={"Accept": SCHEMA})
    assert "“We won’t wait any longer.”" in answer.json["@graph"][0]["articleBody"]


def test_a_claim_names_the_body_that_the_settings_name(client_with: Any) -> None:
    answer = client_with(claim_interpreter="The Desk").post("/v1/extract", json=REQUEST, headers={"Accept": CLAIM})
    claims = [node for node in answer.json["@graph"] if node["@type"] == "Claim"]
    assert claims
    assert all(node["claimInterpreter"] == {"@type": "Organization", "name": "The Desk"} for node in claims)


def test_kept_quotes_have_addresses_that_answer(archive: FlaskClient) -> None:
    assert archive.post("/v1/articles", json=TO_KEEP).status_code == 201
    path = f"/v1/articles/{TO_KEEP['id']}"
    of_article = get(archive, path, SCHEMA)
    article, *quotations = of_article["@graph"]
    assert (article["@id"], article["datePublished"], article["publisher"]["name"]) == (TO_KEEP["url"], "2026-05-01", "The Lindford Post")
    assert get(archive, "/v1/quotes", SCHEMA)["@graph"] == of_article["@graph"]
    for node in quotations:
        alone = get(archive, node["@id"].removeprefix("http://localhost"), SCHEMA)
        assert alone == {"@context": "https://schema.org", **node, "isPartOf": article}
        speaker = archive.get(node["spokenByCharacter"]["@id"].removeprefix("http://localhost"))
        assert speaker.json["name"] == node["spokenByCharacter"]["name"]


def test_annotations_of_an_article_a_page_and_a_quote_are_the_same(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    items = get(archive, f"/v1/articles/{TO_KEEP['id']}", ANNO)["first"]["items"]
    found, query = [], {"limit": "1"}
    while True:
        page = get(archive, "/v1/quotes", ANNO, **query)
        assert (page["type"], page["partOf"]) == ("AnnotationPage", "http://localhost/v1/quotes?limit=1")
        found += page["items"]
        if "next" not in page:
            break
        query["cursor"] = page["next"].split("cursor=")[1]
    assert found == items
    for item in items:
        assert get(archive, item["id"].removeprefix("http://localhost"), ANNO) == {"@context": page["@context"], **item}
        assert all(exact == there for exact, there in selected(TEXT, item))
        assert TO_KEEP["url"] in str(item["target"])


def test_what_people_corrected_is_told_as_they_say(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    [first, *_] = archive.get("/v1/quotes").json["quotes"]
    said = {"changes": {"speaker": {"name": "Bea Cole", "kind": "person"}}, "by": "Di Marsh"}
    assert archive.post(f"/v1/quotes/{first['id']}/corrections", json=said).status_code == 201
    for path in (f"/v1/articles/{TO_KEEP['id']}", "/v1/quotes"):
        node = next(node for node in get(archive, path, SCHEMA)["@graph"] if node["@id"].endswith(first["id"]))
        assert node["spokenByCharacter"]["name"] == "Bea Cole"
    assert get(archive, f"/v1/quotes/{first['id']}", ANNO)["creator"]["name"] == "Di Marsh"


def test_an_earlier_version_has_the_quotes_of_its_text(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    archive.post("/v1/articles", json={**TO_KEEP, "text": "“We row at dawn,” Ada Brook said."})
    path = f"/v1/articles/{TO_KEEP['id']}"
    texts = [{node.get("text") for node in get(archive, path, SCHEMA, version=n)["@graph"]} for n in (1, 2)]
    assert any("We won’t wait any longer." in str(words) for words in texts[0])
    assert texts[1] == {None, "We row at dawn,"}


def test_the_etag_of_each_form_saves_that_form(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    path = f"/v1/articles/{TO_KEEP['id']}"
    tags = {form: archive.get(path, headers={"Accept": form}).headers["ETag"] for form in ("application/json", SCHEMA, ANNO)}
    assert len(set(tags.values())) == 3
    for form, tag in tags.items():
        answer = archive.get(path, headers={"Accept": form, "If-None-Match": tag})
        assert (answer.status_code, answer.data, "Accept" in answer.vary) == (304, b"", True)
    assert archive.get(path, headers={"Accept": SCHEMA, "If-None-Match": tags[ANNO]}).status_code == 200
