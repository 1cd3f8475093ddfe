"""`/v1/quotes`: what the archive's articles quote."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, jsonify, request

from quoteapi.api import linked
from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.examples import linked as examples
from quoteapi.api.forms import JSON, LINKED, Form, varied, wanted
from quoteapi.api.paging import LINK, as_json, paged
from quoteapi.api.problems import existing
from quoteapi.api.state import state
from quoteapi.api.streaming import WRITERS, streamed
from quoteapi.store.requests import CountedSchema, QuoteQuerySchema
from quoteapi.store.responses import QuotePageSchema, WholeQuoteSchema

blueprint = section("quotes", "Quotes of the articles that are kept.")


@operation(
    blueprint,
    "GET /v1/quotes",
    query=QuoteQuerySchema,
    answer=Answer(
        "A page of quotes, as JSON or JSON-LD; or all, as JSON lines or CSV.",
        QuotePageSchema,
        example={"quotes": [kept.quote()], "next": kept.NEXT},
        headers={**ETAG, **LINK},
        other_types={form: "".join(write([kept.quote()])) for form, write in WRITERS.items()},
        linked=examples.page(),
    ),
    problems=(401, 422, 429, 503),
)
def list_quotes(asked: dict[str, Any]) -> Response:
    """Find quotes.

    A page of JSON; with `Accept: application/ld+json` a page of schema.org quotations, drafts of claims or W3C annotations, by profile;
    with `application/x-ndjson` or `text/csv` all that follow, or as many as `limit` says, in one answer.
    Quotes that come into the archive while you page neither repeat others nor hide them.
    """
    store = state().archive.store()
    form = wanted(request, *map(Form, WRITERS), *LINKED)
    if form.media_type in WRITERS:
        return varied(streamed(store, asked, form.media_type))
    if form in LINKED:
        return paged(store.quotes, asked, partial(linked.quote_page, store, form))
    return varied(paged(partial(store.quotes, offsets=asked["offsets"]), asked, as_json("quotes")))


@operation(
    blueprint,
    "GET /v1/quotes/<id>",
    query=CountedSchema,
    answer=Answer("The quote.", WholeQuoteSchema, example=kept.whole_quote(), headers=ETAG, linked=examples.quote()),
    problems=(401, 404, 422, 429, 503),
)
def get_quote(asked: dict[str, Any], id: str) -> Response:
    """One quote, with the evidence for it; with `Accept: application/ld+json` as schema.org or the W3C has it, by profile."""
    store, form = state().archive.store(), wanted(request, *LINKED)
    found = existing(store.quote(id, offsets=asked["offsets"] if form == JSON else "codepoint"), "quote")
    return revalidated(varied(jsonify(found)) if form == JSON else linked.one_quote(store, found, form))
