"""The made-up hall against the library ciw, on the very same arrivals and services."""

from itertools import pairwise
from random import Random
from statistics import fmean

import ciw
import pytest

from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.worlds.ruling import first_come, strict
from tests.floor.worlds.halls import Arrival, live_people

MIX = {Lane.APPOINTMENT: 0.25, Lane.PRIORITY: 0.15, Lane.WALK_IN: 0.6}
COUNTERS, PEOPLE = 4, 2_000


def a_stream(seed: int) -> list[Arrival]:
    """People in a hall at 92 % load, in three lanes."""
    dice, at, people = Random(seed), 0.0, []
    for _ in range(PEOPLE):
        at += dice.expovariate(0.92 * COUNTERS / 10)
        lane = dice.choices(list(MIX), list(MIX.values()))[0]
        work = dice.lognormvariate(2.1, 0.65)
        people.append(Arrival(int(at * MINUTE), lane, int(work * MINUTE)))
    return people


def waits_by_ciw(people: list[Arrival], *, classes: bool) -> dict[Lane, list[float]]:
    """Minutes waited by lane; with or without strict classes."""
    arrivals, services = {}, {}
    for lane in MIX:
        mine = [one for one in people if one.lane is lane]
        gaps = [mine[0].at, *(after.at - before.at for before, after in pairwise(mine))]
        arrivals[lane.value] = [ciw.dists.Sequential([*(gap / MINUTE for gap in gaps), 1e9])]
        services[lane.value] = [ciw.dists.Sequential([one.work / MINUTE for one in mine])]
    network = ciw.create_network(
        arrival_distributions=arrivals,
        service_distributions=services,
        number_of_servers=[COUNTERS],
        priority_classes={lane.value: place if classes else 0 for place, lane in enumerate(MIX)},
    )
    run = ciw.Simulation(network)
    run.simulate_until_max_customers(PEOPLE, method="Finish")
    records = run.get_all_records()
    return {
        lane: [row.waiting_time for row in records if row.customer_class == lane.value]
        for lane in MIX
    }


@pytest.mark.parametrize("classes", [False, True], ids=["first come", "strict classes"])
def test_the_hall_and_ciw_make_the_same_people_wait_as_long(classes: bool) -> None:
    people = a_stream(11)
    ours = live_people(strict if classes else first_come, people, counters=COUNTERS)
    theirs = waits_by_ciw(people, classes=classes)
    for lane in MIX:
        assert len(ours.by_lane[lane]) == len(theirs[lane])
        assert fmean(ours.by_lane[lane]) == pytest.approx(fmean(theirs[lane]), rel=0.002)
        longest = sorted(ours.by_lane[lane])[-20:]
        assert longest == pytest.approx(sorted(theirs[lane])[-20:], abs=0.1)
