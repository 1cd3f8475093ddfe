"""Reviews into the archive: new ones, changed ones, and those that their pages no longer have.

Many are written at once, each kind of row by one statement: a feed has hundreds of thousands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields, replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from quoteapi.store.claim_tables import claim, claim_facet, claim_review, claim_term, claim_word
from quoteapi.store.claim_terms import EVERY, claim_key, facets_of_claim, page_key, review_key, terms_of_claim
from quoteapi.store.claim_values import Counts, Review, Told
from quoteapi.store.columns import storable

OF_REVIEW = tuple(f.name for f in fields(Review))
# So many values go into one list of a statement.
AT_ONCE = 500
Item = TypeVar("Item")


def put_reviews(connection: Connection, told: Sequence[Told], began: str) -> Counts:
    """Keep the reviews that an import tells, which began at the moment `began`; of the same review told twice the last holds.

    What is not told of a review that is kept already stays as it was. What `whole` pages no longer have is removed, unless the same import
    has told it.
    """
    given = {review_key(review): _storable(review) for each in told for review in each.reviews}
    held = {row["key"]: row for row in rows_of(connection, claim_review.c.key, given)}
    given = {key: _merged(review_of(held[key]), review) if key in held else review for key, review in given.items()}
    changed = [key for key, row in held.items() if review_of(row) != given[key]]
    new = [key for key in given if key not in held]
    claims = _claims(connection, [given[key] for key in (*changed, *new)])
    touched = {held[key]["claim_id"] for key in changed} | set(claims.values())
    _write(
        connection, [_values(key, given[key], claims, began) for key in new], [_values(key, given[key], claims, began) for key in changed]
    )
    _seen(connection, [held[key]["id"] for key in held], began)
    gone = _gone(connection, {page_key(review.url) for each in told if each.whole for review in each.reviews}, began)
    for some in _parts([row["id"] for row in gone]):
        connection.execute(delete(claim_review).where(claim_review.c.id.in_(some)))
    _index(connection, sorted(touched | {row["claim_id"] for row in gone}))
    return Counts(len(new), len(changed), len(held) - len(changed), len(gone))


def review_of(row: Mapping[str, Any] | RowMapping) -> Review:
    """The review in a row of `claim_review`."""
    return Review(**{name: row[name] for name in OF_REVIEW})


def rows_of(connection: Connection, column: Any, values: Iterable[Any]) -> Iterator[RowMapping]:
    """The rows of the column's table in which it has one of these values, in no order."""
    for some in _parts(values):
        yield from connection.execute(select(column.table).where(column.in_(some))).mappings().all()


def _storable(review: Review) -> Review:
    # As it comes back, so that the same review is found to be the same.
    told: dict[str, Any] = {name: None if value is None else storable(value) for name, value in _fields(review).items()}
    return Review(**told)


def _merged(held: Review, given: Review) -> Review:
    return replace(held, **{name: value for name, value in _fields(given).items() if value is not None})


def _fields(review: Review) -> dict[str, str | None]:
    return dict(zip(OF_REVIEW, astuple(review), strict=True))


def _values(key: str, review: Review, claims: Mapping[str, int], began: str) -> dict[str, Any]:
    number = claims[claim_key(review.claim, review.claimant)]
    return {**_fields(review), "key": key, "claim_id": number, "address": page_key(review.url), "read": began}


def _claims(connection: Connection, reviews: Iterable[Review]) -> dict[str, int]:
    """The numbers of the claims of these reviews by their keys; those that there are not yet are made."""
    wanted = {claim_key(review.claim, review.claimant): review for review in reviews}
    known = {row["key"]: row["id"] for row in rows_of(connection, claim.c.key, wanted)}
    missing = [
        {"key": key, "text": review.claim, "claimant": review.claimant, "claimed": review.claimed}
        for key, review in wanted.items()
        if key not in known
    ]
    if missing:
        connection.execute(insert(claim), missing)
        known |= {row["key"]: row["id"] for row in rows_of(connection, claim.c.key, [each["key"] for each in missing])}
    return known


def _write(connection: Connection, new: list[dict[str, Any]], changed: list[dict[str, Any]]) -> None:
    if new:
        connection.execute(insert(claim_review), new)
    if changed:
        told: dict[str, Any] = {name: bindparam(f"_{name}") for name in (*OF_REVIEW, "claim_id")}
        connection.execute(
            update(claim_review).where(claim_review.c.key == bindparam("_key")).values(told),
            [{f"_{name}": value for name, value in each.items() if name not in ("address", "read")} for each in changed],
        )


def _seen(connection: Connection, numbers: list[int], began: str) -> None:
    for some in _parts(numbers):
        connection.execute(update(claim_review).where(claim_review.c.id.in_(some)).values(read=began))


def _gone(connection: Connection, addresses: set[str], began: str) -> list[RowMapping]:
    return [row for row in rows_of(connection, claim_review.c.address, addresses) if row["read"] != began]


def _index(connection: Connection, claims: Sequence[int]) -> None:
    """What these claims show and are found by, made anew from their reviews; a claim without any is gone."""
    reviews: dict[int, list[Review]] = {number: [] for number in claims}
    for row in sorted(rows_of(connection, claim_review.c.claim_id, claims), key=lambda row: int(row["id"])):
        reviews[row["claim_id"]].append(review_of(row))
    shown = [{"_id": number, **_shown(told)} for number, told in reviews.items() if told]
    if shown:
        values: dict[str, Any] = {name: bindparam(f"_{name}") for name in ("text", "claimant", "claimed")}
        connection.execute(update(claim).where(claim.c.id == bindparam("_id")).values(values), shown)
    old = {(row["term"], row["claim_id"]) for row in rows_of(connection, claim_term.c.claim_id, claims)}
    was_new = set(claims) - {row["claim_id"] for row in rows_of(connection, claim_facet.c.claim_id, claims)}
    now = {(term, number) for number, told in reviews.items() for term in terms_of_claim(told)}
    _replace_facets(connection, reviews)
    for term, number in sorted(old - now):
        connection.execute(delete(claim_term).where(claim_term.c.term == term, claim_term.c.claim_id == number))
    if now - old:
        connection.execute(insert(claim_term), [{"term": term, "claim_id": number} for term, number in sorted(now - old)])
    counts = Counter(term for term, _ in now - old)
    counts.subtract(term for term, _ in old - now)
    counts[EVERY] = sum(1 for number, told in reviews.items() if told and number in was_new) - sum(not told for told in reviews.values())
    _count(connection, counts)
    for some in _parts([number for number, told in reviews.items() if not told]):
        connection.execute(delete(claim).where(claim.c.id.in_(some)))


def _shown(reviews: Sequence[Review]) -> dict[str, Any]:
    dates = [review.claimed for review in reviews if review.claimed]
    return {"_text": reviews[0].claim, "_claimant": reviews[0].claimant, "_claimed": min(dates, default=None)}


def _replace_facets(connection: Connection, reviews: Mapping[int, Sequence[Review]]) -> None:
    for some in _parts(reviews):
        connection.execute(delete(claim_facet).where(claim_facet.c.claim_id.in_(some)))
    rows = [
        {"facet": facet, "claim_id": number, "moment": when}
        for number, told in reviews.items()
        for facet, when in facets_of_claim(told).items()
    ]
    if rows:
        connection.execute(insert(claim_facet), rows)


def _count(connection: Connection, counts: Mapping[str, int]) -> None:
    # In one order, so that two imports wait for each other and never both at once.
    rows = [{"word": word, "claims": number} for word, number in sorted(counts.items()) if number]
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        statement: Any = dialect.insert(claim_word)
        added = claim_word.c.claims + statement.excluded.claims
        connection.execute(statement.on_conflict_do_update(index_elements=["word"], set_={"claims": added}), rows)


def _parts(values: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some
