"""The managers' wall: what needs attention first, every counter, at every size."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from display.program import open_wall
from display.wall import PAGES, ManagersWall
from display.wall_rows import agency_rows, attention, counter_rows, counter_state, queue_rows
from floor.qt.application import Application
from floor.qt.pilot import names
from floor.rules.offer import Language
from floor.rules.snapshots import CounterLine
from floor.rules.state import Stand
from tests.display.boards import (
    MINUTE,
    MORNING,
    Feed,
    a_wait_board,
    some_queues,
    some_waits,
)
from tests.display.days import courses
from tests.display.looks import cut, halved, overlapping
from tests.display.test_board import SIZES, Seconds
from tests.floors import Keys, a_floor, seat

PAGE = Path(__file__).parents[2] / "display" / "qml" / "Display" / "Wall.qml"


def test_past_the_promise_stands_first_then_who_has_no_counter_then_the_longest() -> None:
    calm, long, unserved, late, later = (
        replace(row, waiting=3, past_promise=0, counters_open=1, longest=MINUTE)
        for row in some_waits(5)
    )
    long = replace(long, longest=30 * MINUTE)
    unserved = replace(unserved, counters_open=0)
    late = replace(late, past_promise=1)
    later = replace(later, past_promise=4)
    assert sorted([calm, long, unserved, late, later], key=attention) == [
        later, late, unserved, long, calm,
    ]  # fmt: skip


def test_agencies_where_nothing_happens_take_no_room() -> None:
    quiet = replace(some_waits(1)[0], waiting=0, recent=None)
    assert agency_rows(replace(a_wait_board(), rows=(quiet,)), first="en") == []


@pytest.mark.parametrize(
    ("stand", "ticket", "told"),
    [
        (Stand.OPEN, "C042", "busy"),
        (Stand.PAUSED, "C042", "busy"),
        (Stand.OPEN, None, "idle"),
        (Stand.PAUSED, None, "paused"),
        (Stand.CLOSED, None, "closed"),
    ],
)
def test_a_counter_is_told_by_whom_it_has_and_how_it_stands(
    stand: Stand, ticket: str | None, told: str
) -> None:
    line = CounterLine(number=3, stand=stand, agent="101", ticket=ticket, since=MORNING)
    assert counter_state(line) == told
    assert counter_rows([line], now=MORNING + 7 * MINUTE)[0]["minutes"] == 7


def test_the_wall_shows_a_real_floor(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    floor = a_floor(tmp_path)
    key = Keys()
    seat(floor, 1)
    service = next(iter(floor.counter(counter=1).services))
    for _ in range(3):
        floor.take_ticket(key=key(), services=(service,))
    floor.call_next(key=key(), counter=1)
    skin, window = open_wall(application, floor, size=SIZES[0])
    qtbot.waitUntil(lambda: skin.property("totals").get("waiting") == 2)
    totals = skin.property("totals")
    assert (totals["arrived"], totals["busy"], totals["idle"]) == (3, 1, 0)
    assert totals["centre"] == floor.wait_board().name
    assert "screen_wall" in names()
    assert not window.grabWindow().isNull()
    assert cut(window) == []
    skin.stop()
    floor.close()


LISTS = {"now": "agencies_list", "services": "services_list", "care": "care_list"}


def fits(window: QQuickWindow, list_name: str | None) -> None:
    """Nothing is cut, nothing lies over another, and no row is halved."""
    QCoreApplication.processEvents()
    assert not window.grabWindow().isNull()
    assert (cut(window), overlapping(window)) == ([], [])
    if list_name is not None:
        assert halved(window, list_name) == []


@pytest.mark.parametrize("first", ["sw", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_full_wall_fits_its_screen(
    qtbot: QtBot, application: Application, size: tuple[int, int], first: Language
) -> None:
    """In high contrast, whose borders take room; other variants differ in colours alone."""
    application.theme.setProperty("highContrast", True)
    application.words.setProperty("language", first)
    seconds, feed = Seconds(), Feed()
    wall = ManagersWall(feed, first=first, course=courses, clock=seconds)
    window = application.show(PAGE, {"wall": wall, "width": size[0], "height": size[1]})
    wall.start()
    feed.put(a_wait_board(counters=34))
    qtbot.waitUntil(lambda: wall.property("totals").get("waiting") == 187)
    qtbot.waitUntil(lambda: "week" in wall.property("compared"))
    for page in PAGES:
        assert wall.property("page") == page
        fits(window, LISTS.get(page))
        wall.turn_page(1)
    # Later: lists have turned their page, no alert is said, and how old it is takes room.
    for _ in range(4):
        seconds.now += 10
        wall.tick()
    fits(window, LISTS["now"])
    feed.cut()
    wall.stop()


def test_pages_turn_by_themselves_if_wished_and_by_keys(
    qtbot: QtBot, application: Application
) -> None:
    seconds, feed = Seconds(), Feed()
    wall = ManagersWall(feed, rotate=20, clock=seconds)
    given = {"wall": wall, "width": 1280, "height": 720}
    window = application.show(PAGE, given)
    wall.start()
    feed.put(
        replace(a_wait_board(agencies=3, counters=3), faults=(), alone=(), silent=(), suspended=())
    )
    qtbot.waitUntil(lambda: bool(wall.property("ready")))
    seen = []
    for _ in range(4):
        seen.append(wall.property("page"))
        seconds.now += 21
        wall.tick()
    assert seen == ["now", "day", "services", "care"]
    assert wall.property("page") == "now"
    window.requestActivate()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert wall.property("page") == "day"
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert wall.property("page") == "now"
    feed.cut()
    wall.stop()


def test_a_new_fault_is_said_over_the_advice_for_a_while(
    qtbot: QtBot, application: Application
) -> None:
    seconds, feed = Seconds(), Feed()
    wall = ManagersWall(feed, clock=seconds)
    application.show(PAGE, {"wall": wall, "width": 1280, "height": 720})
    wall.start()
    board = a_wait_board(agencies=3, counters=0)
    calm = replace(board, agencies=(), services=(), alone=(), silent=(), suspended=())
    feed.put(calm)
    qtbot.waitUntil(lambda: "alert" in names())
    assert "kiosk-2" in wall.property("saying")["text"]
    seconds.now += 31
    feed.put(replace(calm, version=901))
    qtbot.waitUntil(lambda: "advice" in names() and "alert" not in names())
    feed.cut()
    wall.stop()


def test_services_that_need_attention_stand_first_with_their_share() -> None:
    rows = queue_rows(some_queues(12), {some_queues(1)[0].code: 93}, first="en")
    assert [row["past"] for row in rows] == sorted((row["past"] for row in rows), reverse=True)
    shares = {row["code"]: row["share"] for row in rows}
    assert sorted(shares.values()) == [-1] * 11 + [93]
