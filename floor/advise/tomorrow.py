"""A day's plan: counters for each group in each half hour, lunches, and the training that helps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from floor.rules.advice.formulas import Target
from floor.rules.advice.groups import (
    Expected,
    Group,
    Lunch,
    demand_of,
    groups_of,
    share_out,
    stagger,
)
from floor.rules.advice.tomorrow import DayPlan, plan_day
from floor.rules.amendment import Shift
from floor.rules.offer import Offer
from floor.worlds.expecting import HELPERS, NEEDY, Training, trainings

STEPS = NEEDY * HELPERS + 1
"""Steps of progress that the trainings take at most; each group takes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan:
    """One group of counters on the day."""

    group: Group
    people: float
    plan: DayPlan
    lunches: tuple[Lunch, ...]

    @property
    def short(self) -> tuple[int, ...]:
        """Half hours in which more counters are needed than the group has."""
        most = len(self.group.counters)
        return tuple(half for half, count in enumerate(self.plan.counters) if count > most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """The advice for a day."""

    day: date
    target: Target
    days: tuple[date, ...]
    """Those that say what to expect; none for a made-up day."""
    expected: Expected
    groups: tuple[GroupPlan, ...]
    trainings: tuple[Training, ...]
    roster: tuple[Shift, ...] = ()
    """The day's shifts, where a roster is written."""


def plan_for(
    offer: Offer,
    day: date,
    expected: Expected,
    days: tuple[date, ...],
    *,
    target: Target,
    seed: int,
    drawn: int,
    step: Callable[[], None],
) -> Advised:
    """The day planned on so many drawn days."""
    parts, plans = share_out(offer, expected), []
    for group in groups_of(offer):
        demand = demand_of(group, parts, expected)
        plan = plan_day(demand, target, Random(f"{seed} {group.counters}"), days=drawn)
        plans.append(
            GroupPlan(
                group=group,
                people=sum(demand.arrivals),
                plan=plan,
                lunches=stagger(group, plan.counters, expected.begins),
            )
        )
        step()
    return Advised(
        day=day,
        target=target,
        days=days,
        expected=expected,
        groups=tuple(plans),
        trainings=trainings(offer, expected, seed=seed, step=step),
    )
