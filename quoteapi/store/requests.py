"""The JSON of the archive: what is put and what is asked. `responses.py` has what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from quoteapi.engine.model import ACTS, KINDS, SCOPES, STANCES, TYPES
from quoteapi.schema_fields import CommaList, Decimal, OffsetUnit, told
from quoteapi.schemas import TITLE_LENGTH, ArticleInSchema
from quoteapi.store.job_values import JOB_STATES, JobQuery
from quoteapi.store.moments import published
from quoteapi.store.people import PartyQuery
from quoteapi.store.values import SORTS, ArticleQuery, Incoming, QuoteQuery

LONGEST_NAME = 1000
LONGEST_PAGE = 500
PAGE = 50
# What stands in an address as it is, and is no `.` or `..`.
ID = r"^[A-Za-z0-9_:@~-][A-Za-z0-9._:@~-]{0,199}$"
ADDRESS = r"^https?://[!-~]{1,2000}$"
LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$"


def name(description: str, **more: Any) -> fields.String:
    """A name, or some words, of a length that anybody would write."""
    shorter = validate.Length(max=LONGEST_NAME, error="Must not be longer than {max} characters.")
    return fields.String(validate=shorter, metadata=told(description), **more)


class Moment(fields.String):
    """A date, or a date and time, spelt as `moments.published` does."""

    def __init__(self, description: str, **more: Any) -> None:
        either = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
        super().__init__(metadata=told(description, **either), **more)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **more: Any) -> str:
        try:
            return published(super()._deserialize(value, attr, data, **more) or "")
        except ValueError as error:
            if isinstance(error, ValidationError):
                raise
            raise ValidationError("Must be a date such as 2026-05-01, or a time such as 2026-05-01T08:30:00Z.") from None


class Named(Schema):
    """What a body or a query must not misspell."""

    class Meta:
        """An unknown name is an error, not silence."""

        unknown = RAISE


class FactsSchema(Schema):
    """What is told about an article, beside its text and its title."""

    id = fields.String(
        validate=validate.Regexp(ID, error="Must be 1 to 200 letters, digits and . _ : @ ~ -, and not begin with a dot."),
        metadata=told("Your own id of it; without one it gets one.", example="2026-05-01_harbour"),
    )
    url = fields.String(
        validate=validate.Regexp(ADDRESS, error="Must be an address that begins with http:// or https://."),
        metadata=told("Where it was published.", example="https://news.example/2026/harbour"),
    )
    publisher = name("Who published it.")
    author = name("Who wrote it.")
    published = Moment("When it was published; a time without a zone is UTC.")
    language = fields.String(
        validate=validate.Regexp(LANGUAGE, error="Must be a language tag, such as en or en-GB."),
        metadata=told("Its language; without one, what its text reads like.", example="en"),
    )


class ArticleToKeepSchema(ArticleInSchema, FactsSchema):
    """An article to keep. What is left out of an article that is kept already stays as it is."""

    metadata = fields.Dict(keys=fields.String(), metadata=told("Whatever else you keep with it."))

    @post_load
    def incoming(self, data: dict[str, Any], **_: Any) -> Incoming:
        """The article as a value."""
        return Incoming(**data)


class KeepingSchema(Named):
    """How an article is read that is kept."""

    scope = fields.String(
        load_default="reported",
        validate=validate.OneOf(SCOPES, error="Must be one of: {choices}."),
        metadata=told("`reported`: what is told as said, written, thought or shown. `all`: implied wishes, plans and gestures as well."),
    )


class CountedSchema(Named):
    """In which unit an answer counts."""

    offsets = OffsetUnit()


class KeepingOneSchema(KeepingSchema, CountedSchema, FactsSchema):
    """How an article is read that is kept, and what is told about it: this stands over what its JSON or its page tells."""

    title = fields.String(
        validate=validate.Length(max=TITLE_LENGTH, error="Must not be longer than {max} characters."),
        metadata=told("The title, where it stands apart from the text."),
    )

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The scope and the unit, and the rest under `named`."""
        return {**{name: data.pop(name) for name in ("scope", "offsets")}, "named": data}


class VersionQuerySchema(CountedSchema):
    """Which version of an article is asked for."""

    version = fields.Integer(
        validate=validate.Range(1, 1_000_000, error="Must be from {min} to {max}."),
        metadata=told("An earlier version; without it the present one."),
    )


class PagedSchema(Named):
    """How long a page is, and where it begins."""

    limit = fields.Integer(
        validate=validate.Range(1, LONGEST_PAGE, error="Must be from {min} to {max}."),
        metadata=told(f"The most that one page holds; {PAGE} without it."),
    )
    cursor = fields.String(
        validate=validate.Length(1, 100, error="Must have from {min} to {max} characters."),
        metadata=told("The `next` of the page before. The other parameters must stay as they were."),
    )


class DatedSchema(PagedSchema):
    """Dates, and the order by them."""

    since = Moment("Published on this day or later, or at this time or later.", data_key="from")
    until = Moment("Published on this day or earlier, or at this time or earlier.", data_key="to")
    sort = fields.String(
        load_default="newest",
        validate=validate.OneOf(SORTS, error="Must be one of: {choices}."),
        metadata=told("By the date of publication; what has none comes last in `newest` and first in `oldest`."),
    )


class ArticleQuerySchema(DatedSchema):
    """Which articles are asked for."""

    url = fields.String(metadata=told("The one at this address."))
    sha256 = fields.String(metadata=told("Those whose present text has this checksum."))
    publisher = name("The whole name, in any case.")
    author = name("The whole name, in any case.")
    language = fields.String(metadata=told("The language tag as it is kept.", example="en"))

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        return with_query(data, ArticleQuery)


class QuoteQuerySchema(DatedSchema, CountedSchema):
    """Which quotes are asked for."""

    q = name("Words that all stand in the quote; a phrase stands in quotation marks.")
    speaker = name("A speaker's id, or words that stand in the name in this order.")
    affiliation = name("A body's id, or words that stand in its name in this order.")
    role = name("Words that stand in the role in this order.")
    type = CommaList(TYPES, load_default=tuple, metadata=told("Only these types, with commas between.", example=["direct", "mixed"]))
    act = CommaList(ACTS, load_default=tuple, metadata=told("Only these acts, with commas between.", example=["speech"]))
    stance = CommaList(STANCES, load_default=tuple, metadata=told("Only these stances, with commas between.", example=["denies"]))
    cue = name("The base form of the word that introduces the quote: `deny`.")
    publisher = name("The whole name, in any case.")
    article = fields.String(metadata=told("Those of the article of this id."))
    min_confidence = Decimal(
        load_default=0.0,
        error_messages={"invalid": "Must be a number from 0 to 1, such as 0.8.", "special": "Must be from 0 to 1."},
        validate=validate.Range(0, 1, error="Must be from 0 to 1."),
        metadata=told("Only quotes at least as sure as this."),
    )

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        lists = {name: tuple(data.pop(name)) for name in ("type", "act", "stance")}
        offsets = data.pop("offsets")
        return {**with_query({**data, **lists}, QuoteQuery), "offsets": offsets}


class SpeakerQuerySchema(PagedSchema):
    """Which speakers are asked for."""

    q = name("Words of the name; the last may be only its beginning.")
    kind = fields.String(validate=validate.OneOf(KINDS, error="Must be one of: {choices}."))

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        return with_query({**data, "side": "speaker"}, PartyQuery)


class AffiliationQuerySchema(PagedSchema):
    """Which bodies are asked for."""

    q = name("Words of the name; the last may be only its beginning.")

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        return with_query({**data, "side": "affiliation"}, PartyQuery)


def with_query(data: dict[str, Any], kind: Any) -> dict[str, Any]:
    """A query as a value of this kind, with the page that was asked for."""
    page = {name: data.pop(name, None) for name in ("limit", "cursor")}
    return {**page, "query": kind(**data)}


class JobSettingsSchema(KeepingSchema):
    """How the articles of a job are read, and what becomes of them."""

    keep = fields.Boolean(
        load_default=True,
        truthy={"true", "1"},
        falsy={"false", "0"},
        error_messages={"invalid": "Must be true or false."},
        metadata=told("Whether the articles are kept in the archive; else the job alone holds their results."),
    )
    webhook = fields.String(
        validate=validate.Regexp(ADDRESS, error="Must be an address that begins with http:// or https://."),
        metadata=told("Where to tell that the job has ended.", example="https://desk.example/quoteapi"),
    )


class JobQuerySchema(PagedSchema):
    """Which jobs are asked for."""

    state = fields.String(validate=validate.OneOf(JOB_STATES, error="Must be one of: {choices}."))

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The query as a value, and the page."""
        return with_query(data, JobQuery)


class JobResultsSchema(Named):
    """Which results of a job are asked for."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, 2_147_483_647, error="Must be from {min} to {max}."),
        metadata=told("Only those after this number, such as that of the last line that was read."),
    )
    state = fields.String(
        validate=validate.OneOf(("failed",), error="Must be: {choices}."), metadata=told("`failed`: only those that could not be read.")
    )
