"""A counter app in a window, on a real floor of Mombasa with people waiting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter.at_work import LOCK_AFTER
from counter.command import FULL, QML, SMALL
from counter.desk import Desk
from counter.memory import Memory
from counter.program import open_desk
from floor.qt import pilot
from floor.qt.application import Application, start
from floor.rules.events import Booking, Lane
from floor.rules.offer import Language
from floor.rules.verbs import EnrolAgent
from tests.flaky import FlakyFloor
from tests.floors import PIN, Keys, PracticeFloor, a_floor, at

COUNTER = 12
BOSS = "900"


@dataclass
class Station:
    """The window, the desk in it, the floor, and an agent's hands."""

    bot: QtBot
    application: Application
    window: QQuickWindow
    desk: Desk
    floor: FlakyFloor
    real: PracticeFloor
    memory: Memory

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.window, key, modifier or Qt.KeyboardModifier.NoModifier)

    def until_told(self, kind: str, *, times: int = 1) -> None:
        """Until the journal tells it so often, and the desk has its answer."""
        self.until(lambda: self.kinds().count(kind) == times and not self.seen("busy"))

    def type(self, text: str) -> None:
        for sign in text:
            QTest.keyClick(self.window, ord(sign))

    def until(self, holds: Callable[[], bool], *, seconds: float = 10) -> None:
        self.bot.waitUntil(holds, timeout=int(seconds * 1000))

    def until_stage(self, stage: str) -> None:
        """Until it is seen, and the verb has its answer too: a key before that is refused."""
        self.until(lambda: self.seen("stage") == stage and not self.seen("busy"))

    def seen(self, name: str) -> object:
        return self.desk.property(name)

    def item(self, name: str) -> QQuickItem:
        return pilot.find(name)

    def shown(self, name: str) -> bool:
        return any(pilot.visible(name))

    def said(self, name: str) -> str:
        return pilot.said(self.item(name))

    def holds_keys(self) -> str:
        """The objectName of what has the keys, or of what it lies in."""
        item = self.window.activeFocusItem()
        while item is not None and not item.objectName():
            item = item.parentItem()
        return "" if item is None else item.objectName()

    def sign_in(self) -> None:
        self.desk.sign_in("101", PIN, str(COUNTER))
        self.until_stage("closed")

    def open(self) -> None:
        self.sign_in()
        self.desk.press("open_counter")
        self.until_stage("ready")

    def kinds(self) -> list[str]:
        """What the journal tells, without tickets."""
        page = self.real.journal(after=0, limit=10_000)
        return [entry.kind for entry in page.entries if entry.actor == "101"]


Stationed = Callable[..., Station]


def fill(floor: PracticeFloor, *, people: int = 8) -> None:
    """People who wait for the counter, in each lane and both languages, some with two services."""
    key = Keys()
    services = floor.counter(counter=COUNTER).services
    for place in range(people):
        now = at("09:00") + place * 150_000
        floor.clock.set(now)
        mine, more = services[place % len(services)], services[(place + 1) % len(services)]
        language: Language = "sw" if place % 2 else "en"
        lane = tuple(Lane)[place % 3]
        if lane is Lane.APPOINTMENT:
            booking = Booking(code=f"K{place}", service=mine, at=now, centre="MSA")
            floor.adopt_appointments(key=key(), bookings=(booking,))
            floor.check_in(key=key(), booking=booking.code, language=language)
            continue
        both = (mine, more) if place % 3 == 0 else (mine,)
        floor.take_ticket(key=key(), services=both, lane=lane, language=language)


def peopled(folder: Path, *, people: int, boss: bool) -> PracticeFloor:
    """A floor at nine with people who wait, and perhaps a supervisor."""
    floor = a_floor(folder, hhmm="09:00")
    fill(floor, people=people)
    if boss:
        floor.do(EnrolAgent(agent=BOSS, role="supervisor"), key="boss")
        floor.pins.set(BOSS, PIN)
    return floor


@pytest.fixture
def stationed(qtbot: QtBot, tmp_path: Path) -> Iterator[Stationed]:
    """Makes a station; closes it afterwards, and fails the test for a QML warning."""
    made: list[Station] = []

    def make(
        *,
        people: int = 8,
        size: tuple[int, int] = FULL,
        language: Language = "en",
        high_contrast: bool = False,
        remembered: int | None = COUNTER,
        boss: bool = False,
        door: bool = False,
        lock_after: float = LOCK_AFTER,
    ) -> Station:
        real = peopled(tmp_path, people=people, boss=boss)
        floor = FlakyFloor(real)
        settings = QSettings(str(tmp_path / "device.ini"), QSettings.Format.IniFormat)
        memory = Memory(settings, "counter")
        memory.language = language
        application = start(density="desk", qml=QML, high_contrast=high_contrast)
        looks: dict[str, Any] = {"size": size, "small": SMALL, "contrast": high_contrast}
        given = looks | {"door": door, "lock_after": lock_after, "number": remembered}
        opened = open_desk(application, floor, memory=memory, **given)
        desk, window = opened.desk, opened.window
        window.requestActivate()
        qtbot.waitUntil(lambda: window.isActive() and window.isExposed())
        made.append(Station(qtbot, application, window, desk, floor, real, memory))
        return made[-1]

    yield make
    for station in made:
        station.desk.close()
        station.application.close()
        # The engine goes now: left to the next test, Qt would speak of its timers there.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        station.floor.close()
        assert station.application.warnings == []
