"""The managers' wall: what needs attention first, and every counter; a skin for QML."""

from collections.abc import Callable, Iterable, Iterator
from math import ceil
from time import monotonic
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from display.board import range_text
from display.screen import WallScreen
from floor.qt.rows import RowsModel
from floor.rules.offer import Language
from floor.rules.opening import MINUTE
from floor.rules.snapshots import AdviceLine, CounterLine, Snapshot, WaitBoard, WaitRow
from floor.rules.state import Stand
from floor.rules.waiting.accuracy import Accuracy

QML_IMPORT_NAME = "Display.Skins"
QML_IMPORT_MAJOR_VERSION = 1

STATES = ("busy", "idle", "paused", "closed")


def attention(row: WaitRow) -> tuple[bool, bool, int, int]:
    """Sorts what needs attention first: past its promise (the more the sooner), people waiting
    without an open counter, then whoever waits longest."""
    return (
        not row.past_promise,
        not (row.waiting and not row.counters_open),
        -row.past_promise,
        -row.longest,
    )


def agency_rows(rows: Iterable[WaitRow], *, first: Language) -> list[dict[str, Any]]:
    """A row for each agency where somebody waits or was called of late, by attention."""
    found = {row.agency: row for row in rows if row.waiting or row.recent is not None}
    return [
        {
            "agency": row.agency,
            "name": row.name.in_language(first),
            "waiting": row.waiting,
            "longest": row.longest // MINUTE,
            "range": range_text(row.wait),
            "past": row.past_promise,
            "open": row.counters_open,
        }
        for row in sorted(found.values(), key=attention)
    ]


def counter_state(line: CounterLine) -> str:
    """One of STATES; a counter that has somebody is busy however it stands."""
    if line.ticket is not None:
        return "busy"
    return {Stand.OPEN: "idle", Stand.PAUSED: "paused"}.get(line.stand, "closed")


def counter_rows(lines: Iterable[CounterLine], *, now: int) -> list[dict[str, Any]]:
    """A row for each counter by number, with the minutes since it changed."""
    found = {line.number: line for line in lines}
    return [
        {
            "number": str(number),
            "stand": counter_state(line),
            "ticket": line.ticket or "",
            "minutes": max(0, now - line.since) // MINUTE if line.since else -1,
        }
        for number, line in sorted(found.items())
    ]


def count_states(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """How many counters there are in each of STATES."""
    states = [row["stand"] for row in rows]
    return {state: states.count(state) for state in STATES}


def told_words(told: Accuracy | None) -> dict[str, Any]:
    """How well the waits that were told have held, as the wall says it; empty before any has."""
    if told is None or told.hit_rate is None or told.error_median_min is None:
        return {}
    median = max(1, ceil(told.error_median_min))
    return {"told": told.told, "hit": round(100 * told.hit_rate), "median": median}


def advice_words(advice: AdviceLine | None, *, first: Language) -> dict[str, Any]:
    """What to do now, as the wall says it; empty when nothing would help."""
    if advice is None:
        return {}
    return {
        "counter": advice.counter,
        "added": advice.add.in_language(first) if advice.add else "",
        "service": advice.service.in_language(first),
        "n": advice.saved,
    }


def longest_wait(rows: Iterable[WaitRow]) -> int:
    """Whole minutes that the one waiting longest has waited."""
    return max((row.longest for row in rows), default=0) // MINUTE


@QmlElement
class ManagersWall(WallScreen):
    """What Wall.qml shows."""

    changed = Signal()

    def __init__(
        self,
        watch: Callable[[], Iterator[Snapshot]],
        *,
        first: Language = "en",
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(watch, clock=clock)
        self._first = first
        self._totals: dict[str, Any] = {}
        self._told: dict[str, Any] = {}
        self._advice: dict[str, Any] = {}
        self._agencies = RowsModel(
            roles=("agency", "name", "waiting", "longest", "range", "past", "open"),
            key="agency",
            parent=self,
        )
        self._counters = RowsModel(
            roles=("number", "stand", "ticket", "minutes"), key="number", parent=self
        )

    def take(self, snapshot: Snapshot) -> None:
        assert isinstance(snapshot, WaitBoard)
        counters = counter_rows(snapshot.counters, now=snapshot.at)
        self._counters.replace(counters)
        self._agencies.replace(agency_rows(snapshot.rows, first=self._first))
        totals = {
            "centre": snapshot.name,
            "arrived": snapshot.arrived,
            "waiting": snapshot.waiting,
            "serving": snapshot.serving,
            "done": snapshot.done,
            "no_shows": snapshot.no_shows,
            "longest": longest_wait(snapshot.rows),
            "past": sum(row.past_promise for row in snapshot.rows),
            **count_states(counters),
        }
        news = (told_words(snapshot.told), advice_words(snapshot.advice, first=self._first))
        if (totals, news) != (self._totals, (self._told, self._advice)):
            self._totals, (self._told, self._advice) = totals, news
            self.changed.emit()

    def _get_totals(self) -> dict[str, Any]:
        return self._totals

    def _get_told(self) -> dict[str, Any]:
        return self._told

    def _get_advice(self) -> dict[str, Any]:
        return self._advice

    def _get_agencies(self) -> QObject:
        return self._agencies

    def _get_counters(self) -> QObject:
        return self._counters

    totals = Property(dict, _get_totals, notify=changed)
    """The day's figures by name: centre, arrived, waiting, serving, done, no_shows, longest and
    past (minutes, people), and how many counters are busy, idle, paused, closed."""
    told = Property(dict, _get_told, notify=changed)
    """Waits told that have ended: how many, how many in a hundred held, and by how many minutes
    half of them were wrong at most; empty before any has."""
    advice = Property(dict, _get_advice, notify=changed)
    """What to do now; empty when nothing would help."""
    agencies = Property(QObject, _get_agencies, constant=True)
    counters = Property(QObject, _get_counters, constant=True)
