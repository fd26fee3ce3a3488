"""Headquarters computes a day's figures once for all readers, and anew when lines came."""

from concurrent.futures import ThreadPoolExecutor

from sync.central.kept import KeptFigures
from sync.central.sight import Sight
from tests.floors import MONDAY, PracticeFloor
from tests.sync.site import Site, a_morning, ship


def test_many_readers_cost_what_one_costs(site: Site, floor: PracticeFloor) -> None:
    a_morning(floor)
    ship(site.address, floor, site.token())
    (centre,) = [c for c in Sight(site.central).centres() if c.code == "MSA"]
    kept = KeptFigures(site.central)
    with ThreadPoolExecutor(16) as readers:
        told = list(readers.map(lambda _: kept.of(centre, MONDAY), range(64)))
    assert kept.computed == 1
    assert told == [floor.figures(day=MONDAY)] * 64


def test_a_new_line_makes_new_figures(site: Site, floor: PracticeFloor) -> None:
    kept, token = KeptFigures(site.central), site.token()
    for visits in (3, 6):
        a_morning(floor, visits=3)
        ship(site.address, floor, token)
        (centre,) = [c for c in Sight(site.central).centres() if c.code == "MSA"]
        assert kept.of(centre, MONDAY).visits == visits
    assert kept.computed == 2


def test_a_day_of_which_nothing_is_known_is_told_as_empty(site: Site, floor: PracticeFloor) -> None:
    ship(site.address, floor, site.token())
    (centre,) = [c for c in Sight(site.central).centres() if c.code == "MSA"]
    assert KeptFigures(site.central).of(centre, "2001-01-01").visits == 0
