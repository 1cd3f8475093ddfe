"""JSON lines, CSV and Parquet: fields by the names of the schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from quoteapi.reading import files
from quoteapi.reading.sources import sources

ROW = "“We row at dawn,” said Ada Brook."
Read = Callable[..., list[tuple[Any, ...]]]
EVERYTHING = {
    "text": ROW,
    "title": "Boats",
    "id": "a-1",
    "url": "https://courier.example/boats",
    "publisher": "Lindford Courier",
    "author": "Ann Poe",
    "published": "2026-05-01T08:00:00Z",
    "language": "en-GB",
}


def test_a_line_has_every_field_and_what_else_it_has_is_metadata(read: Read) -> None:
    line = json.dumps({**EVERYTHING, "desk": "harbour", "metadata": {"page": 3}, "rank": None})
    assert read("a.jsonl", line) == [("a.jsonl:1", {**EVERYTHING, "metadata": {"page": 3, "desk": "harbour"}})]


def test_each_line_is_read_by_itself(read: Read) -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "One.", "id": 7}',
        b"",
        b"{bad",
        b'{"text": "", "publisher": null}',
        b'{"text": "caf\xe9"}',
        b'{"text": "So.", "url": "ftp://x"}',
        b'{"text": "So.", "published": "someday"}',
        b'{"title": "So."}',
        b"[1]",
        b'{"text": "nul \\u0000 in it"}',
    ]
    assert read("a.jsonl", b"\r\n".join(lines)) == [
        ("a.jsonl:1", {"text": "One.", "id": "7"}),
        ("a.jsonl:3", None, "The line is not JSON (Expecting property name enclosed in double quotes at column 2)."),
        ("a.jsonl:4", "text", "Must not be empty."),
        ("a.jsonl:5", None, "The line is not UTF-8 (byte 0xe9 at offset 13)."),
        ("a.jsonl:6", "url", "Must be an address that begins with http:// or https://."),
        ("a.jsonl:7", "published", "Must be a date such as 2026-05-01, or a time such as 2026-05-01T08:30:00Z."),
        ("a.jsonl:8", "text", "Missing data for required field."),
        ("a.jsonl:9", None, "The line is not a JSON object."),
        ("a.jsonl:10", {"text": "nul \x00 in it"}),
    ]


def test_what_is_named_stands_over_what_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": ROW, "language": "english", "publisher": "X"}))
    ((record, _),) = sources([path])[0].records()
    article = record.incoming({"language": "en"})  # type: ignore[union-attr]
    assert (article.language, article.publisher) == ("en", "X")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_row_has_the_fields_of_its_columns(read: Read, separator: str, codec: str) -> None:
    rows = [
        ["id", "text", "title", "desk", "metadata", ""],
        ["a", '"One, two;\nthree\tfour.\r\nfive"', "", "sea", "", "0"],
        ["b", "So.", "T", "", '"{""n"": 1}"', "1"],
    ]
    table = "\r\n".join(separator.join(row) for row in rows)
    assert read("a.csv", table.encode(codec)) == [
        ("a.csv:2", {"text": "One, two;\nthree\tfour.\r\nfive", "id": "a", "metadata": {"desk": "sea"}}),
        ("a.csv:5", {"text": "So.", "title": "T", "id": "b", "metadata": {"n": 1}}),
    ]


def test_each_row_is_read_by_itself(read: Read) -> None:
    table = b'text;title\nOne.;T\n;U\nmore;1;2\n\ncaf\xe9;V\n"two\nlines";W\nnul\x00;X\nlast'
    assert read("a.csv", table) == [
        ("a.csv:2", {"text": "One.", "title": "T"}),
        ("a.csv:3", "text", "Must not be empty."),
        ("a.csv:4", None, "Has 3 cells; the first row has 2."),
        ("a.csv:6", "text", "Is not UTF-8."),
        ("a.csv:7", {"text": "two\nlines", "title": "W"}),
        ("a.csv:9", {"text": "nul\x00", "title": "X"}),
        ("a.csv:10", None, "Has 1 cells; the first row has 2."),
    ]


@pytest.mark.parametrize(
    ("table", "field", "detail"),
    [
        ("body,title\na,b\n", "text", "Must be among the names in the first row: body, title."),
        ("", "text", "Must be among the names in the first row: it is empty."),
        ("text,title,title\na,b,c\n", "title", "Is named by two columns."),
    ],
)
def test_a_first_row_that_names_no_text_is_told(read: Read, table: str, field: str, detail: str) -> None:
    assert read("a.csv", table) == [("a.csv", field, detail)]


def test_a_cell_may_be_long(read: Read) -> None:
    ((_, article),) = read("a.csv", f"text\n{'word ' * 100_000}\n")
    assert len(article["text"]) == 500_000


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be larger than a kilobyte."""
    for module in ("files", "rows", "warc"):
        monkeypatch.setattr(f"quoteapi.reading.{module}.LARGEST", 1024)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("name", "content", "after"),
    [
        ("a.jsonl", b'{"text": "' + b"x" * 9000 + b'"}\n{"text": "So."}', "a.jsonl:2"),
        ("a.csv", b"text\n" + b"x" * 9000 + b"\nSo.", "a.csv:3"),
        ("b.csv", b'text\n"' + b"line\n" * 300 + b"So.", "b.csv:302"),
    ],
)
def test_a_record_that_is_too_large_is_told_and_the_next_is_read(read: Read, name: str, content: bytes, after: str) -> None:
    found = read(name, content)
    assert found[0][1:] == (None, files.TOO_LARGE)
    assert found[-1] == (after, {"text": "So."})


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml", "a.json"])
def test_a_file_that_is_too_large_is_told(read: Read, name: str) -> None:
    assert [each[1:] for each in read(name, b"x" * 1025)] == [(None, files.TOO_LARGE)]


def test_parquet_rows(read: Read, tmp_path: Path) -> None:
    when = datetime(2026, 5, 1, 8, tzinfo=UTC)
    columns = {
        "text": [ROW, None, "So."],
        "id": [7, 8, 9],
        "published": pa.array([when, when, None], pa.timestamp("ns", "UTC")),
        "day": [date(2026, 5, 1)] * 3,
        "score": [float("nan"), 1.5, 2.5],
        "metadata": [{"page": 3}] * 3,
    }
    parquet.write_table(pa.table(columns), tmp_path / "made")
    assert read("a.parquet", (tmp_path / "made").read_bytes()) == [
        ("a.parquet#row 1", {"text": ROW, "id": "7", "published": "2026-05-01T08:00:00Z", "metadata": {"page": 3, "day": "2026-05-01"}}),
        ("a.parquet#row 2", "text", "Missing data for required field."),
        ("a.parquet#row 3", {"text": "So.", "id": "9", "metadata": {"page": 3, "day": "2026-05-01", "score": 2.5}}),
    ]


def test_parquet_without_a_text_is_told(read: Read, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"body": ["x"]}), tmp_path / "made")
    assert read("a.parquet", (tmp_path / "made").read_bytes()) == [("a.parquet", "text", "Must be among the columns: body.")]


@pytest.mark.parametrize("content", [b"", b"PAR1junk", b"junk"])
def test_what_is_no_parquet_is_told(read: Read, content: bytes) -> None:
    ((_, field, detail),) = read("a.parquet", content)
    assert field is None
    assert detail.startswith("Is no Parquet that can be read: ")
