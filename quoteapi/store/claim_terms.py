"""What a claim is found by, and what makes two claims, or two reviews, one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from quoteapi.store.claim_values import Review
from quoteapi.store.moments import moment
from quoteapi.store.words import plain_words, stems
from quoteapi.verification.lexicon import FUNCTION

# Words that hold a sentence together, and what is left of contractions, are in no index of claims; "us" may be a country.
LEFT_OUT = FUNCTION - {"us"} | frozenset("s t d m ll re ve".split())
EVERY = ""


def claim_key(text: str, claimant: str | None) -> str:
    """The same for the same words of the same claimant."""
    return _digest(*plain_words(text), "|", *plain_words(claimant or ""))


def review_key(review: Review) -> str:
    """The same for the same claim at the same address, whoever is said to have made it."""
    return _digest(page_key(review.url), *plain_words(review.claim))


def page_key(url: str) -> str:
    """The same for addresses that differ only in http or https, `www.`, the case of the host, a last slash or a fragment."""
    parts = urlsplit(url)
    return _digest(f"{site_of(url)}{parts.path.rstrip('/')}?{parts.query}")


def site_of(url: str) -> str:
    """The host without `www.`, in lower case; `url` may be a bare host."""
    netloc = urlsplit(url if "//" in url else f"//{url}").netloc.rpartition("@")[2]
    return netloc.partition(":")[0].lower().removeprefix("www.")


def words_of_claim(text: str) -> list[str]:
    """The stems of the words of `text` that a claim is found by, each once, in order."""
    return [stem for stem in dict.fromkeys(stems(text)) if stem not in LEFT_OUT]


def terms_of_claim(reviews: Iterable[Review]) -> set[str]:
    """The stems that the claim of these reviews is found by: of its wordings, its claimant and the reviews' titles."""
    texts = (text for r in reviews for text in (r.claim, r.claimant, r.about, r.title) if text)
    return {stem for text in texts for stem in words_of_claim(text)}


def facets_of_claim(reviews: Iterable[Review]) -> dict[str, int]:
    """The facets of these reviews, with the newest moment of those that have each."""
    newest: dict[str, int] = {}
    for review in reviews:
        when = moment_of(review)
        for facet in _facets(review):
            newest[facet] = max(when, newest.get(facet, when))
    return newest


def moment_of(review: Review) -> int:
    """The date of the claim or of the review, whichever is newer."""
    return max(moment(review.claimed), moment(review.reviewed))


def facet_of(site: str | None, language: str | None) -> str:
    """The facet of all claims with a review of this site in this language."""
    return f"{site or ''}|{primary(language) or ''}" if site or language else EVERY


def primary(language: str | None) -> str | None:
    """The language without its script and region, in lower case."""
    return None if language is None else language.partition("-")[0].lower()


def is_of(review: Review, site: str | None, language: str | None) -> bool:
    """Whether a review is of this site, or of a host within it, in this language."""
    return facet_of(site, language) in _facets(review)


def _facets(review: Review) -> Iterator[str]:
    labels = site_of(review.url).split(".")
    sites = [".".join(labels[n:]) for n in range(max(1, len(labels) - 1))]
    yield EVERY
    for language in {None, review.language}:
        yield from (facet_of(site, language) for site in (None, *sites))


def _digest(*parts: str) -> str:
    return hashlib.blake2b(" ".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
