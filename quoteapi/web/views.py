"""The pages' views. Nothing in a page is inline and nothing comes from elsewhere, so it keeps to the API's content policy."""

from __future__ import annotations

from flask import Blueprint, render_template

SEED = "seeds/000_4f29a806f41d0aaa.txt"

blueprint = Blueprint("web", __name__, static_folder="static", static_url_path="/page", template_folder="templates")


@blueprint.get("/")
def page() -> str:
    """Paste an article, see who said what."""
    return render_template("web/page.html", seed=SEED)


@blueprint.get("/draft")
def draft() -> str:
    """Paste a draft, see which of its quotations the sources have."""
    return render_template("web/draft.html")


@blueprint.get("/archive")
def search() -> str:
    """Find quotes in the archive."""
    return render_template("web/search.html")


@blueprint.get("/archive/speakers")
def speakers() -> str:
    """Who has been quoted."""
    return render_template("web/speakers.html")


@blueprint.get("/archive/speakers/<id>")
def speaker(id: str) -> str:
    """One speaker: what he said, when, and in which roles."""
    return render_template("web/speaker.html", id=id)


@blueprint.get("/archive/articles")
def articles() -> str:
    """The articles that are kept, and a form to keep one."""
    return render_template("web/articles.html")


@blueprint.get("/archive/articles/<id>")
def article(id: str) -> str:
    """One article with its quotes, its versions and its corrections."""
    return render_template("web/article.html", id=id)


@blueprint.get("/archive/quotes/<id>/variants")
def variants(id: str) -> str:
    """One quote as all articles have it, each wording beside the other."""
    return render_template("web/variants.html", id=id)


@blueprint.get("/archive/jobs")
def jobs() -> str:
    """The jobs, and a form to begin one."""
    return render_template("web/jobs.html")


@blueprint.get("/archive/jobs/<id>")
def job(id: str) -> str:
    """How far one job is."""
    return render_template("web/job.html", id=id)
