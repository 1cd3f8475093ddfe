"""The page at `/`: paste an article, see who said what. Files only; all reading is done by `POST /v1/extract`."""

from __future__ import annotations

from quoteapi.web.views import blueprint

__all__ = ["blueprint"]
