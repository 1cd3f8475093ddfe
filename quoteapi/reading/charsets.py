"""Bytes to text: the charset declared, a byte order mark, or UTF-8."""

from __future__ import annotations

import codecs
import re

# What Python reads as text but nobody sends: its own escapes, and codecs whose time grows with the square of the length.
UNUSABLE = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
META_WITHIN = 1024


class UnknownCharsetError(ValueError):
    """No text is written in a charset of that name."""


def decoded(body: bytes, charset: str | None) -> str:
    """The text in `body`, without its byte order mark.

    Raises UnknownCharsetError, or UnicodeDecodeError for bytes that are no such text.
    """
    return body.decode(_codec(charset) if charset else _marked(body) or "utf-8").removeprefix("\ufeff")


def decoded_page(body: bytes, charset: str | None) -> str:
    """The HTML in `body`: as `decoded`, but where nothing is declared, `<meta charset>` is heeded.

    What is not UTF-8 after all is windows-1252, as in browsers.
    """
    if charset or _marked(body):
        return decoded(body, charset)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        found = META.search(body[:META_WITHIN])
        return body.decode(_page_codec(found.group(1).decode("ascii")) if found else "cp1252", errors="replace")


def fetched_page(body: bytes, charset: str | None) -> str:
    """The HTML that a server sent as written in `charset`: as browsers read it, who pass over what is no charset, or does not fit."""
    try:
        return decoded_page(body, charset)
    except UnknownCharsetError:
        return fetched_page(body, None)
    except UnicodeDecodeError as error:
        return body.decode(error.encoding, errors="replace")


def _codec(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name
        # Codecs from bytes to bytes, such as zlib, are refused here; four nulls are text in all others.
        bytes(4).decode(name)
    except (LookupError, ValueError) as error:
        raise UnknownCharsetError(charset) from error
    if name.replace("_", "-") in UNUSABLE:
        raise UnknownCharsetError(charset)
    return name


def _page_codec(charset: str) -> str:
    try:
        name = _codec(charset)
    except UnknownCharsetError:
        return "cp1252"
    return "cp1252" if name in ("utf-8", "iso8859-1", "ascii") else name


def _marked(body: bytes) -> str | None:
    return next((codec for mark, codec in MARKS if body.startswith(mark)), None)
