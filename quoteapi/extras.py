"""The extras: what not everybody needs, and what to install for it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from quoteapi.errors import QuoteapiError

# By what each is known to be installed.
MODULES: Mapping[str, str] = {
    "pages": "trafilatura",
    "parquet": "pyarrow",
    "postgresql": "psycopg",
    "ray": "ray",
    "redis": "redis",
}


class MissingExtraError(QuoteapiError):
    """Something needs an extra that is not installed; the message, which ends in no full stop, names both and the command."""


def require(extra: str, what: str = "") -> None:
    """Raise MissingExtraError where `extra`, one of MODULES, is not installed; `what` begins the message: `to read Parquet`."""
    if find_spec(MODULES[extra]) is None:
        raise MissingExtraError(f"{what} needs the extra `{extra}`: pip install 'quoteapi[{extra}]'".lstrip())
