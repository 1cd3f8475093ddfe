"""Results made by hand, so that what the archive does hangs on no weights."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from quoteapi.store import Incoming, Kept, QuoteQuery, Store

ENGINE = {"version": "1.0", "model": "by hand"}
Made = dict[str, Any]


def quote(text: str, words: str, **more: Any) -> Made:
    """A quote of `words`, which stand in `text`; `more` is `speaker`, `role`, `affiliation`, or what a quote has by these names."""
    start = text.index(words)
    span = {"start": start, "end": start + len(words)}
    speaker, role, affiliation = more.pop("speaker", None), more.pop("role", None), more.pop("affiliation", None)
    cue, kind = more.pop("cue", "say"), more.pop("kind", "person")
    return {
        "id": "q1", "type": "direct", "text": words, "spans": [span], "verbatim": [span],
        "cue": {"text": cue, "lemma": cue, "start": 0, "end": 1} if cue else None,
        "source": None, "speaker": {"id": "s1", "name": speaker, "kind": kind if speaker else "unknown", "anonymous": None},
        "role": {"text": role, "start": None, "end": None} if role else None,
        "affiliation": {"name": affiliation, "start": None, "end": None} if affiliation else None,
        "venue": None, "act": "speech", "stance": "asserts", "within": None, "confidence": 0.9,
        "evidence": [{"step": "detect", "rule": "by-hand", "from": None, "to": None, "confidence": 0.9, "alternatives": []}], **more,
    }  # fmt: skip


def result(text: str, *quotes: Made, title: str | None = None, engine: dict[str, str] | None = None) -> Made:
    """The result of an article with these quotes."""
    numbered = [{**q, "id": f"q{n}"} for n, q in enumerate(quotes, start=1)]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    facts = {"title": title, "language": "en", "length": len(text), "sha256": digest}
    return {"article": facts, "quotes": numbered, "speakers": [], "refusals": [], "engine": engine or ENGINE}


@pytest.fixture
def made() -> Callable[..., Made]:
    """`made(text, words, …)`: one quote; see `quote`."""
    return quote


@pytest.fixture
def results() -> Callable[..., Made]:
    """`results(text, *quotes, …)`: a result; see `result`."""
    return result


@pytest.fixture
def put(store: Store) -> Callable[..., Kept]:
    """`put(text, words | quotes…, id=…, …)`: keep an article in which these words, or quotes, stand."""

    def put(text: str, *quotes: str | Made, **told: Any) -> Kept:
        found = [quote(text, q, speaker="Ada Brook") if isinstance(q, str) else q for q in quotes]
        answer = result(text, *found, title=told.get("title"))
        return store.write(lambda writer: writer.put(Incoming(text=text, **told), answer))

    return put


@pytest.fixture
def texts(store: Store) -> Callable[..., list[str]]:
    """`texts(q=…, …)`: the texts of the quotes that are found, in order."""

    def texts(**asked: Any) -> list[str]:
        return [q["text"] for q in store.quotes(QuoteQuery(**asked), limit=100).items]

    return texts
