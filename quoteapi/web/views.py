"""The page's one view. Nothing in the page is inline and nothing comes from elsewhere, so it keeps to the API's content policy."""

from __future__ import annotations

from flask import Blueprint, render_template

SEED = "seeds/000_4f29a806f41d0aaa.txt"

blueprint = Blueprint("web", __name__, static_folder="static", static_url_path="/page", template_folder="templates")


@blueprint.get("/")
def page() -> str:
    """The page, as HTML."""
    return render_template("web/page.html", seed=SEED)
