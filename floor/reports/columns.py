"""Every figure that a report tells: its name, its unit, and where it stands in a row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from floor.facade.figures import Figures, Level, Spread
from floor.rules.events import Lane

Value = int | float | str | None
Unit = Literal["count", "minutes", "share", "number", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A figure: `code` names it in JSON, in the words and in docs/figures.md."""

    code: str
    unit: Unit
    read: Callable[[Figures], Value]
    """None where the level does not know it, or nothing was there to measure."""


def _column(code: str, unit: Unit, read: Callable[[Figures], Value]) -> Column:
    return Column(code=code, unit=unit, read=read)


def _of(subject: str, *codes: str, unit: Unit = "count") -> list[Column]:
    """Figures that stand under their codes in a subject of a row."""

    def reader(code: str) -> Callable[[Figures], Value]:
        def read(row: Figures) -> Value:
            value: Value = getattr(getattr(row, subject), code, None)
            return value

        return read

    return [_column(code, unit, reader(code)) for code in codes]


def _spread(code: str, read: Callable[[Figures], Spread | None]) -> list[Column]:
    """A duration's quantiles, then its mean, after the number of durations measured."""

    def reader(name: str) -> Callable[[Figures], Value]:
        def value(row: Figures) -> Value:
            told: Value = getattr(read(row), name, None)
            return told

        return value

    quantiles = ("median", "p90", "p95", "mean")
    shown = (_column(f"{code}_{name}", "minutes", reader(f"{name}_min")) for name in quantiles)
    return [_column(f"{code}_n", "count", reader("n")), *shown]


def _lane(kind: str, lane: str) -> Column:
    def read(row: Figures) -> Value:
        found = next(found for found in row.turns.by_lane if found.lane == lane)
        return found.slips if kind == "slips" else found.skips

    return _column(f"{kind}_{lane}", "count", read)


def _rating(value: int) -> Column:
    return _column(f"rating_{value}", "count", lambda row: row.ratings.counts[value - 1])


def breaks(row: Figures) -> str | None:
    """The breaks by reason, such as: tea 2x 15.0 min; lunch 1x 30.0 min."""
    if row.desk is None or not row.desk.breaks:
        return None
    told = (
        f"{each.reason or '-'} {each.times}x {each.minutes:.1f} min" for each in row.desk.breaks
    )
    return "; ".join(told)


COLUMNS: tuple[Column, ...] = (
    *_of("people", "arrived", "shown"),
    *_of("people", "shown_share", unit="share"),
    *_of("legs", "legs"),
    *_of("promise", "called"),
    *_of("legs", "served", "no_show"),
    *_of("promise", "called_no_show"),
    *_of("promise", "no_show_share", unit="share"),
    *_of("legs", "cancelled", "unserved", "waiting", "to_come", "at_counter"),
    *_spread("wait", lambda row: row.promise.wait),
    *_of("promise", "longest_min", unit="minutes"),
    *_of("promise", "within_promise", unit="share"),
    *_of("promise", "called_within", "past", "waiting_past", "past_promise"),
    *_of("legs", "suspended_min", unit="minutes"),
    _column("told", "count", lambda row: row.told.told),
    _column("told_missed", "count", lambda row: row.told.missed),
    _column("told_error_median", "minutes", lambda row: row.told.error_median_min),
    _column("told_error_p90", "minutes", lambda row: row.told.error_p90_min),
    _column("told_within_5", "share", lambda row: row.told.within_5),
    _column("told_hit_rate", "share", lambda row: row.told.hit_rate),
    *_spread("service", lambda row: row.service),
    *_spread("arrival", lambda row: row.arrival),
    *_spread("visit", lambda row: row.people.visit if row.people else None),
    *_of("legs", "transfers"),
    _column("transfers_per_visit", "number", lambda row: row.transfers_per_visit),
    _column("legs_per_visit", "number", lambda row: row.legs_per_visit),
    *_of("turns", "out_of_turn", "picked", "front", "lane_changes"),
    *_of("turns", "slips", "same_class_slips"),
    *(_lane(kind, lane.value) for kind in ("slips", "skips") for lane in Lane),
    *_of("bookings", "bookings"),
    *_of("bookings", "show_up", unit="share"),
    *_of("bookings", "punctual", "late_bookings"),
    *_of("bookings", "punctuality", unit="share"),
    *_of("desk", "session_min", "open_min", "break_min", unit="minutes"),
    *_of("desk", "serving_min", "wrap_min", "idle_min", unit="minutes"),
    *_of("desk", "utilisation", "occupancy", unit="share"),
    _column("breaks", "text", breaks),
    *_of("ratings", "ratings"),
    *_of("ratings", "rating_mean", unit="number"),
    *(_rating(value) for value in range(1, 6)),
    *_of("downtime", "downtime_min", unit="minutes"),
    *_of("downtime", "affected"),
    *_of("people", "paper", "screen", "unconfirmed", "copies"),
    *_of("machines", "disconnects"),
    *_of("machines", "away_min", unit="minutes"),
    *_of("machines", "printer_faults"),
    *_of("machines", "paper_used_m", unit="number"),
)
BY_CODE = {column.code: column for column in COLUMNS}

NARROW: dict[Level, tuple[str, ...]] = {
    Level.CENTRE: (),
    **dict.fromkeys(
        (Level.AGENCY, Level.SERVICE, Level.HOUR),
        (
            *("arrived", "legs", "served", "no_show", "unserved", "waiting"),
            *("wait_median", "wait_p90", "within_promise", "service_median", "out_of_turn"),
        ),
    ),
    **dict.fromkeys(
        (Level.COUNTER, Level.AGENT),
        (
            *("called", "served", "called_no_show", "service_median", "service_p90"),
            *("session_min", "break_min", "idle_min", "utilisation", "occupancy", "out_of_turn"),
        ),
    ),
}
"""The figures that a table on a terminal has room for; the other formats have all."""


_VISITS = {
    *("arrived", "shown", "shown_share", "transfers_per_visit", "legs_per_visit"),
    *("visit_n", "visit_median", "visit_p90", "visit_p95", "visit_mean"),
    *("paper", "screen", "unconfirmed", "copies"),
}
_BOOKINGS = {"bookings", "show_up", "punctual", "late_bookings", "punctuality"}
_DESK = {
    *("session_min", "open_min", "break_min", "serving_min", "wrap_min", "idle_min"),
    *("utilisation", "occupancy", "breaks"),
}
_DOWNTIME = {"downtime_min", "affected"}
_MACHINES = {"disconnects", "away_min", "printer_faults", "paper_used_m"}
_PER_VISIT = {"transfers_per_visit", "legs_per_visit"}
"""A visit to several agencies has its legs in several rows."""
_UNKNOWN: dict[Level, set[str]] = {
    Level.CENTRE: set(),
    Level.AGENCY: _DESK | _PER_VISIT | _MACHINES,
    Level.SERVICE: _DESK | _PER_VISIT | _MACHINES,
    Level.COUNTER: _VISITS | _BOOKINGS | _DOWNTIME | _MACHINES,
    Level.AGENT: _VISITS | _BOOKINGS | _DOWNTIME | _MACHINES,
    Level.HOUR: _DESK | _DOWNTIME | _MACHINES,
}


def known(level: Level) -> tuple[Column, ...]:
    """The figures that a level knows."""
    return tuple(column for column in COLUMNS if column.code not in _UNKNOWN[level])
