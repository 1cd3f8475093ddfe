"""Bytes to text: declared, marked, or UTF-8; and pages as browsers read them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.reading.charsets import UnknownCharsetError, decoded, decoded_page

SAID = "“We won’t,” she said."


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (SAID.encode(), None),
        (SAID.encode(), "utf-8"),
        (SAID.encode(), "UTF8"),
        (codecs.BOM_UTF8 + SAID.encode(), None),
        (codecs.BOM_UTF8 + SAID.encode(), "utf-8"),
        (SAID.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"), None),
        (codecs.BOM_UTF16_BE + SAID.encode("utf-16-be"), "utf-16-be"),
        (SAID.encode("utf-32"), None),
        (SAID.encode("utf-16-le"), "utf-16-le"),
        (SAID.encode("cp1252"), "windows-1252"),
        (SAID.encode("gb18030"), "gb18030"),
        (SAID.encode("mac-roman"), "macintosh"),
    ],
)
def test_text_in_a_charset_that_fits(body: bytes, charset: str | None) -> None:
    assert decoded(body, charset) == SAID


@pytest.mark.parametrize(
    "charset",
    ["klingon", "zip", "hex", "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "a\0b", "\udcff", " "],
)
def test_a_charset_that_nobody_writes_in(charset: str) -> None:
    with pytest.raises(UnknownCharsetError):
        decoded(b"x", charset)


@pytest.mark.parametrize(
    ("body", "charset"),
    [(b"\xff", None), (b"\xed\xa0\x80", None), ("ä".encode("cp1252"), "utf-8"), (b"\x00\xd8", "utf-16-le"), (b"\xe4", "ascii")],
    ids=["no utf-8", "a surrogate", "latin-1 called utf-8", "half a pair", "no ascii"],
)
def test_bytes_that_are_no_such_text(body: bytes, charset: str | None) -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(body, charset)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decoded(codecs.BOM_UTF8 + text.encode(), None) == text.removeprefix("\ufeff")


PAGE = f'<html><head><meta charset="{{}}"></head><body>{SAID}</body></html>'


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "windows-1252"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", "klingon"),
        ("gb18030", "gb18030"),
    ],
)
def test_a_page_is_read_as_browsers_do(written: str, says: str) -> None:
    page = PAGE.format(says)
    assert decoded_page(page.encode(written), None) == page


def test_a_page_without_a_word_about_its_charset() -> None:
    assert decoded_page(SAID.encode("cp1252"), None) == SAID
    assert decoded_page(SAID.encode(), None) == SAID


def test_the_charset_declared_goes_before_the_pages_own() -> None:
    page = PAGE.format("utf-8")
    assert decoded_page(page.encode("gb18030"), "gb18030") == page


def test_bytes_of_a_page_that_fit_nothing_are_replaced() -> None:
    assert decoded_page(b"\x81said", None) == "\ufffdsaid"
