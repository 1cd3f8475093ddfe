"""What trafilatura finds in the elements of a page. Needs the extra `pages`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from trafilatura import extract
from trafilatura.metadata import extract_metadata, extract_title
from trafilatura.utils import load_html

__all__ = ["facts_of", "load_html", "text_of", "title_of"]


def title_of(tree: Any) -> str | None:
    """The title of the article, where the page tells one."""
    return extract_title(tree)


def text_of(tree: Any) -> str:
    """The text of the article, each paragraph on a line of its own; nothing where there is none. The elements may be changed."""
    return extract(tree, include_comments=False, include_tables=False) or ""


def facts_of(tree: Any) -> dict[str, str]:
    """What the page tells of the article: some of `url`, `publisher`, `author`, `published` and `language`."""
    found = extract_metadata(tree, extensive=False)
    told = {"url": found.url, "publisher": found.sitename, "author": found.author, "published": found.date}
    told["language"] = tree.get("lang") or tree.get("xml:lang")
    if urlsplit(found.url or "").path in ("", "/"):
        # The site's own address, which all of its articles would share.
        del told["url"]
    return {name: value for name, value in told.items() if value and value.strip()}
