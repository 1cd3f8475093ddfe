"""Texts scored over HTTP, as ClaimBuster does."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from jsonschema_rs import Draft202012Validator

from quoteapi.api.examples import claims as examples
from quoteapi.schemas import ProblemSchema

# As https://idir.uta.edu/claimbuster/api/ documents it.
CLAIMBUSTER = Draft202012Validator(
    {
        "type": "object",
        "required": ["version", "claim", "results"],
        "properties": {
            "version": {"type": "string"},
            "claim": {"type": "string"},
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["text", "index", "score"],
                    "properties": {
                        "text": {"type": "string"},
                        "index": {"type": "integer"},
                        "score": {"type": "number", "minimum": 0, "maximum": 1},
                    },
                },
            },
        },
    }
)


@pytest.mark.parametrize("path", ["/v1/score/text", "/v1/score/text/"])
def test_a_text_is_scored_as_claimbuster_does(archive: FlaskClient, path: str) -> None:
    answer = archive.post(path, json=examples.TO_SCORE)
    assert (answer.status_code, answer.json) == (200, examples.scores())
    CLAIMBUSTER.validate(answer.json)
    text = examples.TO_SCORE["input_text"]
    assert archive.get(f"/v1/score/text/{text.replace('?', '%3F')}").json == answer.json


def test_each_sentence_is_scored(archive: FlaskClient) -> None:
    answer = archive.post("/v1/score/text/sentences/", json=examples.TO_SCORE)
    assert answer.json == examples.scores(each=True)
    CLAIMBUSTER.validate(answer.json)
    assert archive.get("/v1/score/text/sentences/The bus runs 24/7. Why%3F").json["results"][0]["text"] == "The bus runs 24/7."


@pytest.mark.parametrize(
    ("body", "detail"),
    [({"text": "x"}, "Missing data for required field."), ({"input_text": ""}, "Must have from 1 to 50000 characters.")],
)
def test_422_a_text_that_cannot_be_scored(archive: FlaskClient, body: dict[str, str], detail: str) -> None:
    answer = archive.post("/v1/score/text", json=body)
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert ProblemSchema().validate(answer.json) == {}
    assert answer.json["errors"] == [{"in": "body", "field": "input_text", "detail": detail}]


def test_a_text_without_a_word_is_worth_nothing(archive: FlaskClient) -> None:
    assert archive.post("/v1/score/text", json={"input_text": "?!"}).json["results"] == [{"text": "?!", "index": 0, "score": 0.0}]
