"""The fact-checks of an archive as their users see them: reviews in, claims out in the shape of Google's Fact Check Tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping

from quoteapi.store import claim_search
from quoteapi.store.claim_search import Narrowed
from quoteapi.store.claim_tables import claim, claim_review
from quoteapi.store.claim_terms import facet_of, is_of, moment_of, primary, site_of, words_of_claim
from quoteapi.store.claim_values import Candidate, ClaimQuery, Counts, Nearest, Review, Told
from quoteapi.store.claim_writing import put_reviews, review_of, rows_of
from quoteapi.store.cursors import page_of, place_in
from quoteapi.store.database import reading, writing
from quoteapi.store.moments import moment, stamp, this_moment
from quoteapi.store.store import Store
from quoteapi.store.values import Page

# Of a longer question only so many words are looked for.
MOST_WORDS = 100
# So many entries of a feed are one transaction.
AT_ONCE = 500


class Claims:
    """The published fact-checks kept beside the articles of one store."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def put(self, told: Sequence[Told], began: str) -> Counts:
        """Keep reviews, all of them or none; `began` is the stamp of the moment at which their import began."""
        return writing(self._engine, lambda connection: put_reviews(connection, told, began))

    def put_all(self, told: Iterable[Told]) -> Counts:
        """Keep the reviews of an import, so many at a time, as they come; what is kept stays, should the rest fail."""
        began, left, counts = this_moment(), iter(told), Counts()
        while some := list(islice(left, AT_ONCE)):
            counts += self.put(some, began)
        return counts

    def page(self, query: ClaimQuery, *, limit: int, token: str | None = None, skip: int = 0) -> Page:
        """A page of claims in Google's shape, those that fit best first; `skip` counts where there is no token. Raises CursorError."""
        with reading(self._engine) as connection:
            return _page(connection, query, limit, token, skip)

    def nearest(self, texts: Sequence[str], *, limit: int) -> Nearest:
        """For each text up to `limit` claims that share rare words with it, and how rare the words of all of them are."""
        with reading(self._engine) as connection:
            return _nearest(connection, texts, limit)


def _page(connection: Connection, query: ClaimQuery, limit: int, token: str | None, skip: int) -> Page:
    site = None if query.site is None else site_of(query.site)
    since = None if query.max_age_days is None else moment(stamp(datetime.now(UTC) - timedelta(days=query.max_age_days)))
    after = None if token is None else place_in(query, token, 3)
    within = Narrowed(facet_of(site, query.language), since, after, 0 if after else skip)
    if query.query is None:
        hits = claim_search.listed(connection, within, limit + 1)
    else:
        words = words_of_claim(query.query)[:MOST_WORDS]
        known = claim_search.rarities(connection, words)
        hits = claim_search.found(connection, claim_search.weighed(words, known), within, limit + 1)
    shown, following = page_of(query, hits, limit, lambda hit: hit)
    told = _told(connection, [number for _, _, number in shown])

    def fits(review: Review) -> bool:
        return is_of(review, site, primary(query.language)) and (since is None or moment_of(review) >= since)

    return Page([as_google(told[number][0], filter(fits, told[number][1])) for _, _, number in shown], following)


def _nearest(connection: Connection, texts: Sequence[str], limit: int) -> Nearest:
    words = [words_of_claim(text) for text in texts]
    known = claim_search.rarities(connection, {word for some in words for word in some})
    numbers = [claim_search.nearest(connection, claim_search.weighed(some, known), limit) for some in words]
    candidates = {
        number: Candidate(row["claimant"], tuple(reviews), as_google(row, reviews))
        for number, (row, reviews) in _told(connection, {number for some in numbers for number in some}).items()
    }
    theirs = {word for each in candidates.values() for text in each.wordings for word in words_of_claim(text)}
    known |= claim_search.rarities(connection, theirs - set(known))
    return Nearest(numbers, candidates, {word: claim_search.rarity(known, word) for word in theirs.union(*words)})


def _told(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[RowMapping, list[Review]]]:
    """The rows of these claims, each with its reviews in the order in which they came."""
    wanted = list(numbers)
    found: dict[int, tuple[RowMapping, list[Review]]] = {row["id"]: (row, []) for row in rows_of(connection, claim.c.id, wanted)}
    for row in sorted(rows_of(connection, claim_review.c.claim_id, wanted), key=lambda row: int(row["id"])):
        found[row["claim_id"]][1].append(review_of(row))
    return found


def as_google(row: Mapping[str, Any] | RowMapping, reviews: Iterable[Review]) -> dict[str, Any]:
    """A claim and its reviews as Google's Fact Check Tools have them; what is not known is left out."""
    told = {"text": row["text"], "claimant": row["claimant"], "claimDate": _timestamp(row["claimed"])}
    return {**_known(told), "claimReview": [_review(review) for review in reviews]}


def _review(review: Review) -> dict[str, Any]:
    return _known(
        {
            "publisher": _known({"name": review.publisher, "site": site_of(review.url)}),
            "url": review.url,
            "title": review.title,
            "reviewDate": _timestamp(review.reviewed),
            "textualRating": review.rating,
            "languageCode": review.language,
        }
    )


def _timestamp(spelt: str | None) -> str | None:
    return f"{spelt}T00:00:00Z" if spelt and len(spelt) == len("2026-05-01") else spelt


def _known(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}
