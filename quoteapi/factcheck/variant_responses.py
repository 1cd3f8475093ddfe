"""The JSON of a quote's variants: what comes out, and how it is made."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from quoteapi.engine.model import TYPES
from quoteapi.factcheck.answers import change_json, reasons_json, rest_json, word_json
from quoteapi.factcheck.responses import FITS, ChangeSchema, PairSchema, ReasonSchema, RestSchema
from quoteapi.factcheck.variants import Group, Variant
from quoteapi.offsets import Offsets, Unit, unit_of
from quoteapi.schema_fields import told
from quoteapi.store.quotes import OF_ARTICLE
from quoteapi.store.responses import ArticleOfQuoteSchema, PartySchema
from quoteapi.verification.wordings import Comparison


class VariantSchema(Schema):
    """One quote of the group. Offsets of a `quotation` count into its own `wording`, those of a `source` into the `wording` of the one
    `against`."""

    quote = fields.String(required=True, metadata=told("Its id, of `GET /v1/quotes/{id}`."))
    article = fields.Nested(ArticleOfQuoteSchema, required=True)
    type = fields.String(required=True, validate=validate.OneOf(TYPES))
    speaker = fields.Nested(PartySchema, required=True)
    role = fields.String(required=True, allow_none=True, metadata=told("The role in which this article has the speaker say it."))
    attributed_to = fields.String(
        required=True, allow_none=True, metadata=told("The article's own words for who speaks; null where it does not say at the quote.")
    )
    other_speaker = fields.Boolean(
        required=True, allow_none=True, metadata=told("That another says it than in the base; null where an article names nobody.")
    )
    text = fields.String(required=True, metadata=told("The quote as its article has it."))
    wording = fields.String(
        required=True, metadata=told("The words that are compared: of a mixed quote those in quotation marks, else the text.")
    )
    against = fields.String(
        required=True,
        allow_none=True,
        metadata=told(
            "The id of the variant that it is compared with: the base, or the quote asked for where it does not stand in the base. "
            "Null for the base, and for what stands in neither; nothing of what follows is told of these."
        ),
    )
    verdict = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(FITS),
        metadata=told("What became of the words, as `POST /v1/verify` has it."),
    )
    meaning_changed = fields.Boolean(required=True, allow_none=True)
    marked = fields.Boolean(
        required=True, allow_none=True, metadata=told("That it differs, and that brackets or dots tell of each change.")
    )
    share = fields.Float(
        required=True, allow_none=True, validate=validate.Range(0, 1), metadata=told("Of the other's words, those that it has.")
    )
    alignment = fields.List(fields.Nested(PairSchema), required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    left_out = fields.List(fields.Nested(RestSchema), required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)


class VariantsSchema(Schema):
    """A quote as the articles of the archive have it."""

    quote = fields.String(required=True, metadata=told("The id of the quote asked for."))
    base = fields.String(
        required=True,
        metadata=told("The id of the variant that the others are compared with: in whose words most stand unchanged, whole or cut."),
    )
    first = fields.String(
        required=True,
        metadata=told("The id of the variant that appeared first. What has no date comes last; of one moment the lowest id."),
    )
    complete = fields.Boolean(
        required=True, metadata=told("False where the last article that was looked at still has the words, so that there may be more.")
    )
    unsought = fields.Nested(
        ReasonSchema, required=True, allow_none=True, metadata=told("Why no variants were looked for; null where they were.")
    )
    variants = fields.List(
        fields.Nested(VariantSchema), required=True, metadata=told("In the order of their appearance, the quote asked for among them.")
    )


def variants_json(group: Group, offsets: Offsets = "codepoint") -> dict[str, Any]:
    """The answer, with its offsets in the unit that the caller counts in."""
    units = {each.member.uid: unit_of(each.member.wording.text, offsets) for each in group.variants}
    return {
        "quote": group.asked.uid,
        "base": group.base.uid,
        "first": group.variants[0].member.uid,
        "complete": group.complete,
        "unsought": None if group.unsought is None else reasons_json((group.unsought,))[0],
        "variants": [_variant(each, units) for each in group.variants],
    }


def _variant(variant: Variant, units: dict[str, Unit]) -> dict[str, Any]:
    member, against = variant.member, variant.against
    shown, article = member.shown, member.held.shown
    own = units[member.uid]
    return {
        "quote": member.uid,
        "article": {"id": member.held.uid, **{name: article[name] for name in OF_ARTICLE}},
        "type": shown["type"],
        "speaker": shown["speaker"],
        "role": shown["role"] and shown["role"]["text"],
        "attributed_to": shown["source"] and shown["source"]["text"],
        "other_speaker": variant.other_speaker,
        "text": shown["text"],
        "wording": member.wording.text,
        "against": against and against.uid,
        **_compared(variant.comparison, own, own if against is None else units[against.uid]),
    }


def _compared(found: Comparison | None, own: Unit, other: Unit) -> dict[str, Any]:
    if found is None:
        empty: dict[str, Any] = {name: [] for name in ("alignment", "changes", "left_out", "reasons")}
        return {**dict.fromkeys(("verdict", "meaning_changed", "marked", "share")), **empty}
    return {
        "verdict": found.verdict,
        "meaning_changed": found.meaning_changed,
        "marked": found.marked,
        "share": found.share,
        "alignment": [
            {"operation": s.operation, "marked": s.marked, "quotation": word_json(s.quotation, own), "source": word_json(s.source, other)}
            for s in found.steps
        ],
        "changes": [change_json(change, own, other) for change in found.changes],
        "left_out": [rest_json(rest, other) for rest in found.rests],
        "reasons": reasons_json(found.reasons),
    }
