"""The kiosk as one object for QML: what is touched, and what then happens at the floor."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from floor.words import Words
from kiosk import journey as way
from kiosk import patience
from kiosk.bucket import Bucket
from kiosk.comfort import LOUDEST, ORDINARY
from kiosk.eased import Touch
from kiosk.journey import Paper, Screen
from kiosk.scan import booking_code
from kiosk.touches import Touches

if TYPE_CHECKING:
    from floor.errors import Refused
    from floor.facade import Floor
    from floor.qt.live import LiveQuestion
    from floor.rules.snapshots import Menu, Ticket
    from kiosk.book import Book
    from kiosk.clerk import Print

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250
"""Milliseconds between two looks at the clock."""
AGAIN = 8
"""Ticks between two attempts to reach the floor with what it has not heard."""


@QmlElement
class Screens(Touches):
    """The kiosk: a thin skin over the journey, the menu and the clerk."""

    staff_called = Signal()
    house_volume_changed = Signal()

    def __init__(
        self,
        *,
        words: Words,
        clock: Callable[[], int],
        fresh_key: Callable[[], str],
        print_ticket: "Print | None",
        link: "Callable[[Ticket], str]",
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives monotonic milliseconds, `fresh_key` a key that was never used."""
        super().__init__(words=words, clock=clock, parent=parent)
        self._fresh_key, self._print = fresh_key, print_ticket
        self._link = link
        self._book: Book | None = None
        self._bucket, self._asked = Bucket(), ""
        self._ticks = 0
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)
        self._live: LiveQuestion | None = None
        self.house_volume = ORDINARY
        """How loud staff want the kiosk, from 1 to LOUDEST."""
        self.paper_is_low: Callable[[], bool] = bool
        """What the printer's paper is like; whoever has one says so."""
        self.floor: Floor | None = None
        """Once it was reached."""

    def start(self, floor: "Floor") -> None:
        """Watch the menu, and the time."""
        # What needs the floor's rules comes after the first frame: they take 250 ms.
        from floor.qt.live import LiveQuestion
        from floor.rules.questions import AskMenu
        from kiosk.book import Book
        from kiosk.clerk import Clerk, Outcomes

        self.floor = floor
        self._book = Book(words=self._words, link=self._link)
        outcomes = Outcomes(
            taken=self._taken, refused=self._refused, cut_off=self._cut_off, printed=self._printed
        )
        self._clerk: Clerk = Clerk(floor, outcomes=outcomes, print_ticket=self._print, parent=self)
        self._live = LiveQuestion(lambda: floor.watch(AskMenu()), parent=self)
        self._live.answered.connect(self._answered)
        self._live.connected_changed.connect(self._reached)
        self._live.start()
        self._timer.start()

    def trust_hands(self) -> None:
        """Let tickets come as quickly as they are asked for."""
        self._bucket = Bucket(refill=1)

    def set_house_volume(self, volume: int) -> None:
        """So loud from now on, whatever a person chooses; it can be heard at once."""
        self.house_volume = max(1, min(LOUDEST, volume))
        self.house_volume_changed.emit()

    def close(self) -> None:
        """Let go of the floor."""
        self._timer.stop()
        if self._live is not None:
            self._live.stop()
            self._clerk.close()

    # -- what happens ---------------------------------------------------------------------------

    @property
    def journey(self) -> way.Journey:
        """Where the person is."""
        return self._journey

    def _do(self, touch: Touch) -> None:
        """A touch: the time-out begins anew, and the journey goes on."""
        self._go(way.touch(touch(self._journey), self._clock()))

    def _go(self, journey: way.Journey) -> None:
        before, self._journey = self._journey, journey
        self._ask()
        if replace(before, touched=0) != replace(journey, touched=0):
            self._refresh()
        self.tick_face()

    def _ask(self) -> None:
        """Ask the floor for what the journey wants, once for each key; children wait a little."""
        journey = self._journey
        if not way.asks(journey) or journey.key == self._asked:
            return
        if self._bucket.take(self._clock()):
            self._asked = journey.key
            self._clerk.take(journey)

    def _refresh(self) -> None:
        """Show what the journey has come to: what a screen tells first, then the screen itself."""
        journey, before = self._journey, self._shown
        if self._book is not None:
            self._shown = told = self._book.shown(journey)
            if journey.screen in self._tiles:
                self._tiles[journey.screen].replace(told.tiles)
            self._basket.replace(told.basket)
            if replace(told, tiles=()) != replace(before, tiles=()):
                self.shown_changed.emit()
        self.changed.emit()

    @Slot(object)
    def _answered(self, menu: "Menu") -> None:
        assert self._book is not None
        if self._book.turn(menu, self._clock()):
            self._refresh()
        if not self._ready:
            self._ready = True
            self.ready_changed.emit()
        self.tick_face()

    @Slot()
    def _reached(self) -> None:
        self._connected = self._live is not None and bool(self._live.connected)
        self.connected_changed.emit()
        if self._connected:
            self._ask_again()

    def _ask_again(self) -> None:
        self._clerk.tell()
        if self._journey.screen is Screen.TROUBLE:
            self._clerk.take(self._journey)

    @Slot()
    def tick(self) -> None:
        """Time has passed."""
        self._ticks += 1
        if self._ticks % AGAIN == 0:
            self._ask_again()
            if self._paper_low is not self.paper_is_low():
                self.set_paper(self._printer_failed, not self._paper_low)
        self._go(patience.tick(self._journey, self._clock()))

    def tick_face(self) -> None:
        """Show the clock and the countdown, if they have moved."""
        now = self._book.clock(self._clock()) if self._book else ""
        face = (now, self.seconds_left())
        if face != self._face:
            self._face = face
            self.ticked.emit()

    def _taken(self, key: str, ticket: "Ticket") -> None:
        paper = Paper.PRINTING if self._clerk.prints else Paper.NONE
        before = self._journey
        self._go(way.touch(way.taken(before, key, ticket, paper=paper), self._clock()))
        if self._journey.ticket is not ticket:
            self._clerk.give_up(key, ticket)
        elif self._clerk.prints:
            self._clerk.print(key, ticket)

    def _refused(self, key: str, refusal: "Refused") -> None:
        assert self._book is not None
        told = self._book.refusal(refusal, self._journey.language)
        self._go(way.refused(self._journey, key, told))

    def _cut_off(self, key: str) -> None:
        self._go(way.touch(way.cut_off(self._journey, key), self._clock()))

    def _printed(self, key: str, well: bool) -> None:
        self.set_paper(not well, self.paper_is_low())
        paper = Paper.PRINTED if well else Paper.FAILED
        self._go(way.printed(self._journey, key, paper, self._clock()))
        self.changed.emit()

    # -- touches --------------------------------------------------------------------------------

    @Slot()
    def check_in(self) -> None:
        """The code is written."""
        self.scanned(self._journey.here.query)

    def scanned(self, text: str) -> None:
        """A code was read or written; what is none is told, once a language is chosen."""
        code, key = booking_code(text), self._fresh_key()
        if code:
            self._do(lambda journey: way.check_in(journey, code, key))
        else:
            self._do(way.misread)

    @Slot()
    def take_ticket(self) -> None:
        self._do(lambda journey: way.take(journey, self._fresh_key()))

    @Slot()
    def done(self) -> None:
        """The person has the number."""
        journey = self._journey
        if journey.ticket and journey.paper in (Paper.FAILED, Paper.NONE):
            self._clerk.receive(journey.key, journey.ticket, on_paper=False)
        self.start_again()

    @Slot()
    def undo(self) -> None:
        """The ticket is not wanted: it is cancelled."""
        journey = self._journey
        if journey.ticket and self.property("may_undo"):
            self._clerk.give_up(journey.key, journey.ticket)
            self.start_again()

    @Slot()
    def start_again(self) -> None:
        self._do(lambda journey: way.start_again(journey, self._clock()))

    @Slot()
    def call_staff(self) -> None:
        self.staff_called.emit()
