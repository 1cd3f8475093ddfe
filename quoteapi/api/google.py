"""What Google's clients expect beside the answer: its paths, its keys in the query, and its errors."""

from __future__ import annotations

from typing import Any

from flask import Response, json
from marshmallow import Schema, fields

from quoteapi.api.contract import ProblemForm
from quoteapi.api.problems import MEDIA_TYPE, TITLES
from quoteapi.schema_fields import told
from quoteapi.schemas import ProblemSchema

# https://google.aip.dev/193: the name of each status.
NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}
VIOLATIONS = "type.googleapis.com/google.rpc.BadRequest"


class GoogleErrorSchema(Schema):
    """An error as Google's clients read it."""

    code = fields.Integer(required=True)
    message = fields.String(required=True)
    status = fields.String(required=True)
    details = fields.List(fields.Dict(), metadata=told("The fields at fault, as `google.rpc.BadRequest` has them."))


class GoogleProblemSchema(ProblemSchema):
    """A problem that is an error of Google's as well."""

    error = fields.Nested(GoogleErrorSchema, required=True)


def with_error(problem: dict[str, Any]) -> dict[str, Any]:
    """A problem with Google's error beside it, and 400 for 422."""
    if problem["status"] == 422:
        problem = {**problem, "status": 400, "title": TITLES[400]}
    error: dict[str, Any] = {"code": problem["status"], "message": _message(problem), "status": NAMES.get(problem["status"], "UNKNOWN")}
    if problem.get("errors"):
        violations = [{"field": each["field"], "description": each["detail"]} for each in problem["errors"]]
        error["details"] = [{"@type": VIOLATIONS, "fieldViolations": violations}]
    return {**problem, "error": error}


PROBLEMS = ProblemForm(GoogleProblemSchema, 400, with_error)


def register(blueprint: Any) -> None:
    """Make the blueprint's problems errors of Google as well: one body has both."""
    blueprint.after_request(_with_error)


def _with_error(response: Response) -> Response:
    if response.mimetype == MEDIA_TYPE:
        problem = with_error(response.get_json(force=True))
        response.status_code = problem["status"]
        response.set_data(json.dumps(problem))
    return response


def _message(problem: dict[str, Any]) -> str:
    errors = [f"{error['field']}: {error['detail']}" for error in problem.get("errors", [])]
    return " ".join(errors) or str(problem["detail"])
