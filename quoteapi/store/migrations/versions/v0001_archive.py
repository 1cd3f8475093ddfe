"""Articles, their versions, quotes, who speaks them, and answers kept for repeated writes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEX = """CREATE VIRTUAL TABLE quote_fts
USING fts5(terms, content='quote', content_rowid='id', columnsize=0, tokenize="ascii tokenchars '%@~='")"""
ADDED = """CREATE TRIGGER quote_ai AFTER INSERT ON quote
BEGIN INSERT INTO quote_fts(rowid, terms) VALUES (new.id, new.terms); END"""
REMOVED = """CREATE TRIGGER quote_ad AFTER DELETE ON quote
BEGIN INSERT INTO quote_fts(quote_fts, rowid, terms) VALUES ('delete', old.id, old.terms); END"""


def upgrade() -> None:
    """Make the tables."""
    _articles()
    _parties()
    _quotes()
    op.create_table(
        "answered",
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
    )
    op.create_index("ix_answered_created", "answered", ["created"])


def downgrade() -> None:
    """Drop them, and all that is in them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE quote_fts")
    for table in ("answered", "quote", "party_word", "party", "version", "alias", "article"):
        op.drop_table(table)


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("author", sa.Text()),
        sa.Column("published", sa.String()),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=False),
        sa.Column("publisher_key", sa.String()),
        sa.Column("author_key", sa.String()),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("quotes", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("updated", sa.String(), nullable=False),
        sa.UniqueConstraint("uid", name="uq_article_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_moment_id", "article", ["moment", "id"])
    for column in ("publisher_key", "author_key", "language"):
        op.create_index(f"ix_article_{column}_moment_id", "article", [column, "moment", "id"])
    op.create_index("ix_article_sha256", "article", ["sha256"])
    op.create_table(
        "alias",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value"),
    )
    op.create_index("ix_alias_article_id", "alias", ["article_id"])
    op.create_table(
        "version",
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.LargeBinary()),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.Column("engine_version", sa.String(), nullable=False),
        sa.Column("engine_model", sa.String(), nullable=False),
        sa.Column("read", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "number"),
    )


def _parties() -> None:
    op.create_table(
        "party",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("quotes", sa.Integer(), nullable=False),
        sa.UniqueConstraint("uid", name="uq_party_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_party_side_quotes_id", "party", ["side", "quotes", "id"])
    op.create_table(
        "party_word",
        sa.Column("word", sa.String().with_variant(sa.String(collation="C"), "postgresql"), nullable=False),
        sa.Column("party_id", NUMBER, sa.ForeignKey("party.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("word", "party_id"),
    )
    op.create_index("ix_party_word_party_id", "party_word", ["party_id"])


def _quotes() -> None:
    op.create_table(
        "quote",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        sa.Column("speaker_id", NUMBER, sa.ForeignKey("party.id")),
        sa.Column("affiliation_id", NUMBER, sa.ForeignKey("party.id")),
        sa.Column("role", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("terms", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.UniqueConstraint("uid", name="uq_quote_uid"),
    )
    op.create_index("ix_quote_article_id", "quote", ["article_id"])
    op.create_index("ix_quote_speaker_id_id", "quote", ["speaker_id", "id"])
    op.create_index("ix_quote_affiliation_id_id", "quote", ["affiliation_id", "id"])
    if op.get_bind().dialect.name == "sqlite":
        for statement in (INDEX, ADDED, REMOVED):
            op.execute(statement)
    else:
        # Words that wait to be sorted in are searched one by one: few of them.
        op.create_index("ix_quote_terms", "quote", ["terms"], postgresql_using="gin", postgresql_with={"gin_pending_list_limit": "512"})
