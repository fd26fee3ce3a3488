"""The table of what devices told of themselves."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from floor.store.tables.base import key, metadata

health = Table(
    "health",
    metadata,
    key("centre"),
    key("key"),
    Column("device", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("faults", String, nullable=False, comment="codes parted by blanks; empty is in order"),
    Column("paper_used", Integer, nullable=False, comment="mm since it told last"),
    Column("paper_left", Integer, comment="mm"),
    Column("away", BigInteger, nullable=False, comment="ms cut off just before"),
    comment="What devices told of themselves, when something changed.",
)
Index("health_at", health.c.centre, health.c.at)
