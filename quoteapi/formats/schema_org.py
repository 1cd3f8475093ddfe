"""schema.org in JSON-LD: quotes as `Quotation`, and as drafts of a `Claim`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from quoteapi.formats.quoted import Publication, Quoted

CONTEXT = "https://schema.org"
Node = dict[str, Any]
# schema.org lets persons and bodies speak. A document does not: it is what the words are based on.
_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization"}
PROGRAM: Node = {"@type": "Organization", "name": "quoteapi", "description": "A program; no person has read this draft."}


def quotation(quoted: Quoted) -> Node:
    """The quote as a `Quotation`. Its article stands in it by the IRI alone; `alone` and `graph` add the rest."""
    said = quoted.said
    speaker = _speaker(quoted)
    return _without_none(
        {
            "@type": "Quotation",
            "@id": quoted.iri,
            "text": said["text"],
            "genre": f"{said['type']} speech",
            "inLanguage": quoted.article.language,
            "spokenByCharacter": speaker,
            "creator": {"@type": speaker["@type"], "@id": speaker["@id"]} if speaker and "@id" in speaker else speaker,
            "creditText": said["source"]["text"] if said["source"] else None,
            "isBasedOn": {"@type": "CreativeWork", "name": said["speaker"]["name"]} if _is_document(said) else None,
            "isPartOf": _reference(quoted.article),
        }
    )


def claim(quoted: Quoted, interpreter: str | None = None) -> Node:
    """A draft of the `Claim` that the quote makes, for a person to go on with: where it appears and who makes it, and no rating.

    `interpreter` is the body that reads the words as a claim; without one the draft says that a program did. Its article is the
    first appearance that is known here, not the first there was.
    """
    reference = _reference(quoted.article)
    return _without_none(
        {
            "@type": "Claim",
            "@id": f"{quoted.iri}{'.' if '#' in quoted.iri else '#'}claim",
            "text": quoted.said["text"],
            "creativeWorkStatus": "Draft",
            "inLanguage": quoted.article.language,
            "author": _speaker(quoted),
            "appearance": {**quotation(quoted), "isPartOf": reference},
            "firstAppearance": reference,
            "claimInterpreter": {"@type": "Organization", "name": interpreter} if interpreter else PROGRAM,
        }
    )


def alone(quoted: Quoted, written: Callable[[Quoted], Node]) -> Node:
    """One quote as a document, with its article told in full: by `quotation`, or `claim`."""
    node = written(quoted)
    place = "firstAppearance" if node["@type"] == "Claim" else "isPartOf"
    return {"@context": CONTEXT, **node, place: article(quoted.article)}


def graph(quotes: Iterable[Quoted], written: Callable[[Quoted], Node], *articles: Publication) -> Node:
    """Quotes as one document: each article once, `articles` first, with or without quotes, then the quotes in their order."""
    quotes = list(quotes)
    known = dict.fromkeys([*articles, *(quoted.article for quoted in quotes)])
    return {"@context": CONTEXT, "@graph": [*map(article, known), *map(written, quotes)]}


def article(told: Publication) -> Node:
    """An article as a `NewsArticle`."""
    return _without_none(
        {
            "@type": "NewsArticle",
            "@id": told.iri,
            "headline": told.title,
            "url": told.url,
            "datePublished": told.published,
            "author": {"@type": "Person", "name": told.author} if told.author else None,
            "publisher": {"@type": "Organization", "name": told.publisher} if told.publisher else None,
            "inLanguage": told.language,
            "articleBody": told.text if told.body else None,
        }
    )


def _reference(told: Publication) -> Node:
    return {"@type": "NewsArticle", "@id": told.iri}


def _is_document(said: Mapping[str, Any]) -> bool:
    return bool(said["speaker"]["kind"] == "document" and said["speaker"]["name"])


def _speaker(quoted: Quoted) -> Node | None:
    """Who speaks; None where the article names nobody, or a document, or where it cannot be told what he is: nothing is made up."""
    who = quoted.said["speaker"]
    kind = _TYPES.get(who["kind"])
    if kind is None or who["name"] is None:
        return None
    role, body = quoted.said["role"], quoted.said["affiliation"]
    named = {"@type": kind, "@id": quoted.speaker, "name": who["name"]}
    if kind == "Person":
        named["jobTitle"] = role["text"] if role else None
        named["affiliation"] = {"@type": "Organization", "name": body["name"]} if body else None
    return _without_none(named)


def _without_none(node: Mapping[str, Any]) -> Node:
    return {name: value for name, value in node.items() if value is not None}
