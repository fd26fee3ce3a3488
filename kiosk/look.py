"""What QML reads of the kiosk: every property that a screen shows, none that it may set."""

from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from floor.qt.rows import RowsModel
from floor.rules import opening
from floor.rules.events import Lane
from floor.rules.snapshots import Menu, Ticket
from floor.words import Words
from kiosk import journey as way
from kiosk import patience, shown
from kiosk.waits import ticket_wait

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = ("code", "name", "text", "note", "picture", "open")


@QmlElement
class Look(QObject):
    """The kiosk's face; `Screens` is the same with hands."""

    changed = Signal()
    connected_changed = Signal()
    ticked = Signal()
    ready_changed = Signal()

    def __init__(
        self,
        *,
        words: Words,
        clock: Callable[[], int],
        link: Callable[[Ticket], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._clock, self._link = words, clock, link
        self._journey = way.fresh(clock())
        self._menu: Menu | None = None
        self._menu_came = 0
        self._service = shown.ServiceShown()
        self._printer_failed = self._paper_low = False
        self._speaks = self._soundless = self._unspoken = self._connected = False
        self._tiles = RowsModel(roles=ROLES, key="code", parent=self)
        self._basket = RowsModel(roles=ROLES, key="code", parent=self)

    # -- the journey ----------------------------------------------------------------------------

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._journey.screen

    @Property(str, notify=changed)
    def tab(self) -> str:
        return self._journey.here.tab

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._journey.language

    @Property(bool, notify=changed)
    def large(self) -> bool:
        return self._journey.comfort.large

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._journey.comfort.contrast

    @Property(bool, notify=changed)
    def low(self) -> bool:
        return self._journey.comfort.low

    @Property(bool, notify=changed)
    def speech(self) -> bool:
        return self._journey.comfort.speech

    @Property(str, notify=changed)
    def volume_said(self) -> str:
        return self.volume_text()

    @Property(bool, notify=changed)
    def helping(self) -> bool:
        return self._journey.helping

    def volume_text(self) -> str:
        """The volume as its button says it."""
        return self.in_words("kiosk.tool.volume", n=self._journey.comfort.volume)

    def in_words(self, key: str, /, **values: object) -> str:
        """A phrase in the person's language."""
        return self._words.say(key, self._journey.language, **values)

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._journey.here.query

    @Property(QObject, constant=True)
    def tiles(self) -> QObject:
        return self._tiles

    @Property(QObject, constant=True)
    def basket(self) -> QObject:
        return self._basket

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """Services that a ticket taken here would be for."""
        return len(self._journey.chosen)

    @Property(bool, notify=changed)
    def may_add(self) -> bool:
        return way.may_add(self._journey)

    @Property(str, notify=changed)
    def heading(self) -> str:
        """The category or agency whose services are listed."""
        return shown.heading(self._journey, self._menu) if self._menu else ""

    # -- the service ----------------------------------------------------------------------------

    @Property(str, notify=changed)
    def service_name(self) -> str:
        return self._service.name

    @Property(str, notify=changed)
    def service_agency(self) -> str:
        return self._service.agency

    @Property(list, notify=changed)
    def documents(self) -> list[str]:
        return list(self._service.documents)

    @Property(dict, notify=changed)
    def facts(self) -> dict[str, str]:
        """The fee, the hours, the days; tickets left today, empty where as many as come."""
        return {name: getattr(self._service, name) for name in ("fee", "hours", "days", "left")}

    @Property(dict, notify=changed)
    def wait(self) -> dict[str, object]:
        """Label, value, note, and whether the value is a figure."""
        return asdict(self._service.wait)

    @Property(bool, notify=changed)
    def service_open(self) -> bool:
        return self._service.open

    @Property(str, notify=changed)
    def closed_title(self) -> str:
        return self._service.closed_title

    @Property(str, notify=changed)
    def closed_advice(self) -> str:
        return self._service.closed_advice

    # -- the ticket -----------------------------------------------------------------------------

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._journey.ticket.ticket if self._journey.ticket else ""

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._journey.paper

    @Property(list, notify=changed)
    def ticket_services(self) -> list[str]:
        ticket = self._journey.ticket
        return list(shown.ticket_services(ticket, self._journey.language)) if ticket else []

    @Property(dict, notify=changed)
    def ticket_wait(self) -> dict[str, object]:
        """The same for the ticket in hand."""
        journey = self._journey
        return asdict(ticket_wait(journey.ticket, journey.language, self._words))

    @Property(bool, notify=changed)
    def priority(self) -> bool:
        ticket = self._journey.ticket
        return ticket is not None and ticket.lane is Lane.PRIORITY

    @Property(str, notify=changed)
    def qr(self) -> str:
        """Where QML finds the ticket's QR code; its text in hex, as an address cannot hold all."""
        ticket = self._journey.ticket
        return f"image://qr/{self._link(ticket).encode().hex()}" if ticket else ""

    # -- what went wrong ------------------------------------------------------------------------

    @Property(str, notify=changed)
    def refusal_title(self) -> str:
        return self._refusal()[0]

    @Property(str, notify=changed)
    def refusal_advice(self) -> str:
        return self._refusal()[1]

    def _refusal(self) -> tuple[str, str]:
        refusal = self._journey.refusal
        return self._words.explain(refusal, self._journey.language) if refusal else ("", "")

    @Property(bool, notify=changed)
    def speaks(self) -> bool:
        """Whether this kiosk can be heard."""
        return self._speaks

    @Property(bool, notify=changed)
    def soundless(self) -> bool:
        return self._soundless

    @Property(bool, notify=changed)
    def unspoken(self) -> bool:
        """Whether names could not be read out: a sign for staff."""
        return self._unspoken

    @Property(bool, notify=changed)
    def printer_failed(self) -> bool:
        """Whether the last ticket stayed without paper: a sign for staff."""
        return self._printer_failed

    @Property(bool, notify=changed)
    def paper_low(self) -> bool:
        """Whether the roll is nearly used up: a sign for staff."""
        return self._paper_low

    @Property(bool, notify=connected_changed)
    def connected(self) -> bool:
        return self._connected

    def set_paper(self, failed: bool, low: bool) -> None:
        """How the printer is now."""
        self._printer_failed, self._paper_low = failed, low
        self.changed.emit()

    @Property(bool, notify=changed)
    def code_read(self) -> bool:
        """Whether a booking was scanned: only the language is missing."""
        return self._journey.booking != ""

    @Property(bool, notify=changed)
    def may_undo(self) -> bool:
        """Whether the ticket shown can be given back: a booking is used but once."""
        ticket, paper = self._journey.ticket, self._journey.paper
        booked = ticket is None or ticket.lane is Lane.APPOINTMENT
        return not booked and paper != "printing"

    @Property(str, notify=changed)
    def alone_sign(self) -> str:
        """For staff: since when the kiosk goes on without its host, with how many tickets; or how
        many it has still to bring in. Empty while all is well."""
        return shown.alone_sign(self._menu, self._journey.language, self._words)

    @Property(bool, notify=ready_changed)
    def ready(self) -> bool:
        """Whether the menu has come."""
        return self._menu is not None

    # -- the centre and the time ----------------------------------------------------------------

    @Property(str, notify=changed)
    def centre(self) -> str:
        return self._menu.name if self._menu else ""

    @Property(bool, notify=changed)
    def centre_open(self) -> bool:
        return self._menu is not None and self._menu.open

    @Property(str, notify=changed)
    def hours_en(self) -> str:
        return shown.opening_line(self._menu, "en", self._words) if self._menu else ""

    @Property(str, notify=changed)
    def hours_sw(self) -> str:
        return shown.opening_line(self._menu, "sw", self._words) if self._menu else ""

    @Property(str, notify=ticked)
    def time(self) -> str:
        """The floor's time, HH:MM."""
        return self._time()

    def _time(self) -> str:
        if self._menu is None:
            return ""
        at = opening.local(self._menu.at + self._clock() - self._menu_came)
        return at.strftime("%H:%M")

    @Property(int, notify=ticked)
    def countdown(self) -> int:
        """Seconds until the screen starts again, or -1 while nobody is hurried."""
        return self.seconds_left()

    def seconds_left(self) -> int:
        """The same, for Python."""
        left = patience.seconds_left(self._journey, self._clock())
        return -1 if left is None else left
