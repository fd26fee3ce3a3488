"""Printers of every kind, and what goes wrong with them."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
import zxingcpp
from PIL import Image

from floor.errors import BadSetting, PrinterFailed
from floor.rules.offer import Text
from floor.words import load_words
from kiosk.printing import open_printer, qr_matrix
from kiosk.printing.commands import NotEscPos, read
from kiosk.printing.faults import (
    PrinterCutOff,
    PrinterOffline,
    PrinterOpen,
    PrinterOutOfPaper,
    PrinterSilent,
    PrinterUnreachable,
)
from kiosk.printing.layout import Width
from kiosk.printing.paper import DESK, TOOTH, draw
from kiosk.printing.render import render
from kiosk.slip import slip
from tests.kiosk.escpos_decoder import decode
from tests.kiosk.fake_printer import (
    COVER_OPEN,
    JAMMED,
    OUT_OF_PAPER,
    PAPER_LOW,
    FakePrinter,
    listening,
)
from tests.kiosk.tickets import HEAD, LINK, PAPERS, SIX, leg, ticket

WORDS = load_words()
SLIP = slip(ticket(language="sw"), words=WORDS, head6=HEAD, link=LINK)
BYTES = render(SLIP)
QUICK = 0.4
"""Seconds; the limit of printers that are to miss it."""


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_virtual_printer_draws_paper_whose_code_a_phone_can_read(
    tmp_path: Path, width: Width, language: str
) -> None:
    made = slip(
        ticket(language="sw" if language == "sw" else "en"), words=WORDS, head6=HEAD, link=LINK
    )
    printed = open_printer(f"virtual:{tmp_path}/out", width_mm=width).print_slip(made)
    assert printed.picture == tmp_path / "out" / "C042.png"
    with Image.open(tmp_path / "out" / "C042.png") as picture:
        assert picture.info["dpi"] == pytest.approx((203, 203), abs=0.1)
        codes = zxingcpp.read_barcodes(picture)
    assert [code.text for code in codes] == [LINK]
    data = (tmp_path / "out" / "C042.bin").read_bytes()
    assert printed.size == len(data) == len(render(made, width_mm=width))


def test_a_copy_does_not_overwrite_the_ticket(tmp_path: Path) -> None:
    printer = open_printer(f"virtual:{tmp_path}")
    printer.print_slip(SLIP)
    printer.print_slip(slip(ticket(), words=WORDS, head6=HEAD, link=LINK, copy=True))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["C042-copy.bin", "C042-copy.png", "C042.bin", "C042.png"]


def test_a_number_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    made = slip(ticket("../../x"), words=WORDS, head6=HEAD, link=LINK)
    printed = open_printer(f"virtual:{tmp_path}/out").print_slip(made)
    assert printed.picture == tmp_path / "out" / "______x.png"


def test_the_drawn_paper_grows_with_what_stands_on_it() -> None:
    short = draw(render(SLIP), width_mm=80)
    six = slip(
        ticket(legs=tuple(leg(name, documents=PAPERS) for name in SIX)),
        words=WORDS,
        head6=HEAD,
        link=LINK,
    )
    long = draw(render(six), width_mm=80)
    assert long.width == short.width and long.height > short.height
    assert draw(render(SLIP, width_mm=58), width_mm=58).width < short.width


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("names", [SIX[:1], SIX])
def test_the_paper_that_is_counted_is_the_paper_that_comes(
    tmp_path: Path, width: Width, names: tuple[Text, ...]
) -> None:
    legs = tuple(leg(name, documents=PAPERS) for name in names)
    made = slip(ticket(legs=legs), words=WORDS, head6=HEAD, link=LINK)
    printed = open_printer(f"virtual:{tmp_path}", width_mm=width).print_slip(made)
    assert printed.picture is not None
    with Image.open(printed.picture) as picture:
        drawn_mm = (picture.height - 2 * (DESK + TOOTH)) / 8
    assert drawn_mm == pytest.approx(printed.length_mm, abs=1)
    assert printed.length_mm >= 60


@pytest.mark.parametrize("stranger", [b"\x1bp\x00\x19\xfa", b"\x07", b"\x1d(k\xff\x001", b"\x1b"])
def test_bytes_that_no_ticket_holds_are_not_drawn(stranger: bytes) -> None:
    with pytest.raises(NotEscPos):
        list(read(BYTES + stranger))


def test_the_screens_code_is_the_papers(tmp_path: Path) -> None:
    rows = qr_matrix(LINK)
    picture = Image.new("L", (len(rows) + 8, len(rows) + 8), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    big = picture.resize((picture.width * 6,) * 2, Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(big)] == [LINK]


def test_a_file_gathers_every_ticket(tmp_path: Path) -> None:
    path = tmp_path / "tickets.bin"
    printer = open_printer(f"file:{path}")
    assert printer.print_slip(SLIP).on_paper
    printer.print_slip(SLIP)
    assert path.read_bytes() == BYTES * 2


def test_a_long_ticket_is_small_and_out_within_the_promise(tmp_path: Path) -> None:
    long = slip(
        ticket(legs=tuple(leg(name, documents=PAPERS) for name in SIX), language="sw"),
        words=WORDS,
        head6=HEAD,
        link=LINK,
    )
    printer = open_printer(f"file:{tmp_path}/tickets.bin")
    printer.print_slip(SLIP)  # what is loaded once
    begun = monotonic()
    printed = printer.print_slip(long)
    assert monotonic() - begun < 0.4
    assert printed.size <= 6 * 1024


def test_a_device_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable):
        open_printer("file:/dev/foleni-no-such-printer").print_slip(SLIP)
    assert not Path("/dev/foleni-no-such-printer").exists()
    with pytest.raises(PrinterUnreachable):
        open_printer(f"file:{tmp_path}/no/such/folder").print_slip(SLIP)


def test_a_full_device_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterFailed, match="No space left"):
        open_printer("file:/dev/full").print_slip(SLIP)


def test_a_device_that_takes_nothing_fails_within_the_limit(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    filler = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    try:
        while True:
            os.write(filler, b"x" * 4096)
    except BlockingIOError:
        pass
    begun = monotonic()
    with pytest.raises(PrinterSilent):
        open_printer(f"file:{pipe}", limit_s=QUICK).print_slip(SLIP)
    assert QUICK <= monotonic() - begun < QUICK + 1
    os.close(filler)
    os.close(reader)


def test_a_network_printer_gets_exactly_the_ticket() -> None:
    with listening(FakePrinter()) as fake:
        printed = open_printer(fake.setting).print_slip(SLIP)
    assert fake.got == BYTES
    assert decode(fake.got).qr == [LINK]
    assert (printed.size, printed.paper) == (len(BYTES), "fine")


def test_a_roll_that_runs_low_is_told_with_the_ticket() -> None:
    with listening(FakePrinter(answers=PAPER_LOW)) as fake:
        assert open_printer(fake.setting).print_slip(SLIP).paper == "low"


@pytest.mark.parametrize(
    ("answers", "fault"),
    [(OUT_OF_PAPER, PrinterOutOfPaper), (COVER_OPEN, PrinterOpen), (JAMMED, PrinterOffline)],
)
def test_a_printer_that_cannot_print_is_sent_nothing(
    answers: dict[int, int], fault: type[PrinterFailed]
) -> None:
    with listening(FakePrinter(answers=answers)) as fake, pytest.raises(fault):
        open_printer(fake.setting).print_slip(SLIP)
    assert fake.got == b""


def test_paper_that_ends_in_the_middle_is_named() -> None:
    fake = FakePrinter(stalls_after=300, when_stalled=OUT_OF_PAPER)
    with listening(fake), pytest.raises(PrinterOutOfPaper):
        open_printer(fake.setting, limit_s=QUICK).print_slip(SLIP)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9, 50, 300, len(BYTES), len(BYTES) + 8])
def test_a_connection_cut_at_any_byte_is_no_ticket(count: int) -> None:
    with listening(FakePrinter(closes_after=count)) as fake, pytest.raises(PrinterCutOff):
        open_printer(fake.setting).print_slip(SLIP)


def test_a_connection_cut_at_every_byte_is_no_ticket() -> None:
    for count in range(1, len(BYTES) + 9):
        with listening(FakePrinter(closes_after=count)) as fake, pytest.raises(PrinterCutOff):
            open_printer(fake.setting).print_slip(SLIP)


@pytest.mark.parametrize("fake", [FakePrinter(deaf=True), FakePrinter(stalls_after=0)])
def test_a_printer_that_hangs_fails_within_the_limit(fake: FakePrinter) -> None:
    begun = monotonic()
    with listening(fake), pytest.raises(PrinterSilent) as failed:
        open_printer(fake.setting, limit_s=QUICK).print_slip(SLIP)
    assert monotonic() - begun < QUICK + 1
    title, advice = WORDS.explain(failed.value, "en")
    assert title.endswith("does not take the ticket: no answer within 0.4 seconds")
    assert advice.startswith("The number stays on the screen.")


def test_a_print_server_that_never_answers_can_be_used_blindly() -> None:
    with listening(FakePrinter()) as fake:
        setting = f"network-blind:127.0.0.1:{fake.port}"
        printed = open_printer(setting).print_slip(SLIP)
    assert printed.paper == "unknown"


def test_nothing_listening_is_told_in_clear_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PrinterUnreachable) as failed:
        open_printer(f"network:127.0.0.1:{port}").print_slip(SLIP)
    title, advice = WORDS.explain(failed.value, "en")
    assert title.startswith(f"No printer answers at network:127.0.0.1:{port}: ")
    assert "Connection refused" in title
    assert advice.startswith("The number stays on the screen.")


def test_without_a_printer_nothing_is_on_paper() -> None:
    assert not open_printer("none").print_slip(SLIP).on_paper


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("", "'' is not network:HOST"),
        ("laser:x", "'laser:x' is not network:HOST"),
        ("virtual:", "does not say where"),
        ("file", "does not say where"),
        ("none:x", "is not network:HOST"),
        ("network:printer:http", "with a port from 1 to 65535"),
        ("network:printer:0", "with a port from 1 to 65535"),
        ("network::9100", "with a port from 1 to 65535"),
        ("usb", "does not say where"),
        ("file-blind:x", "is not network:HOST"),
        ("serial:/dev/ttyS0@300", "'300' is no speed of a serial line"),
    ],
)
def test_a_setting_that_names_no_printer_says_what_would(setting: str, problem: str) -> None:
    with pytest.raises(BadSetting) as refused:
        open_printer(setting)
    assert problem in WORDS.explain(refused.value, "en")[0]


def test_paper_of_another_width_is_a_bad_setting() -> None:
    with pytest.raises(BadSetting, match="58 or 80 mm wide, not 76"):
        open_printer("none", width_mm=76)


def test_importing_the_room_brings_no_printer_library() -> None:
    code = "import sys, kiosk.printing; print({'escpos', 'PIL', 'qrcode'} & {*sys.modules})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
