"""The managers' wall: its pages, what needs attention, and alerts; a skin for QML."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from display.alerts import Alert, Key, alerts, ring
from display.chart import bands, compared, kept_shares
from display.courses import Courses
from display.limits import Limits
from display.screen import WallScreen
from display.wall_rows import (
    advice_words,
    agency_rows,
    alert_rows,
    count_states,
    counter_rows,
    longest_wait,
    queue_rows,
    told_words,
)
from floor.facade import DayCourse
from floor.qt.rows import RowsModel
from floor.rules.offer import Language
from floor.rules.snapshots import Snapshot, WaitBoard
from floor.words import load_words

QML_IMPORT_NAME = "Display.Skins"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("now", "day", "services", "care")
SAID_FOR = 30.0
"""Seconds for which an alert is said when it is raised, and each time it is said again."""
ALERT = ("id", "kind", "grave", "text", "minutes")
AGENCY = (
    *("agency", "name", "waiting", "median", "ninetieth", "longest"),
    *("range", "past", "open"),
)
QUEUE = ("code", "name", "waiting", "median", "ninetieth", "longest", "share", "past", "down")


@QmlElement
class ManagersWall(WallScreen):
    """What Wall.qml shows."""

    changed = Signal()
    course_changed = Signal()
    said_changed = Signal()
    page_changed = Signal()

    def __init__(
        self,
        watch: Callable[[], Iterator[Snapshot]],
        *,
        first: Language = "en",
        course: Callable[[str], DayCourse] | None = None,
        limits: Limits | None = None,
        rotate: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`rotate` is how many seconds a page stays; 0 is until a key is pressed."""
        super().__init__(watch, clock=clock)
        self._first, self._words = first, load_words()
        self._limits, self._rotate = limits or Limits(), rotate
        self._figures: dict[str, dict[str, Any]] = {"totals": {}, "told": {}, "advice": {}}
        self._board: WaitBoard | None = None
        self._page, self._paged = 0, clock()
        self._found: tuple[Alert, ...] = ()
        self._rung: dict[Key, float] = {}
        self._said: list[tuple[float, Alert]] = []
        self._saying: dict[str, Any] = {}
        self._bands: dict[str, Any] = bands(None, None)
        self._compared: dict[str, Any] = {}
        self._agencies = self._model(AGENCY, "agency")
        self._counters = self._model(("number", "stand", "ticket", "minutes"), "number")
        self._services, self._care = self._model(QUEUE, "code"), self._model(ALERT, "id")
        self._courses = Courses(course, parent=self) if course else None
        if self._courses is not None:
            self._courses.changed.connect(self._follow_course)

    def _model(self, roles: tuple[str, ...], key: str) -> RowsModel:
        return RowsModel(roles=roles, key=key, parent=self)

    def stop(self) -> None:
        super().stop()
        if self._courses is not None:
            self._courses.close()

    def take(self, snapshot: Snapshot) -> None:
        assert isinstance(snapshot, WaitBoard)
        self._board = snapshot
        counters = counter_rows(snapshot.counters, now=snapshot.at)
        self._counters.replace(counters)
        self._agencies.replace(agency_rows(snapshot, first=self._first))
        if self._courses is not None:
            self._courses.follow(snapshot.day)
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
        figures = {
            "totals": totals,
            "told": told_words(snapshot.told),
            "advice": advice_words(snapshot.advice, first=self._first),
        }
        self._found = alerts(snapshot, self._limits)
        self._care.replace(alert_rows(self._found, first=self._first, words=self._words))
        self._follow_course()
        if figures != self._figures:
            self._figures = figures
            self.changed.emit()

    @Slot()
    def _follow_course(self) -> None:
        """What depends on the day's course, or of which it is a part."""
        courses, board = self._courses, self._board
        if board is None:
            return
        today, others = (courses.today, courses.others) if courses else (None, {})
        self._services.replace(queue_rows(board.services, kept_shares(today), first=self._first))
        found = compared(today, others, waiting=board.waiting, at=board.at)
        drawn = bands(today, others.get("week") or others.get("yesterday"))
        if (found, drawn) != (self._compared, self._bands):
            self._compared, self._bands = found, drawn
            self.course_changed.emit()

    @Slot()
    def tick(self) -> None:
        super().tick()
        now = self._clock()
        self._rung, due = ring(self._rung, self._found, now=now, limits=self._limits)
        standing = {alert.key: alert for alert in self._found}
        said = [(at, a) for at, a in self._said if now - at < SAID_FOR and a.key in standing]
        self._said = [*said, *((now, alert) for alert in due)]
        self._say([standing[alert.key] for _, alert in self._said])
        if self._rotate and now - self._paged >= self._rotate:
            self.turn_page(1)

    def _say(self, said: list[Alert]) -> None:
        """One at a time; with the pages of lists the next."""
        one = said[self._turn % len(said)] if said else None
        rows = alert_rows([one] if one else [], first=self._first, words=self._words)
        saying = {**rows[0], "of": len(said)} if rows else {}
        if saying != self._saying:
            self._saying = saying
            self.said_changed.emit()

    @Slot(int)
    def turn_page(self, by: int) -> None:
        """To the next page or the one before; one without anything on it is passed over."""
        self._paged = self._clock()
        pages = len(PAGES) if self._found else len(PAGES) - 1
        self._page = (self._page + by) % pages
        self.page_changed.emit()

    def _get_agencies(self) -> QObject:
        return self._agencies

    def _get_counters(self) -> QObject:
        return self._counters

    def _get_services(self) -> QObject:
        return self._services

    def _get_care(self) -> QObject:
        return self._care

    totals = Property(dict, lambda self: self._figures["totals"], notify=changed)
    """The day's figures by name: centre, arrived, waiting, serving, done, no_shows, longest and
    past (minutes, people), and how many counters are busy, idle, paused, closed."""
    told = Property(dict, lambda self: self._figures["told"], notify=changed)
    """Waits told that have ended: how many, how many in a hundred held, and by how many minutes
    half of them were wrong at most; empty before any has."""
    advice = Property(dict, lambda self: self._figures["advice"], notify=changed)
    """What to do now; empty when nothing would help."""
    compared = Property(dict, lambda self: self._compared, notify=course_changed)
    """Waiting now, yesterday and a week ago; within promise (%); out_of_turn: what is known."""
    bands = Property(dict, lambda self: self._bands, notify=course_changed)
    """The day as bars; see display.chart."""
    saying = Property(dict, lambda self: self._saying, notify=said_changed)
    """The alert that is said now: kind, grave, text, minutes, and of how many; empty for none."""
    page = Property(str, lambda self: PAGES[self._page], notify=page_changed)
    """One of PAGES."""
    agencies = Property(QObject, _get_agencies, constant=True)
    counters = Property(QObject, _get_counters, constant=True)
    services = Property(QObject, _get_services, constant=True)
    care = Property(QObject, _get_care, constant=True)
