"""What the desk knows and shows, of which all follows; sorts before desk.py for the QML lint."""

from collections.abc import Callable
from dataclasses import replace
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter import shift as rules
from counter.actions import Action, Stage
from counter.as_seen import Seen
from counter.entry import fresh_pin
from counter.errands.base import Known
from counter.face import Face, QueueLine, Ways, face, queue_lines
from counter.forms import Form
from counter.hall import DOOR, FLOOR, Hall
from counter.inquiry import Inquiry
from counter.keeper import Keeper
from counter.memory import Memory
from counter.reading import Ask
from counter.sender import Sender
from counter.shift import Shift
from counter.watching import Watching
from counter.wording import Reader
from floor.errors import FoleniError, NotAllowed, PinMustChange
from floor.qt.rows import RowsModel
from floor.rules.questions import AskRoster
from floor.rules.snapshots import CounterDesk, DeviceCode, Queue, Roster, Snapshot
from floor.words import Words

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor
    from floor.rules.verbs.base import Verb

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 1000
"""Milliseconds between two looks at the clock."""
LOCK_AFTER, MANAGER_LOCK_AFTER = 300.0, 120.0
"""Seconds without a key or the mouse after which the PIN is asked again."""
CHANCE = SystemRandom()
FIELDS = ("agent", "pin", "counter", "new", "again")
"""What is typed at the entrance."""


@QmlElement
class AtWork(Seen):
    """The shift, the watches and the errands behind the desk; hears the floor, shows the face."""

    refused = Signal(str)
    """The floor said no; the error's code."""

    def __init__(
        self,
        floor: "Floor | None" = None,
        *,
        words: Words,
        memory: Memory,
        counter: int | None = None,
        door: bool = False,
        contrast: bool = False,
        clock: Callable[[], float] = monotonic,
        fresh: Callable[[], str] = lambda: uuid4().hex,
        lock_after: float = LOCK_AFTER,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._memory, self._clock, self._fresh = memory, clock, fresh
        self._lock_after = lock_after
        self._reader = Reader(words, memory.language)
        self._shift = Shift(door=door)
        self._ways = Ways(contrast=contrast)
        self._queue: Queue | None = None
        self._floor_time: tuple[int, float] = (0, clock())
        self._stirred = clock()
        self._begin_with_pins()
        self._said: tuple[str, float] = ("", 0.0)
        """What is said to be done, and until when."""
        self._problems = dict.fromkeys(FIELDS, "")
        self._rows = RowsModel(roles=QueueLine.__slots__, key="visit", parent=self)
        self.form, self.hall = Form(self), Hall(self)
        self._keeper = Keeper(self.form, self._known, self)
        self._inquiry = Inquiry(self)
        self._watching = Watching(self)
        self._sender = Sender(done=self._done, failed=self._failed, parent=self)
        self._connect()
        self._go_to(None if door else counter or memory.counter)
        self._refresh()
        if floor is not None:
            self.reach(floor)

    def _begin_with_pins(self) -> None:
        self._pin = ""
        self._given_pin = fresh_pin(CHANCE)
        """For one sign-in, if a supervisor gives one."""
        self._code: DeviceCode | None = None
        """For a device, made here last."""
        self._changing: tuple[str, str] | None = None
        """Agent and PIN of whoever must choose an own one first."""
        self._identified = 0.0

    def _connect(self) -> None:
        self._keeper.wished.connect(self._send)
        for signal in (self._keeper.changed, self._inquiry.changed, self.hall.searched):
            signal.connect(self._refresh)
        self._watching.desk.connect(self._hear_desk)
        self._watching.queue.connect(self._hear_queue)
        self._watching.line.connect(self._hear_line)
        self._watching.refused.connect(self._hear_no)
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._look_at_clock)
        self._tick.start()

    def reach(self, floor: "Floor") -> None:
        """Work on this floor: what was pressed before it was reached is sent now."""
        self._watching.reach(floor, self._shift.counter)
        self._inquiry.reach(floor)
        self._sender.reach(floor)

    def close(self) -> None:
        """Send and show nothing more; the floor itself is closed by whoever opened it."""
        self._tick.stop()
        self._watching.close()
        self._inquiry.close()
        self._sender.close()

    # -- what the floor answers -------------------------------------------------------------

    def go_to(self, counter: int) -> None:
        """Sit at this counter, as the host tells."""
        if self._shift.agent is None and not self._shift.door:
            self._go_to(counter)
            self._refresh()

    def _go_to(self, counter: int | None) -> None:
        """Watch this counter, before anybody signs in at it."""
        moved = rules.at_counter(self._shift, counter)
        if moved is not self._shift or not self._watching.begun:
            self._shift, self._queue = moved, None
            self._watching.go_to(counter)

    @Slot(object)
    def _hear_desk(self, desk: CounterDesk) -> None:
        self._hear(desk)
        self._shift = rules.heard(self._shift, desk)
        self._refresh()

    @Slot(object)
    def _hear_queue(self, queue: Queue) -> None:
        self._hear(queue)
        self._queue = queue
        self._refresh()

    def _hear(self, snapshot: Snapshot) -> None:
        self._floor_time = (snapshot.at, self._clock())

    @Slot()
    def _hear_line(self) -> None:
        """The host is back, or gone."""
        if self._watching.connected:
            self._sender.again()
            self._inquiry.look()
        else:
            self._shift = rules.forget(self._shift)
        self._refresh()

    @Slot(object)
    def _hear_no(self, error: Exception) -> None:
        """The floor does not answer for this counter, such as one that the centre has not."""
        if self._shift.wish is None:
            self._shift = rules.failed(self._shift, error)
            self._refresh()

    def _prove_again(self) -> None:
        raise NotImplementedError

    def _done(self, answer: object) -> None:
        raise NotImplementedError

    def _send(self, action: str, verb: "Verb[object]") -> None:
        raise NotImplementedError

    def _failed(self, error: Exception) -> None:
        proof = self._shift.wish.verb.credentials() if self._shift.wish is not None else None
        if isinstance(error, PinMustChange) and proof is not None:
            self._changing, self._ways = proof, replace(self._ways, changing=True)
        self._shift = rules.failed(self._shift, error)
        if isinstance(error, PinMustChange):  # the screen that asks for the own PIN says so
            self._shift = replace(self._shift, told=None)
        self._refresh()
        if not self._shift.held and isinstance(error, FoleniError):
            self.refused.emit(error.code)

    # -- the view ---------------------------------------------------------------------------

    def _now(self) -> int:
        """The floor's clock, carried on since its last answer."""
        at, heard = self._floor_time
        return at + int(1000 * (self._clock() - heard))

    def _known(self) -> Known:
        return Known(
            reader=self._reader,
            now=self._now(),
            counter=self._shift.counter,
            agent=self._shift.agent or "",
            pin=self._pin,
            role=self._shift.role,
            fresh=self._given_pin,
            code=self._code,
            desk=self._shift.desk,
            queue=self._queue,
            facts=self._inquiry.facts,
        )

    def _needs(self) -> dict[str, Ask]:
        """Everything to be looked up now; nothing while locked, so that the host forgets who sat
        here."""
        if self._ways.locked:
            return {}
        if self._shift.door:
            return DOOR | self._keeper.needs()
        asks: dict[str, Ask] = {}
        if self._shift.agent is not None and not self._shift.role:
            asks["roster"] = AskRoster()
        if self._shift.office or self._ways.in_office:
            asks |= FLOOR
        return asks | self._keeper.needs()

    @Slot()
    def _look_at_clock(self) -> None:
        signed_in = self._shift.agent is not None
        after = self._lock_after
        if rules.manages(self._shift):
            after = min(after, MANAGER_LOCK_AFTER)
        if signed_in and self._clock() - self._stirred > after:
            self._lock()
        self._refresh()

    def _lock(self) -> None:
        """Ask for the PIN again; what is open and typed stays behind it."""
        self._pin = ""
        self._look(locked=True)

    def _look(self, **ways: bool) -> None:
        self._ways = replace(self._ways, **ways)
        self._refresh()

    def _view(self, first: QueueLine | None) -> Face:
        line = self._watching
        gone = line.since is not None and not line.connected
        cut_off = self._now() - int(1000 * (line.since or 0.0)) if gone else None
        told, until = self._said
        return face(
            self._shift,
            reader=self._reader,
            now=self._now(),
            cut_off=cut_off,
            fault=line.fault,
            known=line.since is not None,
            ways=self._ways,
            first=first,
            done=told if self._clock() < until else "",
        )

    @Slot()
    def _refresh(self) -> None:
        self._settle()
        self._inquiry.want(self._needs())
        lines: list[QueueLine] = []
        if self._queue is not None:
            lines = queue_lines(self._queue, reader=self._reader, now=self._now())
        self._rows.replace(lines)
        if self._shift.door:
            self.hall.show_door(self._inquiry.facts, reader=self._reader)
        elif self._shift.office or self._ways.in_office:
            self.hall.show_floor(self._inquiry.facts, reader=self._reader, now=self._now())
        self.show_face(self._view(lines[0] if lines else None))
        self._keeper.show()

    def _settle(self) -> None:
        """What follows from what is known by now."""
        roster = self._inquiry.facts.get("roster")
        if isinstance(roster, Roster):
            self._shift = rules.known_role(self._shift, roster)
        if rules.stage(self._shift) is Stage.SIGNED_OUT:
            self._pin = "" if self._shift.wish is None else self._pin
            self._code = None
            self._ways = replace(self._ways, locked=False, in_office=False)
        forgotten = any(isinstance(fact, NotAllowed) for fact in self._inquiry.facts.values())
        if forgotten and self._shift.office and self._pin and self._shift.wish is None:
            self._prove_again()
        if Action.BREAK not in rules.possible(self._shift):
            self._ways = replace(self._ways, choosing=False)
