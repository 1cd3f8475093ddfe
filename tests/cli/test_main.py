from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import quoteapi
from quoteapi.cli import SUMMARIES, main


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert (result.exit_code, result.output) == (0, f"quoteapi, version {quoteapi.__version__}\n")


@pytest.mark.parametrize("name", SUMMARIES)
def test_the_summary_of_a_command_is_its_own(name: str) -> None:
    command = main.get_command(click.Context(main), name)  # type: ignore[attr-defined]
    assert command.get_short_help_str() == SUMMARIES[name]


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(main, [name, "-h"])
    assert result.exit_code == 0
    assert f"{name} [OPTIONS]" in result.output


def test_help_lists_the_commands() -> None:
    # A summary may go over two lines.
    output = " ".join(CliRunner().invoke(main, ["--help"]).output.split())
    assert all(name in output and summary in output for name, summary in SUMMARIES.items())


def test_an_unknown_command_is_an_error() -> None:
    result = CliRunner().invoke(main, ["extrakt"])
    assert result.exit_code == 2
    assert "extrakt" in result.output


def test_help_waits_for_nothing_large(root: Path) -> None:
    code = "import sys; from quoteapi.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert loaded & {"flask", "marshmallow", "numpy", "onnxruntime", "rich", "trafilatura"} == set()
