"""The board in a window: on a real floor, cut off and back, at every size."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from display.board import CallBoard
from display.program import PAGES
from display.sound import Muted
from floor.qt.application import Application
from floor.qt.pilot import find, names, said
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.questions import AskBoard
from floor.rules.state import Call
from tests.display.boards import (
    DOWN,
    MORNING,
    NOTICE,
    Feed,
    a_board,
    a_call,
    some_bookings,
    some_waits,
)
from tests.display.looks import cut, halved, overlapping
from tests.floors import Keys, PracticeFloor, a_floor, seat

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1920)]


class Listener(Muted):
    """Writes down what it should sound."""

    silent = False

    def __init__(self) -> None:
        self.heard: list[Call] = []

    def announce(self, call: Call, *, behind: int = 0, at: int = 0) -> None:
        self.heard.append(call)


class Seconds:
    """The display's clock, moved by the test."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    found = a_floor(tmp_path)
    yield found
    found.close()


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def board(
    application: Application, feed: Feed, seconds: Seconds, listener: Listener
) -> Iterator[CallBoard]:
    """A board fed by hand, in a window of 1280 x 720."""
    made = shown_board(application, CallBoard(feed, speaker=listener, clock=seconds))
    yield made
    feed.cut()
    made.stop()


def shown_board(
    application: Application, board: CallBoard, size: tuple[int, int] = SIZES[0]
) -> CallBoard:
    given = {"board": board, "width": size[0], "height": size[1]}
    window = application.show(PAGES / "Board.qml", given)
    window.setGeometry(0, 0, *size)
    board.start()
    return board


def pass_time(board: CallBoard, seconds: Seconds, by: float, step: float = 0.5) -> None:
    for _ in range(int(by / step)):
        seconds.now += step
        board.tick()


def window_of(application: Application) -> QQuickWindow:
    return application.windows[0]


def numbers(board: CallBoard) -> list[str]:
    """The list of calls as shown, newest first."""
    return [str(row["number"]) for row in board.property("recent").rows]


def wait_until_ready(qtbot: QtBot, board: CallBoard) -> None:
    qtbot.waitUntil(lambda: bool(board.property("ready")))


def test_twenty_calls_within_a_second_on_a_real_floor_are_each_shown_once_in_order(
    qtbot: QtBot,
    application: Application,
    floor: PracticeFloor,
    seconds: Seconds,
    listener: Listener,
) -> None:
    key = Keys()
    seat(floor, 1)
    service = next(iter(floor.counter(counter=1).services))
    taken = [floor.take_ticket(key=key(), services=(service,)).ticket for _ in range(20)]
    board = CallBoard(lambda: floor.watch(AskBoard()), speaker=listener, clock=seconds)
    shown_board(application, board)
    wait_until_ready(qtbot, board)
    for _ in taken:
        floor.call_next(key=key(), counter=1)
        floor.start_service(key=key(), counter=1)
    last = floor.board().calls[-1]
    qtbot.waitUntil(lambda: last in floor.board().calls and heard_all(board, last))
    pass_time(board, seconds, 20 * 8)
    assert [call.ticket for call in listener.heard] == taken
    assert not board.property("calling")
    assert numbers(board) == taken[::-1]
    board.stop()


def heard_all(board: CallBoard, last: Call) -> bool:
    return last in board._queue.waiting or last == board._queue.on_show


def test_a_recall_on_a_real_floor_rings_again(
    qtbot: QtBot,
    application: Application,
    floor: PracticeFloor,
    listener: Listener,
) -> None:
    key = Keys()
    seat(floor, 7)
    service = next(iter(floor.counter(counter=7).services))
    board = CallBoard(lambda: floor.watch(AskBoard()), speaker=listener)
    shown_board(application, board)
    wait_until_ready(qtbot, board)
    ticket = floor.take_ticket(key=key(), services=(service,)).ticket
    floor.call_next(key=key(), counter=7)
    qtbot.waitUntil(lambda: "calling" in names())
    assert said(find("calling_number")) == ticket
    assert said(find("calling_counter")) == "7"
    floor.recall(key=key(), counter=7)
    qtbot.waitUntil(lambda: len(listener.heard) == 2, timeout=12_000)
    assert [call.again for call in listener.heard] == [False, True]
    board.stop()


def test_a_display_cut_off_says_so_with_its_age_and_goes_on_by_itself(
    qtbot: QtBot, board: CallBoard, feed: Feed, seconds: Seconds, listener: Listener
) -> None:
    feed.put(a_board((a_call(1, at=MORNING - 90_000),)))
    wait_until_ready(qtbot, board)
    assert {"notice"} <= names()
    feed.cut()
    qtbot.waitUntil(lambda: not board.live.property("connected"))
    seconds.now += 42
    qtbot.waitUntil(lambda: "cut_off" in names())
    assert "Skrini haipati taarifa mpya" in find("cut_off").property("words")
    assert "42" in find("age").property("words")
    assert numbers(board) == [a_call(1).ticket]
    missed = a_call(2, at=MORNING + 20_000)
    feed.put(a_board((a_call(1, at=MORNING - 90_000), missed), at=MORNING + 42_000))
    qtbot.waitUntil(lambda: "notice" in names())
    assert "age" not in names()
    assert listener.heard == [missed]


def test_a_connected_floor_that_falls_silent_shows_how_old_the_board_is(
    qtbot: QtBot, board: CallBoard, feed: Feed, seconds: Seconds
) -> None:
    feed.put(a_board())
    wait_until_ready(qtbot, board)
    seconds.now += 130
    qtbot.waitUntil(lambda: "age" in names())
    assert "dakika 2" in find("age").property("words")
    assert "notice" in names()


def test_the_clock_goes_on_from_the_floors_time_between_answers(
    qtbot: QtBot, board: CallBoard, feed: Feed, seconds: Seconds
) -> None:
    feed.put(a_board())
    wait_until_ready(qtbot, board)
    assert said(find("time")) == "09:41"
    seconds.now += 60
    qtbot.waitUntil(lambda: said(find("time")) == "09:42")


@pytest.mark.parametrize("hours", [-2, 3])
def test_a_step_of_the_floors_clock_moves_the_time_and_loses_no_call(
    qtbot: QtBot,
    board: CallBoard,
    feed: Feed,
    seconds: Seconds,
    listener: Listener,
    hours: int,
) -> None:
    feed.put(a_board((a_call(1, at=MORNING - 60_000),)))
    wait_until_ready(qtbot, board)
    there = MORNING + hours * 3_600_000
    calls = (a_call(1, at=MORNING - 60_000), a_call(2, at=there))
    feed.put(a_board(calls, at=there))
    qtbot.waitUntil(lambda: len(listener.heard) == 1)
    pass_time(board, seconds, 9, step=1)
    assert listener.heard == [calls[1]]
    assert numbers(board) == [calls[1].ticket, calls[0].ticket]
    assert said(find("time")) == f"{9 + hours:02d}:41"
    assert board.property("age") in (0, 9)


def test_strange_rows_never_empty_the_board(qtbot: QtBot, board: CallBoard, feed: Feed) -> None:
    twice = some_waits(1) * 2
    odd = a_call(2, ticket="???", counter=0, lane=Lane.PRIORITY, at=MORNING - 60_000)
    feed.put(a_board((a_call(1, at=MORNING - 60_000), odd), waits=twice))
    qtbot.waitUntil(lambda: numbers(board) == ["???", a_call(1).ticket])
    assert len(board.property("waits").rows) == 1


def test_without_sound_the_board_shows_staff_a_sign(
    qtbot: QtBot, application: Application, feed: Feed
) -> None:
    board = shown_board(application, CallBoard(feed))
    feed.put(a_board())
    wait_until_ready(qtbot, board)
    assert "no_sound" in names()
    feed.cut()
    board.stop()


def test_a_closed_centre_is_told(qtbot: QtBot, board: CallBoard, feed: Feed) -> None:
    feed.put(a_board(day=None))
    wait_until_ready(qtbot, board)
    assert find("notice").property("words") == "Kituo kimefungwa"


@pytest.mark.parametrize("first", ["sw", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_full_board_fits_its_screen(
    qtbot: QtBot,
    application: Application,
    feed: Feed,
    seconds: Seconds,
    size: tuple[int, int],
    first: Language,
) -> None:
    """In high contrast, whose borders take room; other variants differ in colours alone."""
    application.theme.setProperty("highContrast", True)
    application.words.setProperty("language", first)
    old = tuple(a_call(id, at=MORNING - 60_000, again=id % 2 == 0) for id in range(1, 25))
    board = shown_board(application, CallBoard(feed, first=first, clock=seconds), size)
    window = window_of(application)
    full = partial(
        a_board, waits=some_waits(), suspended=(DOWN,), notice=NOTICE, bookings=some_bookings()
    )
    feed.put(full(old))
    qtbot.waitUntil(lambda: len(numbers(board)) == 24)
    for _ in range(10):
        QCoreApplication.processEvents()
        assert not window.grabWindow().isNull()
        assert (cut(window), overlapping(window)) == ([], [])
        assert halved(window, "recent_list") + halved(window, "waits_list") == []
        pass_time(board, seconds, 10, step=10)
    call = a_call(25, ticket="C1042", counter=128, lane=Lane.APPOINTMENT, again=True)
    feed.put(full((*old, call)))
    qtbot.waitUntil(lambda: "calling" in names())
    assert not window.grabWindow().isNull()
    assert cut(window) == []
    feed.cut()
    board.stop()
