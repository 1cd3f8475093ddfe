"""Jobs: many articles at once, their items, what is told of them, and who works on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of jobs."""
    _jobs()
    op.create_table(
        "webhook",
        sa.Column("job_id", NUMBER, sa.ForeignKey("job.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.Column("answer", sa.Text()),
    )
    op.create_index("ix_webhook_state_due", "webhook", ["state", "due"])
    op.create_table(
        "job_tally",
        sa.Column("state", sa.String(), primary_key=True),
        sa.Column("number", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "worker",
        sa.Column("uid", sa.String(), primary_key=True),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("processes", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Float(), nullable=False),
    )
    op.create_index("ix_worker_seen", "worker", ["seen"])


def downgrade() -> None:
    """Drop the jobs; what they kept in the archive stays there."""
    for table in ("worker", "job_tally", "webhook", "job_item", "job"):
        op.drop_table(table)


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("keep", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("webhook", sa.Text()),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer()),
        sa.Column("failed", sa.Integer()),
        sa.Column("cancelled", sa.Integer()),
        sa.Column("created", sa.String(), nullable=False),
        sa.Column("started", sa.String()),
        sa.Column("finished", sa.String()),
        sa.UniqueConstraint("uid", name="uq_job_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_job_state_id", "job", ["state", "id"])
    op.create_index("ix_job_finished", "job", ["finished"])
    op.create_table(
        "job_item",
        sa.Column("job_id", NUMBER, sa.ForeignKey("job.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("uid", sa.Text()),
        sa.Column("payload", sa.LargeBinary()),
        sa.Column("lease", sa.String()),
        sa.Column("lease_until", sa.Float()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("article_id", NUMBER, sa.ForeignKey("article.id", ondelete="SET NULL")),
        sa.Column("version", sa.Integer()),
        sa.Column("result", sa.LargeBinary()),
        sa.Column("error", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("job_id", "number"),
    )
    op.create_index("ix_job_item_article_id", "job_item", ["article_id"])
    op.create_index("ix_job_item_job_id_state_number", "job_item", ["job_id", "state", "number"])
