"""The JSON and the queries about fact-checks: what is asked. Google's names are those of its Fact Check Tools."""

from __future__ import annotations

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from quoteapi.schema_fields import Decimal, OffsetUnit, told
from quoteapi.store.claim_terms import site_of
from quoteapi.store.claim_values import ClaimQuery
from quoteapi.store.requests import LANGUAGE, LONGEST_PAGE, Named

LONGEST_QUERY = 2000
LONGEST_DRAFT = 50_000
GOOGLES_PAGE = 10
# Letters of any script, since hosts have them.
HOST = r"[\w-]+(?:\.[\w-]+)*"
# 2,000 years back is before all dates.
OLDEST = 700_000
_WHOLE = 2_147_483_647


def _site(value: str) -> None:
    try:
        host = site_of(value)
    except ValueError:
        host = ""
    if value and not re.fullmatch(HOST, host):
        raise ValidationError("Must be a site, such as checks.example.")


def _count(description: str) -> fields.Integer:
    return fields.Integer(
        strict=False,
        load_default=0,
        validate=validate.Range(0, _WHOLE, error="Must be from {min} to {max}."),
        metadata=told(description),
    )


class GoogleQuerySchema(Named):
    """A search for claims, as Google's clients ask it: an empty or a zero parameter is none, as in its own."""

    query = fields.String(
        validate=validate.Length(max=LONGEST_QUERY, error="Must not be longer than {max} characters."),
        metadata=told("Words of the claim. Required unless `reviewPublisherSiteFilter` is given.", example="bridge closed"),
    )
    languageCode = fields.String(  # noqa: N815
        validate=validate.Regexp(f"{LANGUAGE}|^$", error="Must be a language tag, such as en or en-US."),
        metadata=told("The language of the review; its region is not heeded.", example="en-US"),
    )
    reviewPublisherSiteFilter = fields.String(  # noqa: N815
        validate=[validate.Length(max=300, error="Must not be longer than {max} characters."), _site],
        metadata=told("The site of the review, or a domain of several.", example="checks.example"),
    )
    maxAgeDays = _count("How old the claim or the review may be, whichever is newer.")  # noqa: N815
    pageSize = _count(f"The most claims of one answer; {GOOGLES_PAGE} without it, {LONGEST_PAGE} at most.")  # noqa: N815
    pageToken = fields.String(  # noqa: N815
        validate=validate.Length(max=100, error="Must not be longer than {max} characters."),
        metadata=told("The `nextPageToken` of the page before. The other parameters must stay as they were."),
    )
    offset = _count("How many claims to pass over; only without `pageToken`.")
    key = fields.String(metadata=told("A key of this server, as Google's clients send theirs."))
    alt = fields.String(validate=validate.OneOf(("json",), error="Must be: {choices}."), metadata=told("The form of the answer."))
    fields_ = fields.String(data_key="fields", metadata=told("Is taken and not heeded: all fields come."))
    prettyPrint = fields.String(metadata=told("Is taken and not heeded."))  # noqa: N815
    quotaUser = fields.String(metadata=told("Is taken and not heeded."))  # noqa: N815
    uploadType = fields.String(metadata=told("Is taken and not heeded."))  # noqa: N815
    upload_protocol = fields.String(metadata=told("Is taken and not heeded."))
    access_token = fields.String(metadata=told("Is taken and not heeded."))
    oauth_token = fields.String(metadata=told("Is taken and not heeded."))
    xgafv = fields.String(data_key="$.xgafv", metadata=told("Is taken and not heeded."))

    @validates_schema
    def asks_something(self, data: dict[str, Any], **_: Any) -> None:
        """Google's own rule."""
        if not data.get("query") and not data.get("reviewPublisherSiteFilter"):
            raise ValidationError("Is required unless reviewPublisherSiteFilter is given.", "query")

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        query = ClaimQuery(
            query=data.get("query") or None,
            language=data.get("languageCode") or None,
            site=data.get("reviewPublisherSiteFilter") or None,
            max_age_days=min(data["maxAgeDays"], OLDEST) or None,
        )
        limit = min(data["pageSize"], LONGEST_PAGE) or GOOGLES_PAGE
        return {"query": query, "limit": limit, "token": data.get("pageToken") or None, "skip": data["offset"]}


class MatchQuerySchema(Named):
    """How near a claim must come."""

    min_score = Decimal(
        load_default=None,
        allow_none=True,
        error_messages={"invalid": "Must be a number from 0 to 1, such as 0.5.", "special": "Must be from 0 to 1."},
        validate=validate.Range(0, 1, error="Must be from 0 to 1."),
        metadata=told("Only claims with at least this score; 0.4 without it."),
    )


class DraftQuerySchema(MatchQuerySchema):
    """How near a claim must come, and in which unit the answer counts."""

    offsets = OffsetUnit()


class DraftSchema(Named):
    """A text whose sentences may be about claims that were checked."""

    text = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_DRAFT, error="Must have from {min} to {max} characters."),
        metadata=told("The text as it is. Offsets in the answer count into it."),
    )


class ScoreInSchema(Schema):
    """A text to score, as ClaimBuster's clients send it."""

    class Meta:
        """What else they send is passed over."""

        unknown = "exclude"

    input_text = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_DRAFT, error="Must have from {min} to {max} characters."),
        metadata=told("The text to score."),
    )
