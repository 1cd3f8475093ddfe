"""The JSON of corrections: what a person may say of quotes, and what is asked for."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, ValidationError, fields, post_load, validate, validates_schema

from quoteapi.engine.model import ACTS, KINDS, STANCES, TYPES
from quoteapi.schema_fields import told
from quoteapi.store.requests import LONGEST_NAME, CountedSchema, Named, PagedSchema, name, with_query
from quoteapi.store.values import Correction, CorrectionQuery

MOST_PIECES = 50


class CorrectionQuerySchema(PagedSchema, CountedSchema):
    """Which corrections are asked for."""

    article = fields.String(metadata=told("Those of the article of this id."))

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        offsets = data.pop("offsets")
        return {**with_query(data, CorrectionQuery), "offsets": offsets}


def _words(description: str, **more: Any) -> fields.String:
    """Words, or null where there are none: what is empty would be shown as a name, or a role, that nobody can read."""
    shorter = validate.Length(max=LONGEST_NAME, error="Must not be longer than {max} characters.")
    return fields.String(
        validate=[shorter, validate.Regexp(r"\s*\S", error="Must hold a word, or be null.")],
        allow_none=True,
        metadata=told(description, pattern=r"\S"),
        **more,
    )


class SaidSpeakerSchema(Named):
    """Who speaks, as a person says."""

    name = _words("The fullest name that the article gives; null where it names nobody.", required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS, error="Must be one of: {choices}."))


class Offset(fields.Integer):
    """A place in the text, as JSON writes whole numbers: 5 or 5.0, and never "5"."""

    def __init__(self) -> None:
        super().__init__(required=True, validate=validate.Range(0, error="Must not be below {min}."))

    def _validated(self, value: Any) -> int:
        whole = isinstance(value, int) and not isinstance(value, bool) or isinstance(value, float) and value.is_integer()
        if not whole:
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


class SaidSpanSchema(Named):
    """Where words stand, as a person says; blanks around them do not matter."""

    start = Offset()
    end = Offset()


def _place(description: str) -> fields.Nested:
    return fields.Nested(SaidSpanSchema, allow_none=True, metadata=told(description))


def _pieces(**more: Any) -> fields.List[Any]:
    return fields.List(
        fields.Nested(SaidSpanSchema),
        validate=validate.Length(1, MOST_PIECES, error="Must hold from {min} to {max} pieces."),
        metadata=told("The pieces of what was said, in their order, without the quotation marks; the type follows from them."),
        **more,
    )


class ChangesSchema(Named):
    """What a person says otherwise than the engine, and nothing else."""

    quote = fields.Boolean(truthy={True}, falsy={False}, metadata=told("False where these words are no quote."))
    spans = _pieces()
    cue = _place("The words that introduce it; null where there are none.")
    source = _place("The mention of the speaker that stands with it; null where there is none.")
    venue = _place("Where or to whom it was said; null where the article does not tell.")
    type = fields.String(validate=validate.OneOf(TYPES, error="Must be one of: {choices}."))
    speaker = fields.Nested(SaidSpeakerSchema)
    role = _words("The role in which he speaks; null where the article gives none.")
    affiliation = _words("The body that he speaks for; null where the article gives none.")
    act = fields.String(validate=validate.OneOf(ACTS, error="Must be one of: {choices}."))
    stance = fields.String(validate=validate.OneOf(STANCES, error="Must be one of: {choices}."))

    @validates_schema
    def something(self, data: dict[str, Any], **_: Any) -> None:
        """Raises ValidationError where nothing is said."""
        if not data:
            raise ValidationError(f"Must name one of: {', '.join(self.fields)}.")


class AdditionSchema(ChangesSchema):
    """What a person says of a quote that the engine has not found."""

    class Meta:
        """That it is one is said already."""

        unknown = RAISE
        exclude = ("quote",)

    spans = _pieces(required=True)
    speaker = fields.Nested(SaidSpeakerSchema, required=True)


class SignedSchema(Named):
    """Who says so, and why."""

    by = name("Who says so.")
    note = name("Why.")

    @post_load
    def correction(self, data: dict[str, Any], **_: Any) -> Correction:
        """The correction as a value."""
        return Correction(**data)


class CorrectionInSchema(SignedSchema):
    """A correction of a quote."""

    changes = fields.Nested(ChangesSchema, required=True, metadata=told("At least one.", minProperties=1))


class AdditionInSchema(SignedSchema):
    """A quote that the engine has not found."""

    changes = fields.Nested(AdditionSchema, required=True)
