"""The example as JSON-LD, in each profile."""

from __future__ import annotations

from typing import Any

from quoteapi.api.examples import TEXT, answer
from quoteapi.api.examples.kept import NEXT, TO_KEEP
from quoteapi.api.examples.kept import quote as kept_quote
from quoteapi.formats import schema_org, web_annotation
from quoteapi.formats.quoted import Quoted, of_result, publication

_SERVER = "http://127.0.0.1:8000/v1"


def extraction() -> dict[str, Any]:
    """What was read and not kept."""
    article, quotes = of_result(answer(), TEXT)
    found = list(quotes)
    return {
        "quotations": schema_org.graph(found, schema_org.quotation, article),
        "claims": schema_org.graph(found[:1], schema_org.claim, article),
        "annotations": web_annotation.collection(found, article.iri, article.title),
    }


def article() -> dict[str, Any]:
    """What is kept of it."""
    said = _quoted()
    return {
        "quotations": schema_org.graph([said], schema_org.quotation),
        "claims": schema_org.graph([said], schema_org.claim),
        "annotations": web_annotation.collection([said], f"{_SERVER}/articles/{TO_KEEP['id']}", said.article.title),
    }


def quote() -> dict[str, Any]:
    """Its first quote alone."""
    said = _quoted()
    return {
        "quotation": schema_org.alone(said, schema_org.quotation),
        "claim": schema_org.alone(said, schema_org.claim),
        "annotation": web_annotation.alone(said),
    }


def page() -> dict[str, Any]:
    """A page with the first quote."""
    said = _quoted()
    here = f"{_SERVER}/quotes?limit=1"
    return {
        "quotations": schema_org.graph([said], schema_org.quotation),
        "claims": schema_org.graph([said], schema_org.claim),
        "annotations": web_annotation.page([said], here, here, f"{here}&cursor={NEXT}"),
    }


def _quoted() -> Quoted:
    said = kept_quote()
    own = publication(said["article"], TEXT, f"{_SERVER}/articles/{TO_KEEP['id']}")
    return Quoted(f"{_SERVER}/quotes/{said['id']}", said, own, f"{_SERVER}/speakers/{said['speaker']['id']}")
