"""Tables that are the store's own: the journal, and what lies beside it."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, literal_column

from floor.store.tables.base import key, metadata

meta = Table(
    "meta",
    metadata,
    key("name"),
    Column("value", Text, nullable=False),
    comment="What the store is: schema, centre, origin, practice.",
)

journal = Table(
    "journal",
    metadata,
    key("centre"),
    key("position", BigInteger),
    Column("origin", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("actor", String),
    Column("device", String, nullable=False),
    Column("key", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("journal_by_origin", "centre", "origin", "seq", unique=True),
)

base = Table(
    "base",
    metadata,
    key("centre"),
    Column("day", String, nullable=False, comment="the first day whose lines are here"),
    Column("origin", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String, nullable=False),
    Column("position", BigInteger, nullable=False, comment="of the last line archived"),
    Column("left_origin", String, nullable=False),
    Column("left_seq", BigInteger, nullable=False),
    Column("left_hash", String, nullable=False),
    Column("left_position", BigInteger, nullable=False, comment="up to which lines have left"),
    Column("file", String, nullable=False, comment="the archive that ends here"),
    Column("image", Text, nullable=False, comment="what stands from the lines before"),
    Column("seal", String, nullable=False, comment="of all this; the journal names it"),
    comment="Where the journal begins once old days are archived: the stub in their place.",
)

MILESTONES = (
    "catalogue_adopted",
    "agent_enrolled",
    "centre_amended",
    "appointments_adopted",
    "device_enrolled",
    "device_revoked",
    "device_set",
    "series_given",
    "lines_adopted",
    "decision_adopted",
    "decision_refused",
    "headquarters_trusted",
    "headquarters_announced",
    "day_opened",
    "regression_seen",
)
"""Kinds that are few and asked for: those from which a restart begins to fold, and complaints."""
IS_MILESTONE = journal.c.kind.in_([literal_column(f"'{kind}'") for kind in MILESTONES])
"""Said in literals: SQLite looks into the partial index only for the very condition it was made
with, and a bound value is none."""
Index(
    "journal_milestones",
    journal.c.centre,
    journal.c.kind,
    journal.c.position,
    sqlite_where=IS_MILESTONE,
    postgresql_where=IS_MILESTONE,
)

answers = Table(
    "answers",
    metadata,
    key("key"),
    Column("arguments", String, nullable=False, comment="digest of verb and arguments"),
    Column("answer", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("answers_by_age", "at"),
)

pins = Table(
    "pins",
    metadata,
    key("agent"),
    Column("hash", String, nullable=False),
    Column("day", String, nullable=False, server_default="", comment="of the wrong tries"),
    Column("wrong", Integer, nullable=False, server_default="0", comment="tries of that day"),
    Column("streak", Integer, nullable=False, server_default="0", comment="since the last right"),
    Column("until", BigInteger, nullable=False, server_default="0", comment="no try before"),
    Column("once_until", BigInteger, nullable=False, server_default="0", comment="0: one's own"),
    Column("given_by", String, nullable=False, server_default="", comment="keys of the last verbs"),
    comment="Beside the journal: argon2id hashes, which are nobody's history.",
)

notes = Table(
    "notes",
    metadata,
    key("id"),
    Column("visit", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("agent", String),
    Column("salt", String, nullable=False),
    Column("text", Text, nullable=False),
    Index("notes_by_visit", "visit"),
    Index("notes_by_age", "at"),
    comment="Beside the journal: words that may name somebody, erased with their salt.",
)
