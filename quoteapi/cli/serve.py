"""`quoteapi serve`: the API and the page, under gunicorn."""

from __future__ import annotations

import os
import sys

import click

from quoteapi.config import Settings
from quoteapi.errors import SettingError
from quoteapi.store import Store, StoreError

APPLICATION = "quoteapi.api:create_app()"
# Its control socket stands in the home folder, which a container's user lacks and two servers would share. An address may hold a whole
# quotation, in bytes of three letters each.
GUNICORN = (
    *("--no-control-socket", "--config", "python:quoteapi.cli.beside"),
    *("--worker-class", "quoteapi.cli.refusing.Worker", "--limit-request-line", "8190"),
)


@click.command(short_help="Serve the API and the page.")
@click.option("--host", help="Address to listen on; 0.0.0.0 for every one.  [default: 127.0.0.1 or QUOTEAPI_HOST]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; 0 for a free one.  [default: 8000 or QUOTEAPI_PORT]")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes; each holds an engine of its own.")
@click.option("--threads", type=click.IntRange(1), default=8, show_default=True, help="Requests that one process answers at once.")
def command(host: str | None, port: int | None, workers: int, threads: int) -> None:
    """Serve the API and the page, over the archive that the settings name. All other settings come from the environment.

    Where the settings name no Redis, a worker for jobs is started beside it.
    """
    try:
        settings = Settings.from_environment()
    except SettingError as error:
        raise click.ClickException(str(error)) from error
    _prepare(settings)
    bind = f"{_bracketed(host or settings.host)}:{settings.port if port is None else port}"
    arguments = ["-m", "gunicorn", "--bind", bind, "--workers", str(workers), "--threads", str(threads), *GUNICORN, APPLICATION]
    # In this process's place, so that a supervisor's signals reach gunicorn itself.
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606


def _prepare(settings: Settings) -> None:
    """Bring the archive's tables up to date before the first worker asks for them."""
    try:
        Store.open(settings).close()
    except StoreError as error:
        raise click.ClickException(str(error)) from error


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
