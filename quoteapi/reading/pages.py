"""HTML to an article: its text without menus, comments and advertising, its title, and what the page tells about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from trafilatura import extract
from trafilatura.metadata import extract_metadata, extract_title
from trafilatura.utils import load_html

from quoteapi.errors import QuoteapiError

# Finding the article takes longer than its length explains: 2 to 8 seconds at this number of elements, minutes at ten times as
# many. News pages have a few thousand.
MOST_ELEMENTS = 20_000


class PageTooLargeError(QuoteapiError):
    """The page has more than MOST_ELEMENTS elements."""


@dataclass(frozen=True, slots=True)
class PageArticle:
    """The article of a page: its text, each paragraph on a line of its own, its title, and `facts`, as the page words them.

    The facts are some of `url`, `publisher`, `author`, `published`, a day, and `language`.
    """

    text: str
    title: str | None
    facts: dict[str, str] = field(default_factory=dict)


def article_in(html: str, *, with_facts: bool = False) -> PageArticle | None:
    """The article in a page or a piece of one; None where there is none. Raises PageTooLargeError."""
    tree = load_html(html if "<html" in html.lower() else f"<html><body>{html}</body></html>")
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise PageTooLargeError
    title = extract_title(tree)
    facts = _facts(tree) if with_facts else {}
    text = _without(title, extract(tree, include_comments=False, include_tables=False) or "")
    return PageArticle(text, title, facts) if text else None


def _facts(tree: Any) -> dict[str, str]:
    found = extract_metadata(tree, extensive=False)
    told = {"url": found.url, "publisher": found.sitename, "author": found.author, "published": found.date}
    told["language"] = tree.get("lang") or tree.get("xml:lang")
    if urlsplit(found.url or "").path in ("", "/"):
        # The site's own address, which all of its articles would share.
        del told["url"]
    return {name: value for name, value in told.items() if value and value.strip()}


def _without(title: str | None, text: str) -> str:
    """The text without a first line that only says the title again: a quote in it would be found twice."""
    first, _, rest = text.partition("\n")
    return rest if title and first.split() == title.split() else text
