"""API keys: who may call /v1."""

from __future__ import annotations

from hmac import compare_digest

from flask import Flask, Request, request

from quoteapi.api.problems import ProblemError
from quoteapi.config import Settings

# The second is where Google's clients call.
GUARDED = ("/v1/", "/v1alpha1/")
# Where the key may stand in the query, as Google's clients send it.
_AS_GOOGLE = ("/v1/claims:search", "/v1alpha1/claims:search")


def known_key(request: Request, settings: Settings) -> str | None:
    """The key that `request` shows, as `X-API-Key` or `Authorization: Bearer`, if it is one of the settings'.

    A search for claims may show it as `key` in its query.
    """
    bearer = request.authorization.token if request.authorization and request.authorization.type == "bearer" else None
    in_query = request.args.get("key") if request.path in _AS_GOOGLE else None
    shown = (request.headers.get("X-API-Key") or bearer or in_query or "").encode("utf-8", "surrogatepass")
    # Each is compared, and in constant time: how long it takes tells nothing.
    matches = [key for key in settings.api_keys if compare_digest(key.encode(), shown)]
    return matches[0] if matches else None


def register(app: Flask, settings: Settings) -> None:
    """Make /v1 ask for a key, if the settings name any."""
    if settings.api_keys:
        app.before_request(lambda: _require(settings))


def _require(settings: Settings) -> None:
    # A browser asks with OPTIONS, which carries no key, whether it may send one.
    if request.path.startswith(GUARDED) and request.method != "OPTIONS" and known_key(request, settings) is None:
        raise ProblemError(401, "Show a key of this server as X-API-Key or Authorization: Bearer.", headers={"WWW-Authenticate": "Bearer"})
