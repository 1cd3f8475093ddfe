"""Paths to files, files to records."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteapi import extras
from quoteapi.reading.records import Record, RecordError
from quoteapi.reading.sources import FORMATS, Source, SourceError, sources

ROW = "“We row at dawn,” said Ada Brook."
Read = Callable[..., list[tuple[object, ...]]]


def test_a_folder_gives_what_is_known_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "a/b/c.WARC.GZ", "a.csv", "picture.png", ".hidden.txt", ".git/x.txt", "none.gz"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [(source.path.removeprefix(f"{tmp_path}/"), source.format, source.size) for source in sources([tmp_path])]
    assert found == [("a/b/c.WARC.GZ", "warc", 1), ("a/z.jsonl", "jsonl", 1), ("a.csv", "csv", 1), ("b.txt", "txt", 1)]


def test_paths_keep_their_order_and_a_format_stands_over_suffixes(tmp_path: Path) -> None:
    for name in ("b.txt", "a.bin"):
        (tmp_path / name).write_text(ROW)
    found = sources([tmp_path / "b.txt", str(tmp_path / "a.bin")], format="html")
    assert [(Path(source.path).name, source.format) for source in found] == [("b.txt", "html"), ("a.bin", "html")]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.jsonl", "No such file or directory"),
        ("none.bin", "No such file or directory"),
        ("there.bin", "its suffix is not known; there are: .jsonl, "),
        ("there.gz", "its suffix is not known"),
        ("empty", "holds no file of a suffix that is known: .jsonl, "),
    ],
)
def test_what_cannot_be_read_by_its_name_is_told_at_once(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "there.bin").write_text("x")
    (tmp_path / "there.gz").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError) as error:
        sources([tmp_path / name])
    assert str(error.value).startswith(f"{tmp_path / name}: {reason}")


@pytest.mark.parametrize(("form", "extra"), [("parquet", "parquet"), ("html", "pages"), ("warc", "pages"), ("xml", "pages")])
def test_a_format_without_its_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, extra: str) -> None:
    (tmp_path / f"a.{form}").write_text("x")
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    for path in (tmp_path, "-"):
        with pytest.raises(SourceError, match=rf"pip install 'quoteapi\[{extra}\]'"):
            sources([path], format=form)


def test_a_link_that_leads_nowhere_keeps_no_other_from_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    (tmp_path / "b.txt").write_text(ROW)
    (broken, _), (whole, _) = (next(source.records()) for source in sources([tmp_path]))
    assert str(broken) == f"{tmp_path}/a.txt: Cannot be read: No such file or directory."
    assert isinstance(whole, Record)


def test_a_link_that_leads_to_itself_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    (source,) = sources([tmp_path])
    ((broken, _),) = source.records()
    assert str(broken) == f"{tmp_path}/a.txt: Cannot be read: Too many levels of symbolic links."


def test_of_a_folder_no_pipe_is_read_and_no_link_to_another_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b").symlink_to(tmp_path)
    with pytest.raises(SourceError, match="holds no file of a suffix that is known"):
        sources([tmp_path])


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(json.dumps({"text": ROW}).encode())
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(BytesIO(packed))))
    (source,) = sources(["-"])
    ((record, _),) = source.records()
    assert isinstance(record, Record)
    assert (record.place, record.incoming().text) == ("standard input:1", ROW)


def test_a_file_that_has_gone_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ROW)
    (source,) = sources([path])
    path.unlink()
    ((error, upto),) = source.records()
    assert (str(error), upto) == (f"{path}: Cannot be read: No such file or directory.", len(ROW.encode()))


@pytest.mark.parametrize(
    ("name", "field", "detail"),
    [
        ("a.csv", "text", "Must be among the names in the first row: it is empty."),
        ("a.txt", "text", "Must not be empty."),
        ("a.html", None, "No article was found in the page."),
        ("a.xml", None, "Is not XML that can be read: Document is empty, line 1, column 1."),
        ("a.json", None, "Is not JSON: Expecting value in line 1, column 1."),
        ("a.warc", None, "Is not whole, or no WARC: after the records that were read stands something else."),
    ],
)
def test_an_empty_file_is_told_of(read: Read, name: str, field: str | None, detail: str) -> None:
    assert read(name, b"") == [(name, field, detail)]


def test_no_line_is_no_fault(read: Read) -> None:
    assert read("a.jsonl", b"\n \n") == []


BEGINNINGS = [b"", b"<rss>", b"[", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"text\n", b"PAR1", b"<html><p>"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(form=st.sampled_from(sorted(FORMATS)), content=st.binary(max_size=200), begins=st.sampled_from(BEGINNINGS))
def test_whatever_the_bytes_are_nothing_else_is_raised(tmp_path: Path, form: str, content: bytes, begins: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(begins + content)
    (source,) = sources([path], format=form)
    for record, _ in source.records():
        with suppress(RecordError):
            assert record.place.startswith(str(path))
            if isinstance(record, Record):
                record.incoming()


def test_a_packed_file_is_known_by_its_content(read: Read) -> None:
    line = json.dumps({"text": ROW}).encode()
    assert read("a.jsonl", gzip.compress(line)) == [("a.jsonl:1", {"text": ROW})]
    assert read("a.jsonl.gz", line) == [("a.jsonl.gz:1", {"text": ROW})]


def test_what_comes_before_a_missing_end_is_read(read: Read) -> None:
    packed = gzip.compress(b"\n".join(json.dumps({"text": f"{ROW} {n}"}).encode() for n in range(2000)))
    *whole, last = read("a.jsonl.gz", packed[: len(packed) // 2])
    assert len(whole) > 500
    assert whole[-1] == (f"a.jsonl.gz:{len(whole)}", {"text": f"{ROW} {len(whole) - 1}"})
    assert last == ("a.jsonl.gz", None, "Is not all that gzip packed: the end is missing.")


def test_what_is_not_packed_after_all_is_told(read: Read) -> None:
    ((_, field, detail),) = read("a.jsonl.gz", b"\x1f\x8b\x08" + b"\xff" * 40)
    assert field is None
    assert detail.startswith("Is not ")


def test_records_come_in_the_same_order_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{ROW} {n}"}) for n in range(50)))
    source = Source(str(path), "jsonl", path.stat().st_size)
    first, again = ([(record.place, upto) for record, upto in source.records()] for _ in range(2))
    assert first == again
    assert first[-1] == (f"{path}:50", source.size)
