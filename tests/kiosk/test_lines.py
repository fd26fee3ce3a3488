"""Printers at USB and serial lines: asked, heard and pulled out."""

from pathlib import Path
from time import monotonic

import pytest

from floor.errors import PrinterFailed
from floor.words import load_words
from kiosk.printing import open_printer
from kiosk.printing.faults import (
    PrinterCutOff,
    PrinterOffline,
    PrinterOpen,
    PrinterOutOfPaper,
    PrinterSilent,
    PrinterUnreachable,
)
from kiosk.printing.render import render
from kiosk.slip import slip
from tests.kiosk.fake_printer import (
    COVER_OPEN,
    JAMMED,
    OUT_OF_PAPER,
    PAPER_LOW,
    FakePrinter,
    plugged_in,
)
from tests.kiosk.tickets import HEAD, LINK, ticket

SLIP = slip(ticket(language="sw"), words=load_words(), head6=HEAD, link=LINK)
BYTES = render(SLIP)
QUICK = 0.4
"""Seconds; the limit of printers that are to miss it."""
LINES = ["usb:{}", "serial:{}", "serial:{}@115200"]


@pytest.mark.parametrize("setting", LINES)
def test_a_printer_at_a_line_gets_exactly_the_ticket_and_is_heard(setting: str) -> None:
    fake = FakePrinter(answers=PAPER_LOW)
    with plugged_in(fake) as path:
        printed = open_printer(setting.format(path)).print_slip(SLIP)
    assert fake.got == BYTES
    assert (printed.size, printed.paper) == (len(BYTES), "low")


@pytest.mark.parametrize("setting", LINES)
@pytest.mark.parametrize(
    ("answers", "fault"),
    [(OUT_OF_PAPER, PrinterOutOfPaper), (COVER_OPEN, PrinterOpen), (JAMMED, PrinterOffline)],
)
def test_a_printer_at_a_line_says_why_it_cannot(
    setting: str, answers: dict[int, int], fault: type[PrinterFailed]
) -> None:
    fake = FakePrinter(answers=answers)
    with plugged_in(fake) as path, pytest.raises(fault):
        open_printer(setting.format(path)).print_slip(SLIP)
    assert fake.got == b""


@pytest.mark.parametrize("count", [1, 9, 300, len(BYTES) + 8])
def test_a_printer_pulled_out_at_any_byte_is_no_ticket(count: int) -> None:
    with plugged_in(FakePrinter(closes_after=count)) as path, pytest.raises(PrinterCutOff):
        open_printer(f"usb:{path}").print_slip(SLIP)


@pytest.mark.parametrize("setting", LINES)
def test_a_printer_at_a_line_that_hangs_fails_within_the_limit(setting: str) -> None:
    begun = monotonic()
    with plugged_in(FakePrinter(stalls_after=0)) as path, pytest.raises(PrinterSilent):
        open_printer(setting.format(path), limit_s=QUICK).print_slip(SLIP)
    assert monotonic() - begun < QUICK + 1


def test_a_printer_at_a_line_that_never_answers_can_be_used_blindly() -> None:
    fake = FakePrinter()
    with plugged_in(fake) as path:
        assert open_printer(f"serial-blind:{path}").print_slip(SLIP).paper == "unknown"


def test_what_is_no_line_is_told(tmp_path: Path) -> None:
    (tmp_path / "ttyS9").touch()
    with pytest.raises(PrinterUnreachable, match="is no serial line"):
        open_printer(f"serial:{tmp_path}/ttyS9").print_slip(SLIP)
