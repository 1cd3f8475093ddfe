"""Headers that hold browsers to this server, and those that let the pages of other origins call it."""

from __future__ import annotations

from flask import Flask, Response, request

from quoteapi.api.keys import GUARDED
from quoteapi.config import Settings

SECURITY = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
CROSS_ORIGIN = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-API-Key, X-Request-ID",
    "Access-Control-Expose-Headers": (
        "ETag, Link, Location, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-ID"
    ),
    "Access-Control-Max-Age": "600",
}


def register(app: Flask, settings: Settings) -> None:
    """Add the headers to every answer; a view's own stay."""
    app.after_request(_secured)
    if settings.cors_origins:
        app.after_request(lambda response: _shared(response, settings.cors_origins))


def _secured(response: Response) -> Response:
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    if request.path.startswith(GUARDED):
        # Answers hold the caller's article; those of the archive say themselves who may keep them.
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _shared(response: Response, origins: tuple[str, ...]) -> Response:
    origin = request.headers.get("Origin", "")
    response.vary.add("Origin")
    if request.path.startswith(GUARDED) and ("*" in origins or origin in origins):
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
        response.headers.update(CROSS_ORIGIN)
    return response
