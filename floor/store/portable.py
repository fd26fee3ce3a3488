"""What SQLite and PostgreSQL say differently, said once: upserts, and the types of columns."""

from sqlalchemy import BigInteger, Integer, MetaData, String, Text
from sqlalchemy.dialects.postgresql import insert as upsert_into

__all__ = ["make_portable", "upsert_into"]

# SQLAlchemy renders PostgreSQL's form of an upsert for SQLite as well; SQLite's, for SQLite alone.


def make_portable(metadata: MetaData) -> None:
    """Give columns the types under which PostgreSQL keeps and orders the values that SQLite does:
    numbers of 64 bits whatever their name, and texts in the order of their bytes."""
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, BigInteger):
                continue
            if isinstance(column.type, Integer):
                column.type = column.type.with_variant(BigInteger(), "postgresql")
            elif isinstance(column.type, String):
                column.type = column.type.with_variant(Text(collation="C"), "postgresql")
