"""From the first touch to a ticket, and back: the kiosk's screens as a pure state machine."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floor.errors import CentreClosed
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.snapshots import Ticket
from floor.rules.verbs.tickets import MOST_SERVICES, TakeTicket
from floor.words import LANGUAGES
from kiosk import journey as way
from kiosk import patience
from kiosk.clerk import request
from kiosk.journey import Comfort, Journey, Paper, Screen, Tab

SERVICES = ("NRB-IDNEW", "KRA-PIN", "CRS-BCNW", "NTSA-DLRN", "SHA-REG", "NPS-ABS", "DCI-PCC")
NOW = 1_000_000


def a_ticket(language: Language = "en") -> Ticket:
    return Ticket(
        version=1,
        at=0,
        visit="v1",
        ticket="A001",
        centre="MSA",
        centre_name="Mombasa",
        day="2026-11-23",
        issued_at=0,
        lane=Lane.WALK_IN,
        language=language,
        legs=(),
        ahead=3,
        counter=None,
        token="secret",
        received="",
    )


Touch = Callable[[Journey], Journey]
TOUCHES: dict[str, Touch] = {
    "English": lambda j: way.choose_language(j, "en"),
    "Kiswahili": lambda j: way.choose_language(j, "sw"),
    "subjects": lambda j: way.show_tab(j, Tab.CATEGORY),
    "offices": lambda j: way.show_tab(j, Tab.AGENCY),
    "a group": lambda j: way.open_group(j, j.here.tab, "tax"),
    "search": way.search,
    "a letter": lambda j: way.typed(j, "k"),
    "erase": way.erase,
    "a service": lambda j: way.open_service(j, SERVICES[0]),
    "another service": lambda j: way.open_service(j, SERVICES[1]),
    "add another": way.add_another,
    "remove": lambda j: way.remove(j, SERVICES[0]),
    "take": lambda j: way.take(j, f"key-{len(j.places)}"),
    "priority": lambda j: way.answer_priority(j, True),
    "no priority": lambda j: way.answer_priority(j, False),
    "floor gives": lambda j: way.taken(j, j.key, a_ticket(), paper=Paper.PRINTING),
    "floor refuses": lambda j: way.refused(j, j.key, CentreClosed(opens="07:00", closes="19:00")),
    "floor is away": lambda j: way.cut_off(j, j.key),
    "printed": lambda j: way.printed(j, j.key, Paper.PRINTED, NOW),
    "not printed": lambda j: way.printed(j, j.key, Paper.FAILED, NOW),
    "language": way.switch_language,
    "larger": lambda j: way.with_comfort(j, replace(j.comfort, large=not j.comfort.large)),
    "back": way.back,
    "start again": lambda j: way.start_again(j, NOW),
}
any_touches = st.lists(st.sampled_from(sorted(TOUCHES)), max_size=40)


def after(touches: list[str], journey: Journey | None = None) -> Journey:
    journey = journey or way.fresh(NOW)
    for touch in touches:
        journey = TOUCHES[touch](journey)
    return journey


@given(any_touches)
def test_from_anywhere_one_touch_starts_again_once_the_floor_has_answered(
    touches: list[str],
) -> None:
    journey = after(touches)
    if journey.screen is Screen.WORKING:
        journey = TOUCHES["floor refuses"](journey)
    if journey.screen is Screen.TICKET and journey.paper is Paper.PRINTING:
        journey = TOUCHES["printed"](journey)
    assert way.start_again(journey, NOW) == way.fresh(NOW)


@given(any_touches)
def test_going_back_again_and_again_leads_to_the_first_screen(touches: list[str]) -> None:
    journey = after(touches)
    for _ in range(len(journey.places)):
        journey = way.back(journey)
    assert journey.screen in (Screen.ATTRACT, Screen.WORKING, Screen.TROUBLE, Screen.TICKET)


@given(any_touches)
def test_a_ticket_is_only_asked_for_with_a_service_and_a_key(touches: list[str]) -> None:
    journey = after(touches)
    if way.asks(journey):
        asked = request(journey)
        assert isinstance(asked, TakeTicket)
        assert 1 <= len(asked.services) <= MOST_SERVICES
        assert len(set(asked.services)) == len(asked.services)
        assert journey.key


@given(any_touches, st.sampled_from(["take", "priority", "no priority", "English", "a service"]))
def test_the_same_touch_twice_asks_for_the_same_ticket(touches: list[str], touch: str) -> None:
    once = TOUCHES[touch](after(touches))
    twice = TOUCHES[touch](once)
    assert twice == once


@given(any_touches)
def test_the_language_changes_at_any_time_and_the_place_stays(touches: list[str]) -> None:
    journey = after(touches)
    switched = way.switch_language(journey)
    assert switched.places == journey.places
    if way.asks(journey):
        assert request(switched) == request(journey)  # one key, one request
    else:
        assert switched.language != journey.language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("service", SERVICES)
def test_four_touches_lead_from_the_first_screen_to_a_ticket(
    language: Language, wanted: bool, service: str
) -> None:
    journey = way.fresh(NOW)
    journey = way.choose_language(journey, language)
    journey = way.open_service(journey, service)
    journey = way.take(journey, "key")
    journey = way.answer_priority(journey, wanted)
    asked = request(journey)
    assert isinstance(asked, TakeTicket)
    assert asked.services == (service,)
    assert asked.language == language
    assert asked.lane is (Lane.PRIORITY if wanted else Lane.WALK_IN)


def test_several_services_go_on_one_ticket_in_the_order_they_were_chosen() -> None:
    journey = after(["English", "a service", "add another", "another service"])
    assert journey.chosen == SERVICES[:2]
    assert way.remove(journey, SERVICES[0]).chosen == SERVICES[1:2]


def test_a_ticket_carries_no_more_services_than_the_floor_takes() -> None:
    journey = way.choose_language(way.fresh(NOW), "en")
    for code in SERVICES:
        journey = way.add_another(way.open_service(journey, code))
    assert len(journey.chosen) == MOST_SERVICES
    assert not way.may_add(journey)


def test_a_refusal_leads_back_to_the_service_and_says_why() -> None:
    journey = after(["English", "a service", "take", "no priority", "floor refuses"])
    assert journey.screen is Screen.SERVICE
    assert isinstance(journey.refusal, CentreClosed)
    assert after(["back"], journey).refusal is None


def test_an_answer_that_comes_late_does_not_disturb_the_next_person() -> None:
    waiting = after(["English", "a service", "take", "no priority", "floor is away"])
    next_person = after(["start again", "Kiswahili"], waiting)
    assert way.taken(next_person, waiting.key, a_ticket(), paper=Paper.PRINTED) == next_person


def test_after_trouble_the_same_request_goes_on_with_the_same_key() -> None:
    asked = after(["English", "a service", "take", "priority"])
    away = way.cut_off(asked, asked.key)
    assert away.screen is Screen.TROUBLE
    assert (request(away), away.key) == (request(asked), asked.key)


def test_the_next_person_starts_with_ordinary_type_contrast_and_language() -> None:
    journey = after(["Kiswahili", "larger", "a service"])
    assert way.start_again(journey, NOW).comfort == Comfort()
    assert way.start_again(journey, NOW).language == "en"


def test_whoever_leaves_is_warned_for_twenty_seconds_before_the_screen_starts_again() -> None:
    journey = after(["English", "a service"])
    warned = NOW + patience.QUIET
    assert patience.seconds_left(journey, warned - 1) is None
    assert patience.seconds_left(journey, warned) == 20
    assert patience.tick(journey, warned + 19_999) == journey
    assert patience.tick(journey, warned + 20_000).screen is Screen.ATTRACT


@given(st.integers(min_value=1, max_value=30))
def test_any_touch_gives_the_whole_time_again_as_often_as_one_likes(times: int) -> None:
    journey, now = after(["English"]), NOW
    for _ in range(times):
        now += patience.QUIET + patience.COUNTDOWN - 1
        journey = way.touch(patience.tick(journey, now), now)
    assert journey.screen is Screen.CHOOSE


@pytest.mark.parametrize("paper", [Paper.FAILED, Paper.NONE, Paper.PRINTING])
def test_a_number_without_paper_stays_until_the_person_takes_it_down(paper: Paper) -> None:
    journey = after(["English", "a service", "take", "no priority"])
    journey = way.taken(journey, journey.key, a_ticket(), paper=paper)
    assert patience.tick(journey, NOW + 3_600_000).screen is Screen.TICKET


def test_the_first_screen_warns_nobody_yet_forgets_what_was_set_there() -> None:
    assert patience.quiet_time(way.fresh(NOW)) is None
    touched = way.with_comfort(way.fresh(NOW), Comfort(contrast=True))
    later = NOW + patience.QUIET + patience.COUNTDOWN
    assert patience.tick(touched, later).comfort == Comfort()
