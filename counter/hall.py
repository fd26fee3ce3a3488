"""The live floor and the reception's services for QML: skins over `counter.lines`."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from counter.lines import (
    Alarm,
    DoorLine,
    SeatLine,
    WaitLine,
    alarm,
    door_lines,
    seat_lines,
    wait_lines,
)
from counter.reading import Ask, HostHealth
from counter.wording import Reader
from floor.errors import FoleniError
from floor.qt.rows import RowsModel
from floor.rules.questions import AskConditions, AskMenu, AskQueue, AskWaitBoard
from floor.rules.snapshots import Conditions, Health, Menu, Queue, Ticket, WaitBoard

T = TypeVar("T")

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1

FLOOR: dict[str, Ask] = {
    "board": AskWaitBoard(),
    "everybody": AskQueue(),
    "conditions": AskConditions(),
    "health": HostHealth(),
}
"""What a supervisor looks at all the time."""
DOOR: dict[str, Ask] = {"menu": AskMenu()}
"""What a reception looks at all the time."""


@QmlElement
class Hall(QObject):
    """Read only, but for the reception's search."""

    changed = Signal()
    searched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seats = RowsModel(roles=SeatLine.__slots__, key="seat", parent=self)
        self._waits = RowsModel(roles=WaitLine.__slots__, key="service", parent=self)
        self._services = RowsModel(roles=DoorLine.__slots__, key="code", parent=self)
        self._alarm = Alarm()
        self._text = ""
        self._ticket = ""
        self._ticket_told = ""
        self._totals: tuple[int, int, int, int] = (0, 0, 0, 0)

    def show_floor(self, facts: Mapping[str, object], *, reader: Reader, now: int) -> None:
        """Show the floor as of these answers."""
        board = _of(facts, "board", WaitBoard)
        waits = wait_lines(
            _of(facts, "everybody", Queue),
            _of(facts, "conditions", Conditions),
            reader=reader,
            now=now,
        )
        self._seats.replace(seat_lines(board, reader=reader, now=now))
        self._waits.replace(waits)
        no = next((each for each in facts.values() if isinstance(each, FoleniError)), None)
        self._alarm = alarm(_of(facts, "health", Health), board, reader=reader, refused=no)
        if board is not None:
            seated = sum(1 for counter in board.counters if counter.agent is not None)
            self._totals = (board.waiting, board.serving, board.done, seated)
        self.changed.emit()

    def show_door(self, facts: Mapping[str, object], *, reader: Reader) -> None:
        """Show the services for which tickets are given."""
        lines = door_lines(_of(facts, "menu", Menu), text=self._text, reader=reader)
        self._services.replace(lines)

    def show_ticket(self, ticket: Ticket | None, *, reader: Reader) -> None:
        """The ticket just given, or no longer."""
        self._ticket, self._ticket_told = "", ""
        if ticket is not None:
            service = ticket.legs[0].name.in_language(reader.language)
            told = "reception.copy_told" if ticket.copies else "reception.ticket_told"
            self._ticket = ticket.ticket
            self._ticket_told = reader.say(told, service=service, n=ticket.ahead)
        self.changed.emit()

    @Slot(str)
    def search(self, text: str) -> None:
        """Show the services that hold these words."""
        self._text = text
        self.searched.emit()

    @Property(QObject, constant=True)
    def seats(self) -> QObject:
        return self._seats

    @Property(QObject, constant=True)
    def waits(self) -> QObject:
        return self._waits

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        return self._services

    @Property(str, notify=changed)
    def alarm_kind(self) -> str:
        return self._alarm.kind

    @Property(str, notify=changed)
    def alarm_title(self) -> str:
        return self._alarm.title

    @Property(str, notify=changed)
    def alarm_text(self) -> str:
        return self._alarm.text

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._ticket

    @Property(str, notify=changed)
    def ticket_told(self) -> str:
        return self._ticket_told

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return self._totals[0]

    @Property(int, notify=changed)
    def serving(self) -> int:
        return self._totals[1]

    @Property(int, notify=changed)
    def done(self) -> int:
        return self._totals[2]

    @Property(int, notify=changed)
    def seated(self) -> int:
        return self._totals[3]


def _of(facts: Mapping[str, object], name: str, kind: type[T]) -> T | None:
    found = facts.get(name)
    return found if isinstance(found, kind) else None
