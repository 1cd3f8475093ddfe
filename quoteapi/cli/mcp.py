"""`quoteapi mcp`: tools for a language model, over standard input and output."""

from __future__ import annotations

import click

from quoteapi.config import Settings
from quoteapi.errors import SettingError


@click.command(short_help="Be tools of a language model (needs the extra `mcp`).")
def command() -> None:
    """Be tools of a language model, by the Model Context Protocol over standard input and output.

    A program that talks to the model starts this; it ends with its input. Settings come from the environment.
    """
    try:
        from quoteapi.mcp.server import server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise click.ClickException(f"{error.name} is missing: pip install 'quoteapi[mcp]'.") from error
    try:
        settings = Settings.from_environment()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    server(settings).run("stdio")
