"""Whoever has an appointment: by the scanner or by letters, and what a refusal says."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from floor.rules.events import Booking, Lane
from floor.rules.opening import MINUTE
from floor.rules.verbs import AdoptAppointments
from kiosk.scan import LONGEST
from tests.floors import Keys, at
from tests.kiosk.conftest import NONE, Hall

ID, CODE = "NRB-IDLS", "MSA-7K2Q"
key = Keys()


def book(hall: Hall, hhmm: str = "09:40", *, day: str = "2026-11-23", centre: str = "MSA") -> None:
    booking = Booking(code=CODE, service=ID, at=at(hhmm, day), centre=centre)
    hall.real.do(AdoptAppointments(bookings=(booking,)), key=key())


def burst(hall: Hall, text: str) -> None:
    for letter in text:
        key = Qt.Key(ord(letter.upper()))
        pressed = QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter)
        QCoreApplication.sendEvent(hall.window, pressed)


def scan(hall: Hall, text: str) -> None:
    """As a scanner types: all letters at once, then Enter."""
    burst(hall, text)
    QTest.keyClick(hall.window, Qt.Key.Key_Return)


def to_booking(hall: Hall, language: str = "en") -> None:
    hall.touch(f"language_{language}")
    hall.touch("booking")
    hall.until_screen("booking")


def test_a_scan_and_a_language_bring_the_ticket(hall: Hall) -> None:
    book(hall)
    scan(hall, f"https://foleni.example/b/{CODE}")
    hall.until(lambda: bool(hall.screens.property("code_read")))
    hall.touch("language_sw")
    hall.until_screen("ticket")
    ticket = hall.screens.journey.ticket
    assert ticket is not None and ticket.lane is Lane.APPOINTMENT and ticket.language == "sw"
    hall.until(lambda: hall.received() == ["paper"])
    assert not hall.shown("undo")


def test_a_code_written_on_the_screen_brings_the_ticket(hall: Hall) -> None:
    book(hall)
    to_booking(hall)
    for letter in CODE.lower():
        hall.touch("key_dash" if letter == "-" else f"key_{letter}")
    assert hall.said("query") == CODE
    hall.touch("check_in")
    hall.until_screen("ticket")


@pytest.mark.parametrize("screen", ["choose", "search", "service", "booking"])
def test_a_scan_is_heard_wherever_one_chooses_and_writes_nothing(hall: Hall, screen: str) -> None:
    book(hall)
    hall.touch("language_en")
    if screen != "choose":
        hall.touch({"service": "popular_0"}.get(screen, screen))
    hall.until_screen(screen)
    scan(hall, CODE)
    hall.until_screen("ticket")
    assert [place.query for place in hall.screens.journey.places] == [""]


REFUSED = {
    "early": ({"hhmm": "15:00"}, "You are early"),
    "late": ({"hhmm": "07:30"}, "07:30"),
    "wrong day": ({"day": "2026-11-25"}, "Wednesday 25 November"),
    "wrong centre": ({"centre": "GPO"}, "another centre: Huduma Centre"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_with_an_appointment_is_said(hall: Hall, case: str) -> None:
    told, said = REFUSED[case]
    book(hall, **told)
    to_booking(hall)
    scan(hall, CODE)
    hall.until(lambda: hall.shown("banner"))
    assert said in hall.screens.property("refusal_title")
    hall.touch("choose_instead")
    hall.until_screen("choose")
    hall.touch("popular_0")
    hall.touch("take_ticket")
    hall.touch("priority_no")
    hall.until_screen("ticket")


def test_an_appointment_is_used_once(hall: Hall) -> None:
    book(hall)
    first = hall.real.check_in(key=key(), booking=CODE)
    to_booking(hall, "sw")
    scan(hall, CODE)
    hall.until(lambda: hall.shown("banner"))
    assert first.ticket in hall.screens.property("refusal_title")


@pytest.mark.parametrize("junk", ["A" * (LONGEST + 50), "'; DROP TABLE--", "<b>&</b>", "AB;CD"])
def test_junk_is_told_and_leaks_nowhere(hall: Hall, junk: str) -> None:
    before = len(hall.numbers())
    hall.touch("language_en")
    hall.touch("search")
    hall.until_screen("search")
    scan(hall, junk)
    hall.until_screen("booking")
    hall.until(lambda: hall.shown("banner"))
    assert [place.query for place in hall.screens.journey.places] == [""] * 4
    assert len(hall.numbers()) == before


def test_a_burst_without_enter_is_nothing(hall: Hall) -> None:
    hall.touch("language_en")
    hall.touch("search")
    hall.until_screen("search")
    burst(hall, "kra")
    QTest.qWait(200)
    assert hall.screens.journey.here.query == ""


def test_a_scan_under_the_staff_menu_goes_nowhere(hall: Hall) -> None:
    book(hall)
    hall.touch("language_en")
    hall.screens.call_staff()
    hall.until(lambda: hall.shown("staff_written"))
    scan(hall, CODE)
    assert hall.said("staff_written") == ""
    assert hall.screens.journey.booking == ""
    hall.press(Qt.Key.Key_Down)
    assert hall.focus().startswith("staff_")
    hall.press(Qt.Key.Key_Backspace)
    hall.until(lambda: not hall.shown("staff_menu"))
    assert hall.shown("screen_choose")


def test_the_host_lost_during_check_in_answers_once(hall: Hall) -> None:
    book(hall, "09:30")
    to_booking(hall)
    hall.floor.cut = hall.floor.lose_answers = True
    scan(hall, CODE)
    hall.until_screen("trouble")
    hall.floor.cut = False
    hall.until_screen("ticket")
    assert len({asked for name, asked in hall.floor.asked if name == "check_in"}) == 1
    assert hall.real.clock.now() < at("09:30") + 60 * MINUTE
