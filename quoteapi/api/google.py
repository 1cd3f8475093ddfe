"""What Google's clients expect beside the answer: its paths, its keys in the query, and its errors."""

from __future__ import annotations

from typing import Any

from flask import Response, json

from quoteapi.api.problems import MEDIA_TYPE, TITLES

# https://google.aip.dev/193: the name of each status.
NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}
VIOLATIONS = "type.googleapis.com/google.rpc.BadRequest"


def register(blueprint: Any) -> None:
    """Make the blueprint's problems errors of Google as well: the same body has both, and 400 for what others get 422."""
    blueprint.after_request(_with_error)


def _with_error(response: Response) -> Response:
    if response.mimetype != MEDIA_TYPE:
        return response
    problem = response.get_json(force=True)
    if problem["status"] == 422:
        problem |= {"status": 400, "title": TITLES[400]}
    told: dict[str, Any] = {"code": problem["status"], "message": _message(problem), "status": NAMES.get(problem["status"], "UNKNOWN")}
    if problem.get("errors"):
        fields = [{"field": error["field"], "description": error["detail"]} for error in problem["errors"]]
        told["details"] = [{"@type": VIOLATIONS, "fieldViolations": fields}]
    response.status_code = problem["status"]
    response.set_data(json.dumps({**problem, "error": told}))
    return response


def _message(problem: dict[str, Any]) -> str:
    errors = [f"{error['field']}: {error['detail']}" for error in problem.get("errors", [])]
    return " ".join(errors) or str(problem["detail"])
