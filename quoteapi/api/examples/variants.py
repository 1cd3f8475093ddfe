"""The first quote of the example article and its variant in another, as the OpenAPI document shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quoteapi.api.examples.kept import TO_KEEP

VARIANTS = Path(__file__).with_name("variants.json")
OTHER: dict[str, Any] = {
    "id": "2026-05-02_bridge",
    "title": "Bridge to open in June",
    "publisher": "The Quay Echo",
    "published": "2026-05-02",
    "text": "“The bridge will open in June,” Mayor Ada Cole told the council.",
}
ARTICLES = (TO_KEEP, OTHER)


def answer() -> Any:
    """The variants of the first quote; `python -m quoteapi.api.examples` writes them anew."""
    return json.loads(VARIANTS.read_text(encoding="utf-8"))
