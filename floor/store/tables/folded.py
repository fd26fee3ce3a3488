"""Tables that are nothing but folds of the journal."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, String, Table

from floor.store.tables.base import key, metadata
from floor.store.tables.health import health

centres = Table(
    "centres",
    metadata,
    key("centre"),
    Column("name", String, nullable=False),
    Column("county", String, nullable=False),
    Column("town", String, nullable=False),
    Column("adopted_at", BigInteger, nullable=False),
)

agencies = Table(
    "agencies",
    metadata,
    key("centre"),
    key("agency"),
    Column("name_en", String, nullable=False),
    Column("name_sw", String, nullable=False),
)

services = Table(
    "services",
    metadata,
    key("centre"),
    key("service"),
    Column("agency", String, nullable=False),
    Column("category", String, nullable=False),
    Column("name_en", String, nullable=False),
    Column("name_sw", String, nullable=False),
    Column("minutes", Float, nullable=False),
)

agents = Table(
    "agents",
    metadata,
    key("centre"),
    key("agent"),
    Column("role", String, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    key("centre"),
    key("device"),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
    Column("counter", Integer),
    Column("zone", String, nullable=False),
    Column("printer", String, nullable=False),
    Column("language", String, nullable=False),
    comment="Who may speak to the host; keys and hashes of tokens stand in the journal only.",
)

days = Table(
    "days",
    metadata,
    key("centre"),
    key("day"),
    Column("opened_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    Column("reason", String, nullable=False, default=""),
)

numbers = Table(
    "numbers",
    metadata,
    key("centre"),
    key("day"),
    key("series"),
    Column("last", Integer, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    key("centre"),
    key("counter", Integer),
    Column("stand", String, nullable=False),
    Column("agent", String),
    Column("visit", String),
    Column("since", BigInteger, nullable=False),
)

visits = Table(
    "visits",
    metadata,
    key("centre"),
    key("visit"),
    Column("day", String, nullable=False),
    Column("series", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("lane", String, nullable=False),
    Column("language", String, nullable=False),
    Column("issued_at", BigInteger, nullable=False),
    Column("ahead", Integer),
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
    key("centre"),
    key("visit"),
    key("leg", Integer),
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


def _standing(name: str, *columns: Column[Any], ends: Column[Any]) -> Index:
    """An index of the few rows that have not ended: what is under way is found in one step,
    however many have ended before."""
    open_ = ends.is_(None)
    return Index(name, *columns, sqlite_where=open_, postgresql_where=open_)


_standing("legs_open", legs.c.centre, legs.c.service, ends=legs.c.ended_at)

sessions = Table(
    "sessions",
    metadata,
    key("centre"),
    key("counter", Integer),
    key("since", BigInteger),
    Column("agent", String, nullable=False),
    Column("until", BigInteger),
)
_standing("sessions_open", sessions.c.centre, sessions.c.counter, ends=sessions.c.until)

spans = Table(
    "spans",
    metadata,
    key("centre"),
    key("counter", Integer),
    key("since", BigInteger),
    key("stand"),
    Column("agent", String),
    Column("reason", String, nullable=False),
    Column("until", BigInteger),
    comment="How long counters were open, or on a break and why.",
)
_standing("spans_open", spans.c.centre, spans.c.counter, ends=spans.c.until)

suspensions = Table(
    "suspensions",
    metadata,
    key("centre"),
    key("service"),
    key("since", BigInteger),
    Column("reason", String, nullable=False),
    Column("until", BigInteger),
)

appointments = Table(
    "appointments",
    metadata,
    key("centre"),
    key("code"),
    Column("service", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("visit", String),
    Column("missed", Boolean, nullable=False),
)

stays = Table(
    "stays",
    metadata,
    key("centre"),
    key("visit"),
    key("key"),
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
_standing("stays_open", stays.c.centre, stays.c.counter, ends=stays.c.left_at)

planned_breaks = Table(
    "planned_breaks",
    metadata,
    key("centre"),
    key("agent"),
    key("day"),
    Column("at", BigInteger, nullable=False),
    Column("minutes", Float, nullable=False, comment="0 for taken back"),
    Column("reason", String, nullable=False),
)

estimates = Table(
    "estimates",
    metadata,
    key("centre"),
    key("visit"),
    key("key"),
    Column("leg", Integer, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("low", Integer, nullable=False, comment="minutes, as told"),
    Column("high", Integer, nullable=False),
    Column("middle", Float, nullable=False),
    Column("raw_low", Float, nullable=False, comment="as simulated"),
    Column("raw_high", Float, nullable=False),
    Column("lane", String, nullable=False, comment="at the call; empty until then"),
    Column("waited", BigInteger, comment="ms from telling to the leg's first call"),
    Column("error", Float, comment="minutes: the middle less the wait"),
    Column("hit", Boolean, comment="whether the wait lay within the range"),
    comment="The waits told to citizens, each held against what it was.",
)

lane_changes = Table(
    "lane_changes",
    metadata,
    key("centre"),
    key("visit"),
    key("key"),
    Column("at", BigInteger, nullable=False),
    Column("before", String, nullable=False),
    Column("agent", String),
    Column("reason", String, nullable=False),
)

FOLDED: tuple[Table, ...] = (
    *(centres, agencies, services, agents, devices, days, numbers, counters, visits, legs),
    *(sessions, spans, suspensions, appointments, stays, lane_changes),
    *(planned_breaks, estimates, health),
)
"""Tables that are nothing but folds of the journal."""
OF_VISIT: tuple[Table, ...] = (visits, legs, stays, lane_changes, estimates)
"""Those whose rows a visit has; statements find them by it, or while they are open."""
