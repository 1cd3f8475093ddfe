"""Published fact-checks: kept, searched as Google's Fact Check Tools have it, and matched with quotes and drafts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify, request

from quoteapi.api import google
from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import claims as examples
from quoteapi.api.intake import FEED_TYPES, feed_received, fields_received
from quoteapi.api.problems import FieldError, ProblemError, existing, invalid
from quoteapi.api.state import state
from quoteapi.api.streaming import NDJSON
from quoteapi.factcheck.claim_responses import ClaimsSchema, DraftMatchesSchema, ImportedSchema, MatchesSchema, as_google_page
from quoteapi.factcheck.drafts import matches_of_draft, matches_of_quote
from quoteapi.factcheck.entry_fields import EntryFault
from quoteapi.factcheck.matching import LEAST
from quoteapi.offsets import unit_of
from quoteapi.reading.claim_feeds import reviews_in
from quoteapi.store import Claims, CursorError, Told
from quoteapi.store.claim_requests import DraftQuerySchema, DraftSchema, GoogleQuerySchema, MatchQuerySchema

FEED = {"required": True, "content": {form: {"schema": schema, "example": examples.FEEDS[form]} for form, schema in FEED_TYPES.items()}}
DRAFT = {"required": True, "content": {"application/json": {"schema": DraftSchema, "example": examples.DRAFT}}}
PAGE_OF_CLAIMS = Answer("A page of claims; an empty object where there are none.", ClaimsSchema, example=examples.page())

# Apart, since its errors are Google's as well.
search = section("claims", "Published fact-checks.", google.PROBLEMS)
google.register(search)
blueprint = section("claim-reviews", "Published fact-checks, kept and matched.")


@operation(search, "GET /v1/claims:search", query=GoogleQuerySchema, answer=PAGE_OF_CLAIMS, problems=(400, 401, 429, 503))
def search_claims(asked: dict[str, Any]) -> Response:
    """Find claims that were checked, as Google's `claims:search` does.

    A claim must hold enough of the query: six tenths of its weight, in which a word counts the more the fewer claims hold it. Those that
    hold most of it come first, and of these the newest. An error is a problem with Google's `error` beside it.
    """
    return _searched(asked)


@operation(search, "GET /v1alpha1/claims:search", query=GoogleQuerySchema, answer=PAGE_OF_CLAIMS, problems=(400, 401, 429, 503))
def search_claims_for_clients(asked: dict[str, Any]) -> Response:
    """The same at the address that Google's own clients call, once their endpoint is this server."""
    return _searched(asked)


def _searched(asked: Mapping[str, Any]) -> Response:
    try:
        page = _claims().page(asked["query"], limit=asked["limit"], token=asked["token"], skip=asked["skip"])
    except CursorError as error:
        message = str(error)
        raise invalid([FieldError("query", "pageToken", f"{message[0].upper()}{message[1:]}.")]) from None
    return jsonify(as_google_page(page.items, page.next))


@operation(
    blueprint,
    "POST /v1/claims:search",
    query=DraftQuerySchema,
    asks=Asks(DRAFT),
    answer=Answer("The sentences that may be about a claim.", DraftMatchesSchema, example=examples.draft_matches()),
    problems=(400, 401, 413, 415, 422, 429, 503),
)
def match_draft(asked: dict[str, Any]) -> Response:
    """Find the claims that the sentences of a draft may be about. Nothing is kept.

    Each match tells what is shared, weighed into a score, and where the two gainsay each other. The score is likeness: it tells neither
    whether the sentence nor whether the claim is true.
    """
    text = fields_received(request, state().settings, DraftSchema())["text"]
    unit = unit_of(text, asked["offsets"])
    found = matches_of_draft(_claims(), text, least=_least(asked))
    told = [{"text": text[span.start : span.end], "start": unit(span.start), "end": unit(span.end), "claims": some} for span, some in found]
    return jsonify(DraftMatchesSchema().dump({"sentences": told}))


@operation(
    blueprint,
    "GET /v1/quotes/<id>/claims",
    query=MatchQuerySchema,
    answer=Answer("The claims, the likeliest first.", MatchesSchema, example=examples.matches(), headers=ETAG),
    problems=(401, 404, 422, 429, 503),
)
def match_quote(asked: dict[str, Any], id: str) -> Response:
    """Find the claims that a quote may be about, as a whole or in one of its sentences."""
    quote = existing(state().archive.store().quote(id), "quote")
    return revalidated(jsonify(MatchesSchema().dump({"claims": matches_of_quote(_claims(), quote, least=_least(asked))})))


@operation(
    blueprint,
    "POST /v1/claim-reviews",
    asks=Asks(FEED),
    answer=Answer("What came of the feed.", ImportedSchema, example=examples.IMPORTED),
    problems=(400, 401, 413, 415, 422, 429, 503),
)
def keep_claim_reviews() -> Response:
    """Keep the fact-checks of a feed, a page or an answer of Google's.

    ClaimReview by itself, in lists, graphs and DataFeeds, JSON lines of them, a web page with JSON-LD, or what `claims:search` answers.
    The same review again is the same review, and what is told of it takes the place of what was kept. What is wrong with one entry is
    told of that entry, and the others are kept; where none can be kept, all is refused.
    """
    body = feed_received(request, state().settings)
    found = list(reviews_in(io.BytesIO(body), "body", lines=request.mimetype == NDJSON))
    told = [each for each in found if isinstance(each, Told)]
    faults = [each for each in found if isinstance(each, EntryFault)]
    if faults and not told:
        errors = [FieldError("body", fault.field or "body", f"{fault.place}: {fault.detail}") for fault in faults]
        raise ProblemError(422, "No review could be read.", errors=errors)
    counts = _claims().put_all(told)
    return jsonify(ImportedSchema().dump({"reviews": counts, "faults": faults}))


def _claims() -> Claims:
    return Claims(state().archive.store())


def _least(asked: Mapping[str, Any]) -> float:
    return LEAST if asked["min_score"] is None else float(asked["min_score"])
