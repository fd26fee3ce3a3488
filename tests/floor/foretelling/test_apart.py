"""The process that foretells: it answers, it is replaced, and no ticket ever waits for it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from floor.catalogue import load_offer
from floor.foretelling.apart import Apart
from floor.rules.verbs import TakeTicket
from floor.rules.waiting import ready
from floor.store.foreteller import PATIENCE
from tests.floors import Keys, PracticeFloor, a_floor, seat

SECONDS = 30.0


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    made = a_floor(tmp_path)
    seat(made, 1)
    made.foreteller = Apart(made)
    yield made
    made.close()


def until(holds: Callable[[], bool], floor: PracticeFloor) -> None:
    """Wait for a condition of the floor."""
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        floor.wait_beyond(floor.version, 0.05)


def foretold(floor: PracticeFloor) -> bool:
    return any(service.wait.said for service in floor.menu().services)


def test_the_room_is_foretold_and_each_ticket_tells_its_range(floor: PracticeFloor) -> None:
    until(lambda: foretold(floor), floor)
    plans, key = load_offer("MSA").counters, Keys()
    menu = {service.code: service.wait for service in floor.menu().services}
    given = {code for code, wait in menu.items() if wait.said}
    assert given == set(plans[0].services)
    assert {wait.unsaid for code, wait in menu.items() if code not in given} == {"no_counter"}
    ticket = floor.take_ticket(key=key(), services=(plans[0].services[0],))
    assert ticket.wait is not None and ticket.wait.said
    assert not floor.board().waits or floor.board().waits[0].wait.said


def test_in_a_lull_the_next_ticket_has_its_range_at_hand(floor: PracticeFloor) -> None:
    apart = floor.foreteller
    assert isinstance(apart, Apart)
    key, service = Keys(), load_offer("MSA").counters[0].services[0]

    def at_hand() -> bool:
        wish = TakeTicket(services=(service,))
        return ready.at_hand(apart._ready, floor.state, wish, floor.clock.now()) is not None

    until(at_hand, floor)
    floor.take_ticket(key=key(), services=(service,))
    assert not at_hand(), "somebody has joined"
    until(at_hand, floor)
    child = apart._child
    assert child is not None
    child.kill()
    assert apart.told(TakeTicket(services=(service,)), floor.clock.now()).result(0) is not None


def test_a_process_that_ends_is_replaced_and_tickets_go_on(
    floor: PracticeFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floor.foretelling.apart.AGAIN", 0.05)
    until(lambda: foretold(floor), floor)
    apart = floor.foreteller
    assert isinstance(apart, Apart) and apart._child is not None
    first, key = apart._child, Keys()
    first.kill()
    service = load_offer("MSA").counters[0].services[0]
    began = time.monotonic()
    floor.take_ticket(key=key(), services=(service,))
    assert time.monotonic() - began < PATIENCE + SECONDS / 10
    until(lambda: apart._child is not None and apart._child is not first, floor)

    def told() -> bool:
        done = apart.told(TakeTicket(services=(service,)), floor.clock.now())
        return done.result(SECONDS) is not None

    until(told, floor)


def test_the_process_ends_with_its_floor(floor: PracticeFloor) -> None:
    until(lambda: foretold(floor), floor)
    apart = floor.foreteller
    assert isinstance(apart, Apart)
    child = apart._child
    assert child is not None
    floor.close()
    assert child.wait(SECONDS) is not None
