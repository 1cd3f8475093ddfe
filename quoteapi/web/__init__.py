"""The pages: paste an article and see who said what; look through the archive. Files only; they work through the API alone."""

from __future__ import annotations

from quoteapi.web.views import blueprint

__all__ = ["blueprint"]
