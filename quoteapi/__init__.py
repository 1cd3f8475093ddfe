"""Who said what: quotes, speakers, roles and affiliations out of news text.

`extract(text)` is the whole engine for a Python caller; `Engine` keeps settings and reads many articles.
Importing the package reads no weights and nothing heavy; the names below arrive at their first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quoteapi.version import __version__

if TYPE_CHECKING:
    from quoteapi.engine.default import extract
    from quoteapi.engine.pipeline import Article, Engine

__all__ = ["Article", "Engine", "__version__", "extract"]


def __getattr__(name: str) -> Any:
    if name == "extract":
        from quoteapi.engine.default import extract

        return extract
    if name in ("Article", "Engine"):
        from quoteapi.engine import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'quoteapi' has no attribute {name!r}")
