"""The HTTP API, on Flask. `quoteapi.api:create_app()` is the WSGI application that a server runs."""

from __future__ import annotations

from quoteapi.api.app import create_app

__all__ = ["create_app"]
