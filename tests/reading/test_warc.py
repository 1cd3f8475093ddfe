"""WARC files, written by warcio as crawlers do."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quoteapi.reading import files

Read = Callable[..., list[tuple[Any, ...]]]
ROW = "“We row at dawn,” said Ada Brook, who has led the crew from Lindford for many years."
BODY = f"<article><p>{ROW}</p><p>Nobody else spoke to us there.</p></article>"
PAGE = f"<html lang=en><head><title>Boats</title></head><body>{BODY}</body></html>"
TOLD = {"text": f"{ROW}\nNobody else spoke to us there.", "title": "Boats", "language": "en"}
FETCHED = "2026-05-01T08:00:00Z"
Headers = Sequence[tuple[str, str]]
HTML = ("Content-Type", "text/html; charset=utf-8")


class Writer(WARCWriter):
    """A writer that leaves no open file to the collector of garbage."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def response(n: int, payload: bytes = PAGE.encode(), *, status: str = "200 OK", headers: Headers = (HTML,), **warc: str) -> Any:
    def write(writer: WARCWriter) -> None:
        answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        told = {"WARC-Date": FETCHED, **{name.replace("_", "-"): value for name, value in warc.items()}}
        record = writer.create_warc_record(
            f"https://www.courier.example/{n}", "response", io.BytesIO(payload), http_headers=answer, warc_headers_dict=told
        )
        writer.write_record(record)

    return write


def request(writer: WARCWriter) -> None:
    asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "courier.example")], is_http_request=True)
    writer.write_record(writer.create_warc_record("https://courier.example/", "request", io.BytesIO(b""), http_headers=asked))


def about(writer: WARCWriter) -> None:
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "a test"}))


def warc(*records: Any, packed: bool = False) -> bytes:
    file = io.BytesIO()
    for record in (about, *records):
        record(Writer(file, gzip=packed))
    return file.getvalue()


def page(n: int, name: str = "a.warc", number: int = 2) -> tuple[str, dict[str, Any]]:
    address = f"https://www.courier.example/{n}"
    return f"{name}#record {number}", {**TOLD, "url": address, "publisher": "courier.example", "metadata": {"fetched": FETCHED}}


@pytest.mark.parametrize("packing", ["none", "each record", "the whole"])
def test_pages_are_read_and_nothing_else(read: Read, packing: str) -> None:
    records = (
        response(1),
        request,
        response(2, status="404 Not Found"),
        response(3, b"{}", headers=[("Content-Type", "application/json")]),
        response(4, headers=[("Content-Type", 'Text/HTML;charset="UTF-8"')]),
        response(5, status="301 Moved", headers=[("Location", "/")]),
    )
    content = warc(*records, packed=packing == "each record")
    assert read("a.warc", gzip.compress(content) if packing == "the whole" else content) == [page(1), page(4, number=6)]


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (PAGE.encode("cp1251", "xmlcharrefreplace"), [("Content-Type", "text/html; charset=windows-1251")]),
        (PAGE.encode("cp1252"), [("Content-Type", "text/html")]),
        (PAGE.encode(), [("Content-Type", "text/html; charset=no-such-thing")]),
        (gzip.compress(PAGE.encode()), [HTML, ("Content-Encoding", "gzip")]),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()), [HTML, ("Transfer-Encoding", "chunked")]),
    ],
    ids=["the server's charset", "none told", "none known", "packed", "in chunks"],
)
def test_a_page_is_read_as_it_was_sent(read: Read, payload: bytes, headers: Sequence[tuple[str, str]]) -> None:
    assert read("a.warc", warc(response(1, payload, headers=headers))) == [page(1)]


def test_a_byte_that_does_not_fit_spoils_no_page(read: Read) -> None:
    ((_, article),) = read("a.warc", warc(response(1, PAGE.encode().replace(b"Nobody", b"Nob\xffdy"))))
    assert article["text"] == TOLD["text"].replace("Nobody", "Nob\ufffddy")


def test_what_a_page_tells_of_its_publisher_stands(read: Read) -> None:
    named = PAGE.replace(
        "<title>", '<meta property="og:site_name" content="Lindford Courier"><link rel=canonical href="https://x.example/y"><title>'
    )
    ((_, article),) = read("a.warc", warc(response(1, named.encode())))
    assert (article["publisher"], article["url"]) == ("Lindford Courier", "https://www.courier.example/1")


@pytest.mark.parametrize(
    ("record", "detail"),
    [
        (response(1, b"<html></html>"), "No article was found in the page."),
        (response(1, headers=[HTML, ("Content-Encoding", "br")]), "Is packed in a way that is not known here: br."),
        (response(1, WARC_Truncated="length"), "Is not whole: whoever fetched it cut it short (length)."),
    ],
)
def test_what_is_wrong_with_a_page_is_told_and_the_next_is_read(read: Read, record: Any, detail: str) -> None:
    assert read("a.warc", warc(record, response(2))) == [("a.warc#record 2", None, detail), page(2, number=3)]


def test_a_page_that_unpacks_to_too_much_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoteapi.reading.warc.LARGEST", 10_000)
    bomb = response(1, gzip.compress(b"x" * 1_000_000), headers=[HTML, ("Content-Encoding", "gzip")])
    assert read("a.warc", warc(bomb, response(2))) == [("a.warc#record 2", None, files.TOO_LARGE), page(2, number=3)]


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_it_ends_what_is_whole_is_read_and_the_rest_is_told(read: Read, packed: bool) -> None:
    content, ends = b"", []
    for record in (about, response(1), request, response(2)):
        file = io.BytesIO()
        record(Writer(file, gzip=packed))
        content += file.getvalue()
        ends.append(len(content))
    for end in [*range(1, len(content), 17), *ends]:
        found = read("a.warc", content[:end])
        pages = [each for each in found if len(each) == 2]
        assert pages == [page(1), page(2, number=4)][: len(pages)]
        assert len(pages) >= sum(end >= each for each in (ends[1], ends[3]))
        # The two line ends after a record are none of it.
        assert len(found) > len(pages) or any(each - 4 <= end <= each for each in ends), end


@pytest.mark.parametrize("content", [b"junk", b"\x00" * 500, b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"])
def test_what_is_no_warc_is_told(read: Read, content: bytes) -> None:
    (*_, (place, field, detail)) = read("a.warc", content)
    assert place.startswith("a.warc")
    assert field is None
    assert detail.startswith("Is no")


def test_what_stands_between_records_is_told(read: Read) -> None:
    first, rest = warc(response(1)), warc(response(2))
    found = read("a.warc", first + b"something else\r\n" * 9 + rest)
    assert found[-1][1:2] == (None,)
    assert [each for each in found if len(each) == 2] in ([], [page(1)])
