"""Write the answers to the examples anew: `python -m quoteapi.api.examples`, after the engine or its weights changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quoteapi import Engine
from quoteapi.api.examples import ANSWER, TEXT, TITLE, verified
from quoteapi.factcheck import Answers, Texts, locked
from quoteapi.schemas import result_to_json
from quoteapi.verification import Source


def main() -> None:
    """Read the examples and store the answers beside them."""
    engine = Engine()
    result = engine.extract(TEXT, title=TITLE)
    _write(ANSWER, result_to_json(result, TEXT))
    library = Texts([Source("bridge", TEXT, result)])
    check = library.verify(verified.CLAIM["quotation"], verified.CLAIM["speaker"])
    _write(verified.VERDICT, Answers(library).check(check))
    draft = verified.DRAFT["text"]
    lock = locked(Source("draft", draft, engine.extract(draft)), library)
    _write(verified.LOCKED, Answers(library).lock(draft, lock))


def _write(path: Path, answer: Any) -> None:
    path.write_text(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
