"""What a centre's days have taught: who comes when, who does not come, how long people are away."""

from bisect import bisect_right, insort
from collections import Counter as Counting
from collections import deque
from collections.abc import Sequence
from statistics import NormalDist

from floor.rules.events import Lane
from floor.rules.opening import MINUTE

HALF_HOUR = 30 * MINUTE
VAIN = 90_000
"""Milliseconds that a call in vain takes."""
TRUST = 40
"""People for whom the ordinary day stands while today is judged."""
KEPT = 300
"""Observations kept of each habit."""

OFFSETS = tuple(NormalDist(-5, 8).inv_cdf((i + 0.5) / 20) * MINUTE for i in range(20))
"""Check-in less booked time, before anything is known."""
PAUSES = tuple(minutes * MINUTE for minutes in (3, 5, 6, 7, 8, 9, 10, 11, 13, 16))
"""Lengths of unplanned breaks, before anything is known."""
OUTAGES = tuple(minutes * MINUTE for minutes in (5, 10, 15, 20, 25, 30, 40, 50, 65, 90))
"""How long a service stays down, before anything is known."""


class Sample:
    """The last values of a habit, in order, on top of what is supposed at first."""

    def __init__(self, supposed: Sequence[float]) -> None:
        self.values = sorted(supposed)
        self._supposed = deque(supposed)
        self._real: deque[float] = deque()

    def learn(self, value: float) -> None:
        """One more; after twice as many as were supposed, a real one replaces a supposed one."""
        insort(self.values, value)
        self._real.append(value)
        if self._supposed and len(self._real) > 2 * len(self._supposed):
            self.values.remove(self._supposed.popleft())
        if len(self._real) > KEPT:
            self.values.remove(self._real.popleft())

    def beyond(self, value: float) -> Sequence[float]:
        """Those larger than a value; never empty."""
        return self.values[bisect_right(self.values, value) :] or (value + VAIN,)

    def share_beyond(self, value: float) -> float:
        """The share of values larger than one."""
        return 1 - bisect_right(self.values, value) / len(self.values)


class Habits:
    """All habits of one centre."""

    def __init__(self) -> None:
        self.offsets = Sample(OFFSETS)
        self.pauses = Sample(PAUSES)
        self.outages = Sample(OUTAGES)
        self._came, self._called = 3.68, 4.0
        self._strayed, self._turns = 0.0, 50.0
        self._shown, self._booked = 17.0, 20.0
        self._pauses, self._worked = 10.0, 10.0 * 160 * MINUTE
        self._days = 0
        self._totals: Counting[tuple[Lane, int]] = Counting()
        self._services: Counting[tuple[Lane, str]] = Counting()
        self._lanes: Counting[Lane] = Counting()
        self._today: Counting[tuple[Lane, int]] = Counting()
        self._today_lanes: Counting[Lane] = Counting()

    @property
    def no_show(self) -> float:
        """The share of calls that nobody answers."""
        return 1 - self._came / self._called

    @property
    def out_of_turn(self) -> float:
        """The share of calls in which an agent takes somebody other than the rule's next."""
        return self._strayed / self._turns

    @property
    def show_up(self) -> float:
        """The share of appointments whose citizen checks in."""
        return self._shown / self._booked

    @property
    def hazard(self) -> float:
        """Unplanned breaks of one counter for each millisecond of its work."""
        return self._pauses / self._worked

    def learn_call(self, *, came: bool) -> None:
        """A call was answered, or not."""
        self._came += came
        self._called += 1

    def learn_turn(self, *, by_rule: bool) -> None:
        """A call went by the rule, or out of turn."""
        self._strayed += not by_rule
        self._turns += 1

    def learn_booking(self, *, shown: bool) -> None:
        """An appointment was kept, or not."""
        self._shown += shown
        self._booked += 1

    def learn_work(self, milliseconds: float, *, pauses: int) -> None:
        """A counter worked so long, with so many unplanned breaks."""
        self._worked += milliseconds
        self._pauses += pauses

    def learn_arrival(self, service: str, lane: Lane, since_opening: int) -> None:
        """Somebody took a ticket, so many milliseconds after the day began."""
        self._today[lane, since_opening // HALF_HOUR] += 1
        self._today_lanes[lane] += 1
        self._services[lane, service] += 1
        self._lanes[lane] += 1

    def end_day(self) -> None:
        """The day is over; what it taught counts from now on."""
        self._days += 1
        self._totals.update(self._today)
        self._today.clear()
        self._today_lanes.clear()

    def busy(self, since_opening: int) -> float:
        """How many have come today against an ordinary day, drawn towards 1 early in the day."""
        if not self._days:
            return 1.0
        half, part = divmod(since_opening, HALF_HOUR)
        expected = sum(
            count * (1.0 if when < half else part / HALF_HOUR)
            for (lane, when), count in self._totals.items()
            if lane is not Lane.APPOINTMENT and when <= half
        )
        came = self._today_lanes.total() - self._today_lanes[Lane.APPOINTMENT]
        return (came + TRUST) / (expected / self._days + TRUST)

    def rate(self, lane: Lane, since_opening: int) -> float:
        """Arrivals in a lane for each millisecond, at a time after the day began.

        Without a whole day to go by: as many as today so far.
        """
        if not self._days:
            return self._today_lanes[lane] / max(since_opening, HALF_HOUR)
        before = self._totals[lane, since_opening // HALF_HOUR]
        return before / (self._days * HALF_HOUR)

    def rate_of(self, lane: Lane, service: str, since_opening: int) -> float:
        """The part of `rate` that comes for one service."""
        total = self._lanes[lane]
        if not total:
            return 0.0
        return self.rate(lane, since_opening) * self._services[lane, service] / total
