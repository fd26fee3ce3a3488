"""What the kiosk says of a service for which no ticket is given: why, before one is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from floor.rules.offer import Language, Text
from floor.rules.verbs import EnrolAgent, SetQuota, SuspendService
from floor.words import load_words
from kiosk import journey, shown
from kiosk.journey import Journey
from tests.floors import Keys, PracticeFloor, a_floor, at

WORDS, LOST_ID = load_words(), "NRB-IDLS"
DOWN = Text(en="The ID system is down until noon", sw="Mfumo wa vitambulisho una hitilafu")
key = Keys()


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    floor = a_floor(tmp_path)
    floor.do(EnrolAgent(agent="900", role="supervisor"), key=key())
    floor.pins.set("900", "135790")
    yield floor
    floor.close()


def looking(language: Language) -> Journey:
    here = journey.choose_language(journey.fresh(0), language)
    return journey.open_service(here, LOST_ID)


def suspend(floor: PracticeFloor) -> None:
    verb = SuspendService(by="900", pin="135790", service=LOST_ID, reason="outage", message=DOWN)
    floor.do(verb, key=key())


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_suspended_service_says_so_and_what_the_supervisor_wrote(
    floor: PracticeFloor, language: Language
) -> None:
    suspend(floor)
    service = shown.service_shown(looking(language), floor.menu(), WORDS)
    assert not service.open
    assert service.name in service.closed_title
    assert service.closed_advice == DOWN.in_language(language)


def test_a_used_up_quota_says_so_in_the_list_too(floor: PracticeFloor) -> None:
    quota = SetQuota(by="900", pin="135790", service=LOST_ID, quota=1)
    floor.do(quota, key=key())
    assert shown.service_shown(looking("en"), floor.menu(), WORDS).open
    floor.take_ticket(key=key(), services=(LOST_ID,))
    service = shown.service_shown(looking("en"), floor.menu(), WORDS)
    assert "finished for today" in service.closed_title and "appointment" in service.closed_advice
    found = next(each for each in floor.menu().services if each.code == LOST_ID)
    assert found.refused == "quota_used"


def test_outside_the_hours_the_hours_are_told_first(floor: PracticeFloor) -> None:
    suspend(floor)
    floor.clock.set(at("19:30"))
    service = shown.service_shown(looking("en"), floor.menu(), WORDS)
    assert service.closed_title == WORDS.say("kiosk.closed.centre", "en")
