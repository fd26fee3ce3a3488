"""Where tickets go: to a network printer, a device or file, a folder of pictures, or nowhere."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, get_args

from floor.errors import BadSetting
from kiosk.printing.layout import Width
from kiosk.slip import Slip

LIMIT_S = 5.0
"""Seconds after which a ticket that is not confirmed counts as not printed."""
PORT = 9100
_PLACED = ("virtual", "file", "network", "network-blind")
_KINDS = "virtual:FOLDER, file:PATH, network:HOST[:PORT], network-blind:HOST[:PORT] or none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A ticket that reached its printer."""

    size: int
    """Bytes sent; 0 without a printer."""
    paper: Literal["fine", "low", "unknown"] = "unknown"
    """What the printer says of its roll, if it says anything."""
    picture: Path | None = None
    """The drawn paper, from the virtual printer."""

    @property
    def on_paper(self) -> bool:
        return self.size > 0


class Printer(Protocol):
    """Anything that makes paper of a slip; USB and serial printers join by this."""

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
    if kind in _PLACED and not place:
        raise _bad(f"{setting!r} does not say where; give {_KINDS}")
    return _opened(kind, place, setup)


def _opened(kind: str, place: str, setup: Setup) -> Printer:
    # Each kind brings python-escpos or Pillow only when it is the one in use.
    if kind == "none" and not place:
        return NoPrinter()
    if kind == "virtual":
        from kiosk.printing.virtual import VirtualPrinter

        return VirtualPrinter(setup=setup, folder=Path(place))
    if kind == "file":
        from kiosk.printing.device import FilePrinter

        return FilePrinter(setup=setup, path=Path(place))
    if kind in ("network", "network-blind"):
        from kiosk.printing.network import NetworkPrinter

        host, port = _address(place)
        return NetworkPrinter(setup=setup, host=host, port=port, asks=kind == "network")
    raise _bad(f"{setup.name!r} is not {_KINDS}")


def _address(place: str) -> tuple[str, int]:
    host, colon, port = place.partition(":")
    if not colon:
        return host, PORT
    if host and port.isascii() and port.isdigit() and 0 < int(port) < 65536:
        return host, int(port)
    raise _bad(f"{place!r} is not HOST or HOST:PORT with a port from 1 to 65535")


def _bad(problem: str) -> BadSetting:
    return BadSetting(setting="printer", problem=problem)
