"""When a call is sent again: where the connection broke, and where the server is busy or away. Writes carry a key: none is done twice."""

from __future__ import annotations

import random
from dataclasses import dataclass

import httpx

from quoteapi.client.failures import seconds

# Too many calls; a proxy without a server behind it; a server that is not ready or whose archive is away.
PASSING = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a call is sent in all, how long to wait before the second time, and the longest wait, in seconds. Each wait is twice
    the one before, and less by chance; what the server says in `Retry-After` stands over that."""

    times: int = 4
    first: float = 0.5
    longest: float = 30.0

    def pause(self, sent: int, answer: httpx.Response | None) -> float | None:
        """How long to wait after the `sent`-th time, whose answer was this or none; None where it is not to be sent again."""
        if sent >= self.times or answer is not None and answer.status_code not in PASSING:
            return None
        asked = seconds(answer.headers.get("Retry-After")) if answer is not None else None
        if asked:
            return asked if asked <= self.longest else None
        wait = min(self.longest, self.first * 2.0 ** (sent - 1))
        return wait * random.uniform(0.5, 1)  # noqa: S311 - no secret is drawn
