"""The claims that share words with a text, those with the most and the rarest first.

A word weighs more the fewer claims it stands in, as a share of 1000 that all words of the text have together. What a claim must reach
decides which words can lead to it: the commonest are left out while all of these together would not be enough, so that only the claims
of the rarer words are gone through, and the common ones are looked up for those.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true

from quoteapi.store.claim_tables import claim_facet, claim_term, claim_word
from quoteapi.store.claim_terms import EVERY
from quoteapi.store.claim_writing import rows_of

SCALE = 1000
# Two of three words that are as rare as each other are enough, one of two is not.
ENOUGH = 600
# So many claims of rare words are gone through for one sentence of a draft.
MOST_LED = 6000
# And so many words lead to them, however long it is.
MOST_LEADING = 50


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words of a text with their weights and the number of claims in which each stands, the rarest first."""

    weights: Mapping[str, int]
    claims: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The facet that a claim must have, and since when; `after` is where the last page ended, `skip` how many are passed over."""

    facet: str = EVERY
    since: int | None = None
    after: tuple[int, ...] | None = None
    skip: int = 0


def weighed(words: Collection[str], known: Mapping[str, int]) -> Weighed:
    """The weights of these words, of which `rarities` gave what is known. One that stands in no claim is the rarest of all."""
    ordered = sorted(words, key=lambda word: (known.get(word, 0), word))
    shares = {word: rarity(known, word) for word in ordered}
    whole = sum(shares.values()) or 1
    return Weighed({word: round(SCALE * share / whole) for word, share in shares.items()}, known)


def rarities(connection: Connection, words: Collection[str]) -> dict[str, int]:
    """In how many claims each of these words stands, and how many claims there are, under EVERY."""
    return {row["word"]: row["claims"] for row in rows_of(connection, claim_word.c.word, [EVERY, *words])}


def rarity(known: Mapping[str, int], word: str) -> float:
    """The weight of a word: the logarithm of how many claims there are for each that holds it."""
    return math.log(1 + max(known.get(EVERY, 0), 1) / max(known.get(word, 0), 0.5))


def found(connection: Connection, words: Weighed, within: Narrowed, limit: int) -> list[tuple[int, int, int]]:
    """Up to `limit` claims that hold enough of the words: score of 1000, moment and number of each, the best first, then the newest."""
    left_out, leading = 0, list(words.weights)
    while leading and left_out + words.weights[leading[-1]] < ENOUGH:
        left_out += words.weights[leading.pop()]
    return _ranked(connection, words, leading, within, ENOUGH, limit)


def nearest(connection: Connection, words: Weighed, limit: int) -> list[int]:
    """The numbers of up to `limit` claims that share the most of the rarest words; the commoner ones are left to whoever compares."""
    leading: list[str] = []
    claims = 0
    for word in words.weights:
        if words.claims.get(word, 0) == 0:
            continue
        claims += words.claims[word]
        if leading and (claims > MOST_LED or len(leading) == MOST_LEADING):
            break
        leading.append(word)
    # Weighed anew among themselves: in a long text the share of each would be nothing.
    rare = weighed(leading, words.claims)
    return [number for _, _, number in _ranked(connection, rare, leading, Narrowed(), 1, limit)]


def listed(connection: Connection, within: Narrowed, limit: int) -> list[tuple[int, int, int]]:
    """Up to `limit` claims of a facet, as `found` gives them, the newest first."""
    moment, number = claim_facet.c.moment, claim_facet.c.claim_id
    after = true() if within.after is None else _older(moment, number, within.after)
    rows = select(moment, number).where(claim_facet.c.facet == within.facet, after)
    if within.since is not None:
        rows = rows.where(moment >= within.since)
    in_order = rows.order_by(moment.desc(), number.desc()).offset(within.skip).limit(limit)
    return [(SCALE, int(row.moment), int(row.claim_id)) for row in connection.execute(in_order)]


def _ranked(
    connection: Connection, words: Weighed, leading: Sequence[str], within: Narrowed, enough: int, limit: int
) -> list[tuple[int, int, int]]:
    if not leading:
        return []
    led = (
        select(claim_term.c.claim_id, func.sum(_weight(claim_term.c.term, words, leading)).label("score"))
        .where(claim_term.c.term.in_(leading))
        .group_by(claim_term.c.claim_id)
        .subquery("led")
    )
    score: ColumnElement[int] = led.c.score
    rest = [word for word in words.weights if word not in set(leading)]
    if rest:
        other = claim_term.alias("other")
        more = select(func.sum(_weight(other.c.term, words, rest))).where(other.c.claim_id == led.c.claim_id, other.c.term.in_(rest))
        score = score + func.coalesce(more.scalar_subquery(), 0)
    # Looked up for each claim that the words led to; joined, a planner may rather go through all claims of a language.
    moment = select(claim_facet.c.moment).where(claim_facet.c.facet == within.facet, claim_facet.c.claim_id == led.c.claim_id)
    rows = select(score.label("score"), moment.scalar_subquery().label("moment"), led.c.claim_id).subquery("rows")
    fit = rows.c.moment.is_not(None) if within.since is None else rows.c.moment >= within.since
    return _page(connection, select(rows).where(rows.c.score >= enough, fit), within, limit)


def _weight(term: ColumnElement[str], words: Weighed, some: Sequence[str]) -> ColumnElement[int]:
    return case({word: words.weights[word] for word in some}, value=term, else_=0)


def _page(connection: Connection, rows: Select[Any], within: Narrowed, limit: int) -> list[tuple[int, int, int]]:
    ranked = rows.subquery("ranked")
    score, moment, number = ranked.c.score, ranked.c.moment, ranked.c.claim_id
    statement = select(score, moment, number).where(_behind(score, moment, number, within.after))
    in_order = statement.order_by(score.desc(), moment.desc(), number.desc()).offset(within.skip).limit(limit)
    return [(int(row.score), int(row.moment), int(row.claim_id)) for row in connection.execute(in_order)]


def _behind(
    score: ColumnElement[int], moment: ColumnElement[int], number: ColumnElement[int], place: tuple[int, ...] | None
) -> ColumnElement[bool]:
    if place is None:
        return true()
    return or_(score < place[0], and_(score == place[0], _older(moment, number, place)))


def _older(moment: ColumnElement[int], number: ColumnElement[int], place: tuple[int, ...]) -> ColumnElement[bool]:
    return or_(moment < place[1], and_(moment == place[1], number < place[2]))
