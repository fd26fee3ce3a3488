"""Tomorrow's plan held against formulas, at made-up centres, on days that no plan has seen."""

from collections.abc import Callable, Sequence
from math import log, sqrt
from random import Random
from typing import Any

from floor.rules.advice.course import Course, Day, draw_days
from floor.rules.advice.formulas import Demand, Target, by_half_hours, by_offered_load
from floor.rules.advice.tomorrow import CHECKED, MARGIN, plan_day, raised
from floor.worlds.centre import TEST_SEEDS, TICKETS, WORLDS, Centre, make_centre
from floor.worlds.day import PROFILE

GROUPS = 3
"""Groups of services of one centre; each counter gives all of its group."""
LEARNED = 400
"""Times of service that a plan knows."""


def demand_of(centre: Centre, group: int, dice: Random) -> Demand:
    """What a group's counters have to expect, with times of service as they would be learned."""
    trades = [
        trade for place, trade in enumerate(centre.trades.values()) if place % GROUPS == group
    ]
    weights = [trade.weight for trade in trades]
    times = []
    for trade in dice.choices(trades, weights, k=LEARNED):
        variance = log(1 + trade.spread**2)
        times.append(dice.lognormvariate(log(trade.mean) - variance / 2, sqrt(variance)))
    people = sum(TICKETS) / 2 * sum(weights)
    return Demand(
        arrivals=tuple(people * part / sum(PROFILE) for part in PROFILE),
        times=tuple(sorted(times)),
    )


def staffing_report(centres: int, days: int, step: Callable[[], None]) -> dict[str, Any]:
    """Counter-hours of each plan, and the worst half hour's share called in time on fresh days."""
    target = Target()
    hours = {"foleni": 0.0, "erlang_c": 0.0, "erlang_c_mended": 0.0, "offered_load": 0.0}
    worst = dict.fromkeys(hours, 1.0)
    held = dict.fromkeys(hours, 0)
    for seed in list(TEST_SEEDS)[:centres]:
        centre = make_centre(seed, WORLDS["main"])
        for group in range(GROUPS):
            dice = Random(f"advice {seed} {group}")
            demand = demand_of(centre, group, dice)
            drawn, fresh = draw_days(demand, dice, days), draw_days(demand, dice, CHECKED * days)
            plans = plans_for(demand, target, dice, drawn)
            for name, counters in plans.items():
                least = min(Course(fresh, counters, target).within)
                hours[name] += sum(counters) / 2
                worst[name] = round(min(worst[name], least), 3)
                held[name] += least >= target.share
            step()
    fewer = {name: round(1 - hours["foleni"] / value, 3) for name, value in hours.items()}
    return {
        "target": {"share": target.share, "minutes": target.minutes},
        "plans": centres * GROUPS,
        "counter_hours": hours,
        "foleni_needs_fewer": {name: fewer[name] for name in hours if name != "foleni"},
        "worst_half_hour_on_fresh_days": worst,
        "plans_that_hold": held,
    }


def plans_for(
    demand: Demand, target: Target, dice: Random, drawn: Sequence[Day]
) -> dict[str, Sequence[int]]:
    """Counters by half hour, by each way to plan."""
    formula = by_half_hours(demand, target)
    return {
        "foleni": plan_day(demand, target, dice, days=len(drawn)).counters,
        "erlang_c": formula,
        "erlang_c_mended": raised(Course(drawn, formula, target), target.share + MARGIN).counters,
        "offered_load": by_offered_load(demand, target),
    }
