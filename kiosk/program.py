"""Puts the kiosk into a window of a started application: the app's one place of assembly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtCore import QSettings, Qt
from PySide6.QtQuick import QQuickWindow

from floor.errors import PrinterFailed
from floor.qt.application import Application
from floor.qt.entry import Entry, doors
from floor.words import Words, load_words
from kiosk.hands import Hands
from kiosk.health import Health
from kiosk.keys import KEYS, Act
from kiosk.qr import QrProvider
from kiosk.screens import Screens
from kiosk.staff import House, Kiosk, Staff

if TYPE_CHECKING:  # the rules, the printer and the voice come behind the first frame
    from floor.rules.offer import Language
    from floor.rules.snapshots import Ticket
    from kiosk.clerk import Print
    from kiosk.printing import Printer
    from kiosk.slip import Slip
    from kiosk.speech import Speech

MAIN = Path(__file__).resolve().parent / "qml" / "Kiosk" / "Main.qml"


def milliseconds() -> int:
    """Monotonic milliseconds."""
    return int(monotonic() * 1000)


def link_of(prefix: str) -> "Callable[[Ticket], str]":
    """Where a ticket's page is to be found: the prefix, the centre, the ticket's secret."""
    return lambda ticket: f"{prefix}{ticket.centre}/{ticket.token}"


class Press:
    """Prints tickets by a printer's setting; python-escpos takes 240 ms, so it comes after the
    first frame."""

    def __init__(
        self, setting: str, *, width_mm: int, prefix: str, words: Words, health: Health
    ) -> None:
        self._setting, self._width_mm, self._words = setting, width_mm, words
        self.health = health
        self._link = link_of(prefix)
        self._printer: Printer | None = None
        self.last: Ticket | None = None

    def open(self) -> None:
        """Look at the setting; BadSetting says what is wrong with it."""
        from kiosk.printing import open_printer

        self._printer = open_printer(self._setting, width_mm=self._width_mm)

    def __call__(self, ticket: "Ticket", head6: str) -> None:
        """Print a ticket; PrinterFailed if it does not come out."""
        self.last = ticket
        self._print_ticket(ticket, head6, copy=False)

    def copy(self, ticket: "Ticket", head6: str) -> None:
        """Print a ticket marked as a copy; PrinterFailed if it does not come out."""
        self._print_ticket(ticket, head6, copy=True)

    def _print_ticket(self, ticket: "Ticket", head6: str, *, copy: bool) -> None:
        from kiosk.slip import slip

        link = self._link(ticket)
        self._print(slip(ticket, words=self._words, head6=head6, link=link, copy=copy))

    def test(self) -> None:
        """Print a ticket that is none; PrinterFailed if it does not come out."""
        from kiosk.slip import test_slip

        self._print(test_slip(self.health.device, words=self._words))

    def _print(self, made: "Slip") -> None:
        assert self._printer is not None
        try:
            printed = self._printer.print_slip(made)
        except PrinterFailed as fault:
            self.health.failed(fault)
            raise
        self.health.printed(printed)


@dataclass(frozen=True, slots=True)
class Opened:
    """A kiosk in its window."""

    screens: Screens
    window: QQuickWindow
    entry: Entry
    staff: Staff
    device: str
    windowed: bool
    """Whether it is a window among others, started by hand."""


def a_staff_menu(
    application: Application,
    screens: Screens,
    entry: Entry,
    press: Press | None,
    *,
    device: str,
    host: str,
) -> Staff:
    """What staff do at this kiosk, behind a PIN."""
    settings = QSettings("Foleni", "kiosk")
    kept = str(settings.value(f"{device}/volume", ""))
    if kept.isdecimal():
        screens.set_house_volume(int(kept))

    def set_volume(volume: int) -> None:
        screens.set_house_volume(volume)
        settings.setValue(f"{device}/volume", screens.house_volume)

    menu_of = Kiosk(
        device=device,
        host=host,
        floor=lambda: screens.floor,
        press=press,
        words=load_words(),
        language=lambda: cast("Language", screens.language),
        fresh_key=lambda: uuid4().hex,
        leave=application.qt.exit,  # quit would ask the window, which may be locked
        house=House(
            connected=lambda: bool(screens.property("connected")),
            volume=lambda: screens.house_volume,
            set_volume=set_volume,
            enrol=entry.open,
        ),
    )
    staff = Staff(menu_of, application)
    screens.staff_called.connect(staff.open)
    application.qt.aboutToQuit.connect(staff.close)
    return staff


def an_entry(application: Application, *, device: str) -> Entry:
    """What lets this kiosk in at a host."""
    entry = Entry(doors(device, "kiosk"), words=load_words(), parent=application)
    application.qt.aboutToQuit.connect(entry.close)
    return entry


def open_kiosk(
    application: Application,
    *,
    size: tuple[int, int],
    print_ticket: "Print | None" = None,
    prefix: str = "foleni:",
    clock: Callable[[], int] = milliseconds,
    speech: "Speech | None" = None,
    table: Mapping[Qt.Key, Act] = KEYS,
    device: str = "kiosk",
    host: str = "",
    locked: bool = False,
) -> Opened:
    """The kiosk in its window, shown; whoever calls starts and closes kiosk and speech.

    `locked`: staff alone may close the window.
    """
    application.engine.addImageProvider("qr", QrProvider())
    screens = Screens(
        words=load_words(),
        clock=clock,
        fresh_key=lambda: uuid4().hex,
        print_ticket=print_ticket,
        link=link_of(prefix),
    )
    press = print_ticket if isinstance(print_ticket, Press) else None
    if press is not None:
        screens.paper_is_low = lambda: press.health.paper_low
    entry = an_entry(application, device=device)
    staff = a_staff_menu(application, screens, entry, press, device=device, host=host)
    given = {"kiosk": screens, "staff": staff, "entry": entry, "width": size[0], "height": size[1]}
    window = application.show(MAIN, given)
    application.on_dismissed = screens.start_again
    application.behind_first_frame(partial(window.setProperty, "painted", True))
    hands = Hands(window, screens, table=table, locked=locked)
    application.hold(hands)
    if speech is not None:
        give_speech(application, screens, window, speech)
    parts = (screens, window, entry, staff, device)
    return Opened(*parts, windowed=not locked)


def give_speech(
    application: Application, screens: Screens, window: QQuickWindow, speech: "Speech"
) -> None:
    """Let the kiosk be heard from now on."""
    from kiosk.guide import Guide

    application.hold(Guide(window, screens, speech), speech)
