"""Quotes of every kind, as the real engine reads them, and what reads JSON-LD without asking the network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph

import quoteapi
from quoteapi.formats.quoted import Publication, Quoted, of_result
from quoteapi.schemas import result_to_json

HERE = Path(__file__).parent
CONTEXTS = {"https://schema.org": "schema_org.context.json", "http://www.w3.org/ns/anno.jsonld": "web-annotation.context.json"}
TEXT = """🚢 “We sail at noon,” Ada Brook, the harbour pilot of Lindford Port, said on Monday. “Nobody waits.”

“The pier,” she said, “is safe.”

The report by the Tidal Office said that 40 boats had left.

The Tidal Office said the tide was “a fair risk” for all.

Some sailors said they would stay at home."""


@pytest.fixture(scope="session")
def read(engine: quoteapi.Engine) -> tuple[Publication, list[Quoted]]:
    """The article and its quotes."""
    article, quotes = of_result(json.loads(json.dumps(result_to_json(engine.extract(TEXT, title="Noon"), TEXT))), TEXT)
    found = list(quotes)
    assert {q.said["type"] for q in found} == {"direct", "indirect", "mixed"}
    assert any(len(q.said["spans"]) > 1 for q in found)
    return article, found


@pytest.fixture(scope="session")
def linked() -> Callable[[Any], Graph]:
    """The triples of a JSON-LD document, whose context is taken from the files here."""

    def parse(document: Any) -> Graph:
        context = json.loads((HERE / CONTEXTS[document["@context"]]).read_text(encoding="utf-8"))
        return Graph().parse(data=json.dumps({**document, **context}), format="json-ld")

    return parse


@pytest.fixture(scope="session")
def vocabulary() -> Callable[[str], Graph]:
    """A published vocabulary, by the name of its file here."""
    return lambda name: Graph().parse(HERE / name, format="nt")
