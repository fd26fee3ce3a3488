"""A made-up centre: its services, counters and demand; and the worlds it may live in."""

from dataclasses import dataclass
from math import exp, log, sqrt
from random import Random

from floor.rules.offer import Offer, Promises

COUNTERS, SERVICES = 20, 12
TICKETS = (650, 980)
"""Fewest and most visits of an ordinary day."""
OPEN_MINUTES = 480
"""From opening until no more tickets are given."""
LOAD = 0.845
"""Work of a mean day over what its counters can do."""
PRESENT = 412.0
"""Of these, minutes that an agent is at the counter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What days are like."""

    name: str
    absent: int = 0
    """Counters that stay closed all day."""
    broken: float = 0.0
    """Share of calls in which an agent takes somebody at random instead of by the rule."""
    no_shows: float = 0.08
    drift: float = 0.05
    """How far the pace of all services moves from opening to the end of tickets, either way."""
    tickets: tuple[int, int] = TICKETS
    """Fewest and most visits of a day."""
    skills: tuple[int, int] = (2, 6)
    """Fewest and most services of a counter."""
    history: bool = True
    """Whether the centre has worked before the days that are measured."""


WORLDS = {
    world.name: world
    for world in (
        World(name="main"),
        World(name="day_one", history=False),
        World(name="absent", absent=5, tickets=(600, 700)),
        World(name="broken_rules", broken=0.15, no_shows=0.16, drift=0.25),
        World(name="specialised", skills=(1, 2)),
    )
}
TUNING_SEEDS = range(100, 140)
"""Constants of the forecast were chosen on these centres only."""
TEST_SEEDS = range(1, 61)
"""Every published figure is of these centres only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A service as it really is, beside what the catalogue says."""

    code: str
    minutes: float
    """The catalogue's."""
    mean: float
    """The true mean at an ordinary agent, minutes."""
    spread: float
    """Coefficient of variation of one service's time."""
    weight: float
    """Share of the visits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """One made-up centre."""

    seed: int
    trades: dict[str, Trade]
    counters: dict[int, frozenset[str]]
    speeds: dict[int, float]
    """How long each counter's agent takes, against an ordinary one."""
    promises: Promises

    def catalogue(self) -> dict[str, float]:
        """Typical minutes by service, as the centre's catalogue has them."""
        return {code: trade.minutes for code, trade in self.trades.items()}


def lognormal(dice: Random, mean: float, spread: float) -> float:
    """One draw with the given mean and coefficient of variation."""
    variance = log(1 + spread**2)
    return dice.lognormvariate(log(mean) - variance / 2, sqrt(variance))


def staff(
    dice: Random, loads: dict[str, float], skills: tuple[int, int], counters: int
) -> dict[int, frozenset[str]]:
    """Counters with so many services each, where the load is greatest against what is there."""
    given = dict.fromkeys(loads, 0.02)
    plan = {}
    for number in range(1, counters + 1):
        size = min(dice.randint(*skills), len(loads))
        need = sorted(loads, key=lambda c: given[c] / loads[c] * dice.uniform(0.75, 1.33))
        plan[number] = frozenset(need[:size])
        for code in need[:size]:
            given[code] += 1 / size
    return plan


def make_centre(seed: int, world: World, *, load: float = LOAD) -> Centre:
    """A centre with services of 4 to 20 minutes whose mean day needs `load` of its counters."""
    dice = Random(f"centre {seed}")
    codes = [f"S{index:02d}" for index in range(SERVICES)]
    weights = {code: 1 / (rank + 2) ** 0.8 for rank, code in enumerate(codes)}
    total = sum(weights.values())
    means = {code: exp(dice.uniform(log(4), log(20))) for code in codes}
    visits = sum(TICKETS) / 2
    vain = visits * world.no_shows
    needed = (visits - vain) * sum(weights[c] / total * means[c] for c in codes) + vain * 1.5
    scale = load * COUNTERS * PRESENT / needed
    means = {code: min(max(mean * scale, 4.0), 20.0) for code, mean in means.items()}
    trades = {
        code: Trade(
            code=code,
            minutes=max(1.0, round(mean * exp(dice.gauss(0, 0.15)))),
            mean=mean,
            spread=dice.uniform(0.5, 0.9),
            weight=weights[code] / total,
        )
        for code, mean in means.items()
    }
    loads = {code: trade.weight * trade.mean for code, trade in trades.items()}
    counters = staff(dice, loads, world.skills, COUNTERS)
    return Centre(
        seed=seed,
        trades=trades,
        counters=counters,
        speeds={number: exp(dice.gauss(0, 0.13)) for number in counters},
        promises=Promises(),
    )


def centre_of(offer: Offer, seed: int) -> Centre:
    """A made-up truth for a real catalogue: demand in the proportions its counters could serve."""
    dice = Random(f"offer {seed}")
    room: dict[str, float] = {}
    minutes = {service.code: service.minutes for service in offer.services}
    for plan in offer.counters:
        for code in plan.services:
            room[code] = room.get(code, 0.0) + 1 / len(plan.services)
    total = sum(share / minutes[code] for code, share in room.items())
    trades = {
        code: Trade(
            code=code,
            minutes=minutes[code],
            mean=minutes[code] * exp(dice.gauss(0, 0.15)),
            spread=dice.uniform(0.5, 0.9),
            weight=share / minutes[code] / total,
        )
        for code, share in room.items()
    }
    counters = {plan.number: frozenset(plan.services) for plan in offer.counters}
    return Centre(
        seed=seed,
        trades=trades,
        counters=counters,
        speeds={number: exp(dice.gauss(0, 0.13)) for number in counters},
        promises=offer.promises,
    )
