"""Where tickets go: to a printer on the network, by USB or serial line, to a file, to pictures."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from floor.errors import BadSetting
from kiosk.printing.layout import Width
from kiosk.slip import Slip

if TYPE_CHECKING:
    from kiosk.printing.wires import Reach

LIMIT_S = 5.0
"""Seconds after which a ticket that is not confirmed counts as not printed."""
PORT = 9100
SPEED = 19200
"""Bits a second of a serial line, unless the setting says otherwise."""
_BLIND = "-blind"
"""Ends the kind of a printer that never answers."""
_ASKED = ("network", "usb", "serial")
_PLACED = ("virtual", "file", *_ASKED, *(kind + _BLIND for kind in _ASKED))
_KINDS = (
    "network:HOST[:PORT], usb:DEVICE, serial:DEVICE[@SPEED] (each with -blind after its kind for a"
    " printer that never answers), file:PATH, virtual:FOLDER or none"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A ticket that reached its printer."""

    size: int
    """Bytes sent; 0 without a printer."""
    length_mm: int = 0
    """Paper taken from the roll."""
    paper: Literal["fine", "low", "unknown"] = "unknown"
    """What the printer says of its roll, if it says anything."""
    picture: Path | None = None
    """The drawn paper, from the virtual printer."""

    @property
    def on_paper(self) -> bool:
        return self.size > 0


class Printer(Protocol):
    """Anything that makes paper of a slip."""

    @property
    def name(self) -> str:
        """What staff know it by: its setting."""

    def print_slip(self, slip: Slip) -> Printed:
        """Print and cut one ticket, at most `limit_s` long; PrinterFailed if it did not come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What all printers are told."""

    name: str
    width_mm: Width = 80
    profile: str = "default"
    """A model's name in python-escpos' list."""
    limit_s: float = LIMIT_S


@dataclass(frozen=True, slots=True)
class NoPrinter:
    """The kiosk without paper: number and code stay on the screen."""

    name: str = "none"

    def print_slip(self, slip: Slip) -> Printed:
        return Printed(size=0)


def open_printer(
    setting: str,
    *,
    width_mm: int = 80,
    profile: str = "default",
    limit_s: float = LIMIT_S,
) -> Printer:
    """The printer of a setting; BadSetting says what is wrong with it.

    A printer that is switched off is no bad setting: printing tells, as PrinterFailed.
    """
    width = next((one for one in get_args(Width) if one == width_mm), None)
    if width is None:
        raise _bad(f"paper is 58 or 80 mm wide, not {width_mm}")
    setup = Setup(name=setting, width_mm=width, profile=profile, limit_s=limit_s)
    kind, _, place = setting.partition(":")
    if kind == "none" and not place:
        return NoPrinter()
    if kind not in _PLACED:
        raise _bad(f"{setting!r} is not {_KINDS}")
    if not place:
        raise _bad(f"{setting!r} does not say where; give {_KINDS}")
    return _opened(kind, place, setup)


def _opened(kind: str, place: str, setup: Setup) -> Printer:
    # Each kind brings python-escpos or Pillow only when it is the one in use.
    if kind == "virtual":
        from kiosk.printing.virtual import VirtualPrinter

        return VirtualPrinter(setup=setup, folder=Path(place))
    from kiosk.printing.wired import WiredPrinter

    way = _way(kind.removesuffix(_BLIND), place)
    return WiredPrinter(setup=setup, reach=way, asks=kind in _ASKED)


def _way(kind: str, place: str) -> "Reach":
    from kiosk.printing import wires

    if kind == "file":
        return wires.file(Path(place))
    if kind == "usb":
        return wires.device(Path(place))
    if kind == "serial":
        path, _, speed = place.partition("@")
        if speed and speed not in map(str, wires.SPEEDS):
            raise _bad(f"{speed!r} is no speed of a serial line; give one of {[*wires.SPEEDS]}")
        return wires.serial(Path(path), int(speed or SPEED))
    return wires.network(*_address(place))


def _address(place: str) -> tuple[str, int]:
    host, colon, port = place.partition(":")
    if not colon:
        return host, PORT
    if host and port.isascii() and port.isdigit() and 0 < int(port) < 65536:
        return host, int(port)
    raise _bad(f"{place!r} is not HOST or HOST:PORT with a port from 1 to 65535")


def _bad(problem: str) -> BadSetting:
    return BadSetting(setting="printer", problem=problem)
