"""Entries of feeds to reviews: ClaimReview as schema.org defines it, and claims as Google's Fact Check Tools answer with them.

Ratings are kept in the publisher's words. Nothing here reads them: “Inaccurate” and “5 of 5 lies” mean what their publisher says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from quoteapi.factcheck.entry_fields import EntryFault, Fields, Nodes, nodes_in
from quoteapi.store import Review, Told
from quoteapi.store.claim_terms import page_key

# What holds reviews: a page's graph, a feed, an item of one, a list, Google's answer.
CONTAINERS = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity", "hasPart", "claims")
GOOGLE = "claims"
# Deeper than any page nests its reviews; a document may nest without end.
DEEPEST = 8

Found = Review | EntryFault


def told_in(
    value: Any, place: str, *, page: str | None = None, language: str | None = None, google: bool = False
) -> tuple[Told, list[EntryFault]]:
    """The reviews in one entry of a feed, or in a page, and what is wrong with it. `place` tells where it stands.

    `page` is the address of the page from which it comes; what it does not say of itself is taken from there, and from `language`.
    `google` tells that the entry is a claim of Google's answer.
    """
    page = _address(value) or page
    found = list(_found(value, place, _Context(page, language, nodes_in(value)), DEEPEST, google))
    reviews = tuple(each for each in found if isinstance(each, Review))
    faults = [each for each in found if isinstance(each, EntryFault)]
    whole = page is not None and not any(fault.lost for fault in faults) and all(page_key(r.url) == page_key(page) for r in reviews)
    return Told(reviews, whole and bool(reviews)), faults


@dataclass(frozen=True, slots=True)
class _Context:
    """What a review takes from where it stands."""

    page: str | None
    language: str | None
    nodes: Nodes


def _found(value: Any, place: str, context: _Context, deepest: int, google: bool = False) -> Iterator[Found]:
    if isinstance(value, list) and deepest:
        for number, each in enumerate(value):
            yield from _found(each, f"{place}[{number}]", context, deepest - 1, google)
    elif isinstance(value, Mapping) and deepest:
        if "ClaimReview" in _types(value):
            yield from _claim_review(value, place, context)
        elif google or "claimReview" in value:
            yield from _google_claim(value, place)
        else:
            for name in CONTAINERS:
                if name in value:
                    yield from _found(value[name], _within(place, name), context, deepest - 1, google=name == GOOGLE)
    elif google:
        yield EntryFault(None, "Must be an object.", place, lost=True)


def _claim_review(entry: Mapping[str, Any], place: str, context: _Context) -> Iterator[Found]:
    fields = Fields(place, context.nodes)
    item = fields.object(entry.get("itemReviewed"), "itemReviewed")
    work = fields.object(item.get("appearance") or item.get("firstAppearance"), "itemReviewed.appearance")
    author = next((entry[name] for name in ("author", "publisher", "creator") if entry.get(name)), None)
    rating = fields.object(entry.get("reviewRating"), "reviewRating")
    claim = fields.claim(entry.get("claimReviewed"), "claimReviewed")
    about = fields.text(item.get("name"), "itemReviewed.name") if "Claim" in _types(item) else None
    review = Review(
        claim=claim,
        url=fields.address(entry.get("url") or entry.get("mainEntityOfPage"), "url", context.page),
        claimant=fields.names(item.get("author") or work.get("author"), "itemReviewed.author"),
        claimed=fields.date(item.get("datePublished") or work.get("datePublished"), "itemReviewed.datePublished"),
        about=None if about == claim else about,
        publisher=fields.names(author, "author"),
        title=fields.text(entry.get("name") or entry.get("headline"), "name"),
        reviewed=fields.date(entry.get("datePublished"), "datePublished"),
        rating=fields.text(rating.get("alternateName") or rating.get("name"), "reviewRating.alternateName"),
        language=fields.language(entry.get("inLanguage"), "inLanguage") or context.language,
    )
    yield from fields.faults
    if not fields.lost:
        yield review


def _google_claim(entry: Mapping[str, Any], place: str) -> Iterator[Found]:
    fields = Fields(place)
    claim = fields.claim(entry.get("text"), "text")
    claimant = fields.text(entry.get("claimant"), "claimant")
    claimed = fields.date(entry.get("claimDate"), "claimDate")
    reviews = entry.get("claimReview")
    if not isinstance(reviews, list) or not reviews:
        fields.faults.append(EntryFault("claimReview", "Must be a list of at least one review.", place, lost=True))
    yield from fields.faults
    if fields.lost or not isinstance(reviews, list):
        return
    for number, told in enumerate(reviews):
        yield from _google_review(
            Fields(f"{place}.claimReview[{number}]"), told, Review(claim=claim, url="", claimant=claimant, claimed=claimed)
        )


def _google_review(fields: Fields, told: Any, of_claim: Review) -> Iterator[Found]:
    told = fields.object(told, "claimReview")
    publisher = fields.object(told.get("publisher"), "publisher")
    review = replace(
        of_claim,
        url=fields.address(told.get("url"), "url", None),
        publisher=fields.text(publisher.get("name"), "publisher.name"),
        title=fields.text(told.get("title"), "title"),
        reviewed=fields.date(told.get("reviewDate"), "reviewDate"),
        rating=fields.text(told.get("textualRating"), "textualRating"),
        language=fields.language(told.get("languageCode"), "languageCode"),
    )
    yield from fields.faults
    if not fields.lost:
        yield review


def _types(value: Mapping[str, Any]) -> set[str]:
    """The types of an object, without the vocabulary's address."""
    given = value.get("@type", value.get("type"))
    return {str(each).rpartition("/")[2].rpartition(":")[2] for each in (given if isinstance(given, list) else [given]) if each}


def _address(value: Any) -> str | None:
    """The address that an item of a feed tells of the page from which it comes."""
    if isinstance(value, Mapping) and "DataFeedItem" in _types(value) and isinstance(value.get("url"), str):
        return str(value["url"])
    return None


def _within(place: str, name: str) -> str:
    return f"{place}.{name}" if place and not place.endswith((": ", ".")) else f"{place}{name}"
