"""`quoteapi mcp`, asked by the SDK's own client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

import quoteapi
from quoteapi.config import Settings
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store

ARTICLE = "🚢 “We sail at noon,” Ada Brook, the harbour pilot, said on Monday.\n\nShe told reporters that the tide waits for nobody."


def asked(root: Path, *calls: tuple[str, dict[str, Any]], **environment: str) -> tuple[Any, list[Any]]:
    """The tools that a server tells, and its answers to these calls."""

    async def scene() -> tuple[Any, list[Any]]:
        told = {"PYTHONPATH": str(root), "PATH": os.environ["PATH"], **environment}
        started = StdioServerParameters(command=sys.executable, args=["-m", "quoteapi", "mcp"], env=told)
        async with Client(started, read_timeout_seconds=60) as client:
            return await client.list_tools(), [await client.call_tool(name, arguments) for name, arguments in calls]

    return asyncio.run(scene())


def test_the_tools_say_what_they_take_and_give(root: Path) -> None:
    tools, _ = asked(root)
    by_name = {tool.name: tool for tool in tools.tools}
    assert set(by_name) == {"extract", "verify", "verify_draft"}
    for tool in by_name.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations.read_only_hint


def test_extract(root: Path) -> None:
    _, [answer, whole] = asked(root, ("extract", {"text": ARTICLE}), ("extract", {"text": ARTICLE, "scope": "all", "title": "Noon"}))
    assert not answer.is_error
    first, second = answer.structured_content["quotes"]
    assert (first["speaker"], first["role"], first["type"]) == ("Ada Brook", "harbour pilot", "direct")
    assert ARTICLE[first["start"] : first["end"]] == first["text"] == "We sail at noon,"
    assert (second["speaker"], second["source"], second["type"]) == ("Ada Brook", "She", "indirect")
    assert len(whole.structured_content["quotes"]) >= 2


def test_verify_in_texts(root: Path) -> None:
    right = ("verify", {"quotation": "We sail at noon", "speaker": "Brook", "texts": [ARTICLE]})
    wrong = ("verify", {"quotation": "We sail at ten", "texts": ["Nothing here.", ARTICLE]})
    draft = ("verify_draft", {"draft": "“We sail at noon,” said Ada Brook. “We never sail,” she said.", "texts": [ARTICLE]})
    marks = ("verify", {"quotation": "…", "texts": [ARTICLE]})
    _, answers = asked(root, right, wrong, draft, marks)
    said, altered, lock = (answer.structured_content for answer in answers[:3])
    assert (said["verdict"], said["light"], said["passages"][0]["speaker"]) == ("verbatim", "green", "Ada Brook")
    [passage, *_] = altered["passages"]
    assert (altered["verdict"], altered["meaning_changed"], passage["article"]) == ("altered_unmarked", True, "2")
    assert any("“noon” became “ten”" in change for change in passage["changes"])
    assert (lock["light"], lock["quotations"][0]["verdict"]) == ("amber", "verbatim")
    assert "[green: verbatim]" in lock["marked"]
    assert answers[3].is_error
    assert answers[3].content[0].text.endswith("quotation: Holds no word.")


def test_verify_in_the_archive(root: Path, engine: quoteapi.Engine, tmp_path: Path) -> None:
    store = Store.open(Settings(data=str(tmp_path)))
    result = result_to_json(engine.extract(ARTICLE), ARTICLE, explain=True)
    store.write(lambda writer: writer.put(Incoming(text=ARTICLE, id="noon", url="https://quay.example/noon"), result))
    store.close()
    _, [answer] = asked(root, ("verify", {"quotation": "We sail at noon"}), QUOTEAPI_DATA=str(tmp_path))
    [passage, *_] = answer.structured_content["passages"]
    assert (answer.structured_content["verdict"], passage["article"], passage["url"]) == ("verbatim", "noon", "https://quay.example/noon")


@pytest.mark.parametrize(
    ("arguments", "detail"),
    [
        ({"text": " \n"}, "text: must not be empty"),
        ({"text": "x" * 31}, "has 31 characters; 30 are read at most"),
        ({}, "text"),
        ({"text": "x", "scope": "some"}, "scope"),
    ],
    ids=["empty", "too long", "missing", "no such scope"],
)
def test_bad_input_is_told_and_the_server_goes_on(root: Path, arguments: dict[str, Any], detail: str) -> None:
    fine = ("extract", {"text": "“Aye,” said Ada Brook."})
    _, [answer, after] = asked(root, ("extract", arguments), fine, QUOTEAPI_MAX_TEXT_LENGTH="30")
    assert answer.is_error
    assert detail in answer.content[0].text
    assert "Traceback" not in answer.content[0].text
    assert not after.is_error


def test_a_wrong_setting_ends_it_with_a_message(root: Path) -> None:
    environment = {"PYTHONPATH": str(root), "QUOTEAPI_THREADS": "none"}
    command = [sys.executable, "-m", "quoteapi", "mcp"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, input="", check=False, timeout=60)
    assert (run.returncode, run.stdout) == (1, "")
    assert "QUOTEAPI_THREADS" in run.stderr
    assert "Traceback" not in run.stderr
