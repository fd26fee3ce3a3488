"""After any sequence of verbs the tables say what the state says, and the fold anew says it too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, select

from floor import errors
from floor.rules.events import Booking
from floor.rules.offer import Text
from floor.rules.state import State
from floor.rules.verbs import AdoptAppointments, CloseDay, EnrolAgent, OpenDay
from floor.store import project, tables
from tests.floor.rules.anyday import any_verb
from tests.floor.rules.world import ID, TAX, World, a_world
from tests.floors import Keys, PracticeFloor, a_floor, seat

key = Keys()
LOST_ID = "NRB-IDLS"


def fold_into(engine: Engine, world: World, done: int) -> int:
    """Write the world's events from `done` on into the tables; how many there are now."""
    with engine.begin() as connection:
        for event in world.events[done:]:
            for statement, row in project.rows("TST", event):
                connection.execute(statement, row)
    return len(world.events)


def rows(engine: Engine, table: Any, *names: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        columns = [table.c[name] for name in names]
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def legs_of(state: State) -> list[tuple[Any, ...]]:
    return sorted(
        (
            *(visit.id, index, leg.service, leg.promise, leg.step.value, leg.outcome, leg.reason),
            *(leg.calls, leg.suspended),
        )
        for visit in state.visits.values()
        for index, leg in enumerate(visit.legs)
    )


def times_of(state: State) -> dict[tuple[str, int], tuple[Any, ...]]:
    return {
        (visit.id, index): (leg.clock, leg.called_at, leg.counter, leg.agent, leg.ended_at)
        for visit in state.visits.values()
        for index, leg in enumerate(visit.legs)
    }


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_tables_say_what_the_state_says(data: st.DataObject) -> None:
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    world = a_world(1, 2, 3)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    soon = world.now + 60_000
    bookings = (
        Booking(code="K1", service=ID, at=soon, centre="TST"),
        Booking(code="K2", service=TAX, at=soon, centre="TST"),
    )
    world.do(AdoptAppointments(bookings=bookings))
    done = fold_into(engine, world, 0)
    for _ in range(data.draw(st.integers(5, 50))):
        world.later(data.draw(st.integers(0, 5)) / 2)
        try:
            world.do(data.draw(any_verb(world.state)))
        except errors.Refused:
            continue
        done = fold_into(engine, world, done)
        compare(engine, world.state)
    world.do(CloseDay())
    world.later(24 * 60)
    world.do(OpenDay())
    fold_into(engine, world, done)
    engine.dispose()


def compare(engine: Engine, state: State) -> None:
    """Every visit, leg, counter and booking of the state stands so in the tables."""
    legs = ("visit", "leg", "service", "promise", "step", "outcome", "reason", "calls", "suspended")
    assert rows(engine, tables.legs, *legs) == legs_of(state)
    found = {
        (visit, leg): tuple(rest)
        for visit, leg, *rest in rows(
            engine,
            tables.legs,
            *("visit", "leg", "clock", "called_at", "counter", "agent", "ended_at"),
        )
    }
    assert found == times_of(state)
    visits = ("visit", "lane", "received", "copies", "rating", "booking")
    with engine.connect() as connection:
        columns = [tables.visits.c[name] for name in visits]
        stored = {row[0]: tuple(row[1:]) for row in connection.execute(select(*columns))}
    assert stored == {
        v.id: (v.lane.value, v.received, v.copies, v.rating, v.booking)
        for v in state.visits.values()
    }
    assert rows(engine, tables.counters, "counter", "stand", "agent", "visit", "since") == [
        (c.number, c.stand.value, c.agent, c.visit, c.since)
        for c in sorted(state.counters.values(), key=lambda c: c.number)
    ]
    assert rows(engine, tables.numbers, "series", "last") == sorted(state.numbers.items())


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[PracticeFloor, int, int]]:
    """A store on disk and two counters at work, through the writer's compiled statements, which
    are other code than the fold's."""
    floor = a_floor(tmp_path)
    able = [c for c in range(1, 29) if LOST_ID in floor.counter(counter=c).services][:2]
    for agent, counter in zip(("101", "102"), able, strict=True):
        seat(floor, counter, agent)
    yield floor, able[0], able[1]
    floor.verify()
    floor.close_day(key=key())
    floor.verify()
    floor.close()


def test_a_store_on_disk_follows_a_busy_day(desks: tuple[PracticeFloor, int, int]) -> None:
    floor, one, two = desks
    visits = [floor.take_ticket(key=key(), services=(LOST_ID, "HKS-INFO")).visit for _ in range(4)]
    floor.add_service(key=key(), visit=visits[0], service="KRA-PINR", last=True)
    floor.order_services(key=key(), visit=visits[0], services=("KRA-PINR", "HKS-INFO"))
    floor.call_next(key=key(), counter=one)
    floor.start_service(key=key(), counter=one)
    floor.park(key=key(), counter=one, reason="pays", minutes=5)
    floor.resume(key=key(), counter=two, visit=visits[0])
    floor.transfer(key=key(), counter=two, to_counter=one)
    floor.call_next(key=key(), counter=one)
    floor.not_here(key=key(), counter=one)
    floor.undo(key=key(), counter=one)
    floor.not_here(key=key(), counter=one)
    floor.return_visit(key=key(), visit=visits[0])
    floor.call_ticket(key=key(), counter=two, visit=visits[3], reason="faints")
    floor.reprint(key=key(), visit=visits[2])
    floor.add_note(key=key(), counter=one, visit=visits[1], text="waits outside")


def test_a_store_on_disk_follows_a_supervisors_day(desks: tuple[PracticeFloor, int, int]) -> None:
    floor, one, _ = desks
    boss: dict[str, Any] = {"by": "900", "pin": "135790"}
    floor.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    floor.pins.set("900", "135790")
    visit = floor.take_ticket(key=key(), services=(LOST_ID, "HKS-INFO")).visit
    floor.raise_priority(key=key(), **boss, visit=visit, reason="faints")
    assert floor.ticket(visit=visit).legs[0].promise == 15
    down = Text(en="down", sw="chini")
    for reason in ("outage", "still out"):
        floor.suspend_service(key=key(), **boss, service="HKS-INFO", reason=reason, message=down)
        floor.clock.set(floor.clock.now() + 60_000)
    floor.restore_service(key=key(), **boss, service="HKS-INFO")
    floor.set_quota(key=key(), **boss, service="HKS-INFO", quota=5)
    floor.call_next(key=key(), counter=one)
    floor.release(key=key(), **boss, counter=one, reason="crashed")
    booking = Booking(code="K9", service=LOST_ID, at=floor.clock.now(), centre="MSA")
    floor.adopt_appointments(key=key(), bookings=(booking,))
    assert floor.check_in(key=key(), booking="K9").lane == "appointment"
