"""Corrections: what people say of quotes, shown in the place of what the engine says, and exported as gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from flask import Response, jsonify, request
from marshmallow import Schema

from quoteapi.api.conditional import ETAG
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.forms import JSON, Form, varied, wanted
from quoteapi.api.intake import fields_received
from quoteapi.api.paging import LINK, as_json, paged
from quoteapi.api.problems import FieldError, ProblemError, existing, invalid
from quoteapi.api.repeating import PARAMETER, once, repeatable
from quoteapi.api.state import state
from quoteapi.api.streaming import NDJSON, as_ndjson
from quoteapi.store import Correction, PastVersionError, UnfitError, Writer
from quoteapi.store.correction_requests import AdditionInSchema, CorrectionInSchema, CorrectionQuerySchema
from quoteapi.store.requests import CountedSchema, VersionQuerySchema
from quoteapi.store.responses import CorrectionPageSchema, CorrectionSchema

BODY = {"required": True, "content": {"application/json": {"schema": CorrectionInSchema, "example": kept.CORRECTION}}}
ADDED_BODY = {"required": True, "content": {"application/json": {"schema": AdditionInSchema, "example": kept.ADDITION}}}

blueprint = section("corrections", "What people say of quotes.")


@operation(
    blueprint,
    "POST /v1/quotes/<id>/corrections",
    query=CountedSchema,
    asks=Asks(BODY, (PARAMETER,)),
    answer=Answer("It is kept, and shown.", CorrectionSchema, kept.correction(), status=201),
    problems=(400, 401, 404, 413, 415, 422, 429, 503),
)
def correct_quote(asked: dict[str, Any], id: str) -> Response:
    """Correct a quote.

    What is said takes the place of what the engine says wherever the quote is shown and searched; `corrected` then holds what the engine
    says. A later correction adds to an earlier one. `"quote": false` takes the quote out of the lists.
    """
    return _written(CorrectionInSchema(), asked, lambda writer, said: existing(writer.correct(id, said), "quote"))


@operation(
    blueprint,
    "POST /v1/articles/<id>/corrections",
    query=VersionQuerySchema,
    asks=Asks(ADDED_BODY, (PARAMETER,)),
    answer=Answer("It is kept, and the quote is shown.", CorrectionSchema, kept.addition(), status=201),
    problems=(400, 401, 404, 409, 413, 415, 422, 429, 503),
)
def add_quote(asked: dict[str, Any], id: str) -> Response:
    """Add a quote that the engine has not found.

    It stands in the lists from then on, and may be corrected as any other. With `version` it is added only if that is still the present
    version of the text.
    """
    version = asked.get("version")
    try:
        return _written(AdditionInSchema(), asked, lambda writer, said: existing(writer.add(id, said, version), "article"))
    except PastVersionError as error:
        raise ProblemError(409, "The text has changed.", errors=[FieldError("query", "version", str(error))]) from None


def _written(schema: Schema, asked: Mapping[str, Any], write: Callable[[Writer, Correction], dict[str, Any]]) -> Response:
    here = state()
    again = repeatable(request, here.settings)
    said = replace(fields_received(request, here.settings, schema), offsets=asked["offsets"])
    try:
        return here.archive.store().write(lambda writer: once(writer, again, lambda: _kept(write(writer, said))))
    except UnfitError as error:
        raise invalid([FieldError("body", f"changes.{error.field}", str(error))]) from None


def _kept(correction: dict[str, Any]) -> Response:
    response = jsonify(correction)
    response.status_code = 201
    return response


@operation(
    blueprint,
    "GET /v1/corrections",
    query=CorrectionQuerySchema,
    answer=Answer(
        "A page of corrections; or the corrected articles as gold, one a line.",
        CorrectionPageSchema,
        example={"corrections": [kept.correction()], "next": None},
        headers={**ETAG, **LINK},
        other_types={NDJSON: "".join(as_ndjson([kept.gold()]))},
    ),
    problems=(401, 422, 429, 503),
)
def list_corrections(asked: dict[str, Any]) -> Response:
    """Corrections, the latest first.

    With `Accept: application/x-ndjson` all corrected articles, in the form of a gold file of `quoteapi evaluate`, which counts in code
    points: quotes that nobody has looked at are `optional` there.
    """
    store = state().archive.store()
    if wanted(request, Form(NDJSON)) == JSON:
        return varied(paged(partial(store.corrections, offsets=asked["offsets"]), asked, as_json("corrections")))
    return varied(Response(as_ndjson(store.gold(asked["query"])), content_type=NDJSON))
