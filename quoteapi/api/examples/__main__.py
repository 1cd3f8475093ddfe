"""Write the answers to the examples anew: `python -m quoteapi.api.examples`, after the engine or its weights changed."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import URL

from quoteapi import Engine
from quoteapi.api.examples import ANSWER, TEXT, TITLE, kept, variants, verified
from quoteapi.factcheck import Answers, Texts, locked
from quoteapi.factcheck.requests import ARTICLES
from quoteapi.factcheck.variant_responses import variants_json
from quoteapi.factcheck.variants import variants_of
from quoteapi.schemas import result_to_json
from quoteapi.store import Incoming, Store
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
    _write(variants.VARIANTS, _variants(engine))


def _variants(engine: Engine) -> Any:
    with TemporaryDirectory() as folder:
        store = Store.at(URL.create("sqlite", database=f"{folder}/archive.sqlite3"))
        for article in variants.ARTICLES:
            result = result_to_json(engine.extract(article["text"], title=article["title"]), article["text"], explain=True)
            incoming = Incoming(**article)
            store.write(lambda writer, incoming=incoming, result=result: writer.put(incoming, result))  # type: ignore[misc]
        group = variants_of(store, kept.quote()["id"], ARTICLES)
        store.close()
    if group is None:
        raise LookupError("The first quote of the example is none of the archive.")
    return variants_json(group)


def _write(path: Path, answer: Any) -> None:
    path.write_text(json.dumps(answer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
