"""The host's days: opened by event, once; over night, over days, and by a wrong clock."""

import logging

import pytest

from floor import errors
from floor.lan.commands import note_clock, tend_day
from floor.rules.state import Step
from floor.store.local import LocalFloor
from tests.floors import MONDAY, Keys, PracticeFloor, at

key = Keys()
LOST_ID = "NRB-IDLS"


def kinds(floor: LocalFloor) -> list[str]:
    return [entry.kind for entry in floor.journal(after=0, limit=1000).entries]


def test_however_often_it_is_tended_a_day_opens_once(local: PracticeFloor) -> None:
    for _ in range(3):
        tend_day(local)
    assert kinds(local).count("day_opened") == 1


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-30"])
def test_a_day_left_open_over_night_or_days_is_closed_and_today_opened(
    local: PracticeFloor, day: str
) -> None:
    left = local.take_ticket(key=key(), services=(LOST_ID,))
    local.clock.set(at("08:00", day=day))
    tend_day(local)
    assert local.health().day == day
    assert local.figures(day=MONDAY).unserved == 1
    with pytest.raises(errors.UnknownVisit):
        local.ticket(visit=left.visit)
    assert local.take_ticket(key=key(), services=(LOST_ID,)).ticket == left.ticket


def test_midnight_with_open_visits_records_them_as_unserved(local: PracticeFloor) -> None:
    local.take_ticket(key=key(), services=(LOST_ID, "HKS-INFO"))
    local.clock.set(at("23:59"))
    tend_day(local)
    assert local.health().day == MONDAY
    local.clock.set(local.clock.now() + 60_000)
    tend_day(local)
    figures = local.figures(day=MONDAY)
    assert (figures.unserved, figures.legs, local.health().day) == (2, 2, "2026-11-24")


def test_a_closed_day_stays_closed(local: PracticeFloor) -> None:
    local.close_day(key=key())
    tend_day(local)
    assert local.health().day is None


def test_a_clock_behind_the_journal_is_recorded_and_told_and_nothing_is_lost(
    local: PracticeFloor, expected_warnings: list[logging.LogRecord]
) -> None:
    ticket = local.take_ticket(key=key(), services=(LOST_ID,))
    local.clock.set(at("03:00", day="2000-01-03"))
    note_clock(local)
    note_clock(local)
    tend_day(local)
    assert kinds(local).count("clock_stepped") >= 1
    assert "set the PC's clock" in expected_warnings[0].getMessage()
    assert local.health().day == MONDAY
    assert local.ticket(visit=ticket.visit).legs[0].step is Step.WAITING


def test_a_clock_far_ahead_lets_nothing_expire_by_itself(local: PracticeFloor) -> None:
    ticket = local.take_ticket(key=key(), services=(LOST_ID,))
    local.clock.set(at("18:00"))
    assert local.ticket(visit=ticket.visit).legs[0].step is Step.WAITING
    assert [row.visit for row in local.queue().rows] == [ticket.visit]
