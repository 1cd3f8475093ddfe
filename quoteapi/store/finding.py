"""The finding index: which articles may hold a quotation, altered as it may be, among any number of articles.

Each article's text, in all its versions, is a set of terms, numbers below 2^20: each of its telling words, and each word with those that
follow it up to the next telling one, two to four words in all. A quotation has terms in the same way; those that are common say nothing
and are left out, the others vote by how rare they are. Words that were changed, cut or moved cost their own terms and leave the rest.
Several words share a number, so that rare ones need no list of their own, and none can be read back; a vote by chance is outvoted.

SQLite's FTS5 holds the lists of articles without a copy of what is in them, PostgreSQL a GIN index over the arrays. docs/archive.md
has sizes and times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from zlib import crc32

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from quoteapi.store.bodies import text_of
from quoteapi.store.tables import FINDING, article, finding, version
from quoteapi.verification.lexicon import FUNCTION
from quoteapi.verification.words import folded_words

BITS = 20
# A term of this many words holds none that tells anything; together they are rare all the same.
LONGEST = 4
# A quotation is looked for by no more terms, drawn by their numbers, which are as good as chance.
MOST_TERMS = 64
# A term of more articles is too common to say anything.
COMMON = 1_000
# The bits of an article's number.
NUMBERS = 48
# So many articles are weeded out at a time.
STRETCH = 400

_KEPT = insert(finding)
_LISTED = text(f"INSERT INTO {FINDING} (rowid, terms) VALUES (:number, :terms)")  # noqa: S608
_UNLISTED = text(f"INSERT INTO {FINDING} ({FINDING}, rowid, terms) VALUES ('delete', :number, :terms)")  # noqa: S608

Conditions = Sequence[ColumnElement[bool]]


def terms_in(words: Sequence[str]) -> set[int]:
    """The terms of folded words that stand one after the other."""
    telling = [word not in FUNCTION for word in words]
    terms = {_number(word) for word, tells in zip(words, telling, strict=True) if tells}
    for at in range(len(words) - 1):
        end = at + 2
        while end < len(words) and end < at + LONGEST and not any(telling[at:end]):
            end += 1
        terms.add(_number(" ".join(words[at:end])))
    return terms


def add(connection: Connection, number: int, texts: Iterable[str]) -> None:
    """Index an article that is not indexed by its texts, those of all its versions."""
    terms = sorted(set().union(*(terms_in(folded_words(content)) for content in texts)))
    connection.execute(_KEPT, {"article_id": number, "terms": terms})
    if connection.dialect.name == "sqlite":
        connection.execute(_LISTED, _spelt(number, terms))


def write(connection: Connection, number: int, texts: Iterable[str]) -> None:
    """Index an article's texts in the place of what is there."""
    remove(connection, number)
    add(connection, number, texts)


def remove(connection: Connection, number: int) -> None:
    """Take an article out of the index."""
    if connection.dialect.name == "sqlite":
        terms = connection.execute(select(finding.c.terms).where(finding.c.article_id == number)).scalar()
        if terms is not None:
            connection.execute(_UNLISTED, _spelt(number, terms))
    connection.execute(delete(finding).where(finding.c.article_id == number))


def fill(connection: Connection) -> None:
    """Index every article that is not indexed yet."""
    missing = select(article.c.id).where(~select(finding.c.article_id).where(finding.c.article_id == article.c.id).exists())
    for number in connection.execute(missing.order_by(article.c.id)).scalars().all():
        add(connection, number, texts_of(connection, number))


def texts_of(connection: Connection, number: int) -> list[str]:
    """The texts of an article in all its versions."""
    own = select(version.c.text).where(version.c.article_id == number)
    return [text_of(row) for row in connection.execute(own).mappings()]


def candidates(connection: Connection, words: Sequence[str], limit: int, conditions: Conditions = ()) -> list[int]:
    """The numbers of at most `limit` articles that most likely hold these folded words, or some of them, the likeliest first.

    `conditions` are on the table `article`. Of those that are as likely the first that were kept come first.
    """
    terms = sorted(terms_in(words))[:MOST_TERMS]
    if not terms:
        return []
    articles = connection.execute(select(func.max(article.c.id))).scalar() or 0
    if connection.dialect.name == "postgresql":
        # The planner would read all rows, in the hope that a term stands in many.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
    each = " UNION ALL ".join(_having(connection, [term], COMMON + 1, place << NUMBERS) for place, term in enumerate(terms))
    found = np.array(connection.execute(text(each)).scalars().all(), np.int64)
    # The place of the term above, the number of the article below.
    often = np.bincount(found >> NUMBERS, minlength=len(terms))
    rare = often[found >> NUMBERS] <= COMMON
    numbers, voted = np.unique(found[rare] & (1 << NUMBERS) - 1, return_inverse=True)
    weights = np.bincount(voted, np.log1p(articles / np.maximum(often, 1))[found[rare] >> NUMBERS])
    ranked = numbers[np.lexsort((numbers, -weights))].tolist()
    common = [term for term, times in zip(terms, often, strict=True) if times > COMMON]
    if common and not ranked:
        ranked = sorted(connection.execute(text(_having(connection, common, COMMON, 0))).scalars())
    return list(islice(_fitting(connection, iter(ranked), conditions), limit))


def _number(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass")) >> 32 - BITS


def _spelt(number: int, terms: Sequence[int]) -> dict[str, object]:
    return {"number": number, "terms": " ".join(f"{term:x}" for term in terms)}


def _having(connection: Connection, terms: Sequence[int], most: int, above: int) -> str:
    """The statement that gives the numbers of the first articles that have all of these terms, each with `above` added."""
    if connection.dialect.name == "sqlite":
        spelt = " AND ".join(f"{term:x}" for term in terms)
        own = f"SELECT rowid AS number FROM {FINDING} WHERE {FINDING} MATCH '{spelt}' LIMIT {most}"  # noqa: S608 - numbers
    else:
        own = f"SELECT article_id AS number FROM finding WHERE terms @> ARRAY{list(terms)} LIMIT {most}"  # noqa: S608 - numbers
    return f"SELECT {above} + number FROM ({own}) AS found"  # noqa: S608 - numbers


def _fitting(connection: Connection, numbers: Iterator[int], conditions: Conditions) -> Iterator[int]:
    if not conditions:
        yield from numbers
    while stretch := list(islice(numbers, STRETCH)):
        fit = set(connection.execute(select(article.c.id).where(article.c.id.in_(stretch), *conditions)).scalars())
        yield from (number for number in stretch if number in fit)
