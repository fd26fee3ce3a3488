"""The tables, portable to SQLite and PostgreSQL; every key is led by the centre."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def _key(name: str, kind: type[TypeEngine[Any]] = String) -> Column[Any]:
    return Column(name, kind(), primary_key=True, autoincrement=False)


meta = Table(
    "meta",
    metadata,
    _key("name"),
    Column("value", Text, nullable=False),
    comment="What the store is: schema, centre, origin, practice.",
)

journal = Table(
    "journal",
    metadata,
    _key("centre"),
    _key("position", BigInteger),
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

MILESTONES = ("catalogue_adopted", "agent_enrolled", "appointments_adopted", "day_opened")
"""Kinds from which a restart begins to fold."""
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
    _key("key"),
    Column("arguments", String, nullable=False, comment="digest of verb and arguments"),
    Column("answer", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("answers_by_age", "at"),
)

pins = Table(
    "pins",
    metadata,
    _key("agent"),
    Column("hash", String, nullable=False),
    comment="Beside the journal: argon2id hashes, which are nobody's history.",
)

notes = Table(
    "notes",
    metadata,
    _key("id"),
    Column("visit", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("agent", String),
    Column("salt", String, nullable=False),
    Column("text", Text, nullable=False),
    Index("notes_by_visit", "visit"),
    Index("notes_by_age", "at"),
    comment="Beside the journal: words that may name somebody, erased with their salt.",
)

centres = Table(
    "centres",
    metadata,
    _key("centre"),
    Column("name", String, nullable=False),
    Column("county", String, nullable=False),
    Column("town", String, nullable=False),
    Column("adopted_at", BigInteger, nullable=False),
)

agencies = Table(
    "agencies",
    metadata,
    _key("centre"),
    _key("agency"),
    Column("name_en", String, nullable=False),
    Column("name_sw", String, nullable=False),
)

services = Table(
    "services",
    metadata,
    _key("centre"),
    _key("service"),
    Column("agency", String, nullable=False),
    Column("category", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("name_sw", String, nullable=False),
    Column("minutes", Float, nullable=False),
)

agents = Table(
    "agents",
    metadata,
    _key("centre"),
    _key("agent"),
    Column("role", String, nullable=False),
)

days = Table(
    "days",
    metadata,
    _key("centre"),
    _key("day"),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Column("reason", String, nullable=False, default=""),
)

numbers = Table(
    "numbers",
    metadata,
    _key("centre"),
    _key("day"),
    _key("series"),
    Column("last", Integer, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    _key("centre"),
    _key("counter", Integer),
    Column("stand", String, nullable=False),
    Column("agent", String),
    Column("visit", String),
    Column("since", BigInteger, nullable=False),
)

visits = Table(
    "visits",
    metadata,
    _key("centre"),
    _key("visit"),
    Column("day", String, nullable=False),
    Column("series", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("lane", String, nullable=False),
    Column("language", String, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("received", String, nullable=False),
    Column("token", String, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("rating", Integer),
    Column("booking", String),
    Index("one_number_once", "centre", "day", "series", "number", unique=True),
)

legs = Table(
    "legs",
    metadata,
    _key("centre"),
    _key("visit"),
    _key("leg", Integer),
    Column("day", String, nullable=False),
    Column("service", String, nullable=False),
    Column("promise", Float, nullable=False),
    Column("step", String, nullable=False),
    Column("clock", BigInteger),
    Column("called_at", BigInteger),
    Column("share", Float),
    Column("guard", Boolean),
    Column("calls", Integer, nullable=False),
    Column("recalls", Integer, nullable=False),
    Column("requeues", Integer, nullable=False),
    Column("transfers", Integer, nullable=False),
    Column("parks", Integer, nullable=False),
    Column("reason", String, nullable=False, comment="why the last call was out of turn"),
    Column("suspended", BigInteger, nullable=False, comment="ms its clock stood still"),
    Column("counter", Integer),
    Column("agent", String),
    Column("started_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("outcome", String, nullable=False),
    Index("legs_by_day", "centre", "day"),
)

sessions = Table(
    "sessions",
    metadata,
    _key("centre"),
    _key("counter", Integer),
    _key("since", BigInteger),
    Column("agent", String, nullable=False),
    Column("until", BigInteger),
)

spans = Table(
    "spans",
    metadata,
    _key("centre"),
    _key("counter", Integer),
    _key("since", BigInteger),
    _key("stand"),
    Column("agent", String),
    Column("reason", String, nullable=False),
    Column("until", BigInteger),
    comment="How long counters were open, or on a break and why.",
)

suspensions = Table(
    "suspensions",
    metadata,
    _key("centre"),
    _key("service"),
    _key("since", BigInteger),
    Column("reason", String, nullable=False),
    Column("until", BigInteger),
)

appointments = Table(
    "appointments",
    metadata,
    _key("centre"),
    _key("code"),
    Column("service", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("visit", String),
    Column("missed", Boolean, nullable=False),
)

stays = Table(
    "stays",
    metadata,
    _key("centre"),
    _key("visit"),
    _key("key"),
    Column("leg", Integer, nullable=False),
    Column("service", String, nullable=False),
    Column("lane", String, nullable=False, comment="the visit's lane at the call"),
    Column("counter", Integer, nullable=False),
    Column("agent", String),
    Column("clock", BigInteger, comment="the leg's clock at the call"),
    Column("waited", BigInteger, comment="ms, on the leg's first call only"),
    Column("promise", Float, comment="minutes, on the leg's first call only"),
    Column("reason", String, nullable=False, comment="why it was called out of turn"),
    Column("called_at", BigInteger, nullable=False),
    Column("started_at", BigInteger),
    Column("left_at", BigInteger),
    Column("left", String, nullable=False, comment="how it left the counter"),
    Column("sent", String, nullable=False, comment="front or back, for sent_reason"),
    Column("sent_reason", String, nullable=False),
    Column("directed", Boolean, nullable=False, comment="sent to one counter or agent"),
    comment="A leg at a counter, from its call or return until it leaves.",
)

lane_changes = Table(
    "lane_changes",
    metadata,
    _key("centre"),
    _key("visit"),
    _key("key"),
    Column("at", BigInteger, nullable=False),
    Column("before", String, nullable=False),
    Column("agent", String),
    Column("reason", String, nullable=False),
)

FOLDED: tuple[Table, ...] = (
    *(centres, agencies, services, agents, days, numbers, counters, visits, legs),
    *(sessions, spans, suspensions, appointments, stays, lane_changes),
)
"""Tables that are nothing but folds of the journal."""
