"""Corrections: what people say of quotes, shown in the place of what the engine says, and exported as gold."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from quoteapi.api.conditional import ETAG
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.intake import fields_received
from quoteapi.api.paging import LINK, paged
from quoteapi.api.problems import existing
from quoteapi.api.repeating import PARAMETER, Repeatable, repeatable
from quoteapi.api.state import state
from quoteapi.api.streaming import NDJSON, as_ndjson, wanted
from quoteapi.store import Correction, Writer
from quoteapi.store.requests import CorrectionInSchema, CorrectionQuerySchema
from quoteapi.store.responses import CorrectionPageSchema, CorrectionSchema

BODY = {"required": True, "content": {"application/json": {"schema": CorrectionInSchema, "example": kept.CORRECTION}}}

blueprint = section("corrections", "What people say of quotes.")


@operation(
    blueprint,
    "POST /v1/quotes/<id>/corrections",
    asks=Asks(BODY, (PARAMETER,)),
    answer=Answer("It is kept, and shown.", CorrectionSchema, kept.correction(), status=201),
    problems=(400, 401, 404, 413, 415, 422, 429, 503),
)
def correct_quote(id: str) -> Response:
    """Correct a quote.

    What is said takes the place of what the engine says wherever the quote is shown and searched; `corrected` then holds what the engine
    says. A later correction adds to an earlier one. `"quote": false` takes the quote out of the lists.
    """
    here = state()
    again = repeatable(request, here.settings)
    said: Correction = fields_received(request, here.settings, CorrectionInSchema())
    return here.archive.store().write(lambda writer: _keep(writer, id, said, again))


def _keep(writer: Writer, uid: str, said: Correction, again: Repeatable | None) -> Response:
    earlier = again.earlier(writer.answered(again.key)) if again else None
    if earlier is not None:
        return earlier
    response = jsonify(existing(writer.correct(uid, said), "quote"))
    response.status_code = 201
    if again:
        again.remember(writer, response)
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

    With `Accept: application/x-ndjson` all corrected articles, in the form of a gold file of `quoteapi evaluate`: quotes that nobody has
    looked at are `optional` there.
    """
    store = state().archive.store()
    if wanted(request, NDJSON) == NDJSON:
        return Response(as_ndjson(store.gold(asked["query"])), content_type=NDJSON)
    return paged("corrections", store.corrections, asked)
