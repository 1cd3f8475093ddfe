"""Whole runs of `quoteapi batch`: what goes in, what comes out, and what is told."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet
from sqlalchemy import URL, text

from quoteapi import Engine
from quoteapi.batch.outputs import Table
from quoteapi.reading.sources import SourceError, sources
from quoteapi.schemas import result_to_json
from quoteapi.store import Store

News = Callable[..., Path]
BROKEN = '{"text": "“No,” said Bo Lind.", "url": "ftp://x"}\n{"text": ""}\n{bad\n'


def lines(path: Path) -> list[dict[str, Any]]:
    content = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()]


@pytest.fixture
def folder(news: News, tmp_path: Path) -> Path:
    """Articles in several formats, with some that cannot be read."""
    news(9, "in/a.jsonl")
    (tmp_path / "in/b.jsonl").write_text(BROKEN)
    (tmp_path / "in/c.csv").write_text('text,title,section\n"“Yes,” said Ada Brook.",Boats,Sea\n')
    (tmp_path / "in/d.txt").write_text("“Perhaps,” said Cy Marsh.")
    page = "<p>“The pier will be mended by the end of May,” said Di Poe, the engineer of the harbour board.</p>"
    (tmp_path / "in/e.html").write_text(f"<html><head><title>The pier</title></head><body><article>{page}</article></body></html>")
    return tmp_path / "in"


def test_the_results_are_those_of_the_engine_in_the_order_of_the_articles(batch: Any, folder: Path, tmp_path: Path, engine: Engine) -> None:
    run = batch("in", "--out", "out.jsonl")
    assert run.stdout == "15 articles: 12 read; 3 could not be read: out.jsonl.errors.jsonl\n", run.stderr
    assert run.returncode == 1
    found = lines(tmp_path / "out.jsonl")
    assert [each["source"] for each in found] == [*(f"in/a.jsonl:{n}" for n in range(1, 10)), "in/c.csv:2", "in/d.txt", "in/e.html"]
    assert [each["id"] for each in found[:9]] == [f"made-{n}" for n in range(9)]
    assert found[9]["metadata"] == {"section": "Sea"}
    for each in found:
        read = each["article"]["text"]
        title = each["article"]["title"]
        assert {name: each[name] for name in ("quotes", "speakers", "entities", "engine")} == {
            name: value
            for name, value in result_to_json(engine.extract(read, title=title), read).items()
            if name not in ("article", "refusals")
        }
        assert each["quotes"]
    assert lines(tmp_path / "out.jsonl.errors.jsonl") == [
        {"place": "in/b.jsonl:1", "field": "url", "detail": "Must be an address that begins with http:// or https://."},
        {"place": "in/b.jsonl:2", "field": "text", "detail": "Must not be empty."},
        {
            "place": "in/b.jsonl:3",
            "field": None,
            "detail": "The line is not JSON (Expecting property name enclosed in double quotes at column 2).",
        },
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl", "out.jsonl.errors.jsonl"], folder


def test_packed_lines_and_parquet_hold_the_same_as_lines(batch: Any, news: News, tmp_path: Path) -> None:
    news(130)
    for out in ("out.jsonl", "out.jsonl.gz", "out.parquet"):
        run = batch("news.jsonl", "--out", out, "--publisher", "The Harbour News", "--language", "en-GB")
        assert (run.returncode, run.stdout) == (0, "130 articles: 130 read\n"), run.stderr
    expected = lines(tmp_path / "out.jsonl")
    assert len(expected) == 130
    assert {(each["publisher"], each["article"]["language"]) for each in expected} == {("The Harbour News", "en-GB")}
    assert lines(tmp_path / "out.jsonl.gz") == expected
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == expected
    assert not list(tmp_path.glob("*.part*"))


def test_metadata_and_half_a_surrogate_pair_in_parquet(batch: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "“A \\ud800 b,” said Ada Brook.", "pages": [1, 2]}\n')
    assert batch("a.jsonl", "--out", "out.parquet").returncode == 0
    (row,) = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert row["metadata"] == '{"pages": [1, 2]}'
    assert row["article"]["text"] == "“A ? b,” said Ada Brook."


def test_the_archive_twice_changes_nothing(batch: Any, folder: Path, database: URL, tmp_path: Path) -> None:
    assert folder.is_dir()
    told = {"data": str(tmp_path)} if database.get_backend_name() == "sqlite" else {"database_url": database.render_as_string(False)}
    run = batch("in", "--out", "archive", **told)
    assert run.stdout == "15 articles: 12 read; 3 could not be read: archive.errors.jsonl\n", run.stderr
    first = rows(database)
    assert len(first["article"]) == len(first["version"]) == 12
    assert len(first["quote"]) == 12
    assert batch("in", "--out", "archive", **told).stdout == run.stdout
    assert rows(database) == first
    assert not list(tmp_path.rglob("*.journal"))


def rows(database: URL) -> dict[str, list[Any]]:
    store = Store.at(database)
    with store.engine.connect() as connection:
        found = {name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}")))) for name in ("article", "version", "quote")}
    store.close()
    return found


def test_what_the_archive_refuses_is_told_and_the_others_are_kept(batch: Any, tmp_path: Path) -> None:
    told = [
        {"id": "a", "url": "https://news.example/1", "text": "“One,” said Ada Brook."},
        {"id": "b", "url": "https://news.example/2", "text": "“Two,” said Ada Brook."},
        {"id": "a", "url": "https://news.example/2", "text": "“Three,” said Ada Brook."},
        {"id": "c", "text": "“Four,” said Ada Brook."},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in told))
    run = batch("a.jsonl", "--out", "archive")
    assert run.stdout == "4 articles: 3 read; 1 could not be read: archive.errors.jsonl\n", run.stderr
    (error,) = lines(tmp_path / "archive.errors.jsonl")
    assert (error["place"], error["field"]) == ("a.jsonl:3", "url")


def test_a_text_that_is_too_long_is_told(batch: Any, news: News, tmp_path: Path) -> None:
    news(1)
    assert batch("news.jsonl", "--out", "out.jsonl", max_text_length="10").returncode == 1
    (error,) = lines(tmp_path / "out.jsonl.errors.jsonl")
    assert error["field"] == "text"
    assert error["detail"].endswith("10 are read at most.")


def test_a_link_that_leads_to_itself_keeps_no_other_from_being_read(batch: Any, news: News, tmp_path: Path) -> None:
    news(1, "in/a.jsonl")
    (tmp_path / "in/b.jsonl").symlink_to("b.jsonl")
    run = batch("in", "--out", "out.jsonl")
    assert run.stdout == "2 articles: 1 read; 1 could not be read: out.jsonl.errors.jsonl\n", run.stderr


def test_a_table_that_is_half_made_is_none_of_the_files_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_: Path, to: Path) -> None:
        to.write_bytes(b"PAR1")
        raise KeyboardInterrupt

    monkeypatch.setattr("quoteapi.batch.parquet.write_table", killed)
    table = Table(tmp_path / "out.parquet")
    table.begin(0)
    table.write([b"{}\n"], lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        table.finish()
    with pytest.raises(SourceError, match="holds no file"):
        sources([tmp_path])


def test_an_output_that_is_there_stays_unless_it_may_be_replaced(batch: Any, news: News, tmp_path: Path) -> None:
    news(1)
    (tmp_path / "out.jsonl").write_text("kept")
    (tmp_path / "out.jsonl.errors.jsonl").write_text("of an earlier run")
    run = batch("news.jsonl", "--out", "out.jsonl")
    assert (run.returncode, run.stderr) == (1, "Error: out.jsonl: is there already; --overwrite replaces it\n")
    assert (tmp_path / "out.jsonl").read_text() == "kept"
    assert batch("news.jsonl", "--out", "out.jsonl", "--overwrite").returncode == 0
    assert len(lines(tmp_path / "out.jsonl")) == 1
    assert not (tmp_path / "out.jsonl.errors.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-", "--out", "out.jsonl"), "standard input cannot be gone on with"),
        (("missing.jsonl", "--out", "out.jsonl"), "missing.jsonl: No such file"),
        (("news.jsonl", "--out", "out.xlsx"), "--out: out.xlsx: its suffix must be one of .jsonl, "),
        (("news.jsonl", "--out", "news.jsonl/out.jsonl"), "news.jsonl"),
        (("news.jsonl", "--out", "news.jsonl", "--overwrite"), "news.jsonl: is among the files to read"),
        (("news.jsonl", "--out", "out.jsonl", "--errors", "./out.jsonl"), "--errors: out.jsonl: must be another file"),
        (("news.jsonl", "--out", "out.jsonl", "--errors", "out.jsonl.part"), "--errors: out.jsonl.part: must be another file"),
        ((".", "--out", "archive"), "archive.errors.jsonl: is among the files to read"),
        (("news.jsonl", "--out", "out.jsonl", "--language", "?"), "Invalid value for --language"),
        (("news.jsonl", "--out", "out.jsonl", "--ray-address", "here:1"), "--ray-address: goes with --engine ray"),
        (("news.jsonl", "--out", "archive", "--engine", "ray"), "QUOTEAPI_DATABASE_URL: must name a PostgreSQL"),
    ],
    ids=lambda each: each if isinstance(each, str) else None,
)
def test_what_cannot_be_run_is_told(batch: Any, news: News, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    news(1)
    (tmp_path / "archive.errors.jsonl").write_text("{}\n")
    run = batch(*arguments)
    assert run.returncode in (1, 2)
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert (tmp_path / "news.jsonl").stat().st_size > 0
