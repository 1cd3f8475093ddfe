"""What a body holds: lines or a list, packed or not, and what is wrong with an article of it."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteapi.config import Settings
from quoteapi.jobs.intake import NotArticlesError, TooMuchError, items
from quoteapi.store import Incoming

ROW = "“We row,” said Ada Brook."
SETTINGS = Settings(max_job_articles=4, max_job_bytes=2_000, max_text_length=100)


def line(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize(
    "body",
    [
        line(text=ROW, id="a") + b"\n" + line(text="So."),
        b"\xef\xbb\xbf" + line(text=ROW, id="a") + b"\r\n" + line(text="So.") + b"\n",
        b" \n [" + line(text=ROW, id="a") + b"," + line(text="So.") + b"]\n",
        b"\xef\xbb\xbf[" + line(text=ROW, id="a") + b"," + line(text="So.") + b"]",
        gzip.compress(line(text=ROW, id="a") + b"\n" + line(text="So.")),
        gzip.compress(line(text=ROW, id="a") + b"\n") + gzip.compress(line(text="So.")),
    ],
    ids=["lines", "lines with a mark", "a list", "a list with a mark", "packed", "packed in pieces"],
)
def test_articles_are_found(body: bytes) -> None:
    found = items(body, SETTINGS)
    assert [each.article for each in found] == [Incoming(text=ROW, id="a"), Incoming(text="So.")]
    assert [each.uid for each in found] == ["a", None]


def test_they_are_numbered_by_their_lines_or_their_places() -> None:
    assert [each.number for each in items(b"\n" + line(text="a") + b"\n\n \n" + line(text="b"), SETTINGS)] == [2, 5]
    assert [each.number for each in items(b"[\n\n" + line(text="a") + b"," + line(text="b") + b"]", SETTINGS)] == [1, 2]


@pytest.mark.parametrize(
    ("raw", "uid", "detail", "field"),
    [
        (line(id="a", text=""), "a", "Invalid: text.", "text"),
        (line(id="a"), "a", "Invalid: text.", "text"),
        (line(id="a", text="x" * 101), "a", "Invalid: text.", "text"),
        (line(id="a b", text="So."), "a b", "Invalid: id.", "id"),
        (line(id=7, text="So."), None, "Invalid: id.", "id"),
        (line(text="So.", published="soon"), None, "Invalid: published.", "published"),
        (line(text="So.", scope="all"), None, "Invalid: scope.", "scope"),
        (line(id="x" * 300, text=""), "x" * 200, "Invalid: id, text.", "id"),
        (b"{", None, "The line is not JSON (Expecting property name enclosed in double quotes at column 2).", None),
        (b'{"text": "\xe9"}', None, "The line is not UTF-8 (byte 0xe9 at offset 10).", None),
        (b'{"text": "a", "metadata": {"b": NaN}}', None, "The line is not JSON that can be read (NaN is no number).", None),
        (b"7", None, "The line is not a JSON object.", None),
    ],
)
def test_what_is_wrong_with_one_is_told_of_it(raw: bytes, uid: str | None, detail: str, field: str | None) -> None:
    good, bad = items(line(text=ROW) + b"\n" + raw, SETTINGS)
    assert (good.error, bad.article, bad.uid) == (None, None, uid)
    assert bad.error is not None
    assert bad.error["detail"] == detail
    assert [fault["field"] for fault in bad.error["errors"]][:1] == ([field] if field else [])


def test_what_is_no_object_in_a_list_is_told() -> None:
    _, bad = items(b"[" + line(text=ROW) + b", 7]", SETTINGS)
    assert bad.error == {"detail": "Must be an object that holds `text`.", "errors": []}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Must hold at least one article."),
        (b" \n\n", "Must hold at least one article."),
        (b"[]", "Must hold at least one article."),
        (b'[{"text": "a"}', "Is not JSON: Expecting ',' delimiter in line 1, column 15."),
        (b'["\xe9"]', "Is not UTF-8: byte 2 does not fit."),
        (b"[NaN]", "Is JSON that cannot be read: nested too deep, or a number too long or not a number."),
        (b"[" * 100_000, "Is JSON that cannot be read: nested too deep, or a number too long or not a number."),
        (gzip.compress(b'{"text": "a"}')[:-9], "Is not all that gzip packed."),
        (b"\x1f\x8bnonsense", "Is not what gzip packs."),
        (gzip.compress(b'{"text": "a"}') + b'{"text": "b"}', "Is not what gzip packs."),
    ],
)
def test_a_body_that_is_no_articles_is_told(body: bytes, message: str) -> None:
    with pytest.raises(NotArticlesError, match=f"^{re.escape(message)}$"):
        items(body, SETTINGS)


@pytest.mark.parametrize("body", [line(text="a") + b"\n", b"[" + b",".join([line(text="a")] * 5) + b"]"], ids=["lines", "list"])
def test_more_than_one_job_takes_is_told(body: bytes) -> None:
    with pytest.raises(TooMuchError, match="4 articles"):
        items(body * 5 if body.startswith(b"{") else body, SETTINGS)


def test_what_is_large_when_it_is_unpacked_is_told() -> None:
    with pytest.raises(TooMuchError, match="2000 bytes"):
        items(gzip.compress(b" " * 1_000_000), SETTINGS)


@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:text aé7\n\\', max_size=60).map(str.encode))
def test_no_body_ends_in_a_traceback(body: bytes) -> None:
    try:
        found = items(body, SETTINGS)
    except (NotArticlesError, TooMuchError):
        return
    assert all((each.article is None) != (each.error is None) for each in found)
