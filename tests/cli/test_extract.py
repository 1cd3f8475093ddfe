"""`quoteapi extract` on the real engine, in process by click's runner and as a real process where pipes and signals matter."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quoteapi.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]

SAID = "“We will mend the pier by June,” said Ada Brook."
TOLD = "The pilot told reporters that the tide was late."
PAGE = f"""<!doctype html><html><head><title>Pier</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Pier to be mended</h1><p>{SAID}</p><p>{TOLD} {"The pier is old and the boats wait outside. " * 8}</p></article></body></html>"""


def extract(*arguments: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)], input=given, catch_exceptions=False)


def lines(output: bytes | str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(SAID, encoding="utf-8", newline="")
    return path


def jsonl(*records: Any) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_the_table_tells_who_said_what(seed: str) -> None:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(main, ["extract"], input=seed)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.output.startswith("US, Japan to Hold Virtual Talks on Security, Indo-Pacific Region")
    [row] = [line for line in result.output.splitlines() if "We have no hostile intent" in line]
    for cell in ("direct", "Ned Price", "State Department", "%"):
        assert cell in row
    assert "\x1b" not in result.output


FORMATS = {
    "quotation": ("https://schema.org", "Quotation"),
    "claim": ("https://schema.org", "Claim"),
    "annotation": ("http://www.w3.org/ns/anno.jsonld", "Annotation"),
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_of_others_is_a_document_an_article(article: Path, form: str) -> None:
    context, kind = FORMATS[form]
    result = extract("--format", form, article, article)
    assert (result.exit_code, result.stderr) == (0, "")
    first, _, second = result.stdout.partition("}\n{")
    assert first + "}\n" == "{" + second
    document = json.loads(first + "}")
    assert document["@context"] == context
    found = document["first"]["items"] if form == "annotation" else document["@graph"][1:]
    assert [node.get("type") or node["@type"] for node in found] == [kind]
    assert "We will mend the pier by June" in json.dumps(found[0])


def test_a_page_in_a_format_of_others_brings_its_text(tmp_path: Path) -> None:
    page = tmp_path / "pier.html"
    page.write_text(PAGE, encoding="utf-8")
    document = json.loads(extract("--format", "quotation", page).stdout)
    assert "The pier is old" in document["@graph"][0]["articleBody"]


def test_claims_name_the_settings_body(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTEAPI_CLAIM_INTERPRETER", "The Desk")
    assert '"name": "The Desk"' in extract("--format", "claim", article).stdout
    monkeypatch.setenv("QUOTEAPI_THREADS", "none")
    result = extract("--format", "claim", article)
    assert result.exit_code == 1
    assert "QUOTEAPI_THREADS" in result.stderr


def test_one_answer_has_one_form(article: Path) -> None:
    result = CliRunner().invoke(main, ["extract", "--json", "--format", "claim", str(article)])
    assert result.exit_code == 2
    assert "--json and --format are two forms of one answer" in result.stderr


def test_a_narrow_terminal_still_shows_the_quotes(article: Path) -> None:
    output = CliRunner(env={"COLUMNS": "30"}).invoke(main, ["extract", str(article)]).output
    assert "We will" in output


def test_a_terminal_gets_colours(article: Path, root: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {"PYTHONPATH": str(root), "TERM": "xterm-256color", "COLUMNS": "120"}
    with subprocess.Popen([sys.executable, "-m", "quoteapi", "extract", article], stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.returncode == 0
    assert b"\x1b[1mAda Brook" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # What Linux says where the other end has closed.
        return b""


def test_no_quotes() -> None:
    assert extract("-", given="The tide was late.").output == "No quotes.\n"


def test_what_a_terminal_would_obey_is_not_handed_on() -> None:
    result = extract("-", given="“We \x1b[2J[bold]will[/bold] mend the pier,” said Ada Brook.")
    assert "\x1b" not in result.output
    assert "[bold]" in result.output


def test_json_is_one_result(article: Path) -> None:
    body = json.loads(extract("--json", article).output)
    [quote] = body["quotes"]
    assert (quote["type"], quote["speaker"]["name"]) == ("direct", "Ada Brook")
    assert SAID[quote["spans"][0]["start"] : quote["spans"][0]["end"]] == "We will mend the pier by June,"
    assert "refusals" not in body


def test_jsonl_answers_line_by_line_with_the_same_id() -> None:
    given = jsonl({"id": "a", "text": SAID}, {"id": 7, "text": TOLD, "title": "Late tide"}, {"id": "empty", "text": ""})
    result = extract("--jsonl", "-", given=given)
    assert (result.exit_code, result.stderr) == (0, "")
    first, second, third = lines(result.output)
    assert [line["id"] for line in (first, second, third)] == ["a", 7, "empty"]
    assert [len(line["quotes"]) for line in (first, second, third)] == [1, 1, 0]
    assert (first["article"]["title"], second["article"]["title"]) == (None, "Late tide")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(b'{"id": "x"}', "standard input:2: text: is missing", id="no text"),
        pytest.param(b'{"text": "x"}', "standard input:2: id: is missing", id="no id"),
        pytest.param(b'{"id": "x", "text": 5}', "standard input:2: text: must be a string", id="text is a number"),
        pytest.param(b'{"id": "x", "text": "", "title": []}', "standard input:2: title: must be a string", id="title is a list"),
        pytest.param(b"{", "standard input:2: is not JSON", id="no JSON"),
        pytest.param(b'"\xe9"', "standard input:2: is not UTF-8 (byte 0xe9 at offset 1)", id="no UTF-8"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line: bytes, message: str) -> None:
    result = extract("--jsonl", given=b"\n".join([jsonl({"id": 1, "text": TOLD}).strip(), line, jsonl({"id": 3, "text": TOLD})]))
    assert result.exit_code == 1
    assert [answer["id"] for answer in lines(result.stdout)] == [1, 3]
    assert result.stderr.startswith(f"quoteapi: {message}")
    assert len(result.stderr.splitlines()) == 1


def test_files_that_cannot_be_read_are_told_and_the_others_are_read(article: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("café".encode("latin-1"))
    result = extract("--json", tmp_path / "absent.txt", tmp_path, latin, article)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["quotes"]
    absent, folder, undecodable = result.stderr.splitlines()
    assert absent == f"quoteapi: {tmp_path / 'absent.txt'}: No such file or directory"
    assert folder == f"quoteapi: {tmp_path}: Is a directory"
    assert undecodable == f"quoteapi: {latin}: is not UTF-8 (byte 0xe9 at offset 3)"


def test_an_absent_file_of_lines_is_told(tmp_path: Path) -> None:
    result = extract("--jsonl", tmp_path / "absent.jsonl")
    assert (result.exit_code, result.stderr) == (1, f"quoteapi: {tmp_path / 'absent.jsonl'}: No such file or directory\n")


@pytest.mark.parametrize(("name", "options"), [("pier.html", ()), ("pier.txt", ("--html",))], ids=["by its name", "by the option"])
def test_of_a_page_the_article_is_read(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    body = json.loads(extract("--json", *options, tmp_path / name).output)
    text = body["article"]["text"]
    assert "Home" not in text
    assert "Ada Brook" in {quote["speaker"]["name"] for quote in body["quotes"]}
    for quote in body["quotes"]:
        assert " … ".join(text[span["start"] : span["end"]] for span in quote["spans"]) == quote["text"]


def test_a_page_without_an_article_is_told() -> None:
    result = extract("--html", "-", given="<html><body></body></html>")
    assert (result.exit_code, result.stderr) == (1, "quoteapi: standard input: no article was found in this page\n")


BOTH = f"{SAID}\n\n{TOLD}"


@pytest.mark.parametrize(
    ("options", "types"),
    [
        pytest.param((), ["direct", "indirect"], id="all"),
        pytest.param(("--type", "direct"), ["direct"], id="one type"),
        pytest.param(("--type", "direct,indirect"), ["direct", "indirect"], id="two types"),
        pytest.param(("--act", "evidence,other"), [], id="acts that are not there"),
        pytest.param(("--min-confidence", "1"), [], id="surer than anything"),
    ],
)
def test_quotes_asked_for(options: tuple[str, ...], types: list[str]) -> None:
    body = json.loads(extract("--json", *options, given=BOTH).output)
    assert [quote["type"] for quote in body["quotes"]] == types


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--type", "direct,spoken"), id="no such type"),
        pytest.param(("--act", ""), id="an empty act"),
        pytest.param(("--scope", "some"), id="no such scope"),
        pytest.param(("--min-confidence", "1.5"), id="more than sure"),
        pytest.param(("--threads", "0"), id="no thread"),
        pytest.param(("--jsonl", "--html"), id="lines are no pages"),
    ],
)
def test_options_that_cannot_be(options: tuple[str, ...]) -> None:
    result = extract(*options, given=SAID)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


def test_offsets_as_javascript_counts() -> None:
    text = f"🌊 {SAID}"
    spans = [
        json.loads(extract("--json", "--offsets", unit, given=text).output)["quotes"][0]["spans"][0] for unit in ("codepoint", "utf16")
    ]
    assert [span["start"] for span in spans] == [3, 4]


def test_explain_tells_the_evidence_and_the_refusals(seed: str) -> None:
    told = extract("--explain", given=seed).output
    assert "detect/" in told
    assert "no quote at " in told
    assert json.loads(extract("--explain", "--json", given=seed).output)["refusals"]


def test_output_replaces_the_file_that_it_was_read_from(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(jsonl({"id": "a", "text": SAID}))
    result = extract("--jsonl", path, "--output", path)
    assert (result.exit_code, result.output) == (0, "")
    [line] = lines(path.read_bytes())
    assert (line["id"], line["quotes"][0]["speaker"]["name"]) == ("a", "Ada Brook")


def test_output_is_utf8_in_any_locale(run: Run) -> None:
    result = run("extract", "--jsonl", given=jsonl({"id": "ä", "text": SAID}))
    assert (result.returncode, result.stderr) == (0, b"")
    assert "“" not in result.stdout.decode("utf-8")
    assert '"id": "ä"' in result.stdout.decode("utf-8")


def test_half_a_surrogate_pair_is_escaped() -> None:
    [line] = lines(extract("--jsonl", given=b'{"id": "\\ud800", "text": "He said that \\ud83d rain fell."}').output)
    assert line["id"] == "\ud800"


def test_line_ends_stand_as_they_were_given(seed: str) -> None:
    text = seed.replace("\n", "\r\n")
    body = json.loads(extract("--json", given=text.encode()).output)
    assert body["article"]["length"] == len(text)
    assert len(body["quotes"]) > 5
    for quote in body["quotes"]:
        assert " … ".join(text[span["start"] : span["end"]] for span in quote["spans"]) == quote["text"]


def started(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "quoteapi", "extract", *arguments]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_reader_that_goes_away_ends_it_quietly(root: Path) -> None:
    with started(root, "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(jsonl({"id": 1, "text": SAID}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdout.close()
        process.stdin.write(jsonl(*({"id": n, "text": SAID} for n in range(50))))
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What a shell starts in the background ignores interrupts, and so does all that it starts in turn."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_it_quietly(root: Path) -> None:
    with started(root, "--jsonl") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(jsonl({"id": 1, "text": SAID}))
        process.stdin.flush()
        # The result is there before the input has ended.
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        try:
            assert process.communicate(timeout=60)[1] == b""
        finally:
            process.kill()
    assert process.returncode == 130
