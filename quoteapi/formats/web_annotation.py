"""The W3C's Web Annotation Data Model: who says what, as annotations of an article's text.

`TextPositionSelector` counts code points, as its definition wants, whatever unit the caller counts in otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quoteapi.formats.quoted import Quoted
from quoteapi.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Enough to find the place again in a text that has changed elsewhere; what annotation tools keep.
AROUND = 32
GENERATOR = {"type": "Software", "name": f"quoteapi {__version__}"}
Node = dict[str, Any]


def annotation(quoted: Quoted) -> Node:
    """The quote as an annotation, without its context: each piece of the words is a target, and the bodies tell who says them, in
    which role, and of which kind they are."""
    targets = [_target(quoted, span) for span in quoted.said["spans"]]
    node: Node = {
        "id": quoted.iri,
        "type": "Annotation",
        "motivation": "identifying",
        "generator": GENERATOR,
        "body": list(_bodies(quoted.said)),
        "target": targets if len(targets) > 1 else targets[0],
    }
    corrected = quoted.said.get("corrected")
    return {**node, **_corrector(corrected)} if corrected else node


def alone(quoted: Quoted) -> Node:
    """One annotation as a document."""
    return {"@context": CONTEXT, **annotation(quoted)}


def collection(quotes: Iterable[Quoted], iri: str, label: str | None) -> Node:
    """All quotes of an article as a document: a collection with its one page. `iri` is the article's, without a fragment."""
    items = [annotation(quoted) for quoted in quotes]
    page = {"id": f"{iri}#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    told = {"label": label} if label else {}
    return {"@context": CONTEXT, "id": f"{iri}#annotations", "type": "AnnotationCollection", **told, "total": len(items), "first": page}


def page(quotes: Iterable[Quoted], iri: str, of: str, following: str | None) -> Node:
    """A page of the collection `of`, as a document; `following` is the IRI of the next page."""
    node = {"@context": CONTEXT, "id": iri, "type": "AnnotationPage", "partOf": of, "items": [annotation(quoted) for quoted in quotes]}
    return {**node, "next": following} if following else node


def _bodies(said: Mapping[str, Any]) -> Iterator[Node]:
    who = said["speaker"]["name"] or (said["source"]["text"] if said["source"] else None)
    if who:
        yield _body("identifying", who)
    for place, name in ((said["role"], "text"), (said["affiliation"], "name")):
        if place:
            yield _body("describing", place[name])
    for tag in (said["type"], said["act"], said["stance"]):
        yield _body("tagging", tag)


def _body(purpose: str, words: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain"}


def _target(quoted: Quoted, span: Mapping[str, int]) -> Node:
    text, start, end = quoted.article.text, span["start"], span["end"]
    words = {"exact": text[start:end], "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    return {
        "type": "SpecificResource",
        "source": quoted.article.iri,
        "selector": [{"type": "TextQuoteSelector", **words}, {"type": "TextPositionSelector", "start": start, "end": end}],
    }


def _corrector(corrected: Mapping[str, Any]) -> Node:
    by = {"creator": {"type": "Person", "name": corrected["by"]}} if corrected["by"] else {}
    return {**by, "created": corrected["created"]}
