"""HTML to an article: its text without menus, comments and advertising, its title, and what the page tells about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quoteapi import extras
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


def require() -> None:
    """Raise MissingExtraError where pages cannot be read here."""
    extras.require("pages", "to read web pages")


def tree_of(html: str) -> Any:
    """The elements of a page; None where there are none. Raises MissingExtraError."""
    require()
    # Imported when it is needed: it belongs to an extra.
    from quoteapi.reading.page_trees import load_html  # noqa: PLC0415

    return load_html(html)


def article_in(html: str, *, with_facts: bool = False) -> PageArticle | None:
    """The article in a page or a piece of one; None where there is none. Raises PageTooLargeError, MissingExtraError."""
    tree = tree_of(html if "<html" in html.lower() else f"<html><body>{html}</body></html>")
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise PageTooLargeError
    from quoteapi.reading.page_trees import facts_of, text_of, title_of  # noqa: PLC0415

    title = title_of(tree)
    facts = facts_of(tree) if with_facts else {}
    text = _without(title, text_of(tree))
    return PageArticle(text, title, facts) if text else None


def _without(title: str | None, text: str) -> str:
    """The text without a first line that only says the title again: a quote in it would be found twice."""
    first, _, rest = text.partition("\n")
    return rest if title and first.split() == title.split() else text
