"""`POST /v1/verify` and `/v1/verify/draft`: quotations against texts given along and against the archive."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest
from flask.testing import FlaskClient

import quoteapi
from quoteapi.api.examples import verified
from quoteapi.api.examples.kept import TO_KEEP
from quoteapi.factcheck import Answers, Texts, locked
from quoteapi.verification import Source

TEXT = TO_KEEP["text"]
PLAIN = "𝒯he clerk wrote: “We 🎉 will sell the old mill in March.”"
WORDS = "The bridge will open in May"


def given(quotation: str, speaker: str | None = None, *texts: str) -> dict[str, Any]:
    claim = {"quotation": quotation, "texts": [{"text": text} for text in texts or (TEXT,)]}
    return claim if speaker is None else {**claim, "speaker": speaker}


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.content_type == "application/problem+json"
    return [(error["in"], error["field"]) for error in answer.json["errors"]]


@pytest.mark.parametrize(
    ("quotation", "speaker", "verdict", "light"),
    [
        (WORDS, None, "verbatim", "green"),
        (f"“{WORDS},”", "Ada Cole", "verbatim", "green"),
        ("THE BRIDGE WILL OPEN IN MAY", None, "verbatim_typography", "green"),
        ("The bridge will open in June", None, "altered_unmarked", "red"),
        ("The bridge will open … May", None, "altered_marked", "green"),
        ("We won’t wait", None, "truncated", "amber"),
        ("The last repairs have cost more than planned", None, "paraphrase", "amber"),
        (WORDS, "Tom Reyes", "misattributed", "red"),
        ("Penguins juggle lanterns", None, "not_found", "amber"),
    ],
)
def test_a_verdict_on_a_text_given_along(client: FlaskClient, quotation: str, speaker: str | None, verdict: str, light: str) -> None:
    answer = client.post("/v1/verify", json=given(quotation, speaker))
    assert answer.status_code == 200
    assert (answer.json["verdict"], answer.json["light"]) == (verdict, light)


def test_a_verdict_shows_what_it_stands_on(client: FlaskClient) -> None:
    body = client.post("/v1/verify", json=given("The bridge will open in June", "Cole")).json
    [passage] = body["passages"]
    [change] = passage["changes"]
    assert (change["was"], change["became"], change["kinds"], change["of_meaning"]) == ("May", "June", ["date"], True)
    assert TEXT[change["source"]["start"] : change["source"]["end"]] == "May"
    assert [s["operation"] for s in passage["alignment"]] == ["same"] * 5 + ["replaced"]
    assert all(TEXT[s["source"]["start"] : s["source"]["end"]] == s["source"]["text"] for s in passage["alignment"])
    assert passage["speaker"]["name"] == "Ada Cole"
    assert passage["article"] == {"id": "1", "kept": False, "language": "en"} | dict.fromkeys(
        ("url", "title", "publisher", "author", "published", "version")
    )


def test_offsets_in_utf16(client: FlaskClient) -> None:
    quotation = "We 🎉 will buy the old mill in March"
    body = client.post("/v1/verify?offsets=utf16", json=given(quotation, None, PLAIN)).json
    [change] = body["passages"][0]["changes"]
    for text, span, word in ((quotation, change["quotation"], "buy"), (PLAIN, change["source"], "sell")):
        assert text.encode("utf-16-le")[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == word


def test_two_texts_made_one_are_told_apart(client: FlaskClient) -> None:
    other = "“The ferry sails every hour from the northern quay,” said Bo Lind."
    body = client.post("/v1/verify", json=given(f"{WORDS}, and the ferry sails every hour from the northern quay", None, TEXT, other)).json
    assert body["verdict"] == "spliced"
    assert {s["article"] for s in body["passages"][0]["alignment"]} == {"1", "2", None}


def test_the_archive_is_asked_where_no_text_is_given(archive: FlaskClient) -> None:
    assert archive.post("/v1/articles", json=TO_KEEP).status_code == 201
    body = archive.post("/v1/verify", json={"quotation": "The bridge will open in June", "speaker": "Ada Cole"}).json
    assert (body["verdict"], body["meaning_changed"]) == ("altered_unmarked", True)
    [passage] = body["passages"]
    assert (passage["article"]["id"], passage["article"]["kept"], passage["article"]["version"]) == (TO_KEEP["id"], True, 1)
    assert archive.get(f"/v1/quotes/{passage['quote']}").json["text"].startswith(WORDS)


def test_words_outside_of_any_quote_are_found(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json={"text": "The council sold the old mill to a brewer from the coast.", "id": "mill"})
    body = archive.post("/v1/verify", json={"quotation": "The council sold the old mill to a baker from the coast"}).json
    assert (body["verdict"], body["passages"][0]["where"], body["passages"][0]["quote"]) == ("altered_unmarked", "unattributed", None)


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("publisher=the lindford post", "verbatim"),
        ("publisher=The Echo", "not_found"),
        ("from=2026-05-01&to=2026-05-01", "verbatim"),
        ("from=2026-05-02", "not_found"),
        (f"url={TO_KEEP['url']}", "verbatim"),
        ("author=Nobody", "not_found"),
        ("language=fr", "not_found"),
    ],
)
def test_the_query_narrows_the_archive(archive: FlaskClient, query: str, verdict: str) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    assert archive.post(f"/v1/verify?{query}", json={"quotation": WORDS}).json["verdict"] == verdict


def test_a_correction_by_people_stands_over_what_the_engine_read(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    quote = archive.post("/v1/verify", json={"quotation": WORDS}).json["passages"][0]["quote"]
    archive.post(f"/v1/quotes/{quote}/corrections", json={"changes": {"speaker": {"name": "Tom Reyes", "kind": "person"}}})
    assert archive.post("/v1/verify", json={"quotation": WORDS, "speaker": "Tom Reyes"}).json["verdict"] == "verbatim"
    assert archive.post("/v1/verify", json={"quotation": WORDS, "speaker": "Ada Cole"}).json["verdict"] == "misattributed"


def test_an_earlier_version_is_told_as_such(archive: FlaskClient) -> None:
    kept = archive.post("/v1/articles", json={"id": "changed", "text": "“The tram is free for all pupils,” said Bo Lind."})
    assert kept.status_code == 201
    assert archive.post("/v1/articles", json={"id": "changed", "text": "“The tram is cheap for pupils,” said Bo Lind."}).status_code == 200
    answer = archive.post("/v1/verify", json={"quotation": "The tram is free for all pupils"})
    assert (answer.json["verdict"], answer.json["reasons"][-1]["rule"]) == ("verbatim", "earlier-version")
    first, second = answer.json["passages"]
    assert [(p["article"]["id"], p["article"]["version"], p["fit"]) for p in (first, second)] == [
        ("changed", 1, "verbatim"),
        ("changed", 2, "altered_unmarked"),
    ]
    # A quote that is no more cannot be asked for.
    assert first["quote"] is None
    assert archive.get(f"/v1/quotes/{second['quote']}").status_code == 200
    assert {step["article"] for step in first["alignment"]} == {"changed"}


def test_of_many_who_say_the_same_the_one_asked_for_is_found(archive: FlaskClient) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Cy", "Di") for last in ("Arkwright", "Brook", "Corvin", "Dale")]
    for name in names:
        archive.post("/v1/articles", json={"text": f"“The ferry sails every hour from the northern quay,” {name} said on Monday."})
    claim = {"quotation": "The ferry sails every hour from the northern quay"}
    assert archive.post("/v1/verify", json=claim).json["verdict"] == "ambiguous"
    assert archive.post("/v1/verify", json={**claim, "speaker": names[-1]}).json["verdict"] == "verbatim"
    assert archive.post("/v1/verify", json={**claim, "speaker": "Eve Eliot"}).json["verdict"] == "misattributed"


def test_a_draft_is_given_back_marked(client: FlaskClient) -> None:
    opening = "“We won’t wait any longer,” said Ada Cole. “The bridge will open in June,”"
    draft = f"{opening} she added. Tom Reyes called it “a fair price”."
    body = client.post("/v1/verify/draft", json={"text": draft, "texts": [{"text": TEXT}]}).json
    assert [q["light"] for q in body["quotations"]][:2] == ["green", "red"]
    assert [draft[q["start"] : q["end"]] for q in body["quotations"]] == [q["quotation"] for q in body["quotations"]]
    assert body["light"] == "red"
    assert body["marked"].startswith(
        "“We won’t wait any longer,” [green: verbatim] said Ada Cole. “The bridge will open in June,” [red: alt"
    )


def test_a_draft_is_checked_against_the_archive(archive: FlaskClient) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    body = archive.post("/v1/verify/draft", json={"text": f"“{WORDS},” said Tom Reyes.", "title": "The bridge"}).json
    assert [q["verdict"] for q in body["quotations"]] == ["misattributed"]


def test_a_draft_without_quotations_is_green(client: FlaskClient) -> None:
    body = client.post("/v1/verify/draft", json={"text": "Nothing is quoted here.", "texts": [{"text": TEXT}]}).json
    assert body == {"light": "green", "marked": "Nothing is quoted here.", "quotations": []}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, "quotation"),
        ({"quotation": ""}, "quotation"),
        ({"quotation": " … “” —"}, "quotation"),
        ({"quotation": "\u0301\u0301"}, "quotation"),
        ({"quotation": "word " * 2001}, "quotation"),
        ({"quotation": "a" * 1_000_000}, "quotation"),
        ({"quotation": 5}, "quotation"),
        ({"quotation": WORDS, "speaker": " — "}, "speaker"),
        ({"quotation": WORDS, "speaker": ""}, "speaker"),
        ({"quotation": WORDS, "texts": []}, "texts"),
        ({"quotation": WORDS, "texts": [{"text": TEXT}] * 21}, "texts"),
        ({"quotation": WORDS, "texts": [{"text": ""}]}, "texts.0.text"),
        ({"quotation": WORDS, "texts": [{"text": "a", "id": "2"}, {"text": "b"}]}, "texts"),
        ({"quotation": WORDS, "text": TEXT}, "text"),
    ],
)
def test_what_does_not_fit_is_named(client: FlaskClient, body: dict[str, Any], fault: str) -> None:
    answer = client.post("/v1/verify", json={"texts": [{"text": TEXT}], **body})
    assert answer.status_code == 422
    assert faults(answer) == [("body", fault)]


@pytest.mark.parametrize(
    ("draft", "fault"),
    [("“So,” she said. " * 201, "text"), ("“" + "word " * 2001 + "”", "text"), ("", "text")],
    ids=["too many quotations", "too long a quotation", "nothing"],
)
def test_a_draft_that_cannot_be_checked(client: FlaskClient, draft: str, fault: str) -> None:
    answer = client.post("/v1/verify/draft", json={"text": draft, "texts": [{"text": TEXT}]})
    assert answer.status_code == 422
    assert faults(answer) == [("body", fault)]


def test_texts_and_a_narrower_archive_exclude_each_other(client: FlaskClient) -> None:
    answer = client.post("/v1/verify?publisher=The Post", json=given(WORDS))
    assert answer.status_code == 422
    assert faults(answer) == [("body", "texts")]


def test_texts_that_are_too_long_together(client: FlaskClient) -> None:
    answer = client.post("/v1/verify", json=given(WORDS, None, "a" * 130_000, "b" * 130_000))
    assert answer.status_code == 413


ODD = {
    "right to left": "שלום עולם, אמר ראש העיר",
    "turned round": "\u202eWe won’t\u202c wait",
    "combining marks": "a" + "\u0301" * 19_000,
    "half a pair": "\ud83d we won’t",
    "brackets": "[" * 19_000 + "a",
    "one word over and over": "a " * 1_900,
    "a long number": "5" * 19_000,
    "dots": "." * 19_000 + "a",
    "a contraction without end": "a" + "'s" * 9_000,
}


@pytest.mark.parametrize("quotation", ODD.values(), ids=ODD)
@pytest.mark.parametrize("where", ["texts", "archive"])
def test_an_odd_quotation_gets_an_answer_in_time(archive: FlaskClient, quotation: str, where: str) -> None:
    archive.post("/v1/articles", json=TO_KEEP)
    began = perf_counter()
    answer = archive.post("/v1/verify", json=given(quotation) if where == "texts" else {"quotation": quotation})
    assert answer.status_code in (200, 422)
    assert perf_counter() - began < 20


def test_the_example_verdicts_are_the_real_ones(engine: quoteapi.Engine) -> None:
    library = Texts([Source("bridge", TEXT, engine.extract(TEXT, title=TO_KEEP["title"]))])
    check = library.verify(verified.CLAIM["quotation"], verified.CLAIM["speaker"])
    assert Answers(library).check(check) == verified.check(), "write it anew: python -m quoteapi.api.examples"
    draft = verified.DRAFT["text"]
    lock = locked(Source("draft", draft, engine.extract(draft)), library)
    assert Answers(library).lock(draft, lock) == verified.lock(), "write it anew: python -m quoteapi.api.examples"
