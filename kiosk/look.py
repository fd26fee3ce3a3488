"""What QML reads of the kiosk: every property that a screen shows, none that it may set."""

from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from floor.qt.rows import RowsModel
from floor.words import Words
from kiosk import journey as way
from kiosk import patience
from kiosk.places import CHOOSING, Screen
from kiosk.values import Shown

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = ("code", "name", "text", "note", "picture", "open")


@QmlElement
class Look(QObject):
    """The kiosk's face; `Screens` is the same with hands."""

    changed = Signal()
    shown_changed = Signal()
    """What is told of service, ticket or centre is another."""
    connected_changed = Signal()
    ticked = Signal()
    ready_changed = Signal()

    def __init__(
        self,
        *,
        words: Words,
        clock: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._clock = words, clock
        self._journey = way.fresh(clock())
        self._shown = Shown()
        self._face = ("", -1)
        self._ready = False
        self._printer_failed = self._paper_low = False
        self._speaks = self._soundless = self._unspoken = self._connected = False
        # One for each screen: what a screen that goes shows is not taken apart row by row.
        self._tiles = {
            screen: RowsModel(roles=ROLES, key="code", parent=self) for screen in CHOOSING
        }
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
        return self._tiles[Screen.CHOOSE]

    @Property(QObject, constant=True)
    def group_tiles(self) -> QObject:
        return self._tiles[Screen.SERVICES]

    @Property(QObject, constant=True)
    def found_tiles(self) -> QObject:
        return self._tiles[Screen.SEARCH]

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

    @Property(str, notify=shown_changed)
    def heading(self) -> str:
        return self._shown.heading

    # -- the service ----------------------------------------------------------------------------

    @Property(str, notify=shown_changed)
    def service_name(self) -> str:
        return self._shown.service.name

    @Property(str, notify=shown_changed)
    def service_agency(self) -> str:
        return self._shown.service.agency

    @Property(list, notify=shown_changed)
    def documents(self) -> list[str]:
        return list(self._shown.service.documents)

    @Property(dict, notify=shown_changed)
    def facts(self) -> dict[str, str]:
        """The fee, the hours, the days; tickets left today, empty where as many as come."""
        service = self._shown.service
        return {name: getattr(service, name) for name in ("fee", "hours", "days", "left")}

    @Property(dict, notify=shown_changed)
    def wait(self) -> dict[str, object]:
        """Label, value, note, and whether the value is a figure."""
        return asdict(self._shown.service.wait)

    @Property(bool, notify=shown_changed)
    def service_open(self) -> bool:
        return self._shown.service.open

    @Property(str, notify=shown_changed)
    def closed_title(self) -> str:
        return self._shown.service.closed_title

    @Property(str, notify=shown_changed)
    def closed_advice(self) -> str:
        return self._shown.service.closed_advice

    # -- the ticket -----------------------------------------------------------------------------

    @Property(str, notify=shown_changed)
    def number(self) -> str:
        return self._shown.ticket.number

    @Property(str, notify=changed)
    def paper(self) -> str:
        return self._journey.paper

    @Property(list, notify=shown_changed)
    def ticket_services(self) -> list[str]:
        return list(self._shown.ticket.services)

    @Property(dict, notify=shown_changed)
    def ticket_wait(self) -> dict[str, object]:
        """The same for the ticket in hand."""
        return asdict(self._shown.ticket.wait)

    @Property(bool, notify=shown_changed)
    def priority(self) -> bool:
        return self._shown.ticket.priority

    @Property(str, notify=shown_changed)
    def qr(self) -> str:
        return self._shown.ticket.qr

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
        """Whether the ticket shown can be given back."""
        return self._shown.ticket.returnable and self._journey.paper != "printing"

    @Property(str, notify=shown_changed)
    def alone_sign(self) -> str:
        return self._shown.centre.alone_sign

    @Property(bool, notify=ready_changed)
    def ready(self) -> bool:
        """Whether the menu has come."""
        return self._ready

    # -- the centre and the time ----------------------------------------------------------------

    @Property(str, notify=shown_changed)
    def centre(self) -> str:
        return self._shown.centre.name

    @Property(bool, notify=shown_changed)
    def centre_open(self) -> bool:
        return self._shown.centre.open

    @Property(str, notify=shown_changed)
    def hours_en(self) -> str:
        return self._shown.centre.hours_en

    @Property(str, notify=shown_changed)
    def hours_sw(self) -> str:
        return self._shown.centre.hours_sw

    @Property(str, notify=ticked)
    def time(self) -> str:
        """The floor's time, HH:MM."""
        return self._face[0]

    @Property(int, notify=ticked)
    def countdown(self) -> int:
        """Seconds until the screen starts again, or -1 while nobody is hurried."""
        return self.seconds_left()

    def seconds_left(self) -> int:
        """The same, for Python."""
        left = patience.seconds_left(self._journey, self._clock())
        return -1 if left is None else left
