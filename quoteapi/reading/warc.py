"""WARC, what crawlers keep: an article a page that was answered with success."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import IO, Any, cast
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader

from quoteapi.errors import Fault
from quoteapi.reading.files import LARGEST, PIECE, TOO_LARGE
from quoteapi.reading.records import FaultError, Record, RecordError
from quoteapi.reading.singles import told_by_page

PAGES = frozenset({"text/html", "application/xhtml+xml"})
PACKINGS = frozenset({"", "identity", "gzip", "deflate", "br"})


def records(file: IO[bytes], name: str) -> Iterator[Record | RecordError]:
    """A record for each response of status 2xx that is a page; all records are numbered, from 1 on. Raises FaultError."""
    pieces = _Pieces(file)
    archive = ArchiveIterator(pieces)
    number = 0
    for number, each in enumerate(_each(archive), start=1):
        yield from _of(archive, each, f"{name}#record {number}")
    # The iterator takes a missing end for the end, and what cannot be a record as well.
    if pieces.read(1) or number == 0 or archive.next_line:
        raise FaultError("Is not whole, or no WARC: after the records that were read stands something else.")


def _each(archive: ArchiveIterator) -> Iterator[Any]:
    records = iter(archive)
    while True:
        try:
            record = next(records, None)
        except (EOFError, zlib.error, FaultError):
            raise
        except Exception as error:
            # What a broken header makes of the library's code is of any kind.
            raise FaultError(f"Is no WARC from here on: {' '.join(str(error).split())[:200]}.") from None
        if record is None:
            return
        yield record


class _Pieces:
    """A file that gives what is there already: what comes before a missing end is not lost with it. The end stays missing."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = cast("io.BufferedReader", file)
        self._missing = False

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; none at the end. Raises EOFError where the end is missing."""
        if self._missing:
            raise EOFError
        try:
            return self._file.read1(size)
        except EOFError:
            # gzip tells of it once.
            self._missing = True
            raise


def _of(archive: ArchiveIterator, record: Any, place: str) -> Iterator[Record | RecordError]:
    """What the record gives, if anything: None but a page is told of, unless its end is missing."""
    try:
        page = _page(record, place) if _is_page(record) else None
        missing = _missing(archive, record)
    except FaultError as error:
        yield RecordError(place, error.fault)
        return
    if missing:
        yield RecordError(place, Fault(None, f"Is not whole: {missing}."))
    elif page is not None:
        yield page


def _is_page(record: Any) -> bool:
    answer = record.http_headers
    if record.rec_type != "response" or answer is None or not answer.get_statuscode().startswith("2"):
        return False
    return _media_type(answer)[0] in PAGES


def _page(record: Any, place: str) -> Record:
    packing = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if packing not in PACKINGS:
        raise FaultError(f"Is packed in a way that is not known here: {packing[:100]}.")
    content = _content(_unbrotlied(record) if packing == "br" else record.content_stream())
    _, charset = _media_type(record.http_headers)
    return Record(place, len(content), partial(told_by_page, content, charset, _facts(record.rec_headers), fetched=True))


def _facts(headers: Any) -> dict[str, Any]:
    address = (headers.get_header("WARC-Target-URI") or "").strip("<>")
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    fetched = headers.get_header("WARC-Date")
    return {"url": address, "publisher": host, "metadata": {"fetched": fetched} if fetched else None}


def _content(stream: Any) -> bytes:
    """All of a stream, which gives it piece by piece."""
    pieces, size = [], 0
    while piece := stream.read(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise FaultError(TOO_LARGE)
    return b"".join(pieces)


def _unbrotlied(record: Any) -> Any:
    """As `content_stream`, which knows only an older Brotli."""
    chunked = record.http_headers.get_header("Transfer-Encoding") == "chunked"
    return _Brotli(ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream)


class _Brotli:
    """What Brotli has packed, unpacked a piece at a time."""

    def __init__(self, packed: Any) -> None:
        self._packed = packed
        self._unpacking = brotli.Decompressor()

    def read(self, size: int) -> bytes:
        """Up to about `size` bytes; none at the end. Raises FaultError."""
        try:
            while not self._unpacking.is_finished():
                hungry = self._unpacking.can_accept_more_data()
                more = self._packed.read(size) if hungry else b""
                if piece := self._unpacking.process(more, output_buffer_limit=size):
                    return bytes(piece)
                if hungry and not more:
                    raise FaultError("Is not all that Brotli packed: the end is missing.")
        except brotli.error:
            raise FaultError("Is not what Brotli packs.") from None
        return b""


def _missing(archive: ArchiveIterator, record: Any) -> str | None:
    """What of the record is not there; None if it is whole. What is left of it is read away."""
    cut = record.rec_headers.get_header("WARC-Truncated")
    if record.rec_type is None or not (record.rec_headers.get_header("Content-Length") or "").isdigit():
        return "its type or its length is missing"
    while record.raw_stream.read(PIECE):
        pass
    if left := record.raw_stream.limit:
        return f"{left} bytes are missing"
    faults = archive.err_count
    # A missing end is then that of the next record, at which the iterator will stumble.
    with suppress(EOFError):
        archive.read_to_end()
    if archive.err_count > faults:
        return "something else stands where it should end"
    return f"whoever fetched it cut it short ({cut})" if cut and _is_page(record) else None


def _media_type(headers: Any) -> tuple[str, str | None]:
    """The media type of an answer, and its charset."""
    kind, *parameters = (headers.get_header("Content-Type") or "").split(";")
    told = dict(each.strip().lower().partition("=")[::2] for each in parameters)
    return kind.strip().lower(), told.get("charset", "").strip("\"' ") or None
