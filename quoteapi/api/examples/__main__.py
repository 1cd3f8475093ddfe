"""Write the engine's answer to the example anew: `python -m quoteapi.api.examples`, after the engine or its weights changed."""

from __future__ import annotations

import json

from quoteapi import extract
from quoteapi.api.examples import ANSWER, TEXT, TITLE
from quoteapi.schemas import result_to_json


def main() -> None:
    """Read the example and store the answer beside it."""
    answer = result_to_json(extract(TEXT, title=TITLE), TEXT)
    ANSWER.write_text(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
