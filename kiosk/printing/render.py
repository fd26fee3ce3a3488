"""A slip as the bytes that a ticket printer understands (ESC/POS), by the printer's own letters."""

from dataclasses import dataclass

from escpos.printer import Dummy

from floor.errors import BadSetting
from kiosk.printing.layout import Code, Row, Style, Width, lay_out, length_mm
from kiosk.printing.printers import Setup
from kiosk.slip import Slip

QR_LEVEL_M = 1
"""ESC/POS number of the level that outlives 15 % of damage: paper is folded and gets wet."""
FIRST_SMOOTH = 4
"""Times the normal size from which the printer is asked to round its letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slip as a printer takes it."""

    data: bytes
    length_mm: int


def sheet(slip: Slip, setup: Setup) -> Sheet:
    """A slip for one printer; BadSetting: unknown profile."""
    data = render(slip, width_mm=setup.width_mm, profile=setup.profile)
    return Sheet(data, length_mm(lay_out(slip, width_mm=setup.width_mm)))


def render(slip: Slip, *, width_mm: Width = 80, profile: str = "default") -> bytes:
    """All bytes of one ticket, from waking the printer to the cut; BadSetting: unknown profile."""
    printer = dummy(profile)
    printer.hw("INIT")
    pen = _Pen(printer)
    for part in lay_out(slip, width_mm=width_mm):
        if isinstance(part, Code):
            pen.code(part)
        else:
            pen.row(part)
    printer.cut()
    return bytes(printer.output)


def dummy(profile: str) -> Dummy:
    """A printer that only collects bytes."""
    try:
        return Dummy(profile=profile)
    except KeyError:
        problem = f"python-escpos knows no printer profile {profile!r}"
        raise BadSetting(setting="printer", problem=problem) from None


class _Pen:
    """Says each change of style once, and never one that the printer already keeps."""

    def __init__(self, printer: Dummy) -> None:
        self._printer = printer
        self._style = Style(centred=False)
        self._size = (1, 1)

    def row(self, row: Row) -> None:
        if not row.text:
            self._printer.print_and_feed(1)
            return
        self._take(row.style, row.size)
        self._printer.textln(row.text)

    def code(self, code: Code) -> None:
        # The library's own centring needs a profile with the paper's width; the command does not.
        self._take(Style(), (1, 1))
        self._printer.qr(code.payload, native=True, ec=QR_LEVEL_M, size=code.module)
        self._printer.ln()

    def _take(self, style: Style, size: tuple[int, int]) -> None:
        old = self._style
        wide, high = size
        if size != self._size:
            self._printer.set(custom_size=True, width=wide, height=high)
        if (wide >= FIRST_SMOOTH) != (self._size[0] >= FIRST_SMOOTH):
            self._printer.set(smooth=wide >= FIRST_SMOOTH)
        self._printer.set(
            align=_changed("left", "center", old.centred, style.centred),
            font=_changed("a", "b", old.small, style.small),
            bold=None if style.bold == old.bold else style.bold,
            invert=None if style.invert == old.invert else style.invert,
        )
        self._style, self._size = style, size


def _changed(off: str, on: str, old: bool, new: bool) -> str | None:
    """What to set, or None to leave it."""
    return None if old == new else on if new else off
