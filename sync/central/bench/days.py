"""Makes up days of a centre as journal lines: plausible, quick, and chained as real ones are."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from floor.catalogue import load_offer
from floor.facade import Entry
from floor.rules import events as ev
from floor.rules.offer import Offer
from floor.rules.opening import MINUTE, at_local
from floor.store import journal
from floor.store.journal import Head
from sync.protocol import BATCH_LINES, Batch, take

OPENS, CLOSES = 8 * 60, 17 * 60
"""Minutes of the local day."""
WRAP_UP = 30_000
"""Milliseconds."""
Said = tuple[int, str | None, str, ev.Change]
"""When, by whom, on which device, and what."""


@dataclass(kw_only=True)
class MadeCentre:
    """A centre whose days are made up one after the other."""

    code: str
    random: random.Random
    offer: Offer = field(init=False)
    head: Head = field(init=False)
    visits: int = 0

    def __post_init__(self) -> None:
        self.offer = load_offer(self.code)
        self.head = Head(origin=f"{self.random.getrandbits(128):032x}.0")

    def day(self, day: str, visits: int, *, finished: bool = True) -> list[Entry]:
        """The lines of a day with so many visits, some seven of each; in the order of time."""
        said: list[Said] = []
        if self.head.seq == 0:
            opens = at_local(day, OPENS - 30)
            said.append((opens, None, "host", ev.CatalogueAdopted(offer=self.offer)))
        said.extend(self._opening(day))
        said.extend(self._visits(day, visits))
        if finished:
            said.extend(self._closing(day))
        said.sort(key=lambda each: each[0])
        return self._lines(said)

    def _lines(self, said: list[Said]) -> list[Entry]:
        lines = []
        for at, actor, device, change in said:
            key = f"{self.random.getrandbits(96):024x}"
            event = ev.Event(at=at, actor=actor, device=device, key=key, change=change)
            self.head, entry = journal.append(self.head, event)
            lines.append(entry)
        return lines

    def _desks(self) -> list[int]:
        return [plan.number for plan in self.offer.counters]

    def _opening(self, day: str) -> Iterator[Said]:
        at = at_local(day, OPENS - 10)
        yield at, "900", "host", ev.DayOpened(day=day)
        for desk in self._desks():
            agent = str(100 + desk)
            yield at + 1, agent, "counter", ev.AgentSignedIn(agent=agent, counter=desk)
            yield at + 2, agent, "counter", ev.CounterOpened(counter=desk)

    def _closing(self, day: str) -> Iterator[Said]:
        at = at_local(day, CLOSES + 180)
        for desk in self._desks():
            agent = str(100 + desk)
            yield at, agent, "counter", ev.CounterClosed(counter=desk)
            yield at + 1, agent, "counter", ev.AgentSignedOut(agent=agent, counter=desk)
        yield at + 2, "900", "host", ev.DayClosed(day=day, reason="")

    def _visits(self, day: str, visits: int) -> Iterator[Said]:
        free = dict.fromkeys(self._desks(), at_local(day, OPENS))
        span = (CLOSES - OPENS) * MINUTE
        arrivals = sorted(self.random.random() for _ in range(visits))
        busy = 0.9 * span * len(free) / max(1, visits)  # counters are busy nine tenths of the time
        pace = min(busy, 15 * MINUTE)
        for number, share in enumerate(arrivals, 1):
            at = at_local(day, OPENS) + int(share * span)
            desk = min(free, key=lambda each: free[each])
            called = max(at + 20_000, free[desk])
            ended = called + 25_000 + int(pace * (0.3 + 1.2 * self.random.random()))
            free[desk] = ended + WRAP_UP + 1
            yield from self._visit(day, number, at, desk, called, ended)

    def _visit(
        self, day: str, number: int, at: int, desk: int, called: int, ended: int
    ) -> Iterator[Said]:
        self.visits += 1
        visit, agent = f"{at:012x}{self.random.getrandbits(80):020x}", str(100 + desk)
        service = self.random.choice(self.offer.services)
        lane = ev.Lane.PRIORITY if number % 9 == 0 else ev.Lane.WALK_IN
        plan = ev.LegPlan(service=service.code, promise=30.0)
        middle = 5.0 + 40 * self.random.random()
        told = ev.Told(low=5, high=45, middle=middle, raw_low=middle - 3.2, raw_high=middle + 12.25)
        yield at, None, "kiosk-1", ev.TicketTaken(
            visit=visit, day=day, series=service.series, number=number, lane=lane, language="en",
            legs=(plan,), token=f"{self.random.getrandbits(96):024x}", ahead=number % 17, told=told,
        )  # fmt: skip
        yield at + 2_000, None, "kiosk-1", ev.TicketReceived(visit=visit, by="paper")
        yield called, agent, "counter", ev.LegCalled(
            visit=visit, leg=0, counter=desk, service=service.code, lane=lane, clock=at,
            promise=30.0, first=True, share=(called - at) / (30 * MINUTE), guard=False,
        )  # fmt: skip
        came = self.random.random() > 0.04
        if came:
            started = ev.LegStarted(visit=visit, leg=0, counter=desk)
            yield called + 25_000, agent, "counter", started
        end: ev.LegEnded = ev.LegEnded(
            visit=visit, leg=0, end="done" if came else "no_show", counter=desk
        )
        yield ended, agent, "counter", end
        if came:
            until = ended + WRAP_UP
            yield (
                ended + 1,
                agent,
                "counter",
                ev.WrapUpBegan(counter=desk, visit=visit, leg=0, until=until),
            )
        if came and self.random.random() < 0.3:
            rating = self.random.choice((3, 4, 4, 5, 5))
            yield ended + 5_000, None, "kiosk-1", ev.VisitRated(visit=visit, rating=rating)


def working_days(first: str, count: int) -> list[str]:
    """So many days from Monday to Friday, from a day on."""
    found: list[str] = []
    day = date.fromisoformat(first)
    while len(found) < count:
        if day.weekday() < 5:
            found.append(day.isoformat())
        day += timedelta(days=1)
    return found


def batches(code: str, lines: list[Entry], most: int = BATCH_LINES) -> Iterator[Batch]:
    """Lines as an agent sends them."""
    place = 0
    while place < len(lines):
        taken = take(lines[place : place + most], most)
        yield Batch(centre=code, origin=taken[0].origin, entries=taken)
        place += len(taken)
