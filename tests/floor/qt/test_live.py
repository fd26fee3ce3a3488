"""A watched question: every new answer arrives, and a broken watch begins again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import current_thread, main_thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from floor.errors import HostUnreachable, NotAllowed
from floor.qt.live import FIRST_PAUSE, LONGEST_PAUSE, LiveQuestion, pause_before
from floor.rules.questions import AskMenu, AskQueue
from tests.floors import a_floor


class Wire:
    """A floor's watch, played from a queue: an exception breaks it, None ends it."""

    def __init__(self) -> None:
        self.answers: SimpleQueue[object] = SimpleQueue()
        self.attempts = 0

    def watch(self) -> Iterator[object]:
        self.attempts += 1
        while (answer := self.answers.get()) is not None:
            if isinstance(answer, Exception):
                raise answer
            yield answer


class Restless(Random):
    """Chooses the shortest pause each time, so that tests need not wait."""

    def random(self) -> float:
        return -0.99


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def live(qtbot: QtBot, wire: Wire) -> Iterator[LiveQuestion]:
    question = LiveQuestion(wire.watch, random=Restless())
    question.start()
    yield question
    wire.answers.put("wakes the watch, so that it sees the stop")
    assert question.stop()


def test_answers_arrive_on_the_main_thread(qtbot: QtBot, wire: Wire, live: LiveQuestion) -> None:
    heard: list[tuple[object, bool]] = []
    live.answered.connect(lambda answer: heard.append((answer, current_thread() is main_thread())))
    wire.answers.put("board 1")
    wire.answers.put("board 2")
    qtbot.waitUntil(lambda: heard == [("board 1", True), ("board 2", True)])
    assert live.snapshot == "board 2"
    assert live.connected


def test_a_heartbeat_renews_the_age_but_tells_no_change(qtbot: QtBot, wire: Wire) -> None:
    now = [100.0]
    live = LiveQuestion(wire.watch, random=Restless(), clock=lambda: now[0])
    heard: list[object] = []
    live.answered.connect(heard.append)
    assert live.since is None
    live.start()
    wire.answers.put("board")
    qtbot.waitUntil(lambda: live.since == 0)
    now[0] = 107.5
    assert live.since == 7.5
    wire.answers.put("board")
    qtbot.waitUntil(lambda: live.since == 0)
    assert heard == ["board"]
    wire.answers.put(None)
    assert live.stop()


def test_a_broken_watch_says_so_and_begins_again(
    qtbot: QtBot, wire: Wire, live: LiveQuestion
) -> None:
    states: list[bool] = []
    live.connected_changed.connect(lambda: states.append(bool(live.connected)))
    wire.answers.put("board 1")
    wire.answers.put(HostUnreachable(address="10.0.0.2"))
    wire.answers.put("board 2")
    qtbot.waitUntil(lambda: live.snapshot == "board 2")
    assert states == [True, False, True]
    assert wire.attempts == 2


def test_a_watch_that_merely_ends_begins_again(
    qtbot: QtBot, wire: Wire, live: LiveQuestion
) -> None:
    wire.answers.put(None)
    wire.answers.put("board")
    qtbot.waitUntil(lambda: live.snapshot == "board")


def test_a_refused_question_is_told(qtbot: QtBot, wire: Wire, live: LiveQuestion) -> None:
    heard: list[object] = []
    live.refused.connect(heard.append)
    wire.answers.put(NotAllowed(verb="board"))
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert not live.connected


def test_a_bug_in_the_watch_reaches_the_excepthook(
    qtbot: QtBot, wire: Wire, live: LiveQuestion
) -> None:
    with capture_exceptions() as exceptions:
        wire.answers.put(ZeroDivisionError())
        qtbot.waitUntil(lambda: len(exceptions) == 1)


def test_after_stop_nothing_is_delivered(qtbot: QtBot, wire: Wire) -> None:
    live = LiveQuestion(wire.watch, random=Restless())
    heard: list[object] = []
    live.answered.connect(heard.append)
    live.start()
    wire.answers.put("in time")
    qtbot.waitUntil(lambda: heard == ["in time"])
    assert not live.stop(seconds=0)
    wire.answers.put("late")
    assert live.stop()
    qtbot.wait(1)
    assert heard == ["in time"]


def test_a_real_floor_tells_each_ticket_that_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    floor = a_floor(tmp_path)
    live = LiveQuestion(lambda: floor.watch(AskQueue(), beat=0.2))
    live.start()
    qtbot.waitUntil(lambda: live.snapshot is not None, timeout=10_000)
    before = live.snapshot
    service = floor.ask(AskMenu()).services[0].code
    floor.take_ticket(key="a ticket", services=(service,))
    qtbot.waitUntil(lambda: live.snapshot != before, timeout=10_000)
    assert live.connected
    assert live.stop()
    floor.close()


@given(attempt=st.integers(1, 10_000), seed=st.integers())
def test_pauses_grow_to_a_limit_and_differ_by_chance(attempt: int, seed: int) -> None:
    pause: Callable[[int], float] = lambda number: pause_before(number, Random(seed))  # noqa: E731
    assert FIRST_PAUSE / 2 <= pause(attempt) <= LONGEST_PAUSE
    assert pause(attempt) <= pause(attempt + 1)
