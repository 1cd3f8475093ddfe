"""Quotations and drafts of claims, held to schema.org's own vocabulary and to its published shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from quoteapi.formats import schema_org
from quoteapi.formats.quoted import Publication, Quoted, iri, publication

SCHEMA = Namespace("http://schema.org/")
KEPT = {
    "url": "https://news.example/2026/noon?x=a|b",
    "title": "Noon",
    "publisher": "The Quay",
    "author": "Bo Lind",
    "published": "2026-05-01",
    "language": "en",
}
Read = tuple[Publication, list[Quoted]]
# rdflib's own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def documents(read: Read) -> list[dict[str, Any]]:
    """Each kind of document, of an article with an address and of one without."""
    article, quotes = read
    kept = publication(KEPT, article.text, "https://desk.example/v1/articles/a1")
    addressed = [replace(quoted, article=kept, iri=f"https://desk.example/v1/quotes/{n}") for n, quoted in enumerate(quotes)]
    report = {**quotes[0].said, "speaker": {**quotes[0].said["speaker"], "name": "The Tide Report", "kind": "document"}}
    written = (schema_org.quotation, schema_org.claim)
    return [
        *(schema_org.graph(given, write, owner) for given, owner in ((quotes, article), (addressed, kept)) for write in written),
        *(schema_org.alone(addressed[0], write) for write in written),
        schema_org.alone(replace(addressed[1], said=report), schema_org.quotation),
    ]


def test_the_published_shapes_hold(documents: list[dict[str, Any]], linked: Callable[[Any], Graph]) -> None:
    shapes = Graph().parse(str(files("pyshacl") / "assets" / "schema.ttl"), format="turtle")
    data = Graph()
    for document in documents:
        data += linked(document)
    assert (None, RDF.type, SCHEMA.Quotation) in data
    assert (None, RDF.type, SCHEMA.Claim) in data
    # The context has days as schema.org's own type, the shapes as XML Schema's.
    days = [(s, p, o) for s, p, o in data if isinstance(o, Literal) and o.datatype == SCHEMA.Date]
    for s, p, o in days:
        data.remove((s, p, o))
        data.add((s, p, Literal(str(o), datatype=URIRef("http://www.w3.org/2001/XMLSchema#date"))))
    used = set(data.objects(None, RDF.type))
    assert days
    conforms, _, text = validate(data, shacl_graph=_only(shapes, used), ont_graph=_classes(shapes), inference="none")
    assert conforms, text
    # And the shapes can fail.
    speaker = next(data.subjects(RDF.type, SCHEMA.Person))
    data.add((next(data.subjects(RDF.type, SCHEMA.Claim)), SCHEMA.firstAppearance, speaker))
    assert not validate(data, shacl_graph=_only(shapes, used), ont_graph=_classes(shapes), inference="none")[0]


def _classes(shapes: Graph) -> Graph:
    classes = Graph()
    for triple in shapes.triples((None, RDFS.subClassOf, None)):
        classes.add(triple)
    return classes


def _only(shapes: Graph, used: set[Node]) -> Graph:
    """The shapes of these classes and their superclasses, with all that hangs on them: the others have nothing to look at."""
    kept, waiting = Graph(), [cls for each in used for cls in shapes.transitive_objects(each, RDFS.subClassOf)]
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for s, p, o in shapes.triples((node, None, None)):
            kept.add((s, p, o))
            if p != RDFS.subClassOf and not (isinstance(o, URIRef) and (o, RDF.type, RDFS.Class) in shapes):
                waiting.append(o)
    return kept


def test_every_property_is_one_of_its_class_and_leads_to_what_it_may(
    documents: list[dict[str, Any]], linked: Callable[[Any], Graph], vocabulary: Callable[[str], Graph]
) -> None:
    known = vocabulary("schema_org.nt")
    for document in documents:
        data = linked(document)
        for s, p, o in data:
            if p == RDF.type:
                assert (o, RDF.type, RDFS.Class) in known, o
                continue
            kinds = _kinds(data, known, s)
            assert kinds & set(known.objects(p, SCHEMA.domainIncludes)), f"{p} of {kinds}"
            if not isinstance(o, Literal) and p != SCHEMA.url:
                assert _kinds(data, known, o) & set(known.objects(p, SCHEMA.rangeIncludes)), f"{p} to {o}"


def _kinds(data: Graph, known: Graph, node: Node) -> set[Node]:
    kinds = {above for kind in data.objects(node, RDF.type) for above in known.transitive_objects(kind, RDFS.subClassOf)}
    assert kinds, f"{node} is of no type"
    return kinds


def test_a_quotation_tells_who_in_which_role_and_where(read: Read) -> None:
    article, quotes = read
    [sailing] = [schema_org.quotation(q) for q in quotes if q.said["text"].startswith("We sail")]
    assert sailing["spokenByCharacter"] == {
        "@type": "Person",
        "@id": quotes[0].speaker,
        "name": "Ada Brook",
        "jobTitle": quotes[0].said["role"]["text"],
        "affiliation": {"@type": "Organization", "name": "Lindford Port"},
    }
    assert sailing["creator"] == {"@type": "Person", "@id": quotes[0].speaker}
    assert (sailing["genre"], sailing["isPartOf"]) == ("direct speech", {"@type": "NewsArticle", "@id": article.iri})


def test_a_body_speaks_as_a_body_and_nobody_is_made_up(read: Read) -> None:
    _, quotes = read
    by_words = {q.said["text"]: schema_org.quotation(q) for q in quotes}
    body = next(node for words, node in by_words.items() if "a fair risk" in words)
    assert body["spokenByCharacter"]["@type"] == "Organization"
    unnamed = next(node for words, node in by_words.items() if "stay at home" in words)
    assert not {"spokenByCharacter", "creator"} & set(unnamed)
    assert unnamed["creditText"] == "Some sailors"


def test_a_document_is_what_words_are_based_on(documents: list[dict[str, Any]]) -> None:
    assert documents[-1]["isBasedOn"] == {"@type": "CreativeWork", "name": "The Tide Report"}
    assert "spokenByCharacter" not in documents[-1]


def test_a_draft_claim_has_no_rating_and_says_who_read_it(read: Read) -> None:
    _, quotes = read
    draft = schema_org.alone(quotes[0], schema_org.claim)
    assert draft["creativeWorkStatus"] == "Draft"
    assert "ating" not in str(draft)
    assert draft["appearance"]["@id"] == quotes[0].iri
    assert draft["firstAppearance"]["headline"] == "Noon"
    assert draft["claimInterpreter"] == schema_org.PROGRAM
    assert schema_org.claim(quotes[0], "The Desk")["claimInterpreter"] == {"@type": "Organization", "name": "The Desk"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"), ('https://a.example/"b"|<c>', "https://a.example/%22b%22%7C%3Cc%3E")],
)
def test_an_address_is_an_iri(address: str, expected: str) -> None:
    assert iri(address) == expected
