"""The tables of published fact-checks: claims, their reviews, and what they are found by."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, String, Table

from quoteapi.store.columns import LongPlain, Number, Plain, Word
from quoteapi.store.tables import metadata

# What somebody claimed, as the first of its reviews words it; `claimed` is the earliest date that a review tells.
claim = Table(
    "claim",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),
    Column("text", LongPlain, nullable=False),
    Column("claimant", LongPlain),
    Column("claimed", String),
    # A number is never given twice, so that a page goes on behind a claim that is gone.
    sqlite_autoincrement=True,
)

# One publisher's review of a claim, as it was told last, in the import that began at `read`. `address` is the page's.
claim_review = Table(
    "claim_review",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),
    Column("claim_id", Number, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("address", String, nullable=False, index=True),
    Column("url", LongPlain, nullable=False),
    Column("claim", LongPlain, nullable=False),
    Column("claimant", LongPlain),
    Column("claimed", String),
    Column("about", LongPlain),
    Column("publisher", LongPlain),
    Column("title", LongPlain),
    Column("reviewed", String),
    Column("rating", LongPlain),
    Column("language", Plain),
    Column("read", String, nullable=False),
    sqlite_autoincrement=True,
)

# The sites and languages of a claim's reviews, with the newest date of those of each; `` stands for all.
claim_facet = Table(
    "claim_facet",
    metadata,
    Column("facet", Word, nullable=False),
    Column("claim_id", Number, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("moment", BigInteger, nullable=False),
    PrimaryKeyConstraint("facet", "claim_id"),
    Index(None, "facet", "moment", "claim_id"),
    sqlite_with_rowid=False,
)

# The stems of a claim's words, and in how many claims each stands.
claim_term = Table(
    "claim_term",
    metadata,
    Column("term", Word, nullable=False),
    Column("claim_id", Number, ForeignKey("claim.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("term", "claim_id"),
    sqlite_with_rowid=False,
)
claim_word = Table("claim_word", metadata, Column("word", Word, primary_key=True), Column("claims", Integer, nullable=False))
