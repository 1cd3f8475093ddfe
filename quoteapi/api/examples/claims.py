"""A fact-check as the OpenAPI document shows it: the feed that is sent, and what is found."""

from __future__ import annotations

import json
from typing import Any

from quoteapi.factcheck import checkworthiness

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/2026/bridge",
    "claimReviewed": "The repairs of the Lindford bridge cost 12 million.",
    "name": "What did the bridge cost?",
    "datePublished": "2026-05-04",
    "inLanguage": "en",
    "author": {"@type": "Organization", "name": "The Checkers", "url": "https://checks.example/"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Tom Reyes"}, "datePublished": "2026-05-01"},
    "reviewRating": {"@type": "Rating", "alternateName": "Half true"},
}
FEEDS: dict[str, Any] = {
    "application/json": REVIEW,
    "application/x-ndjson": json.dumps(REVIEW) + "\n",
    "text/html": f'<html><head><script type="application/ld+json">{json.dumps(REVIEW)}</script></head><body></body></html>',
}
IMPORTED: dict[str, Any] = {"reviews": {"new": 1, "changed": 0, "same": 0, "removed": 0}, "faults": []}
SENTENCE = "The repairs have not cost 14 million, said Tom Reyes of the Lindford council."
DRAFT = {"text": f"The bridge opens in May. {SENTENCE}"}
TO_SCORE = {"input_text": "The bridge cost 12 million. Is that too much?"}


def claim() -> dict[str, Any]:
    """The claim as Google has it."""
    review = {
        "publisher": {"name": "The Checkers", "site": "checks.example"},
        "url": REVIEW["url"],
        "title": REVIEW["name"],
        "reviewDate": "2026-05-04T00:00:00Z",
        "textualRating": "Half true",
        "languageCode": "en",
    }
    text = REVIEW["claimReviewed"]
    return {"text": text, "claimant": "Tom Reyes", "claimDate": "2026-05-01T00:00:00Z", "claimReview": [review]}


def page() -> dict[str, Any]:
    """A page of claims."""
    return {"claims": [claim()], "nextPageToken": "m8wlMbIhAAAAAAAAA-gAAAAO3NRfgAAAAAAAAAAB"}


def matches(*, claimant: bool = True) -> dict[str, Any]:
    """What a quote may be about."""
    shared = {"words": ["repairs", "cost", "million"], "names": ["Lindford"], "numbers": [], "claimant": claimant}
    conflicts = [
        {"kind": "negation", "text": ["not"], "claim": []},
        {"kind": "number", "text": ["14 million"], "claim": ["12 million"]},
    ]
    return {"claims": [{"claim": claim(), "wording": claim()["text"], "score": 0.6, "shared": shared, "conflicts": conflicts}]}


def draft_matches() -> dict[str, Any]:
    """What a sentence of a draft may be about."""
    start = DRAFT["text"].index(SENTENCE)
    return {"sentences": [{"text": SENTENCE, "start": start, "end": start + len(SENTENCE), **matches(claimant=False)}]}


def scores(*, each: bool = False) -> dict[str, Any]:
    """How check-worthy the text to score is."""
    text = TO_SCORE["input_text"]
    sentences = checkworthiness.sentences_of(text) if each else [text]
    results = [{"text": sentence, "index": n, "score": checkworthiness.score_of_text(sentence)} for n, sentence in enumerate(sentences)]
    return {"version": checkworthiness.VERSION, "claim": text, "results": results}
