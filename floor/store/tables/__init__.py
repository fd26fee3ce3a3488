"""The tables, portable to SQLite and PostgreSQL; every key is led by the centre."""

from floor.store.portable import make_portable
from floor.store.tables.base import metadata
from floor.store.tables.folded import (
    FOLDED,
    OF_VISIT,
    agencies,
    agents,
    appointments,
    centres,
    counters,
    days,
    devices,
    estimates,
    lane_changes,
    legs,
    numbers,
    planned_breaks,
    services,
    sessions,
    spans,
    stays,
    suspensions,
    visits,
)
from floor.store.tables.health import health
from floor.store.tables.own import (
    IS_MILESTONE,
    MILESTONES,
    answers,
    base,
    journal,
    meta,
    notes,
    pins,
)

make_portable(metadata)

__all__ = [
    "FOLDED",
    "IS_MILESTONE",
    "MILESTONES",
    "OF_VISIT",
    "agencies",
    "agents",
    "answers",
    "appointments",
    "base",
    "centres",
    "counters",
    "days",
    "devices",
    "estimates",
    "health",
    "journal",
    "lane_changes",
    "legs",
    "meta",
    "metadata",
    "notes",
    "numbers",
    "pins",
    "planned_breaks",
    "services",
    "sessions",
    "spans",
    "stays",
    "suspensions",
    "visits",
]
