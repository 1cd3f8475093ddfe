"""`/v1/quotes`: what the archive's articles quote."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, jsonify, request

from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.paging import LINK, paged
from quoteapi.api.problems import existing
from quoteapi.api.state import state
from quoteapi.api.streaming import JSON, WRITERS, streamed, wanted
from quoteapi.store.requests import CountedSchema, QuoteQuerySchema
from quoteapi.store.responses import QuotePageSchema, WholeQuoteSchema

blueprint = section("quotes", "Quotes of the articles that are kept.")


@operation(
    blueprint,
    "GET /v1/quotes",
    query=QuoteQuerySchema,
    answer=Answer(
        "A page of quotes; or all, as JSON lines or CSV.",
        QuotePageSchema,
        example={"quotes": [kept.quote()], "next": kept.NEXT},
        headers={**ETAG, **LINK},
        other_types={form: "".join(write([kept.quote()])) for form, write in WRITERS.items()},
    ),
    problems=(401, 422, 429, 503),
)
def list_quotes(asked: dict[str, Any]) -> Response:
    """Find quotes.

    A page of JSON; with `Accept: application/x-ndjson` or `text/csv` all that follow, or as many as `limit` says, in one answer.
    Quotes that come into the archive while you page neither repeat others nor hide them.
    """
    store = state().archive.store()
    form = wanted(request, *WRITERS)
    return paged("quotes", partial(store.quotes, offsets=asked["offsets"]), asked) if form == JSON else streamed(store, asked, form)


@operation(
    blueprint,
    "GET /v1/quotes/<id>",
    query=CountedSchema,
    answer=Answer("The quote.", WholeQuoteSchema, example=kept.whole_quote(), headers=ETAG),
    problems=(401, 404, 422, 429, 503),
)
def get_quote(asked: dict[str, Any], id: str) -> Response:
    """One quote, with the evidence for it."""
    return revalidated(jsonify(existing(state().archive.store().quote(id, offsets=asked["offsets"]), "quote")))
