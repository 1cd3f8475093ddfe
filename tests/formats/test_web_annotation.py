"""Annotations, held to the W3C's vocabulary, to a published JSON schema of the model, and to the text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft7Validator
from rdflib import RDF, RDFS, Graph, Namespace

from quoteapi.formats import web_annotation
from quoteapi.formats.quoted import Publication, Quoted

OA = Namespace("http://www.w3.org/ns/oa#")
Read = tuple[Publication, list[Quoted]]
# rdflib's own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def items(read: Read) -> list[dict[str, Any]]:
    article, quotes = read
    document = web_annotation.collection(quotes, article.iri, article.title)
    assert document["total"] == len(quotes) == len(document["first"]["items"])
    found: list[dict[str, Any]] = document["first"]["items"]
    return found


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def test_both_selectors_choose_the_words_of_the_quote(read: Read, items: list[dict[str, Any]]) -> None:
    article, quotes = read
    for quoted, item in zip(quotes, items, strict=True):
        pieces = []
        for target, span in zip(targets(item), quoted.said["spans"], strict=True):
            words, place = target["selector"]
            assert target["source"] == article.iri
            assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            # Code points: a ship stands before all of them.
            assert (place["start"], place["end"]) == (span["start"], span["end"])
            assert article.text[place["start"] : place["end"]] == words["exact"]
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert article.text[place["start"] - len(words["prefix"]) :].startswith(around)
            assert len(words["prefix"]) == min(32, place["start"])
            pieces.append(words["exact"])
        assert " … ".join(pieces) == quoted.said["text"]


def test_the_published_schema_holds(read: Read, items: list[dict[str, Any]], root: Path) -> None:
    schema = json.loads((root / "tests/formats/web-annotation.schema.json").read_text(encoding="utf-8"))
    validator = Draft7Validator(schema)
    _, quotes = read
    for document in [*({"@context": web_annotation.CONTEXT, **item} for item in items), web_annotation.alone(quotes[0])]:
        validator.validate(document)
    assert not validator.is_valid({**document, "target": {"type": "SpecificResource"}})


def test_every_term_is_the_vocabularys_and_stands_where_it_may(
    read: Read, linked: Callable[[Any], Graph], vocabulary: Callable[[str], Graph]
) -> None:
    article, quotes = read
    known = vocabulary("oa.nt")
    corrected = replace(quotes[0], said={**quotes[0].said, "corrected": {"by": "Di Marsh", "created": "2026-05-02T06:30:00Z"}})
    here = "https://desk.example/v1/quotes"
    for document in (
        web_annotation.collection(quotes, article.iri, article.title),
        web_annotation.page(quotes, f"{here}?limit=2", here, f"{here}?cursor=x"),
        web_annotation.alone(corrected),
    ):
        data = linked(document)
        assert (None, RDF.type, OA.Annotation) in data
        for s, p, o in data:
            if p == RDF.type and str(o).startswith(OA):
                assert (o, RDF.type, RDFS.Class) in known, o
            elif str(p).startswith(OA):
                assert (p, RDF.type, RDF.Property) in known, p
                for domain in known.objects(p, RDFS.domain):
                    kinds = {above for kind in data.objects(s, RDF.type) for above in known.transitive_objects(kind, RDFS.subClassOf)}
                    assert domain in kinds, f"{p} of {kinds}"


def test_no_term_gets_lost(read: Read, root: Path) -> None:
    """A term that the context does not know would vanish without a word."""
    context = json.loads((root / "tests/formats/web-annotation.context.json").read_text(encoding="utf-8"))["@context"]

    def terms(node: Any) -> set[str]:
        if isinstance(node, list):
            return {name for each in node for name in terms(each)}
        return set(node) | {name for each in node.values() for name in terms(each)} if isinstance(node, dict) else set()

    article, quotes = read
    assert terms(web_annotation.collection(quotes, article.iri, article.title)) - {"@context"} <= set(context)
    assert terms(web_annotation.page(quotes, "x", "x", "y")) - {"@context"} <= set(context)


def test_bodies_tell_who_in_which_role_and_of_which_kind(items: list[dict[str, Any]]) -> None:
    told = [(body["purpose"], body["value"]) for body in items[0]["body"]]
    assert told[0] == ("identifying", "Ada Brook")
    assert ("describing", "Lindford Port") in told
    assert ("tagging", "direct") in told
    assert ("identifying", "Some sailors") in [(body["purpose"], body["value"]) for body in items[-1]["body"]]


def test_who_corrected_a_quote_is_the_annotations_creator(read: Read) -> None:
    _, quotes = read
    said = {**quotes[0].said, "corrected": {"by": "Di Marsh", "created": "2026-05-02T06:30:00Z"}}
    node = web_annotation.annotation(replace(quotes[0], said=said))
    assert (node["creator"], node["created"]) == ({"type": "Person", "name": "Di Marsh"}, "2026-05-02T06:30:00Z")
