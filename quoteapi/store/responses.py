"""The JSON of the archive: what comes out. Its values are made of the engine's result, which went through `quoteapi.schemas`."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from quoteapi.engine.model import KINDS
from quoteapi.schema_fields import told
from quoteapi.schemas import AffiliationSchema, EngineFactsSchema, FieldErrorSchema, QuoteSchema, ResultSchema, SpeakerInQuoteSchema
from quoteapi.store.job_values import JOB_STATES, WEBHOOK_STATES


class PageSchema(Schema):
    """Some of what was asked for."""

    next = fields.String(required=True, allow_none=True, metadata=told("The cursor of the next page; null on the last."))


class ArticleOfQuoteSchema(Schema):
    """The article that a quote stands in."""

    id = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    author = fields.String(required=True, allow_none=True)
    published = fields.String(required=True, allow_none=True, metadata=told("A date, or a time in UTC."))
    language = fields.String(required=True)
    version = fields.Integer(required=True, metadata=told("Offsets count into this version of its text."))


class KeptArticleSchema(ArticleOfQuoteSchema):
    """An article of the archive."""

    version = fields.Integer(required=True, metadata=told("How many texts it has had; in one article's answer, which of them this is."))
    sha256 = fields.String(required=True, metadata=told("Of its present text."))
    quotes = fields.Integer(required=True, metadata=told("How many there are in its present text."))
    created = fields.String(required=True)
    updated = fields.String(required=True)


class VersionSchema(Schema):
    """One text that an article has had."""

    number = fields.Integer(required=True)
    created = fields.String(required=True)
    sha256 = fields.String(required=True)
    length = fields.Integer(required=True, metadata=told("In code points."))
    scope = fields.String(required=True)
    read = fields.String(required=True, metadata=told("When it was last read by the engine."))


class WholeArticleSchema(KeptArticleSchema):
    """An article with its text and the engine's result; quotes in the result have the ids of `POST /v1/extract`."""

    versions = fields.List(fields.Nested(VersionSchema), required=True)
    metadata = fields.Dict(required=True)
    text = fields.String(required=True)
    result = fields.Nested(ResultSchema, required=True)


class ArticlePageSchema(PageSchema):
    """Some of the articles asked for."""

    articles = fields.List(fields.Nested(KeptArticleSchema), required=True)


class PartySchema(SpeakerInQuoteSchema):
    """Who speaks; the id is the same in every article."""

    id = fields.String(required=True, allow_none=True, metadata=told("Null where the article names nobody."))


class BodySchema(AffiliationSchema):
    """The body that a speaker speaks for; the id is the same in every article."""

    id = fields.String(required=True)


class SaidSchema(Schema):
    """Who has corrected a quote, when, and why."""

    id = fields.String(required=True, metadata=told("Of the correction."))
    created = fields.String(required=True)
    by = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)


class CorrectedSchema(SaidSchema):
    """That a person has corrected the quote: the last who did."""

    machine = fields.Dict(
        required=True,
        allow_none=True,
        metadata=told("What the engine says, of each field that is otherwise; null where it has not found the quote."),
    )


class KeptQuoteSchema(QuoteSchema):
    """A quote of the archive."""

    class Meta:
        """Lists do without."""

        exclude: tuple[str, ...] = ("evidence",)

    id = fields.String(required=True, metadata=told("The same after every new reading, as long as the quote stands where it stood."))
    article = fields.Nested(ArticleOfQuoteSchema, required=True)
    speaker = fields.Nested(PartySchema, required=True)
    affiliation = fields.Nested(BodySchema, required=True, allow_none=True)
    ref = fields.String(
        required=True, allow_none=True, metadata=told("Its id in the article's `result`; null where the engine has not found it.")
    )
    corrected = fields.Nested(CorrectedSchema, required=True, allow_none=True, metadata=told("Null where nobody has corrected it."))


class WholeQuoteSchema(KeptQuoteSchema):
    """A quote with the evidence for it."""

    class Meta:
        """One quote alone has it."""

        exclude: tuple[str, ...] = ()

    engine = fields.Nested(EngineFactsSchema, required=True)


class QuotePageSchema(PageSchema):
    """Some of the quotes asked for."""

    quotes = fields.List(fields.Nested(KeptQuoteSchema), required=True)


class NamedBodySchema(Schema):
    """A body by its id and name."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class CountedSchema(Schema):
    """How often somebody was quoted, and when."""

    quotes = fields.Integer(required=True)
    first = fields.String(required=True, allow_none=True, metadata=told("When the first dated one was published."))
    last = fields.String(required=True, allow_none=True, metadata=told("When the last one was published."))


class QuotedSchema(NamedBodySchema, CountedSchema):
    """A speaker, or a body, with how often and when it was quoted."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))


class HeldSchema(CountedSchema):
    """A role and a body in and for which a speaker has spoken, how often, and when."""

    role = fields.String(required=True, allow_none=True)
    affiliation = fields.Nested(NamedBodySchema, required=True, allow_none=True)


class WholeSpeakerSchema(QuotedSchema):
    """A speaker with his roles over time, the latest first."""

    roles = fields.List(fields.Nested(HeldSchema), required=True)


class SpeakerPageSchema(PageSchema):
    """Some of the speakers asked for."""

    speakers = fields.List(fields.Nested(QuotedSchema), required=True)


class AffiliationPageSchema(PageSchema):
    """Some of the bodies asked for."""

    affiliations = fields.List(fields.Nested(QuotedSchema), required=True)


class CorrectionSchema(SaidSchema):
    """A correction, with what the engine said."""

    article = fields.String(required=True)
    version = fields.Integer(required=True, metadata=told("Of the article's text."))
    quote = fields.String(required=True)
    changes = fields.Dict(required=True, metadata=told("What is otherwise."))
    machine = fields.Dict(required=True, allow_none=True, metadata=told("The quote as the engine had it; null where it had not found it."))


class CorrectionPageSchema(PageSchema):
    """Some of the corrections asked for."""

    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)


class JobItemsSchema(Schema):
    """How many articles of a job are in each state."""

    total = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    running = fields.Integer(required=True)
    done = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    cancelled = fields.Integer(required=True)


class JobWebhookSchema(Schema):
    """Who is told that a job has ended, and whether he was."""

    url = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(WEBHOOK_STATES))
    attempts = fields.Integer(required=True)
    answer = fields.String(required=True, allow_none=True, metadata=told("What came of the last attempt."))


class JobSchema(Schema):
    """Many articles, read in the background."""

    id = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(JOB_STATES))
    keep = fields.Boolean(required=True)
    scope = fields.String(required=True)
    items = fields.Nested(JobItemsSchema, required=True)
    webhook = fields.Nested(JobWebhookSchema, required=True, allow_none=True)
    created = fields.String(required=True)
    started = fields.String(required=True, allow_none=True)
    finished = fields.String(required=True, allow_none=True)


class JobErrorSchema(Schema):
    """An article of a job that could not be read or kept, and why."""

    number = fields.Integer(required=True, metadata=told("Its line, or its place in the list, from 1 on."))
    id = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.Nested(FieldErrorSchema), required=True, metadata=told("The fields at fault, where there are any."))


class WholeJobSchema(JobSchema):
    """A job with the first of its errors; `results` has all of them."""

    errors = fields.List(fields.Nested(JobErrorSchema), required=True)


class JobPageSchema(PageSchema):
    """Some of the jobs asked for."""

    jobs = fields.List(fields.Nested(JobSchema), required=True)
