"""The host misses screens that it heard and hears no more, unless they took their leave."""

from collections.abc import Iterator

import pytest

from floor.lan.client import RemoteFloor
from floor.rules.presence import MOST, SILENT, Heard, listen, silent
from floor.rules.questions import AskBoard, AskCounter
from tests.floor.lan.room import Room, a_room
from tests.floors import PIN, Keys, PracticeFloor, a_floor, at

NINE = at("09:00")


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeFloor]:
    floor = a_floor(tmp_path_factory.mktemp("host"))
    yield floor
    floor.close()


@pytest.fixture(scope="module")
def room(floor: PracticeFloor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with a_room(floor, tmp_path_factory.mktemp("keys")) as room:
        yield room


def watching(screen: RemoteFloor, question: AskBoard | AskCounter) -> RemoteFloor:
    next(iter(screen.watch(question)))
    return screen


def test_a_display_and_a_counter_with_an_agent_are_missed_until_they_speak_or_leave(
    floor: PracticeFloor, room: Room
) -> None:
    key = Keys()
    watching(room.device("display", "hall"), AskBoard())
    desk, empty = (watching(room.device("counter", n), AskCounter(counter=5)) for n in ("a", "b"))
    desk.sign_in(key=key(), agent="101", pin=PIN, counter=5)
    assert floor.wait_board().silent == ()
    floor.clock.set(floor.clock.now() + SILENT + 1)
    missed = floor.wait_board().silent
    assert [(each.device, each.counter) for each in missed] == [("a", 5), ("hall", None)]
    assert missed[0].since == floor.clock.now() - SILENT - 1
    desk.health()
    assert [each.device for each in floor.wait_board().silent] == ["hall"]
    room.floors[0].close()
    assert floor.wait_board().silent == ()
    floor.clock.set(floor.clock.now() + SILENT + 1)
    assert [each.device for each in floor.wait_board().silent] == ["a"]
    desk.close()
    empty.close()


def test_health_tells_when_a_screen_was_heard_last(floor: PracticeFloor, room: Room) -> None:
    screen = watching(room.device("display", "west"), AskBoard())
    screen.tell_health(key=Keys()(), device="west", faults=("sound_missing",))
    (line,) = (each for each in floor.device_health().lines if each.device == "west")
    assert line.heard_at == floor.clock.now()
    screen.close()


def test_only_screens_are_remembered_and_not_without_end() -> None:
    heard: dict[str, Heard] = {}
    listen(heard, "a program", watched="", at=NINE)
    listen(heard, "a kiosk", watched="menu", at=NINE)
    assert heard == {}
    for number in range(MOST + 5):
        listen(heard, f"display-{number}", watched="board", at=NINE)
    assert len(heard) == MOST


def test_a_screen_of_yesterday_is_not_missed_today() -> None:
    heard = {"hall": Heard(kind="display", at=NINE)}
    assert silent(heard, NINE + SILENT + 1)
    assert silent(heard, at("08:00", day="2026-11-24")) == {}
