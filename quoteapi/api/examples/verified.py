"""Quotations out of the example article as the OpenAPI document shows them, and the real verdicts on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quoteapi.api.examples import TEXT, TITLE

VERDICT, LOCKED = (Path(__file__).with_name(name) for name in ("verdict.json", "locked.json"))
TEXTS = [{"id": "bridge", "text": TEXT, "title": TITLE}]
CLAIM: dict[str, Any] = {"quotation": "The bridge will open in June", "speaker": "Ada Cole", "texts": TEXTS}
DRAFT: dict[str, Any] = {"text": "“We won’t wait any longer,” said Mayor Ada Cole. Tom Reyes promised “a fair price”.", "texts": TEXTS}


def check() -> Any:
    """The verdict on CLAIM; `python -m quoteapi.api.examples` writes it anew."""
    return json.loads(VERDICT.read_text(encoding="utf-8"))


def lock() -> Any:
    """The verdicts on DRAFT; `python -m quoteapi.api.examples` writes them anew."""
    return json.loads(LOCKED.read_text(encoding="utf-8"))
