"""The tables, portable to SQLite and PostgreSQL; every key is led by the centre."""

from floor.store.tables.base import metadata
from floor.store.tables.folded import (
    FOLDED,
    agencies,
    agents,
    appointments,
    centres,
    counters,
    days,
    lane_changes,
    legs,
    numbers,
    services,
    sessions,
    spans,
    stays,
    suspensions,
    visits,
)
from floor.store.tables.own import IS_MILESTONE, MILESTONES, answers, journal, meta, notes, pins

__all__ = [
    "FOLDED",
    "IS_MILESTONE",
    "MILESTONES",
    "agencies",
    "agents",
    "answers",
    "appointments",
    "centres",
    "counters",
    "days",
    "journal",
    "lane_changes",
    "legs",
    "meta",
    "metadata",
    "notes",
    "numbers",
    "pins",
    "services",
    "sessions",
    "spans",
    "stays",
    "suspensions",
    "visits",
]
