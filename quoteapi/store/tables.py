"""The tables, as SQLAlchemy knows them. `migrations/` makes them; tests hold the two to each other.

Free text of an article and the engine's result are kept as compressed bytes, so that any string comes back as it was; columns that are
searched or shown in lists hold what both databases can store.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from quoteapi.store.columns import LongPlain, Number, Plain, TermNumbers, Terms, Word

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"})

article = Table(
    "article",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("uid", Plain, nullable=False, unique=True),
    Column("url", LongPlain),
    Column("title", LongPlain),
    Column("publisher", LongPlain),
    Column("author", LongPlain),
    Column("published", String),
    Column("moment", BigInteger, nullable=False),
    Column("language", Plain, nullable=False),
    Column("extra", Text, nullable=False),
    Column("publisher_key", Plain),
    Column("author_key", Plain),
    Column("sha256", Plain, nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("quotes", Integer, nullable=False),
    Column("created", String, nullable=False),
    Column("updated", String, nullable=False),
    Index(None, "moment", "id"),
    Index(None, "publisher_key", "moment", "id"),
    Index(None, "author_key", "moment", "id"),
    Index(None, "language", "moment", "id"),
    Index(None, "sha256"),
    # A number is never given twice, so that a cursor or a running `reindex` cannot take a new article for one that is gone.
    sqlite_autoincrement=True,
)

# Every id and address by which an article has been put.
alias = Table(
    "alias",
    metadata,
    Column("kind", String, nullable=False),
    Column("value", LongPlain, nullable=False),
    Column("article_id", Number, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("kind", "value"),
)

version = Table(
    "version",
    metadata,
    Column("article_id", Number, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", LargeBinary),
    Column("text", LargeBinary, nullable=False),
    Column("sha256", Plain, nullable=False),
    Column("length", Integer, nullable=False),
    Column("created", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("result", LargeBinary, nullable=False),
    Column("engine_version", String, nullable=False),
    Column("engine_model", String, nullable=False),
    Column("read", String, nullable=False),
    PrimaryKeyConstraint("article_id", "number"),
)

# Who speaks, and for which body: `side` is `speaker` or `affiliation`. `quotes` counts, so that lists need not.
party = Table(
    "party",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("uid", Plain, nullable=False, unique=True),
    Column("side", String, nullable=False),
    Column("name", LongPlain, nullable=False),
    Column("kind", String, nullable=False),
    Column("quotes", Integer, nullable=False),
    Index(None, "side", "quotes", "id"),
    sqlite_autoincrement=True,
)

party_word = Table(
    "party_word",
    metadata,
    Column("word", Word, nullable=False),
    Column("party_id", Number, ForeignKey("party.id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("word", "party_id"),
)

# Narrow on purpose: PostgreSQL reads rows of it in search of a common word. `id` is the number of moments.py.
quote = Table(
    "quote",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=False),
    Column("uid", Plain, nullable=False, unique=True),
    Column("article_id", Number, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("speaker_id", Number, ForeignKey("party.id")),
    Column("affiliation_id", Number, ForeignKey("party.id")),
    Column("role", LongPlain),
    Column("confidence", Float, nullable=False),
    Column("terms", Terms, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "speaker_id", "id"),
    Index(None, "affiliation_id", "id"),
)
terms_index = Index("ix_quote_terms", quote.c.terms, postgresql_using="gin", postgresql_with={"gin_pending_list_limit": "512"}).ddl_if(
    dialect="postgresql"
)

# The terms of finding.py, of each article's present text.
finding = Table(
    "finding",
    metadata,
    Column("article_id", Number, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("terms", TermNumbers, nullable=False),
)
finding_index = Index(
    "ix_finding_terms", finding.c.terms, postgresql_using="gin", postgresql_with={"gin_pending_list_limit": "512"}
).ddl_if(dialect="postgresql")

# What people have corrected. `machine` is the quote as the engine had it then, `changes` what was said instead.
correction = Table(
    "correction",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("uid", Plain, nullable=False, unique=True),
    Column("article_id", Number, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("quote_uid", Plain, nullable=False),
    Column("machine", LargeBinary, nullable=False),
    Column("changes", LargeBinary, nullable=False),
    Column("by", LongPlain),
    Column("note", LongPlain),
    Column("created", String, nullable=False),
    Index(None, "article_id", "version", "id"),
    Index(None, "quote_uid", "id"),
    sqlite_autoincrement=True,
)

# The answers to writes that carried an Idempotency-Key.
answered = Table(
    "answered",
    metadata,
    Column("key", Plain, primary_key=True),
    Column("request", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("created", String, nullable=False, index=True),
)

# How far runs of `quoteapi batch` into the archive have come: written in the transaction that keeps what they have read.
run = Table("run", metadata, Column("uid", String, primary_key=True), Column("entry", Text, nullable=False))

# Many articles at once, read in the background. While a job is open its items are counted; the counts are written down when it ends.
job = Table(
    "job",
    metadata,
    Column("id", Number, primary_key=True, autoincrement=True),
    Column("uid", Plain, nullable=False, unique=True),
    Column("state", String, nullable=False),
    Column("keep", Boolean, nullable=False),
    Column("scope", String, nullable=False),
    Column("webhook", LongPlain),
    Column("total", Integer, nullable=False),
    Column("done", Integer),
    Column("failed", Integer),
    Column("cancelled", Integer),
    Column("created", String, nullable=False),
    Column("started", String),
    Column("finished", String),
    Index(None, "state", "id"),
    Index(None, "finished"),
    sqlite_autoincrement=True,
)

# One article of a job. `lease` is the token of the worker that reads it, which holds until `lease_until`, in the database's own seconds
# since 1970. `payload` is the article, and goes when it is read.
job_item = Table(
    "job_item",
    metadata,
    Column("job_id", Number, ForeignKey("job.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("uid", LongPlain),
    Column("payload", LargeBinary),
    Column("lease", String),
    Column("lease_until", Float),
    Column("attempts", Integer, nullable=False),
    Column("article_id", Number, ForeignKey("article.id", ondelete="SET NULL"), index=True),
    Column("version", Integer),
    Column("result", LargeBinary),
    Column("error", LargeBinary),
    PrimaryKeyConstraint("job_id", "number"),
    Index(None, "job_id", "state", "number"),
)

# What is to be told when a job has ended, and to whom; `due` is in the database's own seconds since 1970.
webhook = Table(
    "webhook",
    metadata,
    Column("job_id", Number, ForeignKey("job.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("uid", String, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due", Float, nullable=False),
    Column("answer", Text),
    Index(None, "state", "due"),
)

# Items of jobs that are gone, so that what is counted never falls.
job_tally = Table("job_tally", metadata, Column("state", String, primary_key=True), Column("number", BigInteger, nullable=False))

# Processes of `quoteapi worker` by host, and when each was last there, in the database's own seconds since 1970.
worker = Table(
    "worker",
    metadata,
    Column("uid", String, primary_key=True),
    Column("host", Plain, nullable=False),
    Column("processes", Integer, nullable=False),
    Column("seen", Float, nullable=False, index=True),
)

# SQLite's full-text table reads `quote.terms`; triggers of the migrations keep it in step within each transaction.
FULL_TEXT = "quote_fts"
# SQLite's index over the terms of `finding`, kept in step by finding.py; it holds the lists alone.
FINDING = "finding_fts"
