"""`/v1/score/text`: how check-worthy a text is, in the shape of ClaimBuster's API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Response, jsonify, request

from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import claims as examples
from quoteapi.api.intake import fields_received, loaded
from quoteapi.api.state import state
from quoteapi.factcheck import checkworthiness
from quoteapi.factcheck.claim_responses import ScoresSchema
from quoteapi.store.claim_requests import ScoreInSchema

BODY = {"required": True, "content": {"application/json": {"schema": ScoreInSchema, "example": examples.TO_SCORE}}}
WHOLE = Answer("The score of the text.", ScoresSchema, example=examples.scores())
EACH = Answer("The score of each sentence.", ScoresSchema, example=examples.scores(each=True))

blueprint = section("score", "How check-worthy a text is.")


@operation(blueprint, "POST /v1/score/text", asks=Asks(BODY, slash=True), answer=WHOLE, problems=(400, 401, 413, 415, 422, 429))
def score_text() -> Response:
    """Score a text, as ClaimBuster's API does.

    The score goes from 0, nothing that could be checked, to 1, a plain statement of fact. Of several sentences the highest counts.
    """
    return _whole(_received())


@operation(blueprint, "POST /v1/score/text/sentences", asks=Asks(BODY, slash=True), answer=EACH, problems=(400, 401, 413, 415, 422, 429))
def score_sentences() -> Response:
    """Score each sentence of a text."""
    return _each(_received())


@operation(blueprint, "GET /v1/score/text/<path:input_text>", answer=WHOLE, problems=(401, 404, 422, 429))
def score_text_in_address(input_text: str) -> Response:
    """Score a text that stands in the address, on one line."""
    return _whole(loaded(ScoreInSchema(), {"input_text": input_text}, "path")["input_text"])


@operation(blueprint, "GET /v1/score/text/sentences/<path:input_text>", answer=EACH, problems=(401, 404, 422, 429))
def score_sentences_in_address(input_text: str) -> Response:
    """Score each sentence of a text that stands in the address, on one line."""
    return _each(loaded(ScoreInSchema(), {"input_text": input_text}, "path")["input_text"])


def _received() -> str:
    return str(fields_received(request, state().settings, ScoreInSchema())["input_text"])


def _whole(text: str) -> Response:
    return _answer(text, [(text, checkworthiness.score_of_text(text))])


def _each(text: str) -> Response:
    return _answer(text, ((sentence, checkworthiness.score(sentence)) for sentence in checkworthiness.sentences_of(text)))


def _answer(text: str, scores: Iterable[tuple[str, float]]) -> Response:
    results: list[dict[str, Any]] = [{"text": each, "index": n, "score": score} for n, (each, score) in enumerate(scores)]
    return jsonify(ScoresSchema().dump({"version": checkworthiness.VERSION, "claim": text, "results": results}))
