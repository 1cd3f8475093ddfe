"""Rate limits on /v1: each key, or each address that shows none, has its own count, kept in this process."""

from __future__ import annotations

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from quoteapi.api.keys import GUARDED, known_key
from quoteapi.config import Settings


def register(app: Flask, settings: Settings) -> None:
    """Limit the calls of /v1, if the settings say so. Wrong keys count against the address, so that nobody guesses keys fast."""
    if settings.rate_limit:
        limiter = Limiter(
            lambda: known_key(request, settings) or get_remote_address(),
            app=app,
            application_limits=[settings.rate_limit],
            headers_enabled=True,
            storage_uri="memory://",
        )
        limiter.request_filter(_unlimited)


def _unlimited() -> bool:
    return not request.path.startswith(GUARDED) or request.method == "OPTIONS"
