"""The kiosk as one object for QML: what is touched, and what then happens at the floor."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from floor.errors import Refused
from floor.facade import Floor
from floor.qt.live import LiveQuestion
from floor.rules.events import Lane
from floor.rules.offer import Language
from floor.rules.questions import AskMenu
from floor.rules.snapshots import Menu, Ticket
from floor.words import Words
from kiosk import journey as way
from kiosk import patience, search, shown
from kiosk.bucket import Bucket
from kiosk.clerk import Clerk, Outcomes, Print
from kiosk.eased import Eased, Touch
from kiosk.journey import Paper, Screen, Tab
from kiosk.scan import booking_code
from kiosk.told import refusal_in_words

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 250
"""Milliseconds between two looks at the clock."""
AGAIN = 8
"""Ticks between two attempts to reach the floor with what it has not heard."""


@QmlElement
class Screens(Eased):
    """The kiosk: a thin skin over the journey, the menu and the clerk."""

    staff_called = Signal()

    def __init__(
        self,
        *,
        words: Words,
        clock: Callable[[], int],
        fresh_key: Callable[[], str],
        print_ticket: Print | None,
        link: Callable[[Ticket], str],
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives monotonic milliseconds, `fresh_key` a key that was never used."""
        super().__init__(words=words, clock=clock, link=link, parent=parent)
        self._fresh_key = fresh_key
        self._print = print_ticket
        self._index = search.Index()
        self._bucket, self._asked = Bucket(), ""
        self._ticks = 0
        self._face: tuple[str, int] = ("", -1)
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)
        self._live: LiveQuestion | None = None
        self.paper_is_low: Callable[[], bool] = bool
        """What the printer's paper is like; whoever has one says so."""
        self.floor: Floor | None = None
        """Once it was reached."""

    def start(self, floor: Floor) -> None:
        """Watch the menu, and the time."""
        self.floor = floor
        outcomes = Outcomes(
            taken=self._taken, refused=self._refused, cut_off=self._cut_off, printed=self._printed
        )
        self._clerk = Clerk(floor, outcomes=outcomes, print_ticket=self._print, parent=self)
        self._live = LiveQuestion(lambda: floor.watch(AskMenu()), parent=self)
        self._live.answered.connect(self._answered)
        self._live.connected_changed.connect(self._reached)
        self._live.start()
        self._timer.start()

    def trust_hands(self) -> None:
        """Let tickets come as quickly as they are asked for."""
        self._bucket = Bucket(refill=1)

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
        key, verb = self._journey.key, way.request(self._journey)
        if verb and key != self._asked and self._bucket.take(self._clock()):
            self._asked = key
            self._clerk.take(key, verb)

    def _refresh(self) -> None:
        if self._menu is not None:
            journey, menu, words = self._journey, self._menu, self._words
            self._tiles.replace(shown.tiles(journey, menu, self._index, words))
            self._basket.replace(shown.basket(journey, menu))
            self._service = shown.service_shown(journey, menu, words)
        self.changed.emit()

    @Slot(object)
    def _answered(self, menu: Menu) -> None:
        before, self._menu, self._menu_came = self._menu, menu, self._clock()
        if before is None or search.named(before) != search.named(menu):
            self._index = search.index(menu)
        # Every beat has a new time; only what people would see is painted anew.
        if before is None or replace(before, version=0, at=0) != replace(menu, version=0, at=0):
            self._refresh()
        if before is None:
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
        if self._journey.screen is Screen.TROUBLE and (verb := way.request(self._journey)):
            self._clerk.take(self._journey.key, verb)

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
        face = (self._time(), self.seconds_left())
        if face != self._face:
            self._face = face
            self.ticked.emit()

    def _taken(self, key: str, ticket: Ticket) -> None:
        paper = Paper.PRINTING if self._clerk.prints else Paper.NONE
        before = self._journey
        self._go(way.touch(way.taken(before, key, ticket, paper=paper), self._clock()))
        if self._journey.ticket is not ticket:
            if ticket.lane is not Lane.APPOINTMENT:  # a booking is used but once
                self._clerk.give_up(key, ticket)
        elif self._clerk.prints:
            self._clerk.print(key, ticket)

    def _refused(self, key: str, refusal: Refused) -> None:
        told = refusal_in_words(refusal, self._menu, self._journey.language, self._words)
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
    def touched(self) -> None:
        """Any touch or key: somebody is there."""
        self._do(lambda journey: journey)

    @Slot(str)
    def choose_language(self, language: str) -> None:
        self._do(lambda journey: way.choose_language(journey, cast(Language, language)))

    @Slot(str)
    def show_tab(self, tab: str) -> None:
        self._do(lambda journey: way.show_tab(journey, Tab(tab)))

    @Slot(str)
    def choose(self, code: str) -> None:
        """A tile: a service, or a category or agency whose services come next."""
        here = self._journey.here
        if here.screen is Screen.CHOOSE and here.tab is not Tab.POPULAR:
            self._do(lambda journey: way.open_group(journey, here.tab, code))
        else:
            self._do(lambda journey: way.open_service(journey, code))

    @Slot()
    def search(self) -> None:
        self._do(way.search)

    @Slot(str)
    def type(self, letter: str) -> None:
        self._do(lambda journey: way.typed(journey, letter))

    @Slot()
    def erase(self) -> None:
        self._do(way.erase)

    @Slot()
    def ask_booking(self) -> None:
        self._do(way.ask_booking)

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
    def choose_instead(self) -> None:
        self._do(way.choose_instead)

    @Slot()
    def add_another(self) -> None:
        self._do(way.add_another)

    @Slot(str)
    def remove(self, code: str) -> None:
        self._do(lambda journey: way.remove(journey, code))

    @Slot()
    def take_ticket(self) -> None:
        self._do(lambda journey: way.take(journey, self._fresh_key()))

    @Slot(bool)
    def answer_priority(self, wanted: bool) -> None:
        self._do(lambda journey: way.answer_priority(journey, wanted))

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
    def back(self) -> None:
        self._do(way.back)

    @Slot()
    def start_again(self) -> None:
        self._do(lambda journey: way.start_again(journey, self._clock()))

    @Slot()
    def call_staff(self) -> None:
        self.staff_called.emit()

    @Slot()
    def switch_language(self) -> None:
        self._do(way.switch_language)
