"""Headquarters' tables before the first release: made from `sync.central.tables` itself."""

from alembic import op

from sync.central.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index."""
    metadata.create_all(op.get_bind())
