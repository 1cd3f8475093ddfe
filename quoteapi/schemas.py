"""The one definition of the JSON: what comes in, what goes out, and what an error looks like. No web in it.

`result_to_json` makes the JSON of a `Result`; the schemas themselves also make the OpenAPI document. Values are dumped from the
engine's frozen dataclasses field by field, so that nothing leaves the process that stands in no schema.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from marshmallow import RAISE, Schema, fields, post_load, validate

from quoteapi.dumping import dumper
from quoteapi.engine.model import ACTS, KINDS, SCOPES, STANCES, TYPES, Result
from quoteapi.offsets import Offsets, in_utf16
from quoteapi.schema_fields import CommaList, Confidence, Decimal, Edge, OffsetUnit, told

FORMS = ("name", "description", "pronoun")
TITLE_LENGTH = 1000
_KEY = "The same for the same name and kind in every article, such as `person:ned-price`; null where there is no name."


def result_to_json(
    result: Result, text: str, *, offsets: Offsets = "codepoint", explain: bool = False, with_text: bool = False
) -> dict[str, Any]:
    """The JSON of one result, ready for `json.dumps`.

    `text` is the text that was read. `offsets` sets the unit of every start, end and length: code points, or UTF-16 code units
    as JavaScript and Java count. `explain` adds `refusals`, `with_text` adds the text itself as `article.text`.
    """
    counted = in_utf16(result, text) if offsets == "utf16" else result
    body = _result_dumper(explain)(counted)
    return {**body, "article": {**body["article"], "text": text}} if with_text else body


@cache
def _result_dumper(explain: bool) -> Callable[[Result], dict[str, Any]]:
    # To make it takes longer than to dump a result.
    return dumper(ResultSchema(exclude=() if explain else ("refusals",)))


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of one extraction; an empty `act` or `type` means every one."""

    scope: Literal["reported", "all"] = "reported"
    act: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    min_confidence: float = 0.0
    offsets: Offsets = "codepoint"
    explain: bool = False


class OptionsSchema(Schema):
    """The query of an extraction."""

    class Meta:
        """A misspelt setting is an error, not silence."""

        unknown = RAISE

    scope = fields.String(
        load_default="reported",
        validate=validate.OneOf(SCOPES, error="Must be one of: {choices}."),
        metadata=told("`reported`: what is told as said, written, thought or shown. `all`: implied wishes, plans and gestures as well."),
    )
    act = CommaList(
        ACTS, load_default=tuple, metadata=told("Only quotes of these acts, with commas between.", example=["speech", "evidence"])
    )
    type = CommaList(
        TYPES, load_default=tuple, metadata=told("Only quotes of these types, with commas between.", example=["direct", "mixed"])
    )
    min_confidence = Decimal(
        load_default=0.0,
        error_messages={"invalid": "Must be a number from 0 to 1, such as 0.8.", "special": "Must be from 0 to 1."},
        validate=validate.Range(0, 1, error="Must be from 0 to 1."),
        metadata=told("Only quotes at least as sure as this."),
    )
    offsets = OffsetUnit()
    explain = fields.Boolean(
        load_default=False,
        truthy={"true"},
        falsy={"false"},
        error_messages={"invalid": "Must be true or false."},
        metadata=told("Add `refusals`: words in quotation marks that are no quote, and why."),
    )

    @post_load
    def options(self, data: dict[str, Any], **_: Any) -> Options:
        """The settings as a value."""
        return Options(**{**data, "act": tuple(data["act"]), "type": tuple(data["type"])})


class ArticleInSchema(Schema):
    """An article to read."""

    class Meta:
        """Settings stand in the query; one given here by mistake is an error, not silence."""

        unknown = RAISE

    text = fields.String(
        required=True,
        validate=validate.Length(min=1, error="Must not be empty."),
        metadata=told("The article as it is. Offsets in the answer count into this text."),
    )
    title = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=TITLE_LENGTH, error="Must not be longer than {max} characters."),
        metadata=told("The title, where it stands apart from the text."),
    )


class SpanSchema(Schema):
    """A stretch of the text, end exclusive."""

    start = fields.Integer(required=True, validate=validate.Range(0))
    end = fields.Integer(required=True, validate=validate.Range(0))


class CueSchema(Schema):
    """The words that introduce a quote."""

    text = fields.String(required=True)
    lemma = fields.String(required=True, metadata=told("The base form of their main word: `say` for “said”."))
    start = Edge(required=True, validate=validate.Range(0))
    end = Edge(required=True, validate=validate.Range(0))


class SourceSchema(Schema):
    """The mention of the speaker that stands with a quote."""

    text = fields.String(required=True)
    form = fields.String(required=True, validate=validate.OneOf(FORMS))
    start = Edge(required=True, validate=validate.Range(0))
    end = Edge(required=True, validate=validate.Range(0))


class PlaceSchema(Schema):
    """Words of the article and where they stand."""

    text = fields.String(required=True)
    start = Edge(required=True, allow_none=True, validate=validate.Range(0))
    end = Edge(required=True, allow_none=True, validate=validate.Range(0))


class AffiliationSchema(Schema):
    """The body that a speaker speaks for, and where the article names it."""

    text = fields.String(required=True, data_key="name")
    start = Edge(required=True, allow_none=True, validate=validate.Range(0))
    end = Edge(required=True, allow_none=True, validate=validate.Range(0))


class AnonymitySchema(PlaceSchema):
    """What the article says of a source who is not to be named, and the reason that it gives."""

    reason = fields.Nested(PlaceSchema, required=True, allow_none=True)


class SpeakerInQuoteSchema(Schema):
    """Who speaks."""

    id = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata=told("The fullest name given; null where the article names nobody."))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    anonymous = fields.Nested(
        AnonymitySchema, required=True, allow_none=True, metadata=told("Where the article says that this source is not to be named.")
    )


class EvidenceSchema(Schema):
    """One decision: the stage, the rule, what it stood on and what came of it."""

    step = fields.String(required=True)
    rule = fields.String(required=True)
    origin = fields.String(required=True, allow_none=True, data_key="from")
    outcome = fields.String(required=True, allow_none=True, data_key="to")
    confidence = Confidence(required=True)
    alternatives = fields.List(fields.String(), required=True)


class QuoteSchema(Schema):
    """One quote: what was said, where it stands, who says it, and how sure that is."""

    id = fields.String(required=True)
    type = fields.String(
        required=True,
        validate=validate.OneOf(TYPES),
        metadata=told("`direct`: all of it in quotation marks. `indirect`: none. `mixed`: some."),
    )
    text = fields.String(required=True, metadata=told("The pieces of the content, with “ … ” between."))
    spans = fields.List(fields.Nested(SpanSchema), required=True)
    verbatim = fields.List(fields.Nested(SpanSchema), required=True, metadata=told("The parts in quotation marks."))
    cue = fields.Nested(CueSchema, required=True, allow_none=True)
    source = fields.Nested(SourceSchema, required=True, allow_none=True)
    speaker = fields.Nested(SpeakerInQuoteSchema, required=True)
    role = fields.Nested(PlaceSchema, required=True, allow_none=True)
    affiliation = fields.Nested(AffiliationSchema, required=True, allow_none=True)
    venue = fields.Nested(PlaceSchema, required=True, allow_none=True)
    act = fields.String(required=True, validate=validate.OneOf(ACTS))
    stance = fields.String(required=True, validate=validate.OneOf(STANCES))
    within = fields.String(required=True, allow_none=True, metadata=told("The id of the quote that this one stands inside."))
    confidence = Confidence(required=True)
    evidence = fields.List(fields.Nested(EvidenceSchema), required=True)


class EntityMentionSchema(Schema):
    """One place where the article names an entity, describes it or takes it up with a pronoun."""

    start = Edge(required=True, validate=validate.Range(0))
    end = Edge(required=True, validate=validate.Range(0))
    form = fields.String(required=True, validate=validate.OneOf(FORMS))
    rule = fields.String(
        required=True, metadata=told("What leads the words back to it: `full-name`, `last-name`, `acronym`, `role-description`, …")
    )
    confidence = Confidence(required=True)


class EntitySchema(Schema):
    """A person, body, group or document that the article speaks of, quoted or not, with every mention of it."""

    id = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata=told("The fullest name given; null where the article names nobody."))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    key = fields.String(required=True, allow_none=True, metadata=told(_KEY))
    mentions = fields.List(fields.Nested(EntityMentionSchema), required=True)
    roles = fields.List(fields.Nested(PlaceSchema), required=True, metadata=told("Each role that the article gives, and where it stands."))
    affiliations = fields.List(fields.Nested(AffiliationSchema), required=True)


class SpeakerSchema(SpeakerInQuoteSchema):
    """One speaker of the article, with everything that the article tells about him."""

    entity = fields.String(required=True, metadata=told("The id of his row in `entities`."))
    key = fields.String(required=True, allow_none=True, metadata=told(_KEY))
    roles = fields.List(fields.String(), required=True)
    affiliations = fields.List(fields.String(), required=True)
    mentions = fields.List(fields.Nested(SpanSchema), required=True)
    quotes = fields.List(fields.String(), required=True, metadata=told("The ids of his quotes."))


class RefusalSchema(Schema):
    """Words in quotation marks that are no quote."""

    span = fields.Nested(SpanSchema, required=True)
    rule = fields.String(required=True)
    reason = fields.String(required=True)


class ArticleFactsSchema(Schema):
    """What identifies the text that was read."""

    title = fields.String(required=True, allow_none=True)
    language = fields.String(required=True, metadata=told("`en`, or `und` where the text does not read like English."))
    length = fields.Integer(required=True, validate=validate.Range(0), metadata=told("The text's, in the unit of the offsets."))
    sha256 = fields.String(required=True, metadata=told("Of the text in UTF-8."))
    text = fields.String(metadata=told("The text taken from the page; only where HTML was sent. Offsets count into it."))


class EngineFactsSchema(Schema):
    """What read the article."""

    version = fields.String(required=True)
    model = fields.String(required=True)


class ResultSchema(Schema):
    """The result for one article."""

    article = fields.Nested(ArticleFactsSchema, required=True)
    quotes = fields.List(fields.Nested(QuoteSchema), required=True)
    speakers = fields.List(fields.Nested(SpeakerSchema), required=True)
    entities = fields.List(
        fields.Nested(EntitySchema), required=True, metadata=told("Who and what the article speaks of, by first mention.")
    )
    refusals = fields.List(fields.Nested(RefusalSchema), metadata=told("Only with `explain=true`."))
    engine = fields.Nested(EngineFactsSchema, required=True)


class FieldErrorSchema(Schema):
    """One field at fault."""

    location = fields.String(required=True, data_key="in", validate=validate.OneOf(("query", "body", "header", "path")))
    field = fields.String(required=True, metadata=told("Its name; a dot stands before the place in a list."))
    detail = fields.String(required=True)


class ProblemSchema(Schema):
    """An error, as RFC 9457 writes it."""

    type = fields.String(required=True, metadata=told("`about:blank`: the status says what kind of error it is."))
    title = fields.String(required=True, metadata=told("The status in words."))
    status = fields.Integer(required=True, validate=validate.Range(400, 599))
    detail = fields.String(required=True, metadata=told("What is wrong, for a person to read."))
    errors = fields.List(fields.Nested(FieldErrorSchema), metadata=told("The fields at fault, where there are any."))
