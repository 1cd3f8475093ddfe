"""The finding index: which articles may hold a quotation, altered as it may be, among any number of articles.

Each article's text, in all its versions, is a set of terms, numbers below 2^20: each of its telling words, and each word with those that
follow it up to the next telling one, two to four words in all. A quotation has terms in the same way; those that are common say nothing
and are left out, the others vote by how rare they are. Words that were changed, cut or moved cost their own terms and leave the rest.
Several words share a number, so that rare ones need no list of their own, and none can be read back; a vote by chance is outvoted.

SQLite's FTS5 holds the lists of articles without a copy of what is in them, PostgreSQL a GIN index over the arrays. docs/archive.md
has sizes and times.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from zlib import crc32

import numpy as np
import numpy.typing as npt
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
# A term of more articles is too common to say anything. Of an archive of millions a term has more by chance alone, six in ten thousand
# where articles have 400 words, and may have one in a thousand.
COMMON, SHARE = 2_000, 1_000
# Of a list that is taken in part so many more are taken, so that chance never makes one that is too long short.
SPARE = 50
# So many articles are weeded out at a time.
STRETCH = 400

_KEPT = insert(finding)
_LISTED = text(f"INSERT INTO {FINDING} (rowid, terms) VALUES (:number, :terms)")  # noqa: S608
_UNLISTED = text(f"INSERT INTO {FINDING} ({FINDING}, rowid, terms) VALUES ('delete', :number, :terms)")  # noqa: S608

Conditions = Sequence[ColumnElement[bool]]
Ints = npt.NDArray[np.int64]

# For each term the articles that have it, in one string, for rows of their own would take longer to fetch than to find; null where they
# are more than `most`.
_LISTS_SQLITE = f"""
    SELECT (
        SELECT CASE WHEN count(*) <= :most THEN coalesce(group_concat(number), '') END
        FROM (SELECT rowid AS number FROM {FINDING} WHERE {FINDING} MATCH asked.value LIMIT :most + 1)
    ) FROM json_each(:terms) AS asked ORDER BY asked.key"""  # noqa: S608 - a name of this file
_LISTS_POSTGRESQL = """
    SELECT found.numbers FROM unnest(CAST(:terms AS integer[])) WITH ORDINALITY AS asked(term, place), LATERAL (
        SELECT CASE WHEN count(*) <= :most THEN coalesce(string_agg(article_id::text, ','), '') END AS numbers
        FROM (SELECT article_id FROM finding WHERE terms @> ARRAY[asked.term] LIMIT :most + 1) AS few
    ) AS found ORDER BY asked.place"""
_HAVING_SQLITE = f"SELECT rowid FROM {FINDING} WHERE {FINDING} MATCH :terms LIMIT :most"  # noqa: S608
_HAVING_POSTGRESQL = "SELECT article_id FROM finding WHERE terms @> CAST(:terms AS integer[]) LIMIT :most"


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
    most = max(COMMON, articles // SHARE)
    lists = _lists(connection, terms, most)
    rare = [numbers for numbers in lists if numbers is not None and len(numbers)]
    common = [term for term, numbers in zip(terms, lists, strict=True) if numbers is None]
    ranked = _ranked(rare, articles) if rare else _having_all(connection, common, most) if common else []
    return list(islice(_fitting(connection, iter(ranked), conditions), limit))


def _lists(connection: Connection, terms: Sequence[int], most: int) -> list[Ints | None]:
    """For each term the articles that have it; None where they are more than `most`."""
    if connection.dialect.name == "postgresql":
        # The planner would read all rows, in the hope that a term stands in many. Of the list of one that does, no more than these are
        # taken, at random: enough to tell that it is too common, for the index guesses how long it is, and may guess twice as much.
        connection.execute(text(f"SET LOCAL enable_seqscan = off; SET LOCAL gin_fuzzy_search_limit = {4 * most + SPARE}"))
        found = connection.execute(text(_LISTS_POSTGRESQL), {"terms": list(terms), "most": most})
    else:
        found = connection.execute(text(_LISTS_SQLITE), {"terms": json.dumps([f"{term:x}" for term in terms]), "most": most})
    return [None if spelt is None else np.fromstring(spelt, np.int64, sep=",") for spelt in found.scalars()]


def _ranked(lists: Sequence[Ints], articles: int) -> list[int]:
    """The articles of these lists by their votes, the likeliest first."""
    often = np.array([len(numbers) for numbers in lists])
    numbers, voted = np.unique(np.concatenate(lists), return_inverse=True)
    votes = np.bincount(voted, np.repeat(np.log1p(articles / often), often))
    ranked: list[int] = numbers[np.lexsort((numbers, -votes))].tolist()
    return ranked


def _having_all(connection: Connection, terms: Sequence[int], most: int) -> list[int]:
    """The first articles that have all of these terms, as many as `most`."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text(_HAVING_SQLITE), {"terms": " AND ".join(f"{term:x}" for term in terms), "most": most})
    else:
        connection.execute(text("SET LOCAL gin_fuzzy_search_limit = 0"))
        rows = connection.execute(text(_HAVING_POSTGRESQL), {"terms": list(terms), "most": most})
    return sorted(rows.scalars())


def _number(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass")) >> 32 - BITS


def _spelt(number: int, terms: Sequence[int]) -> dict[str, object]:
    return {"number": number, "terms": " ".join(f"{term:x}" for term in terms)}


def _fitting(connection: Connection, numbers: Iterator[int], conditions: Conditions) -> Iterator[int]:
    if not conditions:
        yield from numbers
    while stretch := list(islice(numbers, STRETCH)):
        fit = set(connection.execute(select(article.c.id).where(article.c.id.in_(stretch), *conditions)).scalars())
        yield from (number for number in stretch if number in fit)
