"""The finding index: in which articles a quotation may stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from quoteapi.store import finding

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INDEX = "CREATE VIRTUAL TABLE finding_fts USING fts5(terms, content='', columnsize=0, detail='none', tokenize='ascii')"


def upgrade() -> None:
    """Make the index, of the articles that are there: about 5 ms each."""
    op.create_table(
        "finding",
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("terms", sa.LargeBinary().with_variant(ARRAY(sa.Integer()), "postgresql"), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(INDEX)
    finding.fill(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        # No statistics: they would be as large as the lists, and the planner is told what to do.
        op.execute("ALTER TABLE finding ALTER terms SET STATISTICS 0")
        op.create_index("ix_finding_terms", "finding", ["terms"], postgresql_using="gin", postgresql_with={"gin_pending_list_limit": "512"})


def downgrade() -> None:
    """Drop the index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE finding_fts")
    op.drop_table("finding")
