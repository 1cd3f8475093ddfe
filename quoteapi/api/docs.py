"""`/openapi.yaml`, and `/docs`: Swagger UI out of its package, so that no other server is asked for anything."""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui  # type: ignore[import-untyped]
from flask import Blueprint, Response, render_template, send_from_directory

from quoteapi.api.headers import SECURITY
from quoteapi.api.state import state

SWAGGER_UI = Path(flask_swagger_ui.__file__).parent / "dist"
# Swagger UI's style sheet holds its icons as data.
CONTENT_POLICY = f"{SECURITY['Content-Security-Policy']}; img-src 'self' data:"


blueprint = Blueprint("docs", __name__, static_folder="static", static_url_path="/docs/own", template_folder="templates")


@blueprint.get("/openapi.yaml")
def document() -> Response:
    """The OpenAPI document."""
    return Response(state().contract.as_yaml(), content_type="application/yaml; charset=utf-8")


@blueprint.get("/docs/ui/<path:name>")
def ui(name: str) -> Response:
    """A file of Swagger UI."""
    return send_from_directory(SWAGGER_UI, name)


@blueprint.get("/docs")
def page() -> Response:
    """The page that shows the document."""
    return Response(render_template("api/docs.html"), headers={"Content-Security-Policy": CONTENT_POLICY}, mimetype="text/html")
