"""A small centre for tests of the rules: three services, three counters, a clock by hand."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from floor.rules.events import Event
from floor.rules.evolve import evolve
from floor.rules.offer import Agency, Category, CounterPlan, Hours, Offer, Service, Text
from floor.rules.state import State
from floor.rules.verbs import (
    AdoptCatalogue,
    EnrolAgent,
    Moment,
    OpenCounter,
    OpenDay,
    SignIn,
    Verb,
)
from tests.floors import MONDAY, at

A = TypeVar("A")
ID, TAX, BIRTH = "NRB-ID", "KRA-PIN", "CRS-BC"


def _said(text: str) -> Text:
    return Text(en=text, sw=text)


OFFER = Offer(
    centre="TST",
    name="Test centre",
    county="Lamu",
    town="Lamu",
    hours=Hours(opens=7 * 60, closes=19 * 60),
    categories=(Category(code="identity", name=_said("Identity"), series="A", icon="id"),),
    agencies=tuple(Agency(code=code, name=_said(code)) for code in ("NRB", "KRA", "CRS")),
    services=(
        Service(
            code=ID, agency="NRB", category="identity", series="A", name=_said("ID"), minutes=8
        ),
        Service(code=TAX, agency="KRA", category="tax", series="B", name=_said("PIN"), minutes=6),
        Service(
            code=BIRTH,
            agency="CRS",
            category="civil",
            series="C",
            name=_said("Birth"),
            minutes=10,
            extended_hours=False,
        ),
    ),
    counters=(
        CounterPlan(number=1, services=(ID,)),
        CounterPlan(number=2, services=(ID, TAX)),
        CounterPlan(number=3, services=(ID, TAX, BIRTH)),
    ),
)


@dataclass
class World:
    """A floor of pure rules, and every event that made it."""

    now: int = field(default_factory=lambda: at("08:00"))
    state: State = field(default_factory=lambda: State(centre="TST"))
    events: list[Event] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    def do(self, verb: Verb[A]) -> A:
        number = next(self.numbers)
        moment = Moment(at=self.now, fresh=f"visit-{number}", token=f"token-{number}")
        actor = verb.actor(self.state)
        for change in verb.decide(self.state, moment):
            event = Event(
                at=self.now, actor=actor, device="test", key=f"key-{number}", change=change
            )
            evolve(self.state, event)
            self.events.append(event)
        return verb.answer(self.state, moment)

    def later(self, minutes: float) -> None:
        self.now += int(minutes * 60_000)


def a_world(*counters: int, offer: Offer = OFFER, day: str = MONDAY) -> World:
    """An open day with agents at the given counters, all open."""
    world = World(now=at("08:00", day=day))
    setting_up: list[Verb[Any]] = [AdoptCatalogue(offer=offer), OpenDay()]
    for number in counters:
        setting_up += [
            EnrolAgent(agent=f"10{number}"),
            SignIn(agent=f"10{number}", pin="", counter=number),
            OpenCounter(counter=number),
        ]
    for verb in setting_up:
        world.do(verb)
    return world
