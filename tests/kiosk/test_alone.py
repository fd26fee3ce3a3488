"""What a kiosk that lost its host tells staff, and leaves out for citizens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from floor.rules.snapshots import Menu, Ticket
from floor.words import load_words
from kiosk.shown import alone_sign
from kiosk.slip import Role, slip
from tests.floors import Keys, PracticeFloor, a_floor, at

WORDS, key = load_words(), Keys()


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[PracticeFloor]:
    floor = a_floor(tmp_path, hhmm="09:30")
    yield floor
    floor.close()


def roles(ticket: Ticket) -> list[Role]:
    printed = slip(ticket, words=WORDS, head6="", link="")
    return [line.role for line in printed.lines]


def test_a_slip_given_alone_says_nothing_of_those_ahead(floor: PracticeFloor) -> None:
    ticket = floor.take_ticket(key=key(), services=("NRB-IDLS",))
    assert Role.AHEAD in roles(ticket)
    assert Role.AHEAD not in roles(replace(ticket, ahead=None))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_staff_see_since_when_and_how_many(floor: PracticeFloor, language: str) -> None:
    menu: Menu = floor.menu()
    assert alone_sign(menu, "en", WORDS) == ""
    alone = replace(menu, alone_since=at("09:14"), unsent=3)
    told = alone_sign(alone, "sw" if language == "sw" else "en", WORDS)
    assert "09:14" in told and "3" in told
    assert "3" in alone_sign(replace(menu, unsent=3), "en", WORDS)
    regressed = replace(alone, host_fault="host_regressed")
    assert "older register" in alone_sign(regressed, "en", WORDS)
