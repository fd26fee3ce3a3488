"""The tables as they are before the first release: made from `floor.store.tables` itself."""

from alembic import op

from floor.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and index."""
    metadata.create_all(op.get_bind())
