"""Figures as the cells of a page: each with the count that it rests on, and marked where that is
small."""

from dataclasses import dataclass

from floor.facade.figures import Figures, Level
from floor.reports.columns import BY_CODE
from sync.central.changes import SMALL, Change, count_of
from sync.central.web.telling import Say, minutes, percent

SHOWN: dict[Level, tuple[str, ...]] = {
    **dict.fromkeys(
        (Level.CENTRE, Level.AGENCY, Level.SERVICE, Level.HOUR),
        (
            *("arrived", "legs", "served", "no_show", "unserved", "wait_median", "wait_p90"),
            *("within_promise", "service_median", "out_of_turn"),
        ),
    ),
    **dict.fromkeys(
        (Level.COUNTER, Level.AGENT),
        (
            *("called", "served", "called_no_show", "wait_median", "service_median"),
            *("session_min", "break_min", "idle_min", "utilisation", "out_of_turn"),
        ),
    ),
}
"""The figures that a page has room for; the files have all."""
OF_PART = ("called", "served", "called_no_show", "wait_median", "service_median", "out_of_turn")
"""Of counters and agents where only some services are looked at: their time is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of one row, as it is shown."""

    code: str
    heading: str
    told: str
    n: int | None
    """What it was measured by; None for a count."""
    few: bool


def cells(row: Figures, codes: tuple[str, ...], say: Say) -> tuple[Cell, ...]:
    """The figures of a row."""
    return tuple(cell(row, code, say) for code in codes)


def cell(row: Figures, code: str, say: Say) -> Cell:
    """One figure of a row."""
    value = BY_CODE[code].read(row)
    n = count_of(row, code)
    number = value if isinstance(value, int | float) else None
    return Cell(
        code=code,
        heading=say(f"report.figure.{code}"),
        told=told(say, code, number),
        n=n,
        few=n is not None and 0 < n < SMALL,
    )


def told(say: Say, code: str, value: float | None) -> str:
    """A figure in its unit."""
    unit = BY_CODE[code].unit
    if value is None:
        return say("central.none")
    if unit == "minutes":
        return minutes(say, value)
    return percent(say, value) if unit == "share" else f"{value:g}"


def told_change(say: Say, change: Change) -> str:
    """By how much a figure changed: +4 min."""
    difference = change.difference
    if difference is None:
        return say("central.none")
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else "±"
    if change.unit == "share":
        return say("central.report.points", sign=sign, n=round(abs(100 * difference)))
    return f"{sign}{told(say, change.code, abs(difference))}"


def name_of(row: Figures, level: Level, say: Say, language: str) -> str:
    """What a row is of."""
    if not row.key:
        return say(f"report.none.{level}")
    if level is Level.HOUR:
        return f"{row.key}:00\N{EN DASH}{int(row.key) + 1:02d}:00"
    if level in (Level.COUNTER, Level.AGENT):
        return say(f"report.row.{level}", number=row.key)
    return row.name.sw if language == "sw" else row.name.en
