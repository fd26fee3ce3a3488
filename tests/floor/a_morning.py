"""A simulated morning at the real centre, for whoever reports on it."""

from floor.catalogue import load_offer
from floor.rules.events import Lane
from floor.simulate import FloorDesk, FloorDoor, Morning, citizens
from tests.floors import PIN, Keys, PracticeFloor, at

FORMULA = "=cmd|'/C calc'!A1"


def play(floor: PracticeFloor) -> None:
    """Eighty citizens at twelve counters; then one more is picked out of turn, with a formula for
    a reason."""
    key, offer = Keys(), load_offer("MSA")
    desks = offer.counters[:12]
    for plan in desks:
        agent = str(100 + plan.number)
        floor.pins.set(agent, PIN)
        floor.sign_in(key=key(), agent=agent, pin=PIN, counter=plan.number)
        floor.open_counter(key=key(), counter=plan.number)
    given = {code for plan in desks for code in plan.services}
    people = citizens(offer, visits=110, start=at("08:00"), hours=2, seed=5)
    Morning(
        people=[person for person in people if set(person.services) <= given],
        door=FloorDoor(floor, key),
        desks={plan.number: FloorDesk(floor, plan.number, key) for plan in desks},
        serves={plan.number: frozenset(plan.services) for plan in desks},
        set_clock=floor.clock.set,
    ).play()
    counter, service = desks[0].number, desks[0].services[0]
    floor.clock.set(at("14:00"))
    for _ in range(2):
        last = floor.take_ticket(key=key(), services=(service,), lane=Lane.WALK_IN)
        floor.clock.set(floor.clock.now() + 60_000)
    floor.call_ticket(key=key(), counter=counter, visit=last.visit, reason=FORMULA)
    floor.start_service(key=key(), counter=counter)
    floor.clock.set(floor.clock.now() + 300_000)
    floor.park(key=key(), counter=counter, reason="pays")
    floor.clock.set(floor.clock.now() + 60_000)
    floor.resume(key=key(), counter=counter, visit=last.visit)
    floor.finish(key=key(), counter=counter)
    floor.rate(key=key(), visit=last.visit, rating=4)
