"""Who proves a PIN at a computer without taking a counter, and what may be seen there then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from floor import errors
from floor.lan import guard
from floor.rules.questions import AskBoard, AskWaitBoard
from floor.rules.verbs import EnrolAgent, Identify
from tests.floor.lan.room import Room, a_room
from tests.floors import PIN, Keys, PracticeFloor

key = Keys()
BOSS = "900"


@pytest.fixture
def room(local: PracticeFloor, tmp_path: Path) -> Iterator[Room]:
    local.do(EnrolAgent(agent=BOSS, role="supervisor"), key=key())
    local.pins.set(BOSS, PIN)
    with a_room(local, tmp_path) as room:
        yield room


def test_a_supervisor_who_proves_the_pin_sees_the_floor_at_that_computer_alone(
    room: Room,
) -> None:
    own, other = room.device("counter", "desk-7"), room.device("counter", "desk-8")
    with pytest.raises(errors.NotAllowed):
        own.ask(AskWaitBoard())
    own.do(Identify(agent=BOSS, pin=PIN), key=key())
    assert own.ask(AskWaitBoard()).centre == room.floor.state.centre
    with pytest.raises(errors.NotAllowed):
        other.ask(AskWaitBoard())


def test_a_wrong_pin_shows_nothing(room: Room) -> None:
    own = room.device("counter")
    with pytest.raises(errors.WrongPin):
        own.do(Identify(agent=BOSS, pin="000000"), key=key())
    with pytest.raises(errors.NotAllowed):
        own.ask(AskWaitBoard())


def test_the_next_who_proves_a_pin_there_takes_the_place(room: Room) -> None:
    own = room.device("counter")
    own.do(Identify(agent=BOSS, pin=PIN), key=key())
    own.do(Identify(agent="101", pin=PIN), key=key())
    with pytest.raises(errors.NotAllowed):
        own.ask(AskWaitBoard())


def test_a_screen_that_looks_no_more_is_forgotten(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("floor.lan.guard.time.monotonic", lambda: now)
    own = room.device("counter")
    own.do(Identify(agent=BOSS, pin=PIN), key=key())
    for _ in range(5):
        now += guard.PROVED_FOR - 1
        own.ask(AskWaitBoard())
    now += guard.PROVED_FOR - 1
    own.ask(AskBoard())  # everybody may: it is no sign of who is there
    now += 2
    with pytest.raises(errors.NotAllowed):
        own.ask(AskWaitBoard())
