"""Files that hold one article each: plain text, or a web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import IO, Any

from quoteapi.extras import MissingExtraError
from quoteapi.reading.charsets import UnknownCharsetError, decoded, decoded_page, fetched_page
from quoteapi.reading.files import whole
from quoteapi.reading.pages import MOST_ELEMENTS, PageTooLargeError, article_in
from quoteapi.reading.records import FaultError, Record
from quoteapi.reading.told import fitting


def text_records(file: IO[bytes], name: str) -> Iterator[Record]:
    """A record of the text in the file."""
    content = whole(file)
    yield Record(name, len(content), partial(_told_by_text, content))


def page_records(file: IO[bytes], name: str) -> Iterator[Record]:
    """A record of the article in the page."""
    content = whole(file)
    yield Record(name, len(content), partial(told_by_page, content))


def told_by_page(
    content: bytes, charset: str | None = None, besides: Mapping[str, Any] | None = None, *, fetched: bool = False
) -> dict[str, Any]:
    """The article in a page and what the page tells about it. What is known `besides` stands where the page does not tell.

    Of a page that was `fetched`, the address that it was fetched from is its own, and its charset is what a server says of it.
    Raises FaultError.
    """
    try:
        article = article_in(_decoded(fetched_page if fetched else decoded_page, content, charset), with_facts=True)
    except PageTooLargeError:
        raise FaultError(f"The page has more than {MOST_ELEMENTS} elements.") from None
    except MissingExtraError as error:
        # On this host of a cluster: where the files were named, it was there.
        raise FaultError(f"{error}.") from None
    if article is None:
        raise FaultError("No article was found in the page.")
    told = fitting({"text": article.text, "title": article.title, **article.facts})
    known = fitting(besides or {})
    return {**known, **told, **{name: known[name] for name in ("url",) if name in known}}


def _told_by_text(content: bytes) -> dict[str, Any]:
    return {"text": _decoded(decoded, content, None)}


def _decoded(decode: Callable[[bytes, str | None], str], content: bytes, charset: str | None) -> str:
    try:
        return decode(content, charset)
    except UnknownCharsetError:
        raise FaultError(f"Is written in a charset that is not known here: {charset}.") from None
    except UnicodeDecodeError as error:
        raise FaultError(f"Is not {charset or error.encoding}: byte {error.start} does not fit.") from None
