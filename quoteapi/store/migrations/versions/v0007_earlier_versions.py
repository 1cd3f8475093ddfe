"""The finding index holds the earlier versions of articles as well: of those that were there before, once more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quoteapi.store import finding

revision = "0007"
down_revision = "0006"

ARTICLE = sa.table("article", sa.column("id"), sa.column("version"))


def upgrade() -> None:
    """Index the articles that have earlier versions again: about 5 ms each version."""
    connection = op.get_bind()
    for number in connection.execute(sa.select(ARTICLE.c.id).where(ARTICLE.c.version > 1).order_by(ARTICLE.c.id)).scalars().all():
        finding.write(connection, number, finding.texts_of(connection, number))


def downgrade() -> None:
    """Leave the index: an article that is found by more of its words is looked at all the same."""
