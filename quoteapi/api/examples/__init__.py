"""The article that the OpenAPI document shows, in each form, and the engine's real answer to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ANSWER = Path(__file__).with_name("answer.json")
TITLE = "New bridge opens in May"
TEXT = """“The bridge will open in May,” Ada Cole, the mayor of Lindford, said on Monday. “We won’t wait any longer.”

Her deputy, Tom Reyes, told reporters that the last repairs had cost more than planned.

He added that the city would look for “a fair price” next time."""
REQUEST = {"text": TEXT, "title": TITLE}
_PARAGRAPHS = "\n".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
HTML = f"""<html><head><title>{TITLE}</title></head><body><article>
<h1>{TITLE}</h1>
{_PARAGRAPHS}
</article></body></html>"""


def answer() -> Any:
    """The answer to REQUEST; `python -m quoteapi.api.examples` writes it anew."""
    return json.loads(ANSWER.read_text(encoding="utf-8"))
