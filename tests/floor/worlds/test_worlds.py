"""Made-up centres and days: the same from the same seed, and as the worlds say."""

from statistics import fmean

import pytest

from floor.catalogue import load_offer
from floor.rules.events import Lane
from floor.rules.opening import MINUTE
from floor.rules.waiting.room import Waiting
from floor.worlds.centre import TEST_SEEDS, TUNING_SEEDS, WORLDS, centre_of, make_centre
from floor.worlds.day import Person, draw_day
from floor.worlds.expecting import supposed, trainings
from floor.worlds.hall import Hall, Seat, Watcher
from floor.worlds.remedies import remedies_report
from floor.worlds.ruling import RULES, largest_share
from floor.worlds.rulings import calling_report
from floor.worlds.trial import try_world

MAIN = WORLDS["main"]


class Calls(Watcher):
    """Who is called, and where."""

    def __init__(self) -> None:
        self.serials: list[int] = []
        self.strayed = 0

    def called(self, hall: Hall, person: Person, leg: Waiting, desk: Seat) -> None:
        assert person.service in desk.services and person.service not in hall.down
        self.serials.append(person.serial)
        self.strayed += desk.strayed


def test_no_centre_is_used_both_to_choose_constants_and_to_publish_figures() -> None:
    assert not set(TUNING_SEEDS) & set(TEST_SEEDS)


def test_the_same_seed_gives_the_same_day() -> None:
    centre = make_centre(7, MAIN)
    assert make_centre(7, MAIN) == centre
    assert draw_day(centre, MAIN, 3) == draw_day(centre, MAIN, 3)
    assert draw_day(centre, MAIN, 3) != draw_day(centre, MAIN, 4)


def test_a_centre_has_twelve_services_at_twenty_counters_of_two_to_six() -> None:
    for seed in range(100, 110):
        centre = make_centre(seed, MAIN)
        assert len(centre.trades) == 12 and len(centre.counters) == 20
        assert all(2 <= len(services) <= 6 for services in centre.counters.values())
        assert all(4 <= trade.mean <= 20 for trade in centre.trades.values())
        given = [code for services in centre.counters.values() for code in services]
        assert all(given.count(code) >= 2 for code in centre.trades)


def test_days_have_the_shares_that_the_world_says() -> None:
    centre = make_centre(100, MAIN)
    days = [draw_day(centre, MAIN, number) for number in range(30)]
    people = [person for day in days for person in day.people]
    assert all(630 <= len(day.people) <= 1000 for day in days)
    share = {lane: fmean(p.lane is lane for p in people) for lane in Lane}
    assert share[Lane.PRIORITY] == pytest.approx(0.15, abs=0.02)
    assert share[Lane.APPOINTMENT] == pytest.approx(0.25, abs=0.02)
    assert fmean(not person.comes for person in people) == pytest.approx(0.08, abs=0.01)
    assert any(day.outages for day in days)


def test_five_counters_are_absent_and_every_service_keeps_one() -> None:
    world = WORLDS["absent"]
    for seed in range(100, 106):
        centre = make_centre(seed, world)
        shifts = draw_day(centre, world, 0).shifts
        assert len(shifts) == 15
        given = {code for shift in shifts for code in centre.counters[shift.number]}
        assert given == centre.trades.keys()


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
@pytest.mark.parametrize("rule", RULES)
def test_everybody_is_called_once_whatever_the_rule(world: object, rule: str) -> None:
    assert world in WORLDS.values()
    chosen = next(each for each in WORLDS.values() if each == world)
    centre = make_centre(100, chosen)
    day, seen = draw_day(centre, chosen, 1), Calls()
    Hall(centre, chosen, day, RULES[rule], seen).live()
    assert sorted(seen.serials) == [person.serial for person in day.people]
    strayed = seen.strayed / len(seen.serials)
    assert (0.03 < strayed < 0.16) if chosen.broken else strayed == 0


def test_a_real_catalogue_can_be_lived() -> None:
    centre = centre_of(load_offer("MSA"), 1)
    day, seen = draw_day(centre, MAIN, 0, tickets=600), Calls()
    Hall(centre, MAIN, day, largest_share, seen).live()
    assert len(seen.serials) == len(day.people)


def test_a_room_tells_what_may_be_known_and_no_more() -> None:
    class Look(Watcher):
        def issued(self, hall: Hall, person: Person, leg: Waiting) -> None:
            room = hall.room()
            assert leg in room.waiting
            for desk in room.desks:
                assert (desk.serving is not None) == (desk.duty == "busy")
                assert all(rest.length == 45 * MINUTE for rest in desk.breaks)
            kept = {booking.booked for booking in room.bookings}
            assert kept <= {booked for booked, _, _ in hall.day.bookings}

    centre = make_centre(101, MAIN)
    Hall(centre, MAIN, draw_day(centre, MAIN, 0), largest_share, Look()).live()


def test_rules_are_compared_on_the_same_people() -> None:
    report = calling_report(2, lambda: None)
    counts = {report[rule]["all"]["tickets"] for rule in RULES}
    assert len(counts) == 1
    assert all(report[rule]["same_class_slips"] == 0 for rule in RULES)
    ours, first = report["largest_share"], report["first_come"]
    late = "appointment_lateness"
    assert ours[late]["within_10"] >= first[late]["within_10"]


def test_a_trial_scores_every_predictor_on_the_same_tickets() -> None:
    issue, _, _ = try_world("day_one", [100], 1, step=lambda: None)
    summaries = {name: tally.summary() for name, tally in issue.items()}
    assert len({found["tickets"] for found in summaries.values()}) == 1
    peers = [found["mae"] for name, found in summaries.items() if name != "foleni"]
    assert summaries["foleni"]["mae"] < min(peers)


def test_what_is_advised_now_helps_when_it_is_done() -> None:
    report = remedies_report(2, lambda: None)
    missed = report["missed"]
    assert report["asked"] == 12 and report["advised"] > 2
    assert missed["with_the_first_advice"] < missed["without_advice"]
    assert report["helped"] > report["harmed"]


def test_a_made_up_day_of_a_real_catalogue_is_expected_and_training_saves_waiting() -> None:
    offer = load_offer("OUT")
    day = supposed(offer, seed=3, visits=250)
    assert day.visits == pytest.approx(250)
    found = trainings(offer, day, seed=3, step=lambda: None)
    services = {plan.number: set(plan.services) for plan in offer.counters}
    assert found and found == trainings(offer, day, seed=3, step=lambda: None)
    for one in found:
        assert one.saved > 0 and one.service not in services[one.counter]
    assert [one.saved for one in found] == sorted((one.saved for one in found), reverse=True)
