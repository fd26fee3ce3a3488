"""What headquarters keeps beside the journals and their folds; every key is led by the centre."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

tokens = Table(
    "tokens",
    metadata,
    Column("centre", String, primary_key=True),
    Column("hash", String, nullable=False, unique=True),
    Column("made_at", BigInteger, nullable=False),
    comment="SHA-256 of each centre's token, which has 256 random bits.",
)

contacts = Table(
    "contacts",
    metadata,
    Column("centre", String, primary_key=True),
    Column("origin", String, primary_key=True),
    Column("heard_at", BigInteger, nullable=False, comment="headquarters' clock, last contact"),
    Column("greeted_at", BigInteger, nullable=False, comment="headquarters' clock, last hello"),
    Column("centre_at", BigInteger, nullable=False, comment="the centre's clock in that hello"),
    Column("seq", BigInteger, nullable=False, comment="the head's, for showing"),
    Column("hash", String, nullable=False, comment="the head's, for showing"),
    Column("practice", Boolean, nullable=False),
    Column("program", String, nullable=False),
)

forks = Table(
    "forks",
    metadata,
    Column("centre", String, primary_key=True),
    Column("origin", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("theirs", String, primary_key=True, comment="hash that the centre showed"),
    Column("ours", String, nullable=False, comment="hash that headquarters has"),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("times", Integer, nullable=False),
    comment="Different lines under one number: both sides keep theirs, people decide.",
)

flags = Table(
    "flags",
    metadata,
    Column("centre", String, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("why", String, nullable=False, comment="unknown, broken or conflict"),
    Column("problem", Text, nullable=False),
    comment="Lines kept in the journal that could not be folded into the tables.",
)

SUMS = (
    *("legs", "served", "no_show", "cancelled", "unserved", "waiting", "to_come", "at_counter"),
    *("transfers", "suspended_ms"),
    *("called", "called_no_show", "called_within", "past", "waiting_past"),
    *("told", "told_missed", "told_close"),
    *("picked", "front", "lane_changes", "same_class_slips"),
    *("slips_walk_in", "slips_priority", "slips_appointment"),
    *("skips_walk_in", "skips_priority", "skips_appointment"),
    *("rated_1", "rated_2", "rated_3", "rated_4", "rated_5"),
    *("arrived", "shown", "paper", "screen", "unconfirmed", "copies"),
    *("booked_used", "booked_missed", "punctual", "late_bookings"),
    *("down_ms", "affected", "serving_ms", "session_ms", "open_ms", "wrap_ms", "idle_ms"),
    *("wait_ms", "service_ms", "visit_ms", "arrival_ms"),
)
"""What is added up; names as in `floor.facade.figures`, times in milliseconds."""
LISTS = ("waits", "services", "visits", "arrivals", "errors")
"""Durations of which quantiles are told, one by one."""

tallies = Table(
    "tallies",
    metadata,
    Column("centre", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("service", String, primary_key=True),
    Column("agency", String, nullable=False),
    *(Column(name, BigInteger, nullable=False) for name in SUMS),
    *(Column(name, LargeBinary, nullable=False) for name in LISTS),
    Column("longest", BigInteger, comment="tenths of a minute that somebody waits still"),
    Column("breaks", Text, nullable=False, comment="JSON: by reason, how many and milliseconds"),
    Index("tallies_by_day", "day"),
    comment="A service's day, added up: sums, and every duration in tenths of a minute. A row "
    "without a service has the time of the centre's counters.",
)

stale_days = Table(
    "stale_days",
    metadata,
    Column("centre", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("times", BigInteger, nullable=False, comment="batches that touched it since"),
    comment="Days of which lines came that are not in the tallies yet.",
)

backed_up = Table(
    "backed_up",
    metadata,
    Column("centre", String, primary_key=True),
    Column("origin", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String, nullable=False),
    Column("at", BigInteger, nullable=False, comment="headquarters' clock, when it was whole"),
    comment="How far each origin's journal is in a backup: below it a centre may prune.",
)
