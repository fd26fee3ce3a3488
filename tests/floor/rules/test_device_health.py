"""What devices tell of themselves: kept, shown with what is wrong first, and said once."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from floor import errors
from floor.clock import PracticeClock
from floor.rules.events.health import Fault
from floor.rules.verbs import TellHealth
from floor.store.local import LocalFloor
from tests.floors import MONDAY, a_floor, at


def test_a_fault_is_told_once_and_shown_until_it_is_gone(tmp_path: Path) -> None:
    with closing(a_floor(tmp_path)) as floor:
        before = floor.version
        floor.tell_health(key="1", device="kiosk-1", faults=("printer_out_of_paper",))
        first = floor.device_health().lines[0]
        floor.clock.set(floor.clock.now() + 60_000)
        floor.tell_health(key="2", device="kiosk-1", faults=("printer_out_of_paper",))
        assert floor.version == before + 1
        assert floor.device_health().lines == (first,)
        assert first.faults == ("printer_out_of_paper",)
        floor.tell_health(key="3", device="kiosk-1")
        (line,) = floor.device_health().lines
        assert (line.faults, line.since) == ((), floor.clock.now())


def test_paper_adds_up_over_the_day_and_begins_anew_with_the_next(tmp_path: Path) -> None:
    with closing(a_floor(tmp_path)) as floor:
        floor.tell_health(key="1", device="kiosk-1", paper_used_mm=1200, paper_left_mm=70_000)
        floor.tell_health(key="2", device="kiosk-1", paper_used_mm=300, paper_left_mm=69_700)
        (line,) = floor.device_health().lines
        assert (line.paper_used_mm, line.paper_left_mm) == (1500, 69_700)
        floor.close_day(key="close")
        floor.clock.set(floor.clock.now() + 24 * 3_600_000)
        floor.open_day(key="open")
        assert floor.device_health().lines == ()


def test_devices_with_faults_come_first(tmp_path: Path) -> None:
    with closing(a_floor(tmp_path)) as floor:
        floor.tell_health(key="1", device="display-1", away_ms=4000)
        floor.tell_health(key="2", device="kiosk-2", faults=("paper_low",))
        assert [line.device for line in floor.device_health().lines] == ["kiosk-2", "display-1"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"device": ""},
        {"faults": ("on_fire",)},
        {"paper_used_mm": -1},
        {"paper_left_mm": 10**9},
        {"away_ms": -5},
    ],
)
def test_nonsense_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    told: dict[str, Any] = {"device": "kiosk-1"} | wrong
    with closing(a_floor(tmp_path)) as floor, pytest.raises(errors.BadRequest):
        floor.do(TellHealth(**told), key="1")


def test_the_tables_are_equal_to_the_fold_and_a_restart_knows_them(tmp_path: Path) -> None:
    with closing(a_floor(tmp_path)) as floor:
        floor.tell_health(key="1", device="kiosk-1", faults=("paper_low",), paper_used_mm=9)
        told = floor.device_health().lines
        floor.verify()
    clock = PracticeClock(at("09:00"))
    path = tmp_path / "MSA.sqlite"
    with closing(LocalFloor(path, centre="MSA", clock=clock, practice=True)) as floor:
        assert floor.device_health().lines == told


def test_a_report_counts_what_devices_told(tmp_path: Path) -> None:
    with closing(a_floor(tmp_path)) as floor:
        out: tuple[Fault, ...] = ("printer_out_of_paper",)
        floor.tell_health(key="1", device="kiosk-1", faults=out, paper_used_mm=900)
        floor.tell_health(key="2", device="kiosk-1", faults=(*out, "paper_low"))
        floor.tell_health(key="3", device="kiosk-1", paper_used_mm=100, paper_left_mm=500)
        floor.tell_health(key="4", device="kiosk-1", faults=out, paper_left_mm=400)
        floor.tell_health(key="5", device="display-1", away_ms=90_000)
        found = floor.report(since=MONDAY, until=MONDAY).whole.machines
    assert found is not None
    assert [each.device for each in found.devices] == ["display-1", "kiosk-1"]
    assert (found.disconnects, found.away_min) == (1, 1.5)
    assert (found.printer_faults, found.paper_used_m) == (2, 1.0)
    assert found.devices[1].paper_left_mm == 400
