"""The JSON of verdicts: what comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates

from quoteapi.schema_fields import told
from quoteapi.schemas import TITLE_LENGTH
from quoteapi.store import ArticleQuery
from quoteapi.store.requests import CountedSchema, Moment, Named, name
from quoteapi.verification.quotation import MOST_CHARACTERS

# Each is read by the engine before anything is compared.
MOST_TEXTS = 20
# In which variants of a quote are looked for.
ARTICLES, MOST_ARTICLES = 50, 200


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is given, to look in."""

    id: str
    text: str
    title: str | None


@dataclass(frozen=True, slots=True)
class QuotationToVerify:
    """A quotation to verify; `texts` is None for the archive."""

    quotation: str
    speaker: str | None
    texts: tuple[Text, ...] | None


@dataclass(frozen=True, slots=True)
class DraftToCheck:
    """A draft to check; `texts` is None for the archive."""

    text: str
    title: str | None
    texts: tuple[Text, ...] | None


def _title() -> fields.String:
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=TITLE_LENGTH, error="Must not be longer than {max} characters."),
        metadata=told("The title, where it stands apart from the text."),
    )


def _text(description: str) -> fields.String:
    return fields.String(required=True, validate=validate.Length(min=1, error="Must not be empty."), metadata=told(description))


class TextSchema(Named):
    """A text to look in."""

    id = fields.String(
        validate=validate.Length(1, 200, error="Must have from {min} to {max} characters."),
        metadata=told("What it is called in the answer; without one its number in the list, from 1."),
    )
    text = _text("The text as it is. Offsets in the answer count into this text.")
    title = _title()


class _AgainstSchema(Named):
    texts = fields.List(
        fields.Nested(TextSchema),
        validate=validate.Length(1, MOST_TEXTS, error="Must hold from {min} to {max} texts."),
        metadata=told("Where to look; without any, in the archive."),
    )

    @validates("texts")
    def alone(self, texts: Sequence[dict[str, Any]], **_: Any) -> None:
        """Each id stands for one text."""
        twice = [uid for uid, times in Counter(_ids(texts)).items() if times > 1]
        if twice:
            raise ValidationError(f"More than one has the id {twice[0]}.")


class QuotationToVerifySchema(_AgainstSchema):
    """A quotation to verify."""

    quotation = fields.String(
        required=True,
        validate=validate.Length(1, MOST_CHARACTERS, error="Must have from {min} to {max} characters."),
        metadata=told("The words that are said to have been said, with or without quotation marks around them."),
    )
    speaker = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(1, TITLE_LENGTH, error="Must have from {min} to {max} characters."),
        metadata=told("Who is said to have said them."),
    )

    @validates("speaker")
    def named(self, speaker: str | None, **_: Any) -> None:
        """Blanks and marks name nobody."""
        if speaker is not None and not any(c.isalnum() for c in speaker):
            raise ValidationError("Must hold a letter or a digit.")

    @post_load
    def claim(self, data: dict[str, Any], **_: Any) -> QuotationToVerify:
        """The quotation as a value."""
        return QuotationToVerify(data["quotation"], data["speaker"], _texts(data))


class DraftToCheckSchema(_AgainstSchema):
    """A draft to check."""

    text = _text("The draft as it is: an article, or what a language model has written.")
    title = _title()

    @post_load
    def draft(self, data: dict[str, Any], **_: Any) -> DraftToCheck:
        """The draft as a value."""
        return DraftToCheck(data["text"], data["title"], _texts(data))


class WhereSchema(CountedSchema):
    """In which articles of the archive to look."""

    url = fields.String(metadata=told("The one at this address."))
    publisher = name("The whole name, in any case.")
    author = name("The whole name, in any case.")
    language = fields.String(metadata=told("The language tag as it is kept.", example="en"))
    since = Moment("Published on this day or later, or at this time or later.", data_key="from")
    until = Moment("Published on this day or earlier, or at this time or earlier.", data_key="to")

    @post_load
    def asked(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """The articles asked for as `query`, None for all of them, and the unit."""
        offsets = data.pop("offsets")
        return {"query": ArticleQuery(**data) if data else None, "offsets": offsets}


class VariantQuerySchema(CountedSchema):
    """How far variants of a quote are looked for."""

    limit = fields.Integer(
        load_default=ARTICLES,
        validate=validate.Range(1, MOST_ARTICLES, error="Must be from {min} to {max}."),
        metadata=told("The most articles that are looked at, the likeliest first; a few more for a quote of more than a hundred words."),
    )


def _texts(data: dict[str, Any]) -> tuple[Text, ...] | None:
    given = data.get("texts")
    if given is None:
        return None
    return tuple(Text(uid, each["text"], each["title"]) for uid, each in zip(_ids(given), given, strict=True))


def _ids(texts: Sequence[dict[str, Any]]) -> list[str]:
    return [each.get("id", str(number)) for number, each in enumerate(texts, start=1)]
