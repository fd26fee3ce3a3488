"""What SQLite and PostgreSQL say differently, said once: upserts, and the types of columns."""

from typing import Any

from sqlalchemy import BigInteger, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import insert as upsert_into
from sqlalchemy.ext.compiler import compiles

__all__ = ["OUTSIDE", "AnyText", "keepable", "make_portable", "upsert_into"]

OUTSIDE = ("journal", "contacts", "flags", "forks")
"""Tables with texts from outside that are kept as they came, whatever they hold."""
# SQLAlchemy renders PostgreSQL's form of an upsert for SQLite as well; SQLite's, for SQLite alone.


def keepable(text: str) -> str:
    """A text as PostgreSQL can keep it, which takes no zero byte: it is written as two signs."""
    if "\0" in text or "\x1a" in text:
        return text.replace("\x1a", "\x1a1").replace("\0", "\x1a0")
    return text


class Bytewise(Text):
    """A text in the order of its bytes, said where the table is made: SQLAlchemy's own way repeats
    it at every value, and PostgreSQL takes that not everywhere."""


@compiles(Bytewise, "postgresql")
def _made(_type: Bytewise, _compiler: Any, **_words: Any) -> str:
    return 'TEXT COLLATE "C"'


class AnyText(TypeDecorator[str]):
    """A text in the order of its bytes, on PostgreSQL, which may hold zero bytes too."""

    impl = Bytewise
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return None if value is None else keepable(value)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        if value is None or "\x1a" not in value:
            return value
        return value.replace("\x1a0", "\0").replace("\x1a1", "\x1a")


def make_portable(metadata: MetaData) -> None:
    """Give columns the types under which PostgreSQL keeps and orders the values that SQLite does:
    numbers of 64 bits whatever their name, and texts in the order of their bytes. Twice is once."""
    for table in metadata.tables.values():
        for column in table.columns:
            kind: Any = column.type
            if isinstance(kind, BigInteger) or "postgresql" in kind._variant_mapping:
                continue
            if isinstance(column.type, Integer):
                column.type = column.type.with_variant(BigInteger(), "postgresql")
            elif table.name in OUTSIDE and isinstance(column.type, String):
                column.type = column.type.with_variant(AnyText(), "postgresql")
            elif isinstance(column.type, String):
                column.type = column.type.with_variant(Bytewise(), "postgresql")
