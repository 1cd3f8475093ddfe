"""How far runs that fill the archive have come."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table("run", sa.Column("uid", sa.String(), primary_key=True), sa.Column("entry", sa.Text(), nullable=False))


def downgrade() -> None:
    """Drop it; a run that was stopped begins anew, and puts again what it has put."""
    op.drop_table("run")
