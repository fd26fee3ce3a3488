"""Tomorrow's counters: the fewest in each half hour with which people are called in time.

A plan starts from the offered load and is pruned by simulation, always on the same drawn days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from floor.rules.advice.course import Course, draw_days
from floor.rules.advice.formulas import HALF_HOUR, Demand, Target, by_offered_load

DAYS = 400
"""Days drawn to prune a plan on."""
CHECKED = 10
"""Times as many others check it: the people of one half hour of one day share their luck."""
MARGIN, CHECK_MARGIN = 0.012, 0.008
"""How far above the target a plan aims on the days it is pruned on, and on those that check it;
chosen on the tuning centres of `floor.worlds`."""
NEAR = 3
"""Half hours to either side in which a counter more may spare others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """Counters for one group of services."""

    counters: tuple[int, ...]
    """In each half hour."""
    within: tuple[float, ...]
    """Share of each half hour's people who are called in time."""
    chance: tuple[float, ...]
    """Probability that on a day so many of the half hour's people are, as the target says."""

    @property
    def hours(self) -> float:
        """Counter-hours."""
        return sum(self.counters) * HALF_HOUR / 60


def more(counters: Sequence[int], half: int, by: int) -> tuple[int, ...]:
    """A plan with so many counters more in one half hour."""
    return (*counters[:half], counters[half] + by, *counters[half + 1 :])


def raised(course: Course, aim: float) -> Course:
    """The plan with counters added where people wait too long, until nobody does."""
    while min(within := course.within) < aim:
        worst = within.index(min(within))
        before = max(0, worst - 1)
        short = before if within[before] < aim else worst
        course = course.under(more(course.counters, short, 1)) or course
    return course


def pruned(course: Course, aim: float) -> Course:
    """The plan without every counter that can be spared, the most spacious half hours first.

    Where one cannot be spared, none can later: by then there are fewer elsewhere.
    """
    left = {half for half, count in enumerate(course.counters) if count > 1}
    while left:
        half = max(left, key=lambda one: (course.within[one], one))
        fewer = course.under(more(course.counters, half, -1), aim)
        if fewer is None or fewer.counters[half] == 1:
            left.discard(half)
        course = fewer or course
    return course


def exchanged(course: Course, aim: float) -> Course:
    """The plan after one counter more in some half hour has spared two around it, where it can."""
    for half in range(len(course.counters)):
        tried = course.under(more(course.counters, half, 1)) or course
        for other in range(max(0, half - NEAR), min(len(course.counters), half + NEAR + 1)):
            if other != half and tried.counters[other] > 1:
                tried = tried.under(more(tried.counters, other, -1), aim) or tried
        if sum(tried.counters) < sum(course.counters):
            course = tried
    return course


def plan_day(demand: Demand, target: Target, dice: Random, *, days: int = DAYS) -> DayPlan:
    """The fewest counters in each half hour that meet the target in every half hour."""
    aim = target.share + MARGIN
    drawn = draw_days(demand, dice, days)
    fresh = draw_days(demand, dice, CHECKED * days)
    course = Course(drawn, by_offered_load(demand, target), target)
    course = pruned(raised(course, aim), aim)
    course = exchanged(course, aim)
    checked = raised(Course(fresh, course.counters, target), target.share + CHECK_MARGIN)
    return DayPlan(counters=checked.counters, within=checked.within, chance=checked.chance)
