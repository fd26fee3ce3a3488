"""What a day would bring a centre that has no history, and which training would help most."""

from collections import Counter as Counting
from collections.abc import Callable
from dataclasses import dataclass, replace

from floor.rules.advice.groups import Expected, times_of
from floor.rules.offer import Offer
from floor.rules.opening import MINUTE, ORDINARY
from floor.rules.waiting.room import Waiting
from floor.worlds.centre import LOAD, PRESENT, WORLDS, Centre, Trade, centre_of
from floor.worlds.day import PROFILE, Person, draw_day
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.ruling import largest_share

TRIED_DAYS = 4
"""Drawn days on which each training is tried."""
NEEDY, HELPERS = 3, 4
"""Services waited for longest, and counters with most idle time, among which it is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A service that the agent of a counter could learn."""

    counter: int
    service: str
    saved: float
    """Minutes of waiting that a visit is spared by it, in the mean over all visits."""


def usual_visits(centre: Centre) -> int:
    """Visits that load a centre's counters as a made-up mean day does."""
    minutes = sum(trade.weight * trade.mean for trade in centre.trades.values())
    return round(LOAD * len(centre.counters) * PRESENT / minutes)


def supposed(offer: Offer, *, seed: int, visits: int | None = None) -> Expected:
    """A made-up centre's mean day, for an offer."""
    centre = centre_of(offer, seed)
    people = (visits or usual_visits(centre)) / sum(PROFILE)
    vain = WORLDS["main"].no_shows
    return Expected(
        begins=max(ORDINARY.opens, offer.hours.opens),
        arrivals={
            code: tuple(people * trade.weight * part for part in PROFILE)
            for code, trade in centre.trades.items()
        },
        times={
            code: times_of(trade.mean, trade.spread, vain=vain)
            for code, trade in centre.trades.items()
        },
    )


def centre_like(offer: Offer, day: Expected, seed: int) -> Centre:
    """A centre whose days bring what is expected, to be lived; its agents are all alike."""
    total = day.visits
    trades = {
        code: Trade(
            code=code,
            minutes=sum(times) / len(times),
            mean=sum(times) / len(times),
            spread=0.7,
            weight=sum(day.arrivals[code]) / total,
        )
        for code, times in day.times.items()
    }
    counters = {plan.number: frozenset(plan.services) & trades.keys() for plan in offer.counters}
    return Centre(
        seed=seed,
        trades=trades,
        counters=counters,
        speeds=dict.fromkeys(counters, 1.0),
        promises=offer.promises,
    )


class Waited(Watcher):
    """Minutes waited, by service, and minutes that each counter worked."""

    def __init__(self) -> None:
        self.waits: Counting[str] = Counting()
        self.work: Counting[int] = Counting()

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        self.waits[leg.service] += max(0, hall.now - leg.clock)
        self.work[desk.shift.number] += int(person.work)


def lived(centre: Centre, visits: int, step: Callable[[], None]) -> Waited:
    """Some days of a centre, always the same people."""
    seen, world = Waited(), WORLDS["main"]
    for number in range(TRIED_DAYS):
        day = draw_day(centre, world, number, tickets=visits, part="training")
        Hall(centre, world, day, largest_share, seen).live()
    step()
    return seen


def trainings(
    offer: Offer, day: Expected, *, seed: int, step: Callable[[], None], most: int = 5
) -> tuple[Training, ...]:
    """Which service added at which counter saves most waiting, the best first."""
    centre, visits = centre_like(offer, day, seed), round(day.visits)
    now = lived(centre, visits, step)
    found = []
    for code, _ in now.waits.most_common(NEEDY):
        unable = [number for number, given in centre.counters.items() if code not in given]
        for number in sorted(unable, key=lambda one: now.work[one])[:HELPERS]:
            skilled = centre.counters | {number: centre.counters[number] | {code}}
            then = lived(replace(centre, counters=skilled), visits, step)
            spared = now.waits.total() - then.waits.total()
            saved = spared / MINUTE / TRIED_DAYS / max(1, visits)
            found.append(Training(counter=number, service=code, saved=round(saved, 2)))
    best = sorted(found, key=lambda one: -one.saved)
    return tuple(one for one in best if one.saved > 0)[:most]
