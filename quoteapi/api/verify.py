"""`POST /v1/verify` and `/v1/verify/draft`: did they say it, word for word, by the texts given along or by the archive; and
`GET /v1/quotes/<id>/variants`: who else has the same words, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify, request

from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import variants, verified
from quoteapi.api.intake import fields_received
from quoteapi.api.problems import FieldError, ProblemError, existing, invalid
from quoteapi.api.state import State, state
from quoteapi.factcheck import Answers, Archive, Library, Texts, locked
from quoteapi.factcheck.requests import (
    DraftToCheck,
    DraftToCheckSchema,
    QuotationToVerify,
    QuotationToVerifySchema,
    Text,
    VariantQuerySchema,
    WhereSchema,
)
from quoteapi.factcheck.responses import CheckSchema, LockSchema
from quoteapi.factcheck.variant_responses import VariantsSchema, variants_json
from quoteapi.factcheck.variants import variants_of
from quoteapi.verification import DraftError, QuotationError, Source

CLAIM_BODY = {"required": True, "content": {"application/json": {"schema": QuotationToVerifySchema, "example": verified.CLAIM}}}
DRAFT_BODY = {"required": True, "content": {"application/json": {"schema": DraftToCheckSchema, "example": verified.DRAFT}}}

blueprint = section("verify", "Whether a quotation was said, word for word, and by whom.")


@operation(
    blueprint,
    "POST /v1/verify",
    query=WhereSchema,
    asks=Asks(CLAIM_BODY),
    answer=Answer("The verdict.", CheckSchema, example=verified.check()),
    problems=(400, 401, 413, 415, 422, 429, 503),
)
def verify_quotation(asked: dict[str, Any]) -> Response:
    """Verify one quotation.

    It is compared word by word with the texts given along, or with the articles of the archive, which the query may narrow. The verdict
    follows from the alignment; likeness alone never decides. Nothing is kept.
    """
    here = state()
    claim: QuotationToVerify = fields_received(request, here.settings, QuotationToVerifySchema())
    library = _library(here, claim.texts, asked)
    try:
        check = library.verify(claim.quotation, claim.speaker)
    except QuotationError as error:
        raise invalid([FieldError("body", "quotation", str(error))]) from None
    return jsonify(Answers(library, asked["offsets"]).check(check))


@operation(
    blueprint,
    "POST /v1/verify/draft",
    query=WhereSchema,
    asks=Asks(DRAFT_BODY),
    answer=Answer("The verdicts, and the draft marked with them.", LockSchema, example=verified.lock()),
    problems=(400, 401, 413, 415, 422, 429, 503),
)
def verify_draft(asked: dict[str, Any]) -> Response:
    """Verify every quotation of a draft, or of a language model's answer: quote lock.

    Each stretch in quotation marks is verified as `POST /v1/verify` does, ascribed to whom the draft ascribes it.
    """
    here = state()
    draft: DraftToCheck = fields_received(request, here.settings, DraftToCheckSchema())
    library = _library(here, draft.texts, asked)
    try:
        lock = locked(_read(here, Text("draft", draft.text, draft.title)), library)
    except (DraftError, QuotationError) as error:
        raise invalid([FieldError("body", "text", str(error))]) from None
    return jsonify(Answers(library, asked["offsets"]).lock(draft.text, lock))


@operation(
    blueprint,
    "GET /v1/quotes/<id>/variants",
    query=VariantQuerySchema,
    answer=Answer("The quote and its variants.", VariantsSchema, example=variants.answer(), headers=ETAG),
    problems=(401, 404, 422, 429, 503),
)
def find_variants(asked: dict[str, Any], id: str) -> Response:
    """Find the same quote in other articles: who had it first, who shortened or changed it, and each wording beside the other.

    The index of verification finds the articles, and its verdicts tell of each wording what became of the words of the base. Only the
    present versions of articles are looked at.
    """
    group = existing(variants_of(state().archive.store(), id, asked["limit"]), "quote")
    return revalidated(jsonify(variants_json(group, asked["offsets"])))


def _library(here: State, texts: tuple[Text, ...] | None, asked: Mapping[str, Any]) -> Library:
    if texts is None:
        return Archive(here.archive.store(), asked["query"])
    if asked["query"] is not None:
        raise invalid([FieldError("body", "texts", "Cannot go with a query that narrows the archive.")])
    length = sum(len(each.text) for each in texts)
    if length > here.settings.max_text_length:
        raise ProblemError(413, f"The texts have {length} characters; this server reads {here.settings.max_text_length} at most.")
    return Texts([_read(here, each) for each in texts])


def _read(here: State, given: Text) -> Source:
    result = here.reader.extract(given.text, title=given.title)
    here.metrics.count_article(given.text, result)
    return Source(given.id, given.text, result)
