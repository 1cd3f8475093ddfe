"""HTML to an article: its text without menus, comments and advertising, and its title."""

from __future__ import annotations

from dataclasses import dataclass

from trafilatura import extract
from trafilatura.metadata import extract_title
from trafilatura.utils import load_html


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article of a page: its text, each paragraph on a line of its own, and its title."""

    text: str
    title: str | None


def article_in(html: str) -> PageArticle | None:
    """The article in a page or a piece of one; None where there is none."""
    tree = load_html(html if "<html" in html.lower() else f"<html><body>{html}</body></html>")
    if tree is None:
        return None
    title = extract_title(tree)
    text = _without(title, extract(tree, include_comments=False, include_tables=False) or "")
    return PageArticle(text, title) if text else None


def _without(title: str | None, text: str) -> str:
    """The text without a first line that only says the title again: a quote in it would be found twice."""
    first, _, rest = text.partition("\n")
    return rest if title and first.split() == title.split() else text
