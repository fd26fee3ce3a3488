"""A busy day at three counters by a seed: everything the verbs allow, as often as it matters."""

from random import Random
from typing import Any

from floor import errors
from floor.rules.events import Booking, Lane
from floor.rules.state import Stand, State, Step
from floor.rules.verbs import (
    AddService,
    AdoptAppointments,
    CallNext,
    CallTicket,
    Cancel,
    CheckIn,
    CloseDay,
    ConfirmTicket,
    EnrolAgent,
    Finish,
    NotHere,
    OpenCounter,
    OrderServices,
    Park,
    PauseCounter,
    RaisePriority,
    Rate,
    Recall,
    Release,
    Reprint,
    Requeue,
    RestoreService,
    Resume,
    ReturnVisit,
    SignIn,
    SignOut,
    StartService,
    SuspendService,
    TakeTicket,
    Transfer,
    Undo,
    Verb,
    WrapUp,
)
from tests.floor.rules.anyday import BOSS, DOWN, SERVICES
from tests.floor.rules.world import World, a_world
from tests.floors import MONDAY

Wish = Verb[Any]


def a_busy_day(seed: int, *, steps: int = 500, closes: bool = True, day: str = MONDAY) -> World:
    """An event at a time of its own, 500 times; the same seed gives the same day."""
    dice, world = Random(seed), a_world(1, 2, 3, day=day)
    world.later(1)
    world.do(EnrolAgent(agent="900", role="supervisor"))
    live(dice, world, steps)
    if closes:
        world.do(CloseDay())
    return world


def live(dice: Random, world: World, steps: int) -> None:
    """What happens on a day that was opened: bookings come, then so many wishes."""
    bookings = (
        Booking(
            code=f"K{n}",
            service=dice.choice(SERVICES),
            at=world.now + n * 12 * 60_000,
            centre="TST",
        )
        for n in range(24)
    )
    world.do(AdoptAppointments(bookings=tuple(bookings)))
    for _ in range(steps):
        world.later(dice.choice([1 / 60, 0.1, 0.2, 0.5, 1, 2]))
        try:
            world.do(_wish(dice, world.state))
        except errors.Refused:
            continue
    world.later(1)


def _wish(dice: Random, state: State) -> Wish:
    who = dice.random()
    if who < 0.22:
        lane = Lane.PRIORITY if dice.random() < 0.25 else Lane.WALK_IN
        wanted = dice.sample(SERVICES, dice.choice([1, 1, 1, 2, 3]))
        return TakeTicket(services=tuple(wanted), lane=lane)
    if who < 0.42 and state.visits:
        return _of_citizen(dice, state, dice.choice(list(state.visits)))
    if who < 0.46:
        return _of_supervisor(dice, state)
    return _of_agent(dice, state, dice.choice([1, 2, 3]))


def _of_citizen(dice: Random, state: State, visit: str) -> Wish:
    services = [leg.service for leg in state.visits[visit].legs if leg.step is Step.PLANNED]
    dice.shuffle(services)
    wishes: list[Wish] = [
        ConfirmTicket(visit=visit, on_paper=dice.random() < 0.7),
        Reprint(visit=visit),
        Rate(visit=visit, rating=dice.randint(1, 5)),
        ReturnVisit(visit=visit),
        AddService(visit=visit, service=dice.choice(SERVICES), last=dice.random() < 0.5),
        OrderServices(visit=visit, services=tuple(services)),
        CheckIn(booking=f"K{dice.randrange(24)}", visit=visit if dice.random() < 0.3 else None),
        CheckIn(booking=f"K{dice.randrange(24)}"),
        Cancel(visit=visit) if dice.random() < 0.3 else Rate(visit=visit, rating=5),
    ]
    return dice.choice(wishes)


def _of_supervisor(dice: Random, state: State) -> Wish:
    service, waiting = dice.choice(SERVICES), list(state.waiting)
    if dice.random() < 0.3:
        return SuspendService(service=service, reason="system", message=DOWN, **BOSS)
    if state.suspended and dice.random() < 0.6:
        return RestoreService(service=dice.choice(list(state.suspended)), **BOSS)
    if waiting and dice.random() < 0.8:
        return RaisePriority(visit=dice.choice(waiting), reason="faints", **BOSS)
    return Release(counter=dice.choice([1, 2, 3]), reason="crashed", **BOSS)


def _of_agent(dice: Random, state: State, number: int) -> Wish:
    counter = state.counters[number]
    here: dict[str, Any] = {"counter": number}
    if counter.agent is None:
        return SignIn(agent=f"10{number}", pin="", **here)
    if counter.stand is not Stand.OPEN:
        return OpenCounter(**here)
    if counter.visit is None:
        return _when_idle(dice, state, here)
    current = state.visits[counter.visit].current
    assert current is not None
    service = dice.choice([None, *SERVICES])
    sent = Transfer(
        service=service,
        to_counter=dice.choice([None, None, 1, 2, 3]),
        place=dice.choice(["keep", "front", "front", "back"]),
        reason=dice.choice(["", "faints", "lost papers"]),
        **here,
    )
    if state.visits[counter.visit].legs[current].step is Step.CALLED:
        called: list[Wish] = [StartService(**here)] * 5
        return dice.choice(
            [*called, Recall(**here), NotHere(**here), Requeue(minutes=2, **here), sent]
        )
    ends: list[Wish] = [Finish(**here), WrapUp(**here), WrapUp(**here), CallNext(**here)]
    return dice.choice([*ends, Park(reason="pays", **here), sent])


def _when_idle(dice: Random, state: State, here: dict[str, Any]) -> Wish:
    waiting = list(state.waiting) or list(state.visits) or ["none"]
    usual: list[Wish] = [CallNext(**here)] * 6
    parked: list[Wish] = [Resume(visit=visit, **here) for visit in state.parked]
    return dice.choice(
        [
            *usual,
            *parked[:3],
            *([Undo(**here)] * 3),
            CallTicket(visit=dice.choice(waiting), reason="old and tired", **here),
            OpenCounter(**here),
            PauseCounter(reason=dice.choice(["tea", "lunch"]), **here),
            SignOut(**here),
        ]
    )
