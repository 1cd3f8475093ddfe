"""What runs the server asks here: is it alive, can it read, what has it done."""

from __future__ import annotations

import logging

from flask import Response, jsonify
from marshmallow import Schema, fields, validate
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import DBAPIError

from quoteapi.api.contract import Answer, operation, section
from quoteapi.api.problems import ProblemError
from quoteapi.api.state import state
from quoteapi.schemas import EngineFactsSchema
from quoteapi.store import Jobs
from quoteapi.version import __version__

PROBE = "“The bridge will open in May,” the mayor, Ada Cole, said on Monday."

READY = {"status": "ready", "engine": {"version": __version__, "model": "tagger"}}

log = logging.getLogger(__name__)
blueprint = section("operations", "Is the server alive, can it read, and what has it done.")


class HealthSchema(Schema):
    """That the process answers."""

    status = fields.String(required=True, validate=validate.Equal("ok"))


class ReadinessSchema(Schema):
    """That the engine has read a sentence."""

    status = fields.String(required=True, validate=validate.Equal("ready"))
    engine = fields.Nested(EngineFactsSchema, required=True)


@operation(blueprint, "GET /healthz", answer=Answer("The process answers.", HealthSchema, example={"status": "ok"}))
def healthz() -> Response:
    """Whether the process answers."""
    return jsonify(HealthSchema().dump({"status": "ok"}))


@operation(
    blueprint,
    "GET /readyz",
    answer=Answer("The engine has read a sentence.", ReadinessSchema, example=READY),
    problems=(503,),
)
def readyz() -> Response:
    """Whether the engine reads. The first call loads the weights."""
    try:
        result = state().reader.extract(PROBE)
    except Exception:
        # Whatever keeps the engine from reading, the answer is the same: send the traffic elsewhere.
        log.exception("the engine does not read")
        raise ProblemError(503, "The engine does not read; the log says why.") from None
    if not result.quotes:
        log.error("the engine reads, but finds no quote in a sentence that is one")
        raise ProblemError(503, "The engine does not read; the log says why.")
    return jsonify(ReadinessSchema().dump({"status": "ready", "engine": result.engine}))


@operation(blueprint, "GET /metrics", answer=Answer("Prometheus' text format.", None, media_type="text/plain"))
def metrics() -> Response:
    """Counters and timings of this process, and what the archive counts of all jobs."""
    here = state()
    try:
        jobs = Jobs(here.archive.store()).figures()
    except (DBAPIError, ProblemError):
        # What this process counts is told all the same; the log says what is wrong with the archive.
        log.warning("the jobs could not be counted", exc_info=True)
        jobs = None
    return Response(here.metrics.exposition(jobs), content_type=CONTENT_TYPE_LATEST)
