"""What people have corrected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table of corrections."""
    op.create_table(
        "correction",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("quote_uid", sa.String(), nullable=False),
        sa.Column("machine", sa.LargeBinary(), nullable=False),
        sa.Column("changes", sa.LargeBinary(), nullable=False),
        sa.Column("by", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("created", sa.String(), nullable=False),
        sa.UniqueConstraint("uid", name="uq_correction_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_correction_article_id_version_id", "correction", ["article_id", "version", "id"])
    op.create_index("ix_correction_quote_uid_id", "correction", ["quote_uid", "id"])


def downgrade() -> None:
    """Drop the corrections; what they corrected is shown as the engine had it after the next `reindex`."""
    op.drop_table("correction")
