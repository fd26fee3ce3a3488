"""What the kiosk counts of its paper and knows of its printer, and that the floor hears it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from floor.qt.nurse import Nurse
from kiosk.health import Health
from kiosk.paper import Roll
from kiosk.printing import Printed
from kiosk.printing.faults import PrinterOutOfPaper
from tests.flaky import FlakyFloor
from tests.floors import a_floor


@pytest.fixture
def roll(tmp_path: Path) -> Roll:
    settings = QSettings(str(tmp_path / "kiosk.ini"), QSettings.Format.IniFormat)
    return Roll(settings, "kiosk-1")


@pytest.fixture
def health(roll: Roll) -> Health:
    return Health(device="kiosk-1", roll=roll)


def test_a_roll_is_counted_only_once_somebody_told_of_it(roll: Roll) -> None:
    roll.take(150)
    assert (roll.left_mm, roll.low) == (None, False)
    roll.put_in(80_000)
    roll.take(150)
    assert roll.left_mm == 79_850
    assert Roll(roll.settings, "kiosk-1").left_mm == 79_850
    assert Roll(roll.settings, "kiosk-2").left_mm is None


def test_a_roll_runs_low_and_never_below_nothing(roll: Roll) -> None:
    roll.put_in(1000)
    roll.take(890)
    assert not roll.low
    roll.take(50)
    assert roll.low
    roll.take(500)
    assert roll.left_mm == 0


def test_the_last_ticket_of_the_roll_is_foreseen(health: Health) -> None:
    health.roll.put_in(30_000)
    for _ in range(30):
        health.printed(Printed(size=900, length_mm=200, paper="fine"))
    assert health.usual_mm == pytest.approx(200, abs=2)
    assert health.tickets_left == 24_000 // health.usual_mm


def test_the_printers_word_on_its_paper_stands_above_the_count(health: Health) -> None:
    health.roll.put_in(1000)
    health.printed(Printed(size=900, length_mm=950, paper="fine"))
    assert health.report().faults == ()
    health.printed(Printed(size=900, length_mm=10, paper="unknown"))
    assert health.report().faults == ("paper_low",)


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[FlakyFloor]:
    with closing(a_floor(tmp_path)) as real:
        yield FlakyFloor(real)


def test_the_floor_hears_of_a_printer_s_trouble_and_of_its_end(
    health: Health, floor: FlakyFloor, qtbot: QtBot
) -> None:
    nurse = Nurse(floor, health)
    health.failed(PrinterOutOfPaper(printer="network:x", problem="out of paper"))
    nurse.look()
    qtbot.waitUntil(lambda: bool(floor.device_health().lines))
    assert floor.device_health().lines[0].faults == ("printer_out_of_paper",)
    health.printed(Printed(size=900, length_mm=150, paper="fine"))
    qtbot.waitUntil(lambda: health.report().paper_used_mm == 150)
    nurse.look()
    qtbot.waitUntil(lambda: floor.device_health().lines[0].faults == ())
    assert floor.device_health().lines[0].paper_used_mm == 150
    nurse.close()


def test_what_the_floor_did_not_hear_is_told_again(
    health: Health, floor: FlakyFloor, qtbot: QtBot
) -> None:
    nurse = Nurse(floor, health)
    health.printed(Printed(size=900, length_mm=150, paper="fine"))
    floor.cut = True
    nurse.look()
    qtbot.waitUntil(lambda: not nurse.telling)
    floor.cut = False
    nurse.look()
    qtbot.waitUntil(lambda: bool(floor.device_health().lines))
    qtbot.waitUntil(lambda: health.report().paper_used_mm == 0)
    assert floor.device_health().lines[0].paper_used_mm == 150
    nurse.close()
