"""Eight hours of a full hall on board and wall, as fast as they go: their memory stays."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from display.board import CallBoard
from display.program import PAGES
from display.sound import Caller, Herald
from display.wall import ManagersWall
from floor.qt.application import Application
from floor.rules.state import RECENT_CALLS
from floor.voice.library import Library
from floor.voice.player import Recorder
from floor.words import load_words
from tests.display.boards import (
    DOWN,
    MORNING,
    NOTICE,
    Feed,
    a_board,
    a_call,
    a_wait_board,
    some_bookings,
    some_waits,
)
from tests.display.days import courses
from tests.display.test_board import Seconds

HOURS, EACH = 8, 150
"""Calls each hour of the largest centre."""
BETWEEN = 3_600 / EACH
WARM = 60
"""Calls after which everything that is made once has been made."""
GROWTH = 1.05


def rss_kb() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


class Day:
    """A board that speaks into a file, and the managers' wall, both painted."""

    def __init__(self, application: Application, folder: Path, qtbot: QtBot) -> None:
        self.qtbot, self.seconds = qtbot, Seconds()
        self.feed, self.wall_feed = Feed(), Feed()
        picture = QImage(1920, 1080, QImage.Format.Format_RGB32)
        picture.fill(QColor(20, 120, 90))
        (folder / "pictures").mkdir()
        assert picture.save(str(folder / "pictures" / "a.png"))
        caller = Caller(Library(), languages=("sw", "en"), words=load_words())
        recorder = Recorder(folder / "heard.wav", clock=self.seconds)
        self.herald = Herald(recorder, say=caller)
        self.board = CallBoard(
            self.feed, speaker=self.herald, pictures=folder / "pictures", clock=self.seconds
        )
        self.wall = ManagersWall(self.wall_feed, course=courses, rotate=20, clock=self.seconds)
        size = {"width": 1280, "height": 720}
        self.windows = [
            application.show(PAGES / "Board.qml", {"board": self.board, **size}),
            application.show(PAGES / "Wall.qml", {"wall": self.wall, **size}),
        ]
        self.board.start()
        self.wall.start()
        self.waits, self.busy = some_waits(), a_wait_board()

    def call(self, number: int) -> None:
        """A call, and the time until the next."""
        at = MORNING + int(1000 * (self.seconds.now - 1_000))
        calls = tuple(
            a_call(id, at=at - int((number - id) * BETWEEN * 1000))
            for id in range(max(1, number - RECENT_CALLS + 1), number + 1)
        )
        down = (DOWN,) if number % 9 < 4 else ()
        notice = NOTICE if number % 7 < 3 else None
        told = a_board(
            calls, at=at, waits=self.waits, suspended=down, notice=notice, bookings=some_bookings()
        )
        self.feed.put(told)
        self.wall_feed.put(replace(self.busy, version=number, at=at, arrived=number))
        self.qtbot.waitUntil(lambda: self.board._queue.last == number)
        self.qtbot.waitUntil(lambda: self.wall.property("totals").get("arrived") == number)
        for _ in range(int(BETWEEN / 4)):
            self.seconds.now += 4
            self.herald._making.result()
            self.board.tick()
            self.wall.tick()
        for window in self.windows:
            assert not window.grabWindow().isNull()
        if number % 50 == 0:
            self.feed.cut()
            self.wall_feed.cut()

    def close(self) -> None:
        self.feed.cut()
        self.wall_feed.cut()
        self.board.stop()
        self.wall.stop()


@pytest.mark.soak
def test_eight_hours_of_calls_leave_the_memory_where_it_was(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    day = Day(application, tmp_path, qtbot)
    for number in range(1, WARM + 1):
        day.call(number)
    warm = rss_kb()
    hours = []
    for hour in range(HOURS):
        for place in range(EACH):
            day.call(WARM + hour * EACH + place + 1)
        hours.append(rss_kb())
    day.close()
    print(f"{warm} kB, and after each hour {hours}")
    assert hours[-1] <= warm * GROWTH, f"{warm} kB grew to {hours}"
