"""Published fact-checks: claims, their reviews, and what they are found by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of fact-checks."""
    op.create_table(
        "claim",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("claimant", sa.Text()),
        sa.Column("claimed", sa.String()),
        sa.UniqueConstraint("key", name="uq_claim_key"),
        sqlite_autoincrement=True,
    )
    _reviews()
    op.create_table(
        "claim_facet",
        sa.Column("facet", WORD, nullable=False),
        _of_claim(),
        sa.Column("moment", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_facet_claim_id", "claim_facet", ["claim_id"])
    op.create_index("ix_claim_facet_facet_moment_claim_id", "claim_facet", ["facet", "moment", "claim_id"])
    op.create_table(
        "claim_term",
        sa.Column("term", WORD, nullable=False),
        _of_claim(),
        sa.PrimaryKeyConstraint("term", "claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_term_claim_id", "claim_term", ["claim_id"])
    op.create_table("claim_word", sa.Column("word", WORD, primary_key=True), sa.Column("claims", sa.Integer(), nullable=False))


def downgrade() -> None:
    """Drop the fact-checks."""
    for table in ("claim_word", "claim_term", "claim_facet", "claim_review", "claim"):
        op.drop_table(table)


def _reviews() -> None:
    told = ("claimant", "claimed", "about", "publisher", "title", "reviewed", "rating", "language")
    short = ("claimed", "reviewed", "language")
    op.create_table(
        "claim_review",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(), nullable=False),
        _of_claim(),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String() if name in short else sa.Text()) for name in told),
        sa.Column("read", sa.String(), nullable=False),
        sa.UniqueConstraint("key", name="uq_claim_review_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_review_claim_id", "claim_review", ["claim_id"])
    op.create_index("ix_claim_review_address", "claim_review", ["address"])


def _of_claim() -> sa.Column[int]:
    return sa.Column("claim_id", NUMBER, sa.ForeignKey("claim.id", ondelete="CASCADE"), nullable=False)
