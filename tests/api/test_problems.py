"""Every status of an error, and the whole of its body."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from marshmallow import ValidationError
from werkzeug.test import TestResponse

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.problems import FieldError, field_errors
from quoteapi.config import Settings
from quoteapi.engine.model import Result
from quoteapi.schemas import ProblemSchema

ACCEPTED = "application/json, text/plain, text/html"


def problem(answer: TestResponse, status: int, title: str, detail: str, errors: list[dict[str, str]] | None = None) -> None:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json == (body | {"errors": errors} if errors else body)
    assert ProblemSchema().validate(answer.json) == {}
    assert answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("body", "content_type", "detail"),
    [
        (b"", "application/json", "The body is not JSON: Expecting value in line 1, column 1."),
        (b'{"text":', "application/json", "The body is not JSON: Expecting value in line 1, column 9."),
        (
            b"{'text': 'x'}",
            "application/json",
            "The body is not JSON: Expecting property name enclosed in double quotes in line 1, column 2.",
        ),
        (b'{"text": "a\nb"}', "application/json", "The body is not JSON: Invalid control character at in line 1, column 12."),
        (b"\xff", "application/json", "The body is not utf-8: byte 0 does not fit."),
        (b"say \xed\xa0\x80", "text/plain", "The body is not utf-8: byte 4 does not fit."),
        (b"x\xe4", "text/plain; charset=us-ascii", "The body is not us-ascii: byte 1 does not fit."),
        (b"\xff", "text/html; charset=utf-8", "The body is not utf-8: byte 0 does not fit."),
    ],
)
def test_400_a_body_that_is_not_what_it_is_called(client: FlaskClient, body: bytes, content_type: str, detail: str) -> None:
    problem(client.post("/v1/extract", data=body, content_type=content_type), 400, "Bad Request", detail)


@pytest.mark.parametrize(
    "body",
    [
        b'{"text": NaN}',
        b'{"text": -Infinity}',
        b'{"text": ' + b"[" * 200_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "It rained.", "metadata": {"a": 1e999}}',
        b'{"text": "It rained.", "metadata": {"a": ' + b"[" * 955 + b"]" * 955 + b"}}",
    ],
    ids=["NaN", "Infinity", "deep", "long number", "large number", "deep and whole"],
)
def test_400_json_that_cannot_be_read(client: FlaskClient, body: bytes) -> None:
    detail = "The body is JSON that cannot be read: nested too deep, or a number too long or not a number."
    problem(client.post("/v1/extract", data=body, content_type="application/json"), 400, "Bad Request", detail)


@pytest.mark.parametrize(
    "path", ["/nothing", "/v1/nothing", "/v1/extract/", "/v2/extract", "/docs/ui/nothing.js", "/docs/ui/../../__init__.py"]
)
def test_404_nothing_there(client: FlaskClient, path: str) -> None:
    problem(client.get(path), 404, "Not Found", "There is nothing at this address.")


@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/extract"), ("DELETE", "/v1/extract"), ("POST", "/healthz"), ("PUT", "/metrics")])
def test_405_another_method(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method)
    problem(answer, 405, "Method Not Allowed", "This address does not take this method; see the Allow header.")
    assert {"/v1/extract": "POST"}.get(path, "GET") in answer.headers["Allow"]


def test_413_a_body_over_the_limit(client_with: Any) -> None:
    client = client_with(max_body_bytes=100)
    answer = client.post("/v1/extract", data=b"x" * 101, content_type="text/plain")
    problem(answer, 413, "Content Too Large", "The body is larger than this server takes.")
    assert client.post("/v1/extract", data=b"x" * 100, content_type="text/plain").status_code == 200


@pytest.mark.parametrize("length", [101, 102, 100_000])
def test_413_a_body_over_the_limit_that_does_not_tell_its_length(client_with: Any, length: int) -> None:
    answer = _chunked(client_with(max_body_bytes=100), length)
    problem(answer, 413, "Content Too Large", "The body is larger than this server takes.")


def test_a_body_at_the_limit_that_does_not_tell_its_length_is_read_whole(client_with: Any) -> None:
    assert _chunked(client_with(max_body_bytes=100), 100).json["article"]["length"] == 100


def _chunked(client: FlaskClient, length: int) -> TestResponse:
    # As gunicorn hands over a body with `Transfer-Encoding: chunked`.
    handed = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    return client.post("/v1/extract", input_stream=io.BytesIO(b"x" * length), content_type="text/plain", environ_overrides=handed)


@pytest.mark.parametrize("media_type", ["application/json", "text/plain"])
def test_413_a_text_over_the_limit(client_with: Any, media_type: str) -> None:
    client = client_with(max_text_length=10)

    def post(text: str) -> TestResponse:
        if media_type == "application/json":
            return client.post("/v1/extract", json={"text": text})
        return client.post("/v1/extract", data=text.encode(), content_type=media_type)

    problem(post("🎉" * 11), 413, "Content Too Large", "The text has 11 characters; this server reads 10 at most.")
    assert post("🎉" * 10).status_code == 200


def test_413_a_page_of_too_many_elements(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", data="<html><body>" + "<p>said" * 20_001, content_type="text/html")
    problem(answer, 413, "Content Too Large", "The page has more than 20000 elements.")


@pytest.mark.parametrize(
    "content_type", [None, "", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "nonsense"]
)
def test_415_another_media_type(client: FlaskClient, content_type: str | None) -> None:
    answer = client.post("/v1/extract", data=b"text=said", content_type=content_type)
    problem(answer, 415, "Unsupported Media Type", f"Send {ACCEPTED}, without Content-Encoding.")
    assert answer.headers["Accept"] == ACCEPTED


def test_415_a_compressed_body(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", data=b"\x1f\x8b", content_type="text/plain", headers={"Content-Encoding": "gzip"})
    problem(answer, 415, "Unsupported Media Type", f"Send {ACCEPTED}, without Content-Encoding.")


@pytest.mark.parametrize("media_type", ["application/json", "text/plain", "text/html"])
def test_415_a_charset_that_nobody_knows(client: FlaskClient, media_type: str) -> None:
    answer = client.post("/v1/extract", data=b"said", content_type=f"{media_type}; charset=klingon")
    problem(answer, 415, "Unsupported Media Type", "The charset of the Content-Type is not known here.")


@pytest.mark.parametrize(
    ("query", "field", "detail"),
    [
        ("scope=some", "scope", "Must be one of: reported, all."),
        ("act=song", "act", "song is none of: speech, thought, intention, evidence, other."),
        ("type=loud", "type", "loud is none of: direct, indirect, mixed."),
        ("min_confidence=2", "min_confidence", "Must be from 0 to 1."),
        ("min_confidence=high", "min_confidence", "Must be a number from 0 to 1, such as 0.8."),
        ("offsets=bytes", "offsets", "Must be one of: codepoint, utf16."),
        ("explain=perhaps", "explain", "Must be true or false."),
        ("offset=utf16", "offset", "Unknown field."),
        ("act=%ff", "act", "%FF is none of: speech, thought, intention, evidence, other."),
    ],
)
def test_422_a_query_names_its_field(client: FlaskClient, query: str, field: str, detail: str) -> None:
    answer = client.post(f"/v1/extract?{query}", json={"text": "x"})
    problem(answer, 422, "Unprocessable Content", f"Invalid: {field}.", [{"in": "query", "field": field, "detail": detail}])


def test_422_names_every_field_at_fault(client: FlaskClient) -> None:
    answer = client.post("/v1/extract?scope=x&explain=x", json={"text": "x"})
    errors = [
        {"in": "query", "field": "scope", "detail": "Must be one of: reported, all."},
        {"in": "query", "field": "explain", "detail": "Must be true or false."},
    ]
    problem(answer, 422, "Unprocessable Content", "Invalid: scope, explain.", errors)


@pytest.mark.parametrize(
    ("body", "field", "detail"),
    [
        ({}, "text", "Missing data for required field."),
        ({"text": ""}, "text", "Must not be empty."),
        ({"text": None}, "text", "Field may not be null."),
        ({"text": 1e300}, "text", "Not a valid string."),
        ({"text": ["x"]}, "text", "Not a valid string."),
        ({"text": {"text": "x"}}, "text", "Not a valid string."),
        ({"text": "x", "title": 1}, "title", "Not a valid string."),
        ({"text": "x", "title": "x" * 1001}, "title", "Must not be longer than 1000 characters."),
        ({"text": "x", "scope": "all"}, "scope", "Unknown field."),
        ({"text": "x", "\ud800": 1}, "\ud800", "Unknown field."),
        ([], "body", "Must be an object that holds `text`."),
        ("x", "body", "Must be an object that holds `text`."),
        (None, "body", "Must be an object that holds `text`."),
        (7, "body", "Must be an object that holds `text`."),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_422_a_body_names_its_field(client: FlaskClient, body: Any, field: str, detail: str) -> None:
    answer = client.post("/v1/extract", data=json.dumps(body), content_type="application/json")
    problem(answer, 422, "Unprocessable Content", f"Invalid: {field}.", [{"in": "body", "field": field, "detail": detail}])


def test_422_empty_plain_text(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", data=b"", content_type="text/plain")
    problem(answer, 422, "Unprocessable Content", "Invalid: text.", [{"in": "body", "field": "text", "detail": "Must not be empty."}])


@pytest.mark.parametrize("page", [b"", b"<html></html>"])
def test_422_a_page_without_an_article(client: FlaskClient, page: bytes) -> None:
    answer = client.post("/v1/extract", data=page, content_type="text/html")
    errors = [{"in": "body", "field": "body", "detail": "No article was found in the page."}]
    problem(answer, 422, "Unprocessable Content", "Invalid: body.", errors)


class Failing:
    """An engine that cannot read, as one without its weights cannot."""

    def extract(self, text: str, **_: Any) -> Result:
        raise FileNotFoundError(f"no weights to read {text}")


def test_500_tells_nothing_of_what_happened_inside(capsys: pytest.CaptureFixture[str]) -> None:
    client = create_app(Settings(), Failing()).test_client()
    answer = client.post("/v1/extract", json={"text": "said"}, headers={"X-Request-ID": "this-one"})
    detail = "Something went wrong here, and not in the request. The X-Request-ID header names it in the log."
    problem(answer, 500, "Internal Server Error", detail)
    log = capsys.readouterr().err
    assert "FileNotFoundError" in log
    assert '"request_id": "this-one"' in log


def test_503_an_engine_that_does_not_read_is_not_ready() -> None:
    client = create_app(Settings(), Failing()).test_client()
    problem(client.get("/readyz"), 503, "Service Unavailable", "The engine does not read; the log says why.")
    assert client.get("/healthz").status_code == 200


class Deaf:
    """An engine that reads and finds nothing, as one with the wrong weights may."""

    def __init__(self, engine: quoteapi.Engine) -> None:
        self.engine = engine

    def extract(self, text: str, **_: Any) -> Result:
        return self.engine.extract(" " * len(text))


def test_503_an_engine_that_finds_no_quote_is_not_ready(engine: quoteapi.Engine) -> None:
    client = create_app(Settings(), Deaf(engine)).test_client()
    problem(client.get("/readyz"), 503, "Service Unavailable", "The engine does not read; the log says why.")


def test_messages_however_deep_become_fields() -> None:
    messages = ValidationError({"text": ["a", "b"], "list": {0: {"inner": ["c"]}}}).messages
    assert list(field_errors("body", messages)) == [
        FieldError("body", "text", "a"),
        FieldError("body", "text", "b"),
        FieldError("body", "list.0.inner", "c"),
    ]
