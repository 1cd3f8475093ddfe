"""The JSON of verdicts: what comes out. `answers.py` makes it."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from quoteapi.engine.model import KINDS
from quoteapi.factcheck.lock import LIGHTS
from quoteapi.schema_fields import told
from quoteapi.schemas import SpanSchema
from quoteapi.verification.model import CHANGE_KINDS, OPERATIONS, TURNS, VERDICTS, WHERES

FITS = tuple(v for v in VERDICTS if v not in ("misattributed", "ambiguous", "not_found"))


class ReasonSchema(Schema):
    """One ground of a verdict."""

    rule = fields.String(required=True)
    detail = fields.String(required=True)


class WordSchema(SpanSchema):
    """One word and where it stands."""

    text = fields.String(required=True)


class PairSchema(Schema):
    """A word of the quotation beside one of the source, or either alone."""

    operation = fields.String(required=True, validate=validate.OneOf(OPERATIONS))
    marked = fields.Boolean(required=True, metadata=told("That brackets or an ellipsis in the quotation say so."))
    quotation = fields.Nested(WordSchema, required=True, allow_none=True)
    source = fields.Nested(WordSchema, required=True, allow_none=True)


class StepSchema(PairSchema):
    """One step of the alignment."""

    article = fields.String(required=True, allow_none=True, metadata=told("The id of the text in which the source's word stands."))


class ChangeSchema(Schema):
    """Words that differ."""

    was = fields.String(required=True, metadata=told("The source's; empty where words were added."))
    became = fields.String(required=True, metadata=told("The quotation's; empty where words were left out."))
    kinds = fields.List(fields.String(validate=validate.OneOf(CHANGE_KINDS)), required=True, metadata=told("The gravest first."))
    of_meaning = fields.Boolean(required=True, metadata=told("That it is more than another wording."))
    marked = fields.Boolean(required=True, metadata=told("That the quotation says so."))
    quotation = fields.Nested(SpanSchema, required=True, allow_none=True)
    source = fields.Nested(SpanSchema, required=True, allow_none=True)


class RestSchema(WordSchema):
    """Words of the source that the quotation leaves out."""

    where = fields.String(required=True, validate=validate.OneOf(("before", "within", "after")))
    turns = fields.List(
        fields.String(validate=validate.OneOf(TURNS)), required=True, metadata=told("By what leaving them out may turn the meaning.")
    )
    marked = fields.Boolean(required=True)


class FoundInSchema(Schema):
    """The text that a passage stands in."""

    id = fields.String(required=True, metadata=told("Of the article in the archive, or of the text that was given."))
    kept = fields.Boolean(required=True, metadata=told("That it is an article of the archive."))
    url = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    author = fields.String(required=True, allow_none=True)
    published = fields.String(required=True, allow_none=True)
    language = fields.String(required=True, allow_none=True)
    version = fields.Integer(required=True, allow_none=True, metadata=told("Offsets count into this version of its text."))


class VoiceSchema(Schema):
    """Who says the words."""

    id = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata=told("Null where the text names nobody."))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))


class PassageSchema(Schema):
    """A place where the quotation may have been taken from."""

    article = fields.Nested(FoundInSchema, required=True)
    text = fields.String(required=True, metadata=told("The words of the passage."))
    spans = fields.List(fields.Nested(SpanSchema), required=True)
    fit = fields.String(required=True, validate=validate.OneOf(FITS), metadata=told("The verdict of its words alone, whoever says them."))
    score = fields.Float(required=True, metadata=told("What the alignment is worth; passages are ranked by it."))
    where = fields.String(
        required=True, validate=validate.OneOf(WHERES), metadata=told("In quotation marks, as indirect speech, or in no quote.")
    )
    quote = fields.String(
        required=True, allow_none=True, metadata=told("The id of the quote that it stands in: of `GET /v1/quotes/{id}`, where `kept`.")
    )
    speaker = fields.Nested(VoiceSchema, required=True, allow_none=True)
    alignment = fields.List(fields.Nested(StepSchema), required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    left_out = fields.List(fields.Nested(RestSchema), required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)


class CheckSchema(Schema):
    """The verdict on one quotation."""

    quotation = fields.String(required=True)
    speaker = fields.String(required=True, allow_none=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS), metadata=told("`not_found` never means that it is false."))
    light = fields.String(
        required=True,
        validate=validate.OneOf(LIGHTS),
        metadata=told(
            "`green`: may stand as it is. `amber`: somebody should look. `red`: the source has it otherwise, in words or speaker."
        ),
    )
    meaning_changed = fields.Boolean(
        required=True, metadata=told("That the best passage differs in meaning, or that what is left out may turn it.")
    )
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    passages = fields.List(fields.Nested(PassageSchema), required=True, metadata=told("The best first."))


class CheckedSchema(CheckSchema):
    """The verdict on one quotation of a draft, and where it stands there."""

    start = fields.Integer(required=True, validate=validate.Range(0))
    end = fields.Integer(required=True, validate=validate.Range(0))


class LockSchema(Schema):
    """The verdicts on all quotations of a draft."""

    light = fields.String(required=True, validate=validate.OneOf(LIGHTS), metadata=told("The worst of them; `green` where there are none."))
    marked = fields.String(required=True, metadata=told("The draft with the verdict behind each quotation, in brackets."))
    quotations = fields.List(fields.Nested(CheckedSchema), required=True)
