"""`quoteapi verify`: quotations and drafts against files and against the archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quoteapi
from quoteapi.cli import main
from quoteapi.config import Settings
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store

TEXT = "“The ferry sails every hour from the quay,” said Bo Lind, a sailor. “We never wait for anybody.”"
DRAFT = "“The ferry sails every day from the quay,” said Bo Lind. “We never wait for anybody,” he added."
Invoke = Callable[..., Result]


@pytest.fixture
def invoke(tmp_path: Path) -> Invoke:
    """Run `quoteapi verify` with these arguments, over an archive in the folder of the test."""
    (tmp_path / "source.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")

    def invoke(*arguments: str, given: str | None = None) -> Result:
        environment = {"QUOTEAPI_DATA": str(tmp_path / "archive")}
        return CliRunner(env=environment).invoke(main, ["verify", *(a.replace("@", f"{tmp_path}/") for a in arguments)], input=given)

    return invoke


def test_a_quotation_is_found_in_a_file(invoke: Invoke) -> None:
    result = invoke("The ferry sails every hour from the quay", "--speaker", "Lind", "--in", "@source.txt")
    assert result.exit_code == 0
    assert result.output.startswith("verbatim  “The ferry sails every hour from the quay”, Lind\n")
    assert "Bo Lind, direct, verbatim" in result.output


def test_words_that_differ_are_shown_beside_each_other(invoke: Invoke) -> None:
    result = invoke("The ferry sails every week from the quay", "--in", "@source.txt")
    assert result.output.startswith("altered_unmarked  ")
    assert "The ferry sails every [hour → week] from the quay" in result.output


def test_what_is_left_out_is_shown(invoke: Invoke) -> None:
    assert "left out before it: We never (negation)" in invoke("wait for anybody", "--in", "@source.txt").output


def test_the_verdict_as_json(invoke: Invoke) -> None:
    result = invoke("We never wait for anybody", "--in", "@source.txt", "--json", "--offsets", "utf16")
    body = json.loads(result.output)
    assert (body["verdict"], body["passages"][0]["article"]["id"]) == ("verbatim", body["passages"][0]["alignment"][0]["article"])


def test_a_draft(invoke: Invoke) -> None:
    assert [line.split()[0] for line in invoke("--draft", "@draft.txt", "--in", "@source.txt").output.splitlines() if line[0] != " "] == [
        "altered_unmarked", "verbatim",
    ]  # fmt: skip
    marked = invoke("--draft", "@draft.txt", "--in", "@source.txt", "--marked").output
    assert marked == DRAFT.replace("quay,”", "quay,” [red: altered_unmarked]").replace("anybody,”", "anybody,” [green: verbatim]")


def test_a_draft_on_standard_input(invoke: Invoke) -> None:
    result = invoke("--draft", "-", "--in", "@source.txt", "--json", given="“We never wait for anybody.”")
    assert [q["verdict"] for q in json.loads(result.output)["quotations"]] == ["verbatim"]


def test_strict_tells_by_the_exit_status(invoke: Invoke) -> None:
    assert invoke("--strict", "We never wait for anybody", "--in", "@source.txt").exit_code == 0
    assert invoke("--strict", "--draft", "@draft.txt", "--in", "@source.txt").exit_code == 1


def test_the_archive(invoke: Invoke, engine: quoteapi.Engine, tmp_path: Path) -> None:
    store = Store.open(Settings(data=str(tmp_path / "archive")))
    told = Incoming(text=TEXT, id="ferry", publisher="The Echo", published="2026-05-01")
    store.write(lambda writer: writer.put(told, result_to_json(engine.extract(TEXT), TEXT, explain=True)))
    store.close()
    assert "ferry, The Echo, 2026-05-01" in invoke("We never wait for anybody", "--publisher", "the echo", "--to", "2026-05-01").output
    assert invoke("We never wait for anybody", "--from", "2026-05-02").output.startswith("not_found")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), 2, "Give a QUOTATION, or --draft."),
        (("a", "--draft", "@draft.txt"), 2, "Give a QUOTATION, or --draft."),
        (("--draft", "@draft.txt", "--speaker", "Bo"), 2, "--speaker goes with a QUOTATION"),
        (("a", "--marked"), 2, "--marked goes with --draft."),
        (("a", "--in", "@source.txt", "--publisher", "The Echo"), 2, "--in looks in files"),
        (("a", "--from", "May"), 2, "'May' is no date such as 2026-05-01"),
        (("a", "--in", "@none.txt"), 1, "No such file or directory"),
        (("…", "--in", "@source.txt"), 1, "the quotation: Holds no word."),
        (("a " * 2001, "--in", "@source.txt"), 1, "the quotation: Has more than 2000 words."),
    ],
)
def test_what_cannot_be_asked(invoke: Invoke, arguments: tuple[str, ...], status: int, message: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == status
    assert message in result.stderr
