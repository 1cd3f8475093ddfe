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
    assert "extract" in by_name
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
