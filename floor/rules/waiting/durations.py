"""How long services take, learned from each call to the moment its counter is free again."""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Mapping
from math import exp, log, sqrt
from statistics import NormalDist

from floor.rules.opening import MINUTE

KEPT = 400
"""Observations kept for each service."""
PSEUDO, REAL = 20, 200
"""Pseudo-observations from the catalogue's minutes, and the real ones that replace them."""
SPREAD = 0.8
"""Their coefficient of variation, lognormal."""
TAIL = 0.35
"""Beyond the longest known time: the mean remaining time over the elapsed one."""
UNSURE = 0.22
"""Standard deviation of the logarithm of a catalogue's minutes over the true mean."""

PACE_TRUST = 60.0
"""Services for which the ordinary pace stands while today's is judged."""
PACE_POWER = 0.67
"""Hazards grow faster than times: the power that turns their ratio into one of times."""
MEMORY = 1 - 1 / 200
"""What one more service leaves of the weight of those before."""


def pseudo(minutes: float) -> list[float]:
    """A lognormal's quantiles with the given mean in minutes; milliseconds, in order."""
    sigma = sqrt(log(1 + SPREAD**2))
    normal = NormalDist(log(minutes * MINUTE) - sigma**2 / 2, sigma)
    drawn = [exp(normal.inv_cdf((index + 0.5) / PSEUDO)) for index in range(PSEUDO)]
    scale = minutes * MINUTE * PSEUDO / sum(drawn)
    return [time * scale for time in drawn]


class Durations:
    """Times from call to free by service, in milliseconds; until there are any, the catalogue's.

    `bags[service]` is in order and never empty: draw from it by index.

    The day's pace is judged by cumulative hazards: under what was learned before, each service
    brings 1 in the mean, whether it is over or goes on, so the short ones that end first do not
    make the day look quick (as a mean of actual over expected times would).
    """

    def __init__(self, minutes: Mapping[str, float]) -> None:
        self._real: dict[str, deque[float]] = {code: deque() for code in minutes}
        self._seen = dict.fromkeys(minutes, 0)
        self._pseudo = {code: pseudo(mean) for code, mean in minutes.items()}
        self.bags = {code: list(times) for code, times in self._pseudo.items()}
        self._hazards = self._ended = 0.0

    def know(self, minutes: Mapping[str, float]) -> None:
        """Take up services that are new to the catalogue."""
        for code in minutes.keys() - self.bags.keys():
            self._real[code], self._seen[code] = deque(), 0
            self._pseudo[code] = pseudo(minutes[code])
            self.bags[code] = list(self._pseudo[code])

    def learn(self, service: str, took: float) -> None:
        """One service came to its end after so many milliseconds."""
        self._hazards = self._hazards * MEMORY + self.hazard(service, took)
        self._ended = self._ended * MEMORY + 1
        bag, real = self.bags[service], self._real[service]
        insort(bag, took)
        real.append(took)
        self._seen[service] += 1
        if len(real) > KEPT:
            bag.remove(real.popleft())
        if self._seen[service] == REAL:
            self.bags[service] = bag = bag[:]  # a forecast may draw from the longer one still
            for time in self._pseudo[service]:
                bag.remove(time)

    def hazard(self, service: str, elapsed: float) -> float:
        """The cumulative hazard of a service that has gone on so long."""
        bag = self.bags[service]
        return log((len(bag) + 1) / (len(bag) + 1 - bisect_right(bag, elapsed)))

    def pace(self, going_on: float) -> float:
        """How long services take today against what was learned, cautiously; 1.1 is a tenth longer.

        `going_on` is the sum of the hazards of services not yet over.
        """
        seen = (self._hazards + going_on + PACE_TRUST) / (self._ended + PACE_TRUST)
        return float(seen**PACE_POWER)

    def start_day(self) -> None:
        """Today's pace is not known yet."""
        self._hazards = self._ended = 0.0

    def doubt(self, service: str) -> float:
        """How unsure the mean still is: the standard deviation of its logarithm."""
        return UNSURE * sqrt(PSEUDO / (PSEUDO + 4 * self._seen[service]))

    def mean(self, service: str) -> float:
        """Mean time in milliseconds."""
        bag = self.bags[service]
        return sum(bag) / len(bag)

    def longer(self, service: str, elapsed: float) -> int:
        """Where in the bag the times longer than the elapsed one begin; its length for none."""
        return bisect_right(self.bags[service], elapsed)

    def remaining(self, service: str, elapsed: float) -> float:
        """Mean milliseconds that a service goes on, given how long it has."""
        bag = self.bags[service]
        first = self.longer(service, elapsed)
        if first == len(bag):
            return TAIL * elapsed
        return sum(bag[first:]) / (len(bag) - first) - elapsed
