"""Puts the kiosk into a window of a started application: the app's one place of assembly."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from uuid import uuid4

from PySide6.QtQuick import QQuickWindow

from floor.qt.application import Application
from floor.rules.snapshots import Ticket
from floor.words import Words, load_words
from kiosk.clerk import Print
from kiosk.hands import Hands
from kiosk.qr import QrProvider
from kiosk.screens import Screens

MAIN = Path(__file__).resolve().parent / "qml" / "Kiosk" / "Main.qml"


def milliseconds() -> int:
    """Monotonic milliseconds."""
    return int(monotonic() * 1000)


def link_of(prefix: str) -> Callable[[Ticket], str]:
    """Where a ticket's page is to be found: the prefix, the centre, the ticket's secret."""
    return lambda ticket: f"{prefix}{ticket.centre}/{ticket.token}"


def printing_to(setting: str, *, paper: str, prefix: str, words: Words) -> Print | None:
    """What prints tickets to a printer's setting; None for "none"."""
    if setting == "none":
        return None
    link = link_of(prefix)

    def print_ticket(ticket: Ticket, head6: str) -> None:
        from kiosk.printing import open_printer  # python-escpos takes 240 ms: not at the start
        from kiosk.slip import slip

        printer = open_printer(setting, width_mm=int(paper))
        printer.print_slip(slip(ticket, words=words, head6=head6, link=link(ticket)))

    return print_ticket


def open_kiosk(
    application: Application,
    *,
    size: tuple[int, int],
    print_ticket: Print | None = None,
    prefix: str = "foleni:",
    clock: Callable[[], int] = milliseconds,
) -> tuple[Screens, QQuickWindow]:
    """The kiosk and its window, shown; whoever calls starts and closes the kiosk."""
    application.engine.addImageProvider("qr", QrProvider())
    screens = Screens(
        words=load_words(),
        clock=clock,
        fresh_key=lambda: uuid4().hex,
        print_ticket=print_ticket,
        link=link_of(prefix),
    )
    given = {"kiosk": screens, "width": size[0], "height": size[1]}
    window = application.show(MAIN, given)
    application.on_dismissed = screens.start_again
    application.hold(Hands(window, screens))
    return screens, window
