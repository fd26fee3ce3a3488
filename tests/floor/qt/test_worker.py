"""Verbs are done in a thread, in order; their answers arrive on the main thread."""

from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from floor.errors import NobodyWaiting
from floor.qt.worker import Worker


def unexpected(answer: object) -> None:
    pytest.fail(f"not expected: {answer!r}")


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    return Worker()


def test_the_verb_runs_elsewhere_and_the_answer_comes_here(qtbot: QtBot, worker: Worker) -> None:
    heard: list[tuple[bool, bool]] = []
    worker.submit(
        lambda: current_thread() is main_thread(),
        done=lambda there: heard.append((there, current_thread() is main_thread())),
        failed=unexpected,
    )
    qtbot.waitUntil(lambda: heard == [(False, True)])
    assert worker.shutdown()


def test_answers_keep_the_order_of_the_verbs(qtbot: QtBot, worker: Worker) -> None:
    heard: list[int] = []
    for number in range(50):
        worker.submit(partial(int, number), done=heard.append, failed=unexpected)
    qtbot.waitUntil(lambda: heard == list(range(50)))
    assert worker.shutdown()


def test_a_refusal_is_told(qtbot: QtBot, worker: Worker) -> None:
    heard: list[Exception] = []

    def call_next() -> None:
        raise NobodyWaiting(counter="5")

    worker.submit(call_next, done=unexpected, failed=heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], NobodyWaiting)
    assert worker.shutdown()


def test_a_bug_is_told_and_reaches_the_excepthook(qtbot: QtBot, worker: Worker) -> None:
    heard: list[Exception] = []

    def broken() -> None:
        raise ZeroDivisionError

    with capture_exceptions() as exceptions:
        worker.submit(broken, done=unexpected, failed=heard.append)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    assert isinstance(heard[0], ZeroDivisionError)
    assert worker.shutdown()


def test_after_shutdown_nothing_is_begun_or_answered(qtbot: QtBot, worker: Worker) -> None:
    begun, go_on = Event(), Event()
    heard: list[object] = []

    def slow() -> None:
        begun.set()
        go_on.wait(5)

    worker.submit(slow, done=heard.append, failed=heard.append)
    worker.submit(lambda: heard.append("begun"), done=heard.append, failed=heard.append)
    assert begun.wait(5)
    assert not worker.shutdown(seconds=0)
    go_on.set()
    assert worker.shutdown()
    worker.submit(lambda: heard.append("late"), done=heard.append, failed=heard.append)
    qtbot.wait(1)
    assert heard == []
