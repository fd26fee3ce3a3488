"""A kiosk in a window, on a real floor of Mombasa whose cable and printer a test may pull."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.errors import PrinterFailed
from floor.qt import pilot
from floor.qt.application import Application, start
from floor.qt.entry import Entry
from floor.rules.snapshots import Ticket
from floor.rules.waiting.foretold import Foretold, WaitRange
from kiosk.command import QML
from kiosk.program import open_kiosk
from kiosk.screens import Screens
from kiosk.speech import Speech
from kiosk.staff import Staff
from tests.flaky import FlakyFloor
from tests.floors import Keys, PracticeFloor, a_floor

TALL, WIDE, SMALL = (1080, 1920), (1920, 1080), (1280, 800)
NONE = Qt.KeyboardModifier.NoModifier
RANGES = (
    WaitRange(low=112, high=120),
    WaitRange(high=4),
    WaitRange(unsaid="no_counter"),
    WaitRange(low=3, high=9),
)


@dataclass
class Printer:
    """Keeps what it is to print, unless it is out of paper."""

    out_of_paper: bool = False
    printed: list[tuple[str, str]] = field(default_factory=list)
    """Ticket and head of each."""

    def __call__(self, ticket: Ticket, head6: str) -> None:
        if self.out_of_paper:
            raise PrinterFailed(printer="the printer", problem="out of paper")
        self.printed.append((ticket.ticket, head6))


@dataclass
class Hall:
    """The kiosk, the floor behind it, and a person before it."""

    bot: QtBot
    application: Application
    screens: Screens
    window: QQuickWindow
    floor: FlakyFloor
    real: PracticeFloor
    printer: Printer
    now: list[int]
    staff: Staff
    entry: Entry
    touches: int = 0

    def until(self, holds: Callable[[], bool]) -> None:
        self.bot.waitUntil(holds, timeout=10_000)

    def shown(self, name: str) -> bool:
        return any(pilot.visible(name))

    def said(self, name: str) -> str:
        return pilot.said(pilot.find(name))

    def until_screen(self, screen: str) -> None:
        self.until(lambda: self.shown(f"screen_{screen}"))

    def place(self, name: str) -> QPoint:
        self.until(lambda: self.shown(name))
        self.bot.waitUntil(lambda: self.window.grabWindow().width() > 0)  # laid out
        item = pilot.find(name)
        assert item.isEnabled(), name
        return pilot.centre(item, self.window)

    def touch(self, name: str) -> None:
        """A finger on the middle of a thing."""
        place = self.place(name)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, NONE, place)
        self.touches += 1

    def tap_twice(self, name: str) -> None:
        """Two quick taps, as of someone in a hurry."""
        place = self.place(name)
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, NONE, place)
        QTest.mouseDClick(self.window, Qt.MouseButton.LeftButton, NONE, place)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key, NONE)

    def focus(self) -> str:
        item = self.window.activeFocusItem()
        return item.objectName() if item else ""

    def numbers(self) -> list[str]:
        """Tickets the floor has given."""
        page = self.real.journal(after=0, limit=10_000)
        return [entry.subject for entry in page.entries if entry.kind == "ticket_taken"]

    def received(self) -> list[str]:
        """How citizens got them, in order."""
        page = self.real.journal(after=0, limit=10_000)
        return [
            "paper" if "paper" in entry.body else "screen"
            for entry in page.entries
            if entry.kind == "ticket_received"
        ]

    def pass_time(self, seconds: float) -> None:
        """Let the person do nothing."""
        self.now[0] += int(seconds * 1000)
        self.screens.tick()

    def resize(self, size: tuple[int, int]) -> None:
        self.window.setWidth(size[0])
        self.window.setHeight(size[1])
        self.application.fit(self.window)
        QCoreApplication.processEvents()


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[Hall]:
    """A kiosk at half past nine, people waiting; a QML warning fails the test."""
    with opened(qtbot, tmp_path) as found:
        yield found


@contextmanager
def opened(qtbot: QtBot, tmp_path: Path, *, speech: Speech | None = None) -> Iterator[Hall]:
    """The same, heard by whoever gives it a speech."""
    real = a_floor(tmp_path, hhmm="09:30")
    key = Keys()
    for place, service in enumerate(real.menu().services[:40]):
        real.take_ticket(key=key(), services=(service.code,), language="sw" if place % 2 else "en")
    waits = {s.code: RANGES[i % len(RANGES)] for i, s in enumerate(real.menu().services)}
    real.publish(Foretold(at=real.clock.now(), services=waits))
    floor, printer, now = FlakyFloor(real), Printer(), [1_000_000]
    application = start(density="touch", qml=QML, reduced_motion=True)
    kiosk = open_kiosk(
        application, size=TALL, print_ticket=printer, clock=lambda: now[0], speech=speech
    )
    screens, window = kiosk.screens, kiosk.window
    screens.start(floor)
    window.requestActivate()
    qtbot.waitUntil(lambda: window.isActive() and window.isExposed())
    qtbot.waitUntil(lambda: bool(screens.property("ready")))
    yield Hall(
        qtbot, application, screens, window, floor, real, printer, now, kiosk.staff, kiosk.entry
    )
    floor.cut = False
    if speech is not None:
        speech.close()
    screens.close()
    application.close()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    real.close()
    assert application.warnings == []


def items_of(window: QQuickWindow) -> list[QQuickItem]:
    """Everything shown, in no order."""
    return list(pilot.items(window.contentItem()))
