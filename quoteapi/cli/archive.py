"""The archive that the settings name, for the commands that need one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from quoteapi.config import Settings
from quoteapi.errors import SettingError
from quoteapi.store import Store, StoreError
from quoteapi.store.database import CACHE


@contextmanager
def opened(*, cache: int = CACHE) -> Iterator[Store]:
    """The archive, its tables brought up to date; `cache` is as `connect` has it.

    What keeps it from opening ends the command with a message.
    """
    try:
        store = Store.open(Settings.from_environment(), cache=cache)
    except (SettingError, StoreError) as error:
        raise click.ClickException(str(error)) from error
    try:
        yield store
    finally:
        store.close()
