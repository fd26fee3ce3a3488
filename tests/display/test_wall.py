"""The managers' wall: what needs attention first, every counter, at every size."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from display.program import open_wall
from display.wall import ManagersWall, agency_rows, attention, counter_rows, counter_state
from floor.qt.application import Application
from floor.qt.pilot import names
from floor.rules.offer import Language
from floor.rules.snapshots import CounterLine
from floor.rules.state import Stand
from tests.display.boards import MINUTE, MORNING, Feed, a_wait_board, some_waits
from tests.display.looks import cut, overlapping
from tests.display.test_board import SIZES
from tests.floors import Keys, a_floor, seat


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
    assert agency_rows([quiet], first="en") == []


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


@pytest.mark.parametrize("first", ["sw", "en"])
@pytest.mark.parametrize("variant", ["night", "day", "contrast"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_full_wall_fits_its_screen(
    qtbot: QtBot, application: Application, size: tuple[int, int], variant: str, first: Language
) -> None:
    application.theme.setProperty("night", variant == "night")
    application.theme.setProperty("highContrast", variant == "contrast")
    application.words.setProperty("language", first)
    feed = Feed()
    wall = ManagersWall(feed, first=first)
    page = Path(__file__).parents[2] / "display" / "qml" / "Display" / "Wall.qml"
    window = application.show(page, {"wall": wall, "width": size[0], "height": size[1]})
    wall.start()
    feed.put(a_wait_board(counters=34))
    qtbot.waitUntil(lambda: wall.property("totals").get("waiting") == 187)
    assert not window.grabWindow().isNull()
    assert (cut(window), overlapping(window)) == ([], [])
    feed.cut()
    wall.stop()
