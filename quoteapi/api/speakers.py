"""`/v1/speakers` and `/v1/affiliations`: who has been quoted, in which roles, for which bodies."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, operation, section
from quoteapi.api.examples import kept
from quoteapi.api.paging import LINK, as_json, paged
from quoteapi.api.problems import existing
from quoteapi.api.state import state
from quoteapi.store.requests import AffiliationQuerySchema, SpeakerQuerySchema
from quoteapi.store.responses import AffiliationPageSchema, SpeakerPageSchema, WholeSpeakerSchema

blueprint = section("speakers", "Who has been quoted, how often, and when.")


@operation(
    blueprint,
    "GET /v1/speakers",
    query=SpeakerQuerySchema,
    answer=Answer("A page of speakers.", SpeakerPageSchema, example={"speakers": [kept.speaker()], "next": None}, headers={**ETAG, **LINK}),
    problems=(401, 422, 429, 503),
)
def list_speakers(asked: dict[str, Any]) -> Response:
    """Speakers, those with the most quotes first."""
    return paged(state().archive.store().parties, asked, as_json("speakers"))


@operation(
    blueprint,
    "GET /v1/speakers/<id>",
    answer=Answer("The speaker.", WholeSpeakerSchema, example=kept.whole_speaker(), headers=ETAG),
    problems=(401, 404, 429, 503),
)
def get_speaker(id: str) -> Response:
    """One speaker, with his roles over time."""
    return revalidated(jsonify(existing(state().archive.store().speaker(id), "speaker")))


@operation(
    blueprint,
    "GET /v1/affiliations",
    query=AffiliationQuerySchema,
    answer=Answer(
        "A page of bodies.",
        AffiliationPageSchema,
        example={"affiliations": [kept.affiliation()], "next": None},
        headers={**ETAG, **LINK},
    ),
    problems=(401, 422, 429, 503),
)
def list_affiliations(asked: dict[str, Any]) -> Response:
    """Bodies that speakers spoke for, those with the most quotes first."""
    return paged(state().archive.store().parties, asked, as_json("affiliations"))
