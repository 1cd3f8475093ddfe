"""The JSON about fact-checks: what comes out."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from quoteapi.factcheck.matching import CONFLICT_KINDS
from quoteapi.schema_fields import Confidence, told


class PublisherSchema(Schema):
    """Who published a review."""

    name = fields.String()
    site = fields.String(required=True, metadata=told("The host of the review, without `www.`."))


class ClaimReviewSchema(Schema):
    """A review of a claim."""

    publisher = fields.Nested(PublisherSchema, required=True)
    url = fields.String(required=True)
    title = fields.String()
    reviewDate = fields.String(metadata=told("As RFC 3339 has it; midnight UTC where only the day is known."))  # noqa: N815
    textualRating = fields.String(metadata=told("In the publisher's own words."))  # noqa: N815
    languageCode = fields.String()  # noqa: N815


class ClaimSchema(Schema):
    """A claim with its reviews. What is not known is left out."""

    text = fields.String(required=True)
    claimant = fields.String()
    claimDate = fields.String()  # noqa: N815
    claimReview = fields.List(fields.Nested(ClaimReviewSchema), required=True)  # noqa: N815


class ClaimsSchema(Schema):
    """A page of claims, as Google answers: without any, an empty object."""

    claims = fields.List(fields.Nested(ClaimSchema))
    nextPageToken = fields.String(metadata=told("Of the page that follows, where there is one."))  # noqa: N815


class SharedSchema(Schema):
    """What a text and a claim have in common, as the text has it."""

    words = fields.List(fields.String(), required=True)
    names = fields.List(fields.String(), required=True)
    numbers = fields.List(fields.String(), required=True)
    claimant = fields.Boolean(required=True, metadata=told("Whether the speaker of the quote made the claim."))


class ConflictSchema(Schema):
    """Where a text and a claim gainsay each other: words of each."""

    kind = fields.String(
        required=True,
        validate=validate.OneOf(CONFLICT_KINDS),
        metadata=told("`negation`: only one of them denies. `number`: each has numbers that the other has not."),
    )
    text = fields.List(fields.String(), required=True)
    claim = fields.List(fields.String(), required=True)


class MatchSchema(Schema):
    """A claim that a text may be about. The score is likeness, and says nothing of what is true."""

    claim = fields.Nested(ClaimSchema, required=True)
    wording = fields.String(required=True, metadata=told("The wording that comes nearest: the claim's text, or what a review calls it."))
    score = Confidence(required=True)
    shared = fields.Nested(SharedSchema, required=True)
    conflicts = fields.List(fields.Nested(ConflictSchema), required=True)


class MatchesSchema(Schema):
    """The claims that a quote may be about, the likeliest first."""

    claims = fields.List(fields.Nested(MatchSchema), required=True)


class SentenceSchema(Schema):
    """A sentence of a draft with the claims that it may be about."""

    text = fields.String(required=True)
    start = fields.Integer(required=True, validate=validate.Range(0))
    end = fields.Integer(required=True, validate=validate.Range(0))
    claims = fields.List(fields.Nested(MatchSchema), required=True)


class DraftMatchesSchema(Schema):
    """The sentences that may be about a claim, in order."""

    sentences = fields.List(fields.Nested(SentenceSchema), required=True)


class CountsSchema(Schema):
    """What became of the reviews of a feed."""

    new = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    same = fields.Integer(required=True)
    removed = fields.Integer(required=True, metadata=told("Reviews that a page no longer has."))


class FaultSchema(Schema):
    """Something in a feed that could not be read."""

    place = fields.String(required=True, metadata=told("`dataFeedElement[3].item[0]`, the number of a line, …"))
    field = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True)
    lost = fields.Boolean(required=True, metadata=told("Whether its review is not read; else it is read without this field."))


class ImportedSchema(Schema):
    """What came of a feed."""

    reviews = fields.Nested(CountsSchema, required=True)
    faults = fields.List(fields.Nested(FaultSchema), required=True)


class ScoreSchema(Schema):
    """How check-worthy a text is."""

    text = fields.String(required=True)
    index = fields.Integer(required=True)
    score = Confidence(required=True)


class ScoresSchema(Schema):
    """Scores, as ClaimBuster answers."""

    version = fields.String(required=True)
    claim = fields.String(required=True, metadata=told("The text as it was sent."))
    results = fields.List(fields.Nested(ScoreSchema), required=True)


def as_google_page(items: list[dict[str, Any]], token: str | None) -> dict[str, Any]:
    """A page as Google answers: nothing is told where there is nothing to tell."""
    return {**({"claims": items} if items else {}), **({"nextPageToken": token} if token else {})}
