"""The page's one view, and the headers that hold its script and style to this server."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

SEED = "seeds/000_4f29a806f41d0aaa.txt"

# Nothing inline and nothing from elsewhere: article text that slipped into the markup could load and run nothing.
CONTENT_POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

blueprint = Blueprint("web", __name__, static_folder="static", static_url_path="/page", template_folder="templates")


@blueprint.get("/")
def page() -> str:
    """The page, as HTML."""
    return render_template("web/page.html", seed=SEED)


@blueprint.after_request
def guard(response: Response) -> Response:
    """Send the page and its files under the content policy, never sniffed as another type, never telling where one came from."""
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
