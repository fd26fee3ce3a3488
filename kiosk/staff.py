"""The staff menu: behind a supervisor's number and PIN, what a kiosk needs from staff."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from floor.errors import FoleniError, PrinterFailed
from floor.qt.worker import Worker
from floor.version import VERSION
from floor.words import Words
from kiosk.comfort import LOUDEST, ORDINARY
from kiosk.health import Health
from kiosk.network import own_address

if TYPE_CHECKING:  # the rules are not needed for the first frame
    from floor.facade import Floor
    from floor.rules.offer import Language
    from floor.rules.snapshots import Badge, Ticket

QML_IMPORT_NAME = "Kiosk.Staff"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 12
"""Digits of a number or PIN."""


class Step(StrEnum):
    """Where somebody is in it."""

    CLOSED = "closed"
    NUMBER = "number"
    PIN = "pin"
    MENU = "menu"
    ROLL = "roll"


class Press(Protocol):
    """The kiosk's printer, as staff use it."""

    health: Health

    last: "Ticket | None"
    """The ticket that was printed last, or should have been."""

    def test(self) -> None:
        """Print a test ticket; PrinterFailed if it does not come out."""

    def copy(self, ticket: "Ticket", head6: str) -> None:
        """Print a ticket marked as a copy; PrinterFailed if it does not come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What else staff look after here."""

    connected: Callable[[], bool] = lambda: False
    volume: Callable[[], int] = lambda: ORDINARY
    set_volume: Callable[[int], None] = lambda volume: None
    enrol: Callable[[], None] = lambda: None
    """Asks for a host and its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiosk:
    """What the menu is the menu of."""

    device: str
    host: str
    floor: "Callable[[], Floor | None]"
    """None until the host has been reached."""
    press: Press | None
    words: Words
    language: "Callable[[], Language]"
    fresh_key: Callable[[], str]
    leave: Callable[[], None]
    """Ends the program."""
    house: House = field(default_factory=House)


@QmlElement
class Staff(QObject):
    """The menu as QML shows it: a pad for digits, then a few large buttons."""

    changed = Signal()

    def __init__(self, kiosk: Kiosk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._worker = Worker(self)
        self._step = Step.CLOSED
        self._digits = self._agent = self._said = ""
        self._busy = False

    def close(self) -> None:
        """Finish nothing more."""
        self._worker.shutdown()

    # -- what is shown --------------------------------------------------------------------------

    @Property(str, notify=changed)
    def step(self) -> str:
        return self._step

    @Property(str, notify=changed)
    def written(self) -> str:
        """What was written: a PIN as dots."""
        return "•" * len(self._digits) if self._step is Step.PIN else self._digits

    @Property(str, notify=changed)
    def said(self) -> str:
        """What came of the last touch."""
        return self._said

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def prints(self) -> bool:
        return self._kiosk.press is not None

    @Property(bool, notify=changed)
    def may_reprint(self) -> bool:
        return self._kiosk.press is not None and self._kiosk.press.last is not None

    @Property(str, notify=changed)
    def reprint_said(self) -> str:
        """What the button that prints the last ticket once more says."""
        last = self._kiosk.press.last if self._kiosk.press else None
        return self._say("staff.reprint", number=last.ticket) if last else ""

    @Property(str, notify=changed)
    def volume_said(self) -> str:
        return self._say("staff.volume", n=self._kiosk.house.volume(), most=LOUDEST)

    @Property(list, notify=changed)
    def facts(self) -> list[str]:
        """The kiosk's state, a line each."""
        kiosk, say = self._kiosk, self._say
        facts = [say("staff.device", device=kiosk.device, version=VERSION)]
        facts.append(say("staff.host", host=kiosk.host))
        heard = "answers" if kiosk.house.connected() else "silent"
        facts.append(say(f"staff.host_{heard}", address=own_address(kiosk.host)))
        if kiosk.press is None:
            return [*facts, say("staff.no_printer")]
        health = kiosk.press.health
        if health.roll.left_mm is None:
            facts.append(say("staff.paper_not_counted"))
        else:
            metres = f"{health.roll.left_mm / 1000:.1f}"
            facts.append(say("staff.paper", metres=metres, n=health.tickets_left))
        for fault in health.report().faults:
            facts.append(say(f"staff.fault.{fault}"))
        return facts

    def _say(self, key: str, **values: object) -> str:
        return self._kiosk.words.say(key, self._kiosk.language(), **values)

    # -- what is touched ------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Somebody held the centre's name: ask who it is."""
        if self._step is Step.CLOSED:
            self._to(Step.NUMBER)

    @Slot()
    def leave(self) -> None:
        """Back to the citizens."""
        self._to(Step.CLOSED)

    @Slot(str)
    def digit(self, digit: str) -> None:
        if self._step in (Step.NUMBER, Step.PIN) and not self._busy:
            self._digits = (self._digits + digit)[:LONGEST]
            self._tell("")

    @Slot()
    def erase(self) -> None:
        self._digits = self._digits[:-1]
        self._tell("")

    @Slot()
    def enter(self) -> None:
        """The number, or the PIN, is whole."""
        if self._step is Step.NUMBER and self._digits:
            agent = self._digits
            self._to(Step.PIN)
            self._agent = agent
        elif self._step is Step.PIN and self._digits and not self._busy:
            self._prove(self._agent, self._digits)

    def _prove(self, agent: str, pin: str) -> None:
        from floor.rules.verbs import Identify

        who = Identify(agent=agent, pin=pin)
        floor, key = self._kiosk.floor(), self._kiosk.fresh_key()
        if floor is None:
            self._tell(self._say("staff.no_host"))
            return
        self._do(lambda: floor.do(who, key=key), done=self._proved)

    def _proved(self, badge: "Badge") -> None:
        from floor.rules.roles import Role

        if Role.of(badge.role) < Role.SUPERVISOR:
            self._to(Step.NUMBER, self._say("staff.supervisors_only"))
        else:
            self._to(Step.MENU)

    @Slot()
    def test_print(self) -> None:
        press = self._kiosk.press
        if press is not None:
            self._do(press.test, done=lambda _: self._tell(self._say("staff.printed")))

    @Slot()
    def reprint(self) -> None:
        """Print the last ticket once more, marked as a copy; the journal has it first."""
        press, floor, key = self._kiosk.press, self._kiosk.floor(), self._kiosk.fresh_key()
        if self._step is not Step.MENU or press is None or press.last is None or floor is None:
            return
        visit = press.last.visit

        def print_copy() -> None:
            ticket = floor.reprint(key=key, visit=visit)
            press.copy(ticket, floor.health().head[:6])

        self._do(print_copy, done=lambda _: self._tell(self._say("staff.reprinted")))

    @Slot(int)
    def louder(self, steps: int) -> None:
        """So many steps louder for everybody, or softer; a chime tells how loud that is."""
        house = self._kiosk.house
        if self._step is Step.MENU:
            house.set_volume(house.volume() + steps)
            self._tell("")

    @Slot()
    def enrol(self) -> None:
        """Ask for a host that is to let this kiosk in."""
        if self._step is Step.MENU:
            self.leave()
            self._kiosk.house.enrol()

    @Slot()
    def ask_roll(self) -> None:
        self._to(Step.ROLL)

    @Slot(int)
    def new_roll(self, metres: int) -> None:
        """A roll of so many metres was put in."""
        press = self._kiosk.press
        if self._step is Step.ROLL and press is not None:
            press.health.new_roll(metres)
            self._to(Step.MENU, self._say("staff.roll_counted", n=metres))

    @Slot()
    def end(self) -> None:
        """End the program; whoever supervises it starts it again, or does not."""
        if self._step is Step.MENU:
            self._kiosk.leave()

    # -- how ------------------------------------------------------------------------------------

    def _do(self, what: Callable[[], object], *, done: Callable[..., None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._tell(self._say("common.please_wait"))

        def ended(answer: object) -> None:
            self._busy = False
            done(answer)

        self._worker.submit(what, done=ended, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, FoleniError):
            title, advice = self._kiosk.words.explain(error, self._kiosk.language())
            if not isinstance(error, PrinterFailed):
                self._digits = ""
            self._tell(f"{title} {advice}")
        else:
            self._tell("")

    def _to(self, step: Step, said: str = "") -> None:
        self._step, self._digits = step, ""
        self._tell(said)

    def _tell(self, said: str) -> None:
        self._said = said
        self.changed.emit()
