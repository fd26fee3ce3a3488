"""Waits foretold on a real floor, on a made-up day: they hold, and a restart says the same."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from floor.catalogue import load_offer
from floor.facade import Level
from floor.foretelling.near import Near
from floor.foretelling.seer import Seer
from floor.rules.events import Lane, Told
from floor.rules.opening import MINUTE, at_local
from floor.rules.verbs import TakeTicket
from floor.rules.waiting.learning import Learner
from floor.simulate import Citizen, Desk, FloorDesk, FloorDoor, Morning, citizens
from floor.store import database, past, tables
from tests.floors import MONDAY, PIN, Keys, PracticeFloor, a_floor, at

TUESDAY = "2026-11-24"
DESKS = 8


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    made = a_floor(tmp_path)
    yield made
    made.close()


def man(floor: PracticeFloor) -> dict[int, Desk]:
    """Eight counters, manned and open."""
    key, desks = Keys(), dict[int, Desk]()
    for plan in load_offer("MSA").counters[:DESKS]:
        agent = str(100 + plan.number)
        floor.pins.set(agent, PIN)
        floor.sign_in(key=key(), agent=agent, pin=PIN, counter=plan.number)
        floor.open_counter(key=key(), counter=plan.number)
        desks[plan.number] = FloorDesk(floor, plan.number, key)
    return desks


def coming(day: str, *, seed: int, visits: int = 520) -> list[Citizen]:
    """Those of a busy day who come for what the eight counters give."""
    offer = load_offer("MSA")
    given = {code for plan in offer.counters[:DESKS] for code in plan.services}
    people = citizens(offer, visits=visits, start=at_local(day, 8 * 60), hours=3, seed=seed)
    return [each for each in people if set(each.services) <= given]


def live(floor: PracticeFloor, desks: dict[int, Desk], people: list[Citizen]) -> None:
    """Play people who come."""
    serves = {p.number: frozenset(p.services) for p in load_offer("MSA").counters[:DESKS]}
    door = FloorDoor(floor, Keys())
    Morning(people=people, door=door, desks=desks, serves=serves, set_clock=floor.clock.set).play()


def asked(seer: Seer, floor: PracticeFloor) -> list[Told | None]:
    """What is told now for some services, to walk-ins and priority."""
    services = [plan.services[0] for plan in load_offer("MSA").counters[: DESKS + 2]]
    return [
        seer.tell(TakeTicket(services=(code,), lane=lane), floor.clock.now())
        for code in services
        for lane in (Lane.WALK_IN, Lane.PRIORITY)
    ]


def test_nine_of_ten_ranges_told_on_a_made_up_day_hold(floor: PracticeFloor) -> None:
    near = Near(floor)
    floor.foreteller = near
    live(floor, man(floor), coming(MONDAY, seed=3))
    told = floor.figures(day=MONDAY).told
    assert told.told > 100
    assert told.hit_rate is not None and 0.85 <= told.hit_rate <= 0.97
    assert told.error_median_min is not None and told.error_median_min < 5
    whole = floor.report(since=MONDAY, until=MONDAY, level=Level.CENTRE).whole
    board = floor.wait_board().told
    assert whole.told == told == board
    by_service = floor.report(since=MONDAY, until=MONDAY, level=Level.SERVICE).rows
    assert sum(row.told.told for row in by_service) == told.told
    floor.verify()


def test_every_range_told_is_in_the_journal_within_its_ticket(floor: PracticeFloor) -> None:
    Near(floor)
    man(floor)
    key, service = Keys(), load_offer("MSA").counters[0].services[0]
    ticket = floor.take_ticket(key=key(), services=(service,))
    assert ticket.wait is not None and ticket.wait.said
    lines = [e for e in floor.journal(after=0, limit=1000).entries if e.kind == "ticket_taken"]
    said = json.loads(lines[-1].body)["told"]
    assert (said["low"], said["high"]) == (ticket.wait.low, ticket.wait.high)
    with floor._engine.connect() as connection:
        (row,) = connection.execute(select(tables.estimates)).all()
    assert (row.low, row.high, row.waited) == (said["low"], said["high"], None)


def test_what_is_told_later_is_journalled_and_held_against_the_next_call(
    floor: PracticeFloor,
) -> None:
    near = Near(floor)
    desks = load_offer("MSA").counters
    man(floor)
    key, service = Keys(), desks[0].services[0]
    other = next(code for code in desks[1].services if code not in desks[0].services)
    for _ in range(4):
        floor.take_ticket(key=key(), services=(service,))
    ticket = floor.take_ticket(key=key(), services=(service,))
    floor.clock.set(floor.clock.now() + MINUTE)
    floor.add_service(key=key(), visit=ticket.visit, service=other)
    floor.clock.set(floor.clock.now() + MINUTE)
    copy = floor.reprint(key=key(), visit=ticket.visit)
    told = floor.state.visits[ticket.visit].told
    assert copy.wait is not None and told is not None
    assert (copy.wait.low, copy.wait.high) == (told.low, told.high)
    floor.clock.set(floor.clock.now() + MINUTE)
    floor.call_ticket(key=key(), counter=1, visit=ticket.visit, reason="asked")
    floor.transfer(key=key(), counter=1, to_counter=1)
    floor.clock.set(floor.clock.now() + 5 * MINUTE)
    floor.call_ticket(key=key(), counter=1, visit=ticket.visit, reason="asked")
    floor.transfer(key=key(), counter=1, service=other)
    e = tables.estimates.c
    with floor._engine.connect() as connection:
        ask = select(e.leg, e.waited).where(e.visit == ticket.visit)
        rows = connection.execute(ask.order_by(e.told_at)).all()
    waited = [(leg, None if wait is None else wait // MINUTE) for leg, wait in rows]
    assert waited == [(0, 3), (0, 2), (0, 1), (0, 5), (1, None)]
    told = floor.state.visits[ticket.visit].told
    after = near.seer
    after.catch_up()
    assert after.state.visits[ticket.visit].told == told
    assert floor.state.visits[ticket.visit].told_leg == 1
    kinds = ("ticket_taken", "leg_added", "ticket_reprinted", "leg_transferred", "leg_queued")
    lines = [e for e in floor.journal(after=0, limit=1000).entries if e.kind in kinds]
    mine = [json.loads(line.body) for line in lines]
    assert sum(one.get("told") is not None for one in mine if one["visit"] == ticket.visit) == 5
    floor.verify()


def test_a_restart_says_the_very_same(floor: PracticeFloor) -> None:
    desks = man(floor)
    lived = Near(floor).seer
    live(floor, desks, coming(MONDAY, seed=4, visits=60))
    floor.close_day(key="close")
    floor.clock.set(at("08:00", TUESDAY))
    floor.open_day(key="open")
    desks = man(floor)
    live(floor, desks, coming(TUESDAY, seed=5, visits=60))
    key = Keys()
    for plan in load_offer("MSA").counters[:DESKS]:
        for _ in range(2):
            floor.take_ticket(key=key(), services=(plan.services[0],))
    fresh = Seer(floor.path, "MSA", floor.identity.origin)
    said = asked(lived, floor)
    assert said == asked(fresh, floor)
    assert any(said) and not all(said), "two counters are not open"
    assert lived.state == fresh.state
    fresh.close()


def test_what_one_day_taught_counts_on_the_next(floor: PracticeFloor) -> None:
    Near(floor)
    live(floor, man(floor), coming(MONDAY, seed=6, visits=120))
    offer = load_offer("MSA")
    minutes = {service.code: service.minutes for service in offer.services}
    learner, ignorant = Learner(minutes), Learner(minutes)
    with database.reading(floor._engine).connect() as connection:
        past.teach(connection, "MSA", learner, before=TUESDAY, hours=offer.hours)
        past.teach(connection, "MSA", ignorant, before=MONDAY, hours=offer.hours)
    grown = [c for c in minutes if len(learner.durations.bags[c]) > 20]
    assert grown and all(len(bag) == 20 for bag in ignorant.durations.bags.values())
    assert learner.habits.rate(Lane.WALK_IN, 90 * MINUTE) > 0
    assert learner.habits.no_show != ignorant.habits.no_show


class Broken:
    """Dice that cannot be thrown."""

    def __init__(self, _seed: object) -> None:
        raise RuntimeError("no dice")


def test_a_forecast_that_fails_never_stops_a_ticket(
    floor: PracticeFloor, monkeypatch: pytest.MonkeyPatch, expected_warnings: list[object]
) -> None:
    Near(floor)
    man(floor)
    monkeypatch.setattr("floor.foretelling.seer.Random", Broken)
    service = load_offer("MSA").counters[0].services[0]
    ticket = floor.take_ticket(key="k", services=(service,))
    assert ticket.ticket and ticket.wait is not None and not ticket.wait.said
    assert expected_warnings, "it is told in the log"
