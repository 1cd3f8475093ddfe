"""Texts that no newsroom sends and somebody will: each is read, in time, and its offsets stay inside it."""

from __future__ import annotations

import json
from encodings.aliases import aliases
from time import perf_counter

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MEGABYTE = 1_000_000
# Enough to show a time that grows with the square of the length, and generous to a busy machine.
LENGTH = 10_000
SECONDS = 20

TEXTS = {
    "a blank": " ",
    "a null": "\x00",
    "nulls in a quote": "“We\x00 won’t,” she\x00 said.",
    "half a surrogate pair": "“We won’t \ud83d,” she said.",
    "the other half": "\udc00",
    "a byte order mark inside": "He said \ufeffthat it was.",
    "not a character": "\uffff\ufffe “so,” he said.",
    "beyond the first plane": "“𝒲e won’t 🎉,” she said.",
    "right to left": "“\u202eWe won’t\u202c,” she said.",
    "combining marks": "“We" + "\u0301" * 1000 + " won’t,” she said.",
    "control characters": "".join(map(chr, range(32))) + "“so,” he said",
    "marks only": "“”\"'‘’„«»‹›``''",
    "unclosed": "“He said",
    "other lines": "“We won’t,”\u2028she\u2029said\x85now\x0b\x0c.",
    "one word": "said",
    "html": "<script>alert('she said')</script>",
}
LONG = {
    "opening marks": "“",
    "straight marks": '"',
    "said": "said ",
    "quotes": "“So,” he said. ",
    "an unclosed paragraph": "“We will go on and on ",
    "lines": "\n",
    "names": "Ada Cole ",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_odd_text_is_read(client: FlaskClient, text: str) -> None:
    answer = client.post("/v1/extract?explain=true", json={"text": text})
    assert answer.status_code == 200
    assert answer.json["article"]["length"] == len(text)
    for quote in answer.json["quotes"]:
        assert " … ".join(text[span["start"] : span["end"]] for span in quote["spans"]) == quote["text"]


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_worst_texts_are_read_in_time(client: FlaskClient, text: str) -> None:
    began = perf_counter()
    answer = client.post("/v1/extract?explain=true", json={"text": (text * LENGTH)[:LENGTH]})
    assert answer.status_code == 200
    assert perf_counter() - began < SECONDS


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_megabyte_of_them_is_refused_at_once(client: FlaskClient, text: str) -> None:
    began = perf_counter()
    body = (text * MEGABYTE).encode()[:MEGABYTE]
    assert client.post("/v1/extract", data=body.decode(errors="ignore").encode(), content_type="text/plain").status_code == 413
    assert perf_counter() - began < SECONDS / 10


def test_an_odd_title_comes_back(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", data=json.dumps({"text": "said", "title": "\ud800\x00"}), content_type="application/json")
    assert answer.json["article"]["title"] == "\ud800\x00"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(body=st.binary(max_size=300), media_type=st.sampled_from(["application/json", "text/plain", "text/html"]))
def test_any_bytes_get_an_answer(client: FlaskClient, body: bytes, media_type: str) -> None:
    assert client.post("/v1/extract", data=body, content_type=media_type).status_code in (200, 400, 422)


@pytest.mark.parametrize("charset", sorted({*aliases.values(), "idna", "punycode", "mbcs", "oem"}))
def test_any_charset_gets_an_answer(client: FlaskClient, charset: str) -> None:
    for body in (b"said", bytes(range(256)), b"\xff\xfe\x00", b"+2AA-"):
        answer = client.post("/v1/extract", data=body, content_type=f"text/plain; charset={charset}")
        assert answer.status_code in (200, 400, 415)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(header=st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40))
def test_any_content_type_gets_an_answer(client: FlaskClient, header: str) -> None:
    assert client.post("/v1/extract", data=b"said", content_type=header).status_code in (200, 400, 415, 422)
