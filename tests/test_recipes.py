"""The Python of docs/recipes.md, run as it stands there against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import quoteapi
from quoteapi.api import create_app
from quoteapi.api.examples import TEXT, TITLE
from quoteapi.config import Settings

HERE = "http://127.0.0.1:8000"
BLOCKS = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def server(
    engine: quoteapi.Engine, answering: Callable[[Flask], AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    app = create_app(Settings(data=str(tmp_path_factory.mktemp("archive")), log_level="ERROR"), engine)
    with answering(app) as address:
        yield address


@pytest.fixture(scope="module")
def recipes(root: Path) -> dict[str, str]:
    """The Python under each heading."""
    text = (root / "docs" / "recipes.md").read_text(encoding="utf-8")
    return {heading: found[1] for heading, body in BLOCKS.findall(text) if (found := PYTHON.search(body))}


def run(recipe: str, server: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "recipe"}
    assert HERE in recipe
    exec(compile(recipe.replace(HERE, server), "recipe", "exec"), names)
    return names


def test_each_recipe_in_python_is_run_here(recipes: dict[str, str]) -> None:
    assert set(recipes) == {"From Python", "In a CMS", "As a tool of LangChain", "As a tool of any model: MCP"}


def test_from_python(recipes: dict[str, str], server: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(recipes["From Python"], server)
    assert capsys.readouterr().out == "Ada Brook | We sail at noon,\n404 There is no quote of this id.\n"


def test_in_a_cms(recipes: dict[str, str], server: str) -> None:
    names = run(recipes["In a CMS"], server)
    head = names["head_of"](f"{TEXT}\n\nShe wrote “</script>” on the wall, she said.", TITLE)
    assert head.count("</script>") == 1
    told = json.loads(head.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert "Ada Cole" in {node["spokenByCharacter"]["name"] for node in told["@graph"] if "spokenByCharacter" in node}
    [warning] = names["warnings"]("“The bridge will open in June,” Ada Cole said. “We won’t wait any longer.”", [TEXT])
    assert warning.startswith("“The bridge will open in June,”: altered_unmarked. ")


def test_as_a_tool_of_langchain(recipes: dict[str, str], server: str) -> None:
    names = run(recipes["As a tool of LangChain"], server)
    found = names["who_said_what"].invoke({"article": TEXT})
    assert (found[0]["speaker"], found[0]["role"]) == ("Ada Cole", "mayor of Lindford")
    assert names["was_it_said"].invoke({"quotation": "Nobody ever said these words here"})["verdict"] == "not_found"
    assert names["who_said_what"].args.keys() == {"article"}
    names["client"].close()


def test_as_a_tool_of_any_model(recipes: dict[str, str]) -> None:
    # The command of this environment.
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-c", recipes["As a tool of any model: MCP"]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "verbatim\n"
