"""The kiosk by real touches and keys, on a real floor."""

import logging
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from floor.rules.offer import Language
from floor.words import LANGUAGES
from kiosk.journey import Screen
from tests.kiosk.conftest import SMALL, TALL, WIDE, Hall

ENTER = Qt.Key.Key_Return


def to_service(hall: Hall, language: Language = "en", popular: int = 0) -> None:
    hall.touch(f"language_{language}")
    hall.until_screen("choose")
    hall.touch(f"popular_{popular}")
    hall.until_screen("service")


def take(hall: Hall, answer: str = "priority_no") -> None:
    hall.touch("take_ticket")
    hall.until_screen("priority")
    hall.touch(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_touches_bring_a_ticket_on_paper(hall: Hall, language: Language) -> None:
    before = len(hall.numbers())
    to_service(hall, language)
    take(hall)
    hall.until_screen("ticket")
    assert hall.touches == 4
    hall.until(lambda: hall.received() == ["paper"])
    assert len(hall.numbers()) == before + 1
    [(ticket, head6)] = hall.printer.printed
    assert hall.said("ticket_number") == ticket
    assert len(head6) == 6
    hall.touch("done")
    hall.until_screen("attract")


@pytest.mark.parametrize("size", [TALL, WIDE, SMALL])
def test_every_size_of_screen_leads_to_the_ticket(hall: Hall, size: tuple[int, int]) -> None:
    hall.resize(size)
    to_service(hall, "sw")
    take(hall, "priority_yes")
    hall.until_screen("ticket")
    hall.until(lambda: len(hall.printer.printed) == 1)


def test_two_quick_taps_on_each_button_bring_one_ticket(hall: Hall) -> None:
    before = len(hall.numbers())
    hall.tap_twice("language_en")
    hall.until_screen("choose")
    hall.tap_twice("popular_1")
    hall.until_screen("service")
    hall.tap_twice("take_ticket")
    hall.until_screen("priority")
    hall.tap_twice("priority_no")
    hall.until_screen("ticket")
    hall.until(lambda: hall.received() == ["paper"])
    assert len(hall.numbers()) == before + 1
    assert len(hall.printer.printed) == 1


def by_keys(hall: Hall, name: str, key: Qt.Key) -> None:
    """Press an arrow until the focus is on a control, then Enter."""
    hall.until(lambda: hall.shown(name))
    for _ in range(12):
        if hall.focus() == name:
            break
        hall.press(key)
    assert hall.focus() == name
    hall.press(ENTER)


def test_keys_alone_bring_a_ticket(hall: Hall) -> None:
    by_keys(hall, "language_sw", Qt.Key.Key_Down)
    hall.until_screen("choose")
    by_keys(hall, "popular_2", Qt.Key.Key_Down)
    hall.until_screen("service")
    by_keys(hall, "take_ticket", Qt.Key.Key_Down)
    hall.until_screen("priority")
    by_keys(hall, "priority_yes", Qt.Key.Key_Down)
    hall.until_screen("ticket")
    hall.until(lambda: hall.received() == ["paper"])
    by_keys(hall, "done", Qt.Key.Key_Down)
    hall.until_screen("attract")


def test_backspace_leads_one_step_back(hall: Hall) -> None:
    to_service(hall)
    hall.press(Qt.Key.Key_Backspace)
    hall.until_screen("choose")
    hall.press(Qt.Key.Key_Backspace)
    hall.until_screen("attract")


def test_without_paper_the_number_and_its_code_stay_until_taken_down(
    hall: Hall, expected_warnings: list[logging.LogRecord]
) -> None:
    hall.printer.out_of_paper = True
    to_service(hall)
    take(hall)
    hall.until_screen("ticket")
    hall.until(lambda: hall.shown("banner") and hall.shown("sign_printer"))
    assert hall.shown("qr")
    hall.pass_time(3600)
    assert hall.shown("screen_ticket")
    assert hall.received() == []
    hall.touch("done")
    hall.until(lambda: hall.received() == ["screen"])
    hall.until_screen("attract")
    assert [record.name for record in expected_warnings] == ["foleni.kiosk"]


def test_a_host_that_is_lost_and_comes_back_gives_one_ticket_for_the_same_key(hall: Hall) -> None:
    before = len(hall.numbers())
    to_service(hall)
    hall.floor.cut = hall.floor.lose_answers = True  # the ticket is made, the answer is lost
    take(hall)
    hall.until_screen("trouble")
    hall.floor.cut = False
    hall.until_screen("ticket")
    hall.until(lambda: hall.received() == ["paper"])
    assert len(hall.numbers()) == before + 1
    assert len({key for name, key in hall.floor.asked if name == "take_ticket"}) == 1


def test_staff_see_a_small_sign_while_the_host_is_lost(hall: Hall) -> None:
    hall.floor.cut = True
    hall.until(lambda: hall.shown("sign_cut_off"))
    assert hall.shown("screen_attract")
    hall.floor.cut = False
    hall.until(lambda: not hall.shown("sign_cut_off"))


def test_whoever_is_lost_may_leave_and_the_late_ticket_is_cancelled(hall: Hall) -> None:
    to_service(hall)
    hall.floor.slow.clear()
    take(hall)
    hall.until_screen("working")
    hall.floor.cut = hall.floor.lose_answers = True
    hall.floor.slow.set()
    hall.until_screen("trouble")
    hall.floor.slow.clear()
    hall.floor.cut = False
    hall.until(lambda: [name for name, _ in hall.floor.asked].count("take_ticket") == 2)
    hall.touch("start_again")
    hall.until_screen("attract")
    hall.floor.slow.set()
    hall.until(lambda: "cancel" in [name for name, _ in hall.floor.asked])
    assert hall.printer.printed == []


def test_two_services_go_on_one_ticket(hall: Hall) -> None:
    to_service(hall)
    hall.touch("add_another")
    hall.until_screen("choose")
    hall.touch("popular_3")
    hall.until_screen("service")
    take(hall)
    hall.until_screen("ticket")
    ticket = hall.screens.journey.ticket
    assert ticket is not None
    assert len(ticket.legs) == 2
    hall.until(lambda: len(hall.printer.printed) == 1)


def test_a_service_is_found_by_the_letters_on_the_screen(hall: Hall) -> None:
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch("search")
    hall.until_screen("search")
    for letter in "kra":
        hall.touch(f"key_{letter}")
    hall.until(lambda: hall.shown("service_KRA-PINR"))
    hall.touch("key_erase")
    assert hall.screens.journey.here.query == "kr"
    hall.press(Qt.Key.Key_A)
    hall.until(lambda: hall.shown("service_KRA-PINR"))


def test_a_service_is_found_by_subject_and_by_office(hall: Hall) -> None:
    hall.touch("language_sw")
    hall.touch("tab_category")
    hall.touch("category_tax")
    hall.until_screen("services")
    hall.touch("back")
    hall.until(lambda: hall.shown("category_tax"))
    hall.touch("tab_agency")
    hall.touch("page_next")
    hall.touch("page_before")
    hall.until(lambda: hall.shown("screen_choose"))


def test_a_closed_service_says_when_it_opens_and_gives_no_ticket(hall: Hall) -> None:
    hall.real.clock.set(hall.real.clock.now() + 9 * 3_600_000)
    menu = hall.real.menu()
    closed = next(service for service in menu.services if not service.open)
    hall.touch("language_en")
    hall.touch("tab_category")
    hall.touch(f"category_{closed.category}")
    hall.touch(f"service_{closed.code}")
    hall.until(lambda: hall.shown("banner"))
    assert "08:00" in hall.said("banner")
    assert not hall.shown("take_ticket")


def test_the_language_can_be_switched_on_every_screen(hall: Hall) -> None:
    to_service(hall)
    english = hall.screens.property("service_name")
    hall.touch("language")
    hall.until(lambda: hall.screens.property("service_name") != english)
    assert hall.shown("screen_service")


def test_whoever_leaves_is_warned_and_any_touch_goes_on(hall: Hall) -> None:
    to_service(hall)
    hall.pass_time(46)
    hall.until(lambda: hall.shown("still_there"))
    hall.touch("take_ticket")  # under the warning: it only says that somebody is there
    hall.until(lambda: not hall.shown("still_there"))
    assert hall.screens.journey.screen is Screen.SERVICE
    hall.touch("contrast")
    hall.pass_time(46)
    hall.pass_time(20)
    hall.until_screen("attract")
    assert not hall.screens.property("contrast")


COMFORTS: dict[str, Callable[[Hall], bool]] = {
    "large": lambda hall: bool(hall.screens.property("large")),
    "contrast": lambda hall: bool(hall.application.theme.property("highContrast")),
    "low": lambda hall: bool(hall.application.theme.property("reachMode")),
}


@pytest.mark.parametrize("comfort", COMFORTS)
def test_a_comfort_is_one_touch_on_and_one_touch_off(hall: Hall, comfort: str) -> None:
    hall.touch("language_en")
    hall.until_screen("choose")
    hall.touch(comfort)
    hall.until(lambda: COMFORTS[comfort](hall))
    hall.touch(comfort)
    hall.until(lambda: not COMFORTS[comfort](hall))
