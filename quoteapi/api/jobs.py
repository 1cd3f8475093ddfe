"""`/v1/jobs`: many articles at once, read in the background."""

from __future__ import annotations

import logging
from typing import Any

from flask import Response, jsonify, request, url_for

from quoteapi.api.conditional import ETAG, revalidated
from quoteapi.api.contract import Answer, Asks, operation, section
from quoteapi.api.examples import jobs as examples
from quoteapi.api.intake import FORM, JSON, job_received
from quoteapi.api.paging import LINK, as_json, paged
from quoteapi.api.problems import FieldError, ProblemError, existing, invalid
from quoteapi.api.repeating import PARAMETER, given_before, once, repeatable
from quoteapi.api.state import State, state
from quoteapi.api.streaming import NDJSON, as_ndjson
from quoteapi.jobs.intake import NotArticlesError, TooMuchError, items
from quoteapi.jobs.webhooks import fault
from quoteapi.store import Jobs, NewItem, NewJob, Writer
from quoteapi.store.requests import ArticleToKeepSchema, JobQuerySchema, JobResultsSchema, JobSettingsSchema
from quoteapi.store.responses import JobPageSchema, WholeJobSchema

FILE = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}},
    "additionalProperties": False,
}
BODY = {
    "required": True,
    "content": {
        NDJSON: {"schema": {"type": "string"}, "example": examples.LINES},
        JSON: {"schema": {"type": "array", "minItems": 1, "items": ArticleToKeepSchema}, "example": examples.LIST},
        FORM: {"schema": FILE, "example": {"file": examples.LINES}},
    },
}
LOCATION = {"Location": {"description": "The job's own address.", "schema": {"type": "string"}}}

log = logging.getLogger(__name__)
blueprint = section("jobs", "Many articles at once.")


@operation(
    blueprint,
    "POST /v1/jobs",
    query=JobSettingsSchema,
    asks=Asks(BODY, (PARAMETER,)),
    answer=Answer("It is begun.", WholeJobSchema, example=examples.begun(), status=202, headers=LOCATION),
    problems=(401, 413, 415, 422, 429, 503),
)
def begin_job(asked: dict[str, Any]) -> Response:
    """Read many articles in the background.

    The body is JSON lines, a JSON list, or a form with a `file` that holds either, which gzip may have packed. An article that cannot
    be read is told in the job; the others are read all the same.
    """
    here = state()
    store, body = here.archive.store(), job_received(request, here.settings)
    again = repeatable(request, here.settings, body)
    earlier = given_before(store, again)
    if earlier is not None:
        return earlier
    new = NewJob(items=_items(body, here), webhook=_webhook(asked.pop("webhook", None), here), **asked)
    response = store.write(lambda writer: once(writer, again, lambda: _begin(writer, new)))
    _wake(here, len(new.items))
    return response


def _items(body: bytes, here: State) -> list[NewItem]:
    try:
        return items(body, here.settings, lines=request.mimetype != JSON)
    except TooMuchError as error:
        raise ProblemError(413, str(error)) from None
    except NotArticlesError as error:
        raise invalid([FieldError("body", "body", str(error))]) from None


def _webhook(url: str | None, here: State) -> str | None:
    wrong = None if url is None else fault(url, here.settings)
    if wrong is not None:
        raise invalid([FieldError("query", "webhook", wrong)])
    return url


def _begin(writer: Writer, new: NewJob) -> Response:
    job = writer.add_job(new)
    response = jsonify(job)
    response.status_code = 202
    response.headers["Location"] = url_for("jobs.get_job", id=job["id"])
    return response


def _wake(here: State, times: int) -> None:
    try:
        here.queue.wake(times)
    except Exception:
        # The job is kept, and the workers look round for themselves.
        log.exception("the workers could not be woken")


@operation(
    blueprint,
    "GET /v1/jobs",
    query=JobQuerySchema,
    answer=Answer("A page of jobs.", JobPageSchema, example={"jobs": [examples.job()], "next": None}, headers={**ETAG, **LINK}),
    problems=(401, 422, 429, 503),
)
def list_jobs(asked: dict[str, Any]) -> Response:
    """Jobs, the latest first."""
    return paged(Jobs(state().archive.store()).page, asked, as_json("jobs"))


@operation(
    blueprint,
    "GET /v1/jobs/<id>",
    answer=Answer("The job.", WholeJobSchema, example=examples.whole_job(), headers=ETAG),
    problems=(401, 404, 422, 429, 503),
)
def get_job(id: str) -> Response:
    """How far a job is, and the first of its errors."""
    return revalidated(jsonify(existing(Jobs(state().archive.store()).job(id), "job")))


@operation(
    blueprint,
    "POST /v1/jobs/<id>/cancel",
    asks=Asks(headers=(PARAMETER,)),
    answer=Answer("It has ended.", WholeJobSchema, example=examples.cancelled()),
    problems=(401, 404, 422, 429, 503),
)
def cancel_job(id: str) -> Response:
    """End a job now. What is read already stays; a job that has ended stays as it is."""
    here = state()
    again = repeatable(request, here.settings)
    return here.archive.store().write(lambda writer: once(writer, again, lambda: jsonify(existing(writer.cancel_job(id), "job"))))


@operation(
    blueprint,
    "DELETE /v1/jobs/<id>",
    asks=Asks(headers=(PARAMETER,)),
    answer=Answer("It is gone, with the results that it alone held.", None, status=204),
    problems=(401, 404, 422, 429, 503),
)
def remove_job(id: str) -> Response:
    """Remove a job, ended or not. What it kept in the archive stays."""
    here = state()
    again = repeatable(request, here.settings)
    return here.archive.store().write(lambda writer: once(writer, again, lambda: _remove(writer, id)))


def _remove(writer: Writer, uid: str) -> Response:
    existing(writer.remove_job(uid) or None, "job")
    return Response(status=204)


@operation(
    blueprint,
    "GET /v1/jobs/<id>/results",
    query=JobResultsSchema,
    answer=Answer("A line for each article that has ended.", None, example="".join(as_ndjson(examples.results())), media_type=NDJSON),
    problems=(401, 404, 422, 429, 503),
)
def job_results(asked: dict[str, Any], id: str) -> Response:
    """The results of a job, in the order of its articles, as JSON lines.

    While the job goes on they are those that are there; `after` goes on from the last line.
    """
    lines = Jobs(state().archive.store()).results(id, after=asked["after"], failed=asked.get("state") == "failed")
    return Response(as_ndjson(existing(lines, "job")), content_type=NDJSON)
