"""A report held against the period before it: what changed, and by how much."""

from dataclasses import dataclass
from typing import Literal

from floor.facade.figures import Figures, Report
from floor.reports.columns import BY_CODE, Unit

WATCHED = ("arrived", "wait_median", "wait_p90", "within_promise", "no_show", "out_of_turn")
"""Figures whose changes are told."""
SMALL = 30
"""Legs below which a quantile or a share says little, and is marked so."""
MEASURED_BY = {
    "wait_median": "wait_n",
    "wait_p90": "wait_n",
    "within_promise": "wait_n",
    "service_median": "service_n",
}
"""The count that stands beside a figure that is measured."""
BETTER_LESS = frozenset({"wait_median", "wait_p90", "no_show", "out_of_turn"})
Way = Literal["better", "worse", "same", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One figure, now and in the period before."""

    code: str
    unit: Unit
    now: float | None
    before: float | None
    n: int | None = None
    """Legs that it was measured by now; None for a count."""
    n_before: int | None = None

    @property
    def difference(self) -> float | None:
        """Now less before, in the figure's unit; None where either is not known."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def few(self) -> bool:
        """Whether either rests on few legs."""
        return any(n is not None and 0 < n < SMALL for n in (self.n, self.n_before))

    @property
    def way(self) -> Way:
        """Whether the change is a good one; a change in people is neither."""
        if not self.difference:
            return "same"
        if self.code == "arrived":
            return "other"
        return "better" if (self.difference < 0) == (self.code in BETTER_LESS) else "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChanges:
    """What changed of one row."""

    row: Figures
    changes: tuple[Change, ...]

    def of(self, code: str) -> Change:
        """The change of one figure."""
        return next(change for change in self.changes if change.code == code)


def count_of(row: Figures | None, code: str) -> int | None:
    """How many legs a figure of a row was measured by; None for a plain count."""
    by = MEASURED_BY.get(code)
    if by is None or row is None:
        return None
    value = BY_CODE[by].read(row)
    return None if value is None else int(value)


def is_few(row: Figures, code: str) -> bool:
    """Whether a figure of a row rests on few legs."""
    n = count_of(row, code)
    return n is not None and 0 < n < SMALL


def _value(row: Figures | None, code: str) -> float | None:
    value = None if row is None else BY_CODE[code].read(row)
    return value if isinstance(value, int | float) else None


def of_row(row: Figures, before: Figures | None) -> RowChanges:
    """What changed of a row against the one of the same key before."""
    return RowChanges(
        row=row,
        changes=tuple(
            Change(
                code=code,
                unit=BY_CODE[code].unit,
                now=_value(row, code),
                before=_value(before, code),
                n=count_of(row, code),
                n_before=count_of(before, code),
            )
            for code in WATCHED
            if BY_CODE[code].read(row) is not None or before is not None
        ),
    )


def changes(report: Report, before: Report) -> tuple[RowChanges, ...]:
    """What changed of the whole, and then of each row."""
    known = {row.key: row for row in before.rows}
    whole = of_row(report.whole, before.whole)
    return (whole, *(of_row(row, known.get(row.key)) for row in report.rows))


def largest(found: tuple[RowChanges, ...], most: int = 5) -> tuple[tuple[RowChanges, Change], ...]:
    """The rows whose median wait changed most, those with few legs left out."""
    waits = [(each, each.of("wait_median")) for each in found[1:] if _has(each, "wait_median")]
    told = [(each, wait) for each, wait in waits if wait.difference and not wait.few and wait.n]
    return tuple(sorted(told, key=lambda pair: -abs(pair[1].difference or 0))[:most])


def _has(each: RowChanges, code: str) -> bool:
    return any(change.code == code for change in each.changes)
