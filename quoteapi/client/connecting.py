"""What both clients share beside the calls: how they connect, and how they read what is no plain JSON."""

from __future__ import annotations

import json
from typing import Any

from quoteapi.version import __version__

ENDED = frozenset({"done", "cancelled"})
# How often a job is asked whether it has ended, in seconds.
EVERY = 1.0


def headers(key: str | None) -> dict[str, str]:
    """What each request carries."""
    told = {"User-Agent": f"quoteapi-client/{__version__}"}
    return {**told, "X-API-Key": key} if key else told


def of_line(line: str) -> dict[str, Any] | None:
    """A line of JSON lines; None for an empty one."""
    value: dict[str, Any] | None = json.loads(line) if line.strip() else None
    return value
