"""The OpenAPI document: flask-smorest makes it from the schemas and from what each `operation` says of itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

import yaml
from flask import Flask, Response, request
from flask_smorest import Api, Blueprint, abort  # type: ignore[import-untyped]
from marshmallow import RAISE, Schema
from marshmallow.fields import Field

from quoteapi.api.forms import LINKED_TYPE
from quoteapi.api.problems import MEDIA_TYPE, TITLES
from quoteapi.schema_fields import CommaList
from quoteapi.schemas import ProblemSchema
from quoteapi.version import __version__

View = TypeVar("View", bound=Callable[..., Response])

DESCRIPTION = """Reads a news article and says who said what: every quote, where it stands, who speaks, in which role and for which body.

Offsets are Unicode code points into the text as it was sent, end exclusive (`?offsets=utf16` for JavaScript).
`POST /v1/extract` keeps nothing; what is put under `/v1/articles` is kept until it is removed, and found under `/v1/quotes`.
`POST /v1/jobs` takes many articles at once and reads them in the background.
Every error is `application/problem+json` (RFC 9457). A server may ask for a key and may limit how often it is called."""

# When each status is answered, and what one such answer says.
PROBLEMS: Mapping[int, tuple[str, str, Sequence[Mapping[str, str]]]] = {
    400: ("The body is not JSON, or not in its charset.", "The body is not JSON: Expecting value in line 1, column 1.", ()),
    401: (
        "The server asks for a key and none of its own was shown.",
        "Show a key of this server as X-API-Key or Authorization: Bearer.",
        (),
    ),
    404: ("There is none of this id.", "There is no article of this id.", ()),
    409: (
        "The id and the url are those of two articles, or the text is no longer the version that was told.",
        "The id and the url are of two articles.",
        ({"in": "body", "field": "url", "detail": "Is the address of another article than the one of this id."},),
    ),
    412: ("It has changed: its ETag is none of those in `If-Match`.", "It has changed since; its ETag is another one now.", ()),
    413: ("The body or the text is longer than the server takes.", "The text has 250001 characters; this server reads 250000 at most.", ()),
    415: (
        "The body is of another media type, of an unknown charset, or compressed.",
        "Send application/json, text/plain, text/html, without Content-Encoding.",
        (),
    ),
    422: (
        "A field is missing, unknown or out of range; `errors` names each.",
        "Invalid: min_confidence.",
        ({"in": "query", "field": "min_confidence", "detail": "Must be from 0 to 1."},),
    ),
    429: ("Too many calls; `Retry-After` says in how many seconds to come back.", "60 per 1 minute", ()),
    503: ("The engine does not read, or the archive cannot be reached.", "The engine does not read; the log says why.", ()),
}
SECURITY_SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "Where the server asks for a key."},
    "bearer": {"type": "http", "scheme": "bearer", "description": "The same key, as a bearer token."},
}
# The terms are those of the context that is named; which one it is, the profile says.
LINKED_SCHEMA = {"type": "object", "required": ["@context"], "properties": {"@context": {"type": "string"}}}
# Where the headers that a call asks for wait: flask-smorest lets `parameters` that are told take the place of those of the query.
HEADERS = "x-headers"
OPTIONAL_KEY: list[dict[str, list[str]]] = [{}, {"key": []}, {"bearer": []}]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers when all is well. A `schema` of None means text, or nothing with 204.

    `other_types` are media types of text in which the caller may have it instead, each with an example; `linked` are examples of it as
    JSON-LD, by what they are called. `also` are answers of other statuses.
    """

    description: str
    schema: type[Schema] | None
    example: Any = None
    media_type: str = "application/json"
    status: int = 200
    headers: Mapping[str, Any] = field(default_factory=dict)
    other_types: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, Any] = field(default_factory=dict)
    also: Sequence[Answer] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """What a request holds beside its query: a body, and headers. `slash` tells that its address may end in one."""

    body: Mapping[str, Any] | None = None
    headers: Sequence[Mapping[str, Any]] = ()
    slash: bool = False


NOTHING = Asks()


class Contract(Api):  # type: ignore[misc]
    """flask-smorest's Api, with the document alone: no error pages of its own, and no `default` that would excuse any status."""

    DEFAULT_ERROR_RESPONSE_NAME = None
    ERROR_SCHEMA = ProblemSchema

    def __init__(self, app: Flask) -> None:
        info = {"description": DESCRIPTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
        super().__init__(app, spec_kwargs={"title": "quoteapi", "version": __version__, "openapi_version": "3.1.0", "info": info})
        self.ma_plugin.converter.add_parameter_attribute_function(_comma_list)
        for name, scheme in SECURITY_SCHEMES.items():
            self.spec.components.security_scheme(name, scheme)

    def _register_error_handlers(self) -> None:
        """Errors are answered in problems.py."""

    def _register_pagination_header(self) -> None:
        """Nothing here comes in numbered pages."""

    def as_yaml(self) -> str:
        """The document; fields stand in the order of the schemas, answers in that of their status."""
        plain = json.loads(json.dumps(self.spec.to_dict()))
        for path in plain["paths"].values():
            # What stands in the address is told beside the calls.
            for call in (told for name, told in path.items() if name != "parameters"):
                call["responses"] = dict(sorted(call["responses"].items()))
                headers = call.pop(HEADERS, [])
                if headers:
                    call["parameters"] = [*call.get("parameters", []), *headers]
        return yaml.dump({"openapi": plain.pop("openapi"), **plain}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(yaml.SafeDumper):
    """YAML in which a text of several lines stands as these lines."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _comma_list(_: Any, field: Field[Any], **__: Any) -> dict[str, Any]:
    """How the document words a CommaList in a query; called as a method of apispec's converter."""
    return {"style": "form", "explode": False} if isinstance(field, CommaList) else {}


@dataclass(frozen=True, slots=True)
class ProblemForm:
    """How the problems of a section are answered: their schema, the status that is told where others tell 422, and what a body becomes."""

    schema: type[Schema] = ProblemSchema
    unfit: int = 422
    shown: Callable[[dict[str, Any]], dict[str, Any]] = dict


def section(name: str, description: str, problems: ProblemForm | None = None) -> Any:
    """A blueprint whose operations stand together in the document."""
    blueprint = Blueprint(name, name, description=description)
    blueprint.problem_form = problems or ProblemForm()
    return blueprint


def operation(
    blueprint: Any,
    call: str,
    *,
    answer: Answer,
    query: type[Schema] | None = None,
    asks: Asks = NOTHING,
    problems: Sequence[int] = (),
) -> Callable[[View], View]:
    """Route a view and document it: its answers, the problems it may give, its query, and what else it asks.

    `call` is its method and address, as in `GET /healthz`. With `query` the view gets the loaded query as its first argument;
    a query that does not fit is answered with 422.
    """
    method, rule = call.split()

    def decorate(view: View) -> View:
        documented: Any = _named_once(view, blueprint.problem_form.unfit) if query else view
        for status in problems:
            documented = _with_problem(blueprint, status)(documented)
        for other in answer.also:
            documented = blueprint.alt_response(other.status, success=True, **_told(other))(documented)
        documented = blueprint.response(answer.status, **_told(answer))(documented)
        documented = blueprint.doc(operationId=view.__name__, **_extra(answer, asks, problems))(documented)
        if query:
            unfit = blueprint.problem_form.unfit
            documented = blueprint.arguments(query(), location="query", unknown=RAISE, error_status_code=unfit)(documented)
        blueprint.add_url_rule(rule, view.__name__, documented, methods=[method], strict_slashes=not asks.slash)
        return view

    return decorate


def _named_once(view: View, unfit: int) -> Callable[..., Response]:
    """The view, where no name stands twice in the query: all but one would be lost without a word."""

    @wraps(view)
    def checked(*args: Any, **more: Any) -> Response:
        twice = {name: ["Must be given once."] for name, values in request.args.lists() if len(values) > 1}
        if twice:
            abort(unfit, messages={"query": twice})
        return view(*args, **more)

    return checked


def _told(answer: Answer) -> dict[str, Any]:
    if answer.status == 204:
        return {"description": answer.description}
    schema = answer.schema or {"type": "string"}
    return {
        "schema": schema,
        "content_type": answer.media_type,
        "description": answer.description,
        "example": answer.example,
        "headers": dict(answer.headers) or None,
    }


def _extra(answer: Answer, asks: Asks, problems: Sequence[int]) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    if asks.body:
        extra["requestBody"] = asks.body
    if asks.headers:
        extra[HEADERS] = list(asks.headers)
    other = {media_type: {"schema": {"type": "string"}, "example": text} for media_type, text in answer.other_types.items()}
    if answer.linked:
        named = {name: {"value": node} for name, node in answer.linked.items()}
        other[LINKED_TYPE] = {"schema": LINKED_SCHEMA, "examples": named}
    if other:
        extra["responses"] = {answer.status: {"content": other}}
    return {**extra, "security": OPTIONAL_KEY} if 401 in problems else extra


def _with_problem(blueprint: Any, status: int) -> Any:
    form = blueprint.problem_form
    description, detail, errors = PROBLEMS[422 if status == form.unfit else status]
    example = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return blueprint.alt_response(
        status,
        schema=form.schema,
        content_type=MEDIA_TYPE,
        description=description,
        example=form.shown({**example, "errors": list(errors)} if errors else example),
    )
