"""`quoteapi import`, over a real archive and the real engine."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quoteapi.cli import main
from quoteapi.config import Settings
from quoteapi.store import ArticleQuery, QuoteQuery, Store

ROW = "“We row at dawn,” said Ada Brook."
SAIL = "“We sail at noon,” said Bo Lund."
FEED = f"""<rss version="2.0"><channel><title>Lindford Courier</title><language>en-gb</language><item><title>Sails</title>
<link>https://courier.example/sails</link><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate>
<description>{SAIL}</description></item></channel></rss>"""
LINES = [
    {"text": ROW, "id": "rows", "url": "https://courier.example/rows", "publisher": "Lindford Courier", "published": "2026-05-01"},
    {"text": "", "id": "empty"},
    {"text": "So.", "url": "ftp://x"},
]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a feed, and with lines of which one is an article."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, LINES)).encode()))
    (folder / "b.rss").write_text(FEED)
    return folder


@pytest.fixture
def invoke(tmp_path: Path) -> Callable[..., Result]:
    """Run the command over an archive in `tmp_path`."""

    def invoke(*arguments: object, **environment: str) -> Result:
        runner = CliRunner(env={"QUOTEAPI_DATA": str(tmp_path / "archive"), **environment})
        return runner.invoke(main, ["import", *map(str, arguments)])

    return invoke


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    """The articles in that archive, the oldest first."""

    def kept() -> list[dict[str, Any]]:
        store = Store.open(Settings(data=str(tmp_path / "archive")))
        try:
            return store.articles(ArticleQuery(sort="oldest"), limit=99).items
        finally:
            store.close()

    return kept


def test_all_is_kept_that_can_be_read_and_the_rest_is_told(tmp_path: Path, files: Path, invoke: Any, kept: Any) -> None:
    result = invoke(files, "--errors", tmp_path / "errors.jsonl")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.output == "2 articles: 2 new, 0 changed, 0 as they were; 2 could not be read\n"
    assert [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text().splitlines()] == [
        {"place": f"{files}/a.jsonl.gz:2", "field": "text", "detail": "Must not be empty."},
        {"place": f"{files}/a.jsonl.gz:3", "field": "url", "detail": "Must be an address that begins with http:// or https://."},
    ]
    told = ("url", "publisher", "published", "language", "title")
    assert [tuple(article[name] for name in told) for article in kept()] == [
        ("https://courier.example/rows", "Lindford Courier", "2026-05-01", "en", None),
        ("https://courier.example/sails", "Lindford Courier", "2026-05-02T10:00:00Z", "en-gb", "Sails"),
    ]
    store = Store.open(Settings(data=str(tmp_path / "archive")))
    assert [quote["speaker"]["name"] for quote in store.quotes(QuoteQuery(q="at"), limit=9).items] == ["Bo Lund", "Ada Brook"]
    store.close()


def test_the_same_again_changes_nothing(files: Path, invoke: Any, kept: Any) -> None:
    invoke(files)
    before = kept()
    result = invoke(files)
    assert result.stdout == "2 articles: 0 new, 0 changed, 2 as they were; 2 could not be read\n"
    assert kept() == before


def test_a_changed_text_is_a_new_version(tmp_path: Path, invoke: Any, kept: Any) -> None:
    path = tmp_path / "a.jsonl"
    for text in (ROW, SAIL):
        path.write_text(json.dumps({"id": "a", "text": text}))
        result = invoke(path)
    assert (result.exit_code, result.output) == (0, "1 articles: 0 new, 1 changed, 0 as they were; 0 could not be read\n")
    assert [article["version"] for article in kept()] == [2]


def test_without_a_file_for_them_errors_are_told_on_standard_error(files: Path, invoke: Any) -> None:
    assert invoke(files).stderr.splitlines() == [
        f"quoteapi: {files}/a.jsonl.gz:2: text: Must not be empty.",
        f"quoteapi: {files}/a.jsonl.gz:3: url: Must be an address that begins with http:// or https://.",
    ]


def test_errors_are_not_written_where_they_would_be_read(tmp_path: Path, invoke: Any, files: Path, kept: Any) -> None:
    errors = files / "z.jsonl"
    assert invoke(files, "--errors", errors).exit_code == 1
    told = errors.read_text()
    result = invoke(files, "--errors", tmp_path / "in" / ".." / "in" / "z.jsonl")
    assert (result.exit_code, result.stderr) == (1, f"Error: {errors}: is among the files to read, and would be written to\n")
    assert errors.read_text() == told
    assert len(kept()) == 2


@pytest.mark.parametrize(("name", "reason"), [("none/e.jsonl", "No such file or directory"), ("/dev/full", "No space left on device")])
def test_a_file_of_errors_that_cannot_be_written_is_told(tmp_path: Path, invoke: Any, files: Path, name: str, reason: str) -> None:
    result = invoke(files, "--errors", tmp_path / name)
    assert (result.exit_code, result.stderr) == (1, f"Error: {tmp_path / name}: {reason}\n")


def test_options_stand_over_what_the_files_tell(files: Path, invoke: Any, kept: Any) -> None:
    invoke(files / "b.rss", "--publisher", "The Herald", "--language", "en-US")
    assert [(article["publisher"], article["language"]) for article in kept()] == [("The Herald", "en-US")]


def test_a_text_may_be_as_long_as_the_settings_say(files: Path, invoke: Any) -> None:
    result = invoke(files / "b.rss", QUOTEAPI_MAX_TEXT_LENGTH="10")
    assert result.exit_code == 1
    assert result.stderr == f"quoteapi: {files}/b.rss#entry 1: text: Has 32 characters; 10 are read at most.\n"


def test_an_article_that_would_be_two_is_told(tmp_path: Path, invoke: Any) -> None:
    one, other = "https://courier.example/1", "https://courier.example/2"
    articles = [{"id": "a", "url": one, "text": ROW}, {"id": "b", "url": other, "text": SAIL}, {"id": "a", "url": other, "text": "So."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, articles)))
    result = invoke(tmp_path / "a.jsonl")
    assert result.stdout == "2 articles: 2 new, 0 changed, 0 as they were; 1 could not be read\n"
    assert result.stderr == f"quoteapi: {tmp_path}/a.jsonl:3: url: Is the address of another article than the one of this id.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["none.jsonl"], 1, "Error: none.jsonl: No such file or directory\n"),
        (["-", "--language", "en_GB"], 2, "Invalid value for --language: Must be a language tag, such as en or en-GB.\n"),
        (["-", "--publisher", "x" * 1001], 2, "Invalid value for --publisher: Must not be longer than 1000 characters.\n"),
        ([], 2, "Error: Missing argument 'PATH…|-'.\n"),
    ],
)
def test_what_is_asked_wrongly_is_told_before_anything_is_read(
    tmp_path: Path, invoke: Any, arguments: list[str], code: int, message: str
) -> None:
    result = invoke(*arguments)
    assert result.exit_code == code
    assert result.stderr.endswith(message)
    assert not (tmp_path / "archive").exists()


def test_standard_input_is_read(run: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    result = run("import", "--format", "xml", "-", given=FEED.encode())
    assert (result.returncode, result.stdout) == (0, b"1 articles: 1 new, 0 changed, 0 as they were; 0 could not be read\n")
    result = run("import", "-", given=b'{"text": ""}\n')
    assert (result.returncode, result.stderr) == (1, b"quoteapi: standard input:1: text: Must not be empty.\n")


def test_many_are_kept_once_each_whatever_reads_them(tmp_path: Path, invoke: Any, kept: Any) -> None:
    told = [{"id": f"n-{n}", "text": f"“We row with {n} oars,” said Ada Brook."} for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, [*told, told[3], {**told[4], "text": SAIL}])))
    result = invoke(tmp_path / "a.jsonl", "--processes", 2)
    assert result.stdout == "32 articles: 30 new, 1 changed, 1 as they were; 0 could not be read\n"
    again = invoke(tmp_path / "a.jsonl", "--threads", 2)
    assert again.stdout == "32 articles: 0 new, 2 changed, 30 as they were; 0 could not be read\n"
    assert [article["version"] for article in kept()] == [4 if n == 4 else 1 for n in range(30)]
