"""The staff menu: only for supervisors, and what it does is done."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from floor.errors import PrinterFailed
from floor.rules.snapshots import Ticket
from floor.rules.verbs import EnrolAgent
from floor.words import load_words
from kiosk.health import Health
from kiosk.paper import Roll
from kiosk.printing import open_printer
from kiosk.slip import test_slip as slip_for_tests
from kiosk.staff import House, Kiosk, Staff
from tests.floors import PIN, Keys, a_floor
from tests.kiosk.conftest import Hall


@pytest.fixture
def supervised(hall: Hall) -> Hall:
    hall.real.do(EnrolAgent(agent="900", role="supervisor"), key=Keys()())
    hall.real.pins.set("900", PIN)
    return hall


def write(hall: Hall, digits: str) -> None:
    for digit in digits:
        hall.touch(f"staff_{digit}")
    hall.touch("staff_enter")


def told(hall: Hall, text: str) -> bool:
    return hall.shown("staff_said") and text in hall.said("staff_said")


def let_in(hall: Hall, agent: str, pin: str = PIN) -> None:
    hall.screens.call_staff()
    hall.until(lambda: hall.shown("staff_written"))
    write(hall, agent)
    write(hall, pin)


def test_a_supervisor_is_let_in_and_goes_back_to_the_citizens(supervised: Hall) -> None:
    let_in(supervised, "900")
    supervised.until(lambda: supervised.shown("staff_end"))
    assert not supervised.shown("staff_test_print")  # a kiosk whose printer is a test's own
    supervised.touch("staff_leave")
    supervised.until(lambda: not supervised.shown("staff_menu"))


def test_an_agent_is_not_let_in(supervised: Hall) -> None:
    let_in(supervised, "101")
    supervised.until(lambda: told(supervised, "supervisors"))
    assert not supervised.shown("staff_end")


def test_a_wrong_pin_is_told_and_may_be_written_again(supervised: Hall) -> None:
    let_in(supervised, "900", "111111")
    supervised.until(lambda: told(supervised, "PIN"))
    assert not supervised.shown("staff_end")


def test_holding_the_welcome_calls_the_menu(supervised: Hall) -> None:
    middle = supervised.place("welcome")
    QTest.mousePress(supervised.window, Qt.MouseButton.LeftButton, pos=middle)
    supervised.until(lambda: supervised.shown("staff_written"))
    QTest.mouseRelease(supervised.window, Qt.MouseButton.LeftButton, pos=middle)


@dataclass
class Paper:
    """A press that can be told to fail, and a roll."""

    health: Health
    tests: int = 0
    broken: bool = False
    last: Ticket | None = None
    copies: list[str] = field(default_factory=list)

    def test(self) -> None:
        if self.broken:
            raise PrinterFailed(printer="the printer", problem="it is on fire")
        self.tests += 1

    def copy(self, ticket: Ticket, head6: str) -> None:
        assert len(head6) == 6
        self.copies.append(ticket.ticket)


@pytest.fixture
def staff(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Staff, Paper]]:
    settings = QSettings(str(tmp_path / "kiosk.ini"), QSettings.Format.IniFormat)
    press = Paper(Health(device="kiosk-1", roll=Roll(settings, "kiosk-1")))
    volume = [3]
    with closing(a_floor(tmp_path)) as floor:
        floor.do(EnrolAgent(agent="900", role="manager"), key=Keys()())
        floor.pins.set("900", PIN)
        keys = Keys()
        press.last = floor.take_ticket(key=keys(), services=("NRB-IDLS",))
        kiosk = Kiosk(
            device="kiosk-1",
            host="http://127.0.0.1",
            floor=lambda: floor,
            press=press,
            words=load_words(),
            language=lambda: "en",
            fresh_key=keys,
            leave=lambda: None,
            house=House(volume=lambda: volume[-1], set_volume=volume.append),
        )
        menu = Staff(kiosk)
        menu.open()
        for part in ("900", PIN):
            for digit in part:
                menu.digit(digit)
            menu.enter()
        qtbot.waitUntil(lambda: menu.property("step") == "menu")
        yield menu, press
        menu.close()
        kinds = [entry.kind for entry in floor.journal(after=0, limit=1000).entries]
        assert kinds.count("ticket_reprinted") == len(press.copies)


def test_a_pin_is_never_shown(qtbot: QtBot, staff: tuple[Staff, Paper]) -> None:
    menu, _ = staff
    menu.leave()
    menu.open()
    menu.digit("9")
    menu.enter()
    menu.digit("2")
    menu.digit("4")
    assert menu.property("written") == "\u2022\u2022"


def test_a_test_ticket_is_printed_and_a_fault_is_told(
    qtbot: QtBot, staff: tuple[Staff, Paper]
) -> None:
    menu, press = staff
    menu.test_print()
    qtbot.waitUntil(lambda: "was printed" in menu.property("said"))
    press.broken = True
    menu.test_print()
    qtbot.waitUntil(lambda: "on fire" in menu.property("said"))
    assert press.tests == 1


def test_the_last_ticket_is_printed_once_more_and_the_journal_has_it(
    qtbot: QtBot, staff: tuple[Staff, Paper]
) -> None:
    menu, press = staff
    assert press.last is not None and press.last.ticket in menu.property("reprint_said")
    menu.reprint()
    qtbot.waitUntil(lambda: "copy was printed" in menu.property("said"))
    assert press.copies == [press.last.ticket]


def test_the_volume_for_everybody_goes_up_and_down(staff: tuple[Staff, Paper]) -> None:
    menu, _ = staff
    assert "3 of 5" in menu.property("volume_said")
    menu.louder(1)
    assert "4 of 5" in menu.property("volume_said")
    menu.leave()
    menu.louder(1)  # not once the menu is left
    assert "4 of 5" in menu.property("volume_said")


def test_the_menu_tells_where_the_kiosk_is(staff: tuple[Staff, Paper]) -> None:
    menu, _ = staff
    assert any("this computer is 127.0.0.1" in fact for fact in menu.property("facts"))


def test_a_new_roll_is_counted(qtbot: QtBot, staff: tuple[Staff, Paper]) -> None:
    menu, press = staff
    assert any("once a new roll" in fact for fact in menu.property("facts"))
    menu.ask_roll()
    menu.new_roll(80)
    assert press.health.roll.left_mm == 80_000
    assert any("80.0 m, about 533 tickets" in fact for fact in menu.property("facts"))


def test_the_test_ticket_prints_on_every_width(tmp_path: Path) -> None:
    made = slip_for_tests("kiosk-1", words=load_words())
    for width in (58, 80):
        printed = open_printer(f"virtual:{tmp_path}", width_mm=width).print_slip(made)
        assert printed.on_paper
