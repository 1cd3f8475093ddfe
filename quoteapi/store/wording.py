"""What a person says stands where in the text, spelt out: the words there, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from quoteapi.engine.cues import lemma
from quoteapi.engine.entities.nouns import PRONOUNS
from quoteapi.engine.marked import Marked
from quoteapi.engine.model import SourceForm, Span
from quoteapi.engine.segment import segment
from quoteapi.errors import QuoteapiError
from quoteapi.store.words import plain_words


class UnfitError(QuoteapiError):
    """What was said does not fit the text; `field` is the one at fault."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def spelt_out(changes: Mapping[str, Any], text: str, name: str | None) -> dict[str, Any]:
    """The changes with what they say of places in the form of a quote. `name` is the speaker's. Raises UnfitError."""
    out = dict(changes)
    for field, words in WORDS.items():
        if changes.get(field) is not None:
            [span] = _placed(text, [changes[field]], field)
            out[field] = {"text": _cut(text, span), **words(_cut(text, span), name), **_edges(span)}
    if "spans" in changes:
        out = {**_content(text, _placed(text, changes["spans"], "spans")), **{n: v for n, v in out.items() if n != "spans"}}
    return out


def _content(text: str, spans: Sequence[Span]) -> dict[str, Any]:
    marked = Marked(segment(text))
    verbatim = marked.in_quotation_marks(spans)
    return {
        "type": marked.type_of(spans, verbatim),
        "text": " … ".join(_cut(text, span) for span in spans),
        "spans": [_edges(span) for span in spans],
        "verbatim": [_edges(span) for span in verbatim],
    }


def _placed(text: str, said: Sequence[Mapping[str, int]], field: str) -> list[Span]:
    """The places said, without the blanks around them, which whoever selects words with a mouse takes along."""
    spans: list[Span] = []
    for n, place in enumerate(said):
        at = f"{field}.{n}" if field == "spans" else field
        if place["end"] > len(text):
            raise UnfitError(at, "Must end where the text does or before.")
        words = text[place["start"] : place["end"]]
        start = place["start"] + len(words) - len(words.lstrip())
        span = Span(start, start + len(words.strip()))
        if span.start >= span.end:
            raise UnfitError(at, "Must hold a word.")
        if spans and span.start < spans[-1].end:
            raise UnfitError(at, "Must begin where the one before ends or later.")
        spans.append(span)
    return spans


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _edges(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _form(source: str, name: str | None) -> SourceForm:
    words = plain_words(source)
    if " ".join(words) in PRONOUNS:
        return "pronoun"
    return "name" if name is not None and set(words) & set(plain_words(name)) else "description"


# What stands beside the words of each.
WORDS: Mapping[str, Callable[[str, str | None], dict[str, str]]] = {
    "cue": lambda words, _: {"lemma": lemma(words)},
    "source": lambda words, name: {"form": _form(words, name)},
    "venue": lambda *_: {},
}
