"""The agent's desk for QML: shows what the floor answers, and has done what the agent presses."""

from collections.abc import Callable
from time import monotonic
from uuid import uuid4

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from counter import shift as rules
from counter.as_seen import Seen
from counter.face import Face, QueueLine, face, queue_lines
from counter.memory import Memory
from counter.sender import Sender
from counter.shift import Action, Shift, Typed
from counter.shortcuts import BREAK_REASONS, SHORTCUTS
from counter.wording import Reader
from floor.errors import FoleniError
from floor.facade import Floor
from floor.qt.live import LiveQuestion
from floor.qt.rows import RowsModel
from floor.rules.offer import Language
from floor.rules.questions import AskCounter, AskQueue
from floor.rules.snapshots import CounterDesk, Queue, Snapshot
from floor.words import Words

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 1000
"""Milliseconds between two looks at the clock."""
SETTLE = 600
"""Milliseconds before the keys go to the next button, so that a double press does one thing."""
PIN_DIGITS = 6


@QmlElement
class Desk(Seen):
    """A skin over `counter.shift` and `counter.face`: no rule stands here."""

    problems_changed = Signal()
    refused = Signal(str)
    """The floor said no; the error's code."""

    def __init__(
        self,
        floor: Floor,
        *,
        words: Words,
        memory: Memory,
        counter: int | None = None,
        clock: Callable[[], float] = monotonic,
        fresh: Callable[[], str] = lambda: uuid4().hex,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._floor = floor
        self._memory = memory
        self._clock = clock
        self._fresh = fresh
        self._reader = Reader(words, memory.language)
        self._shift = Shift()
        self._queue: Queue | None = None
        self._floor_time: tuple[int, float] = (0, clock())
        self._choosing = False
        self._problems = {"agent": "", "pin": "", "counter": ""}
        self._questions: list[LiveQuestion] = []
        self._rows = RowsModel(roles=QueueLine.__slots__, key="visit", parent=self)
        self._sender = Sender(floor, done=self._done, failed=self._failed, parent=self)
        self._refresh()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        if (number := counter or memory.counter) is not None:
            self._go_to(number)

    def close(self) -> None:
        """Send and show nothing more; the floor itself is closed by whoever opened it."""
        self._tick.stop()
        for question in self._questions:
            question.stop(seconds=0)
        self._sender.close()

    # -- what the agent does ----------------------------------------------------------------

    @Slot(str)
    def press(self, action: str) -> None:
        """Do it, if it is possible now; a break first asks why."""
        if action == Action.BREAK:
            self._choosing = Action.BREAK in rules.possible(self._shift)
            self._refresh()
            return
        self._wish(Action(action))

    @Slot(str)
    def take_break(self, reason: str) -> None:
        """Take the break that was asked for."""
        self._choosing = False
        self._wish(Action.BREAK, Typed(reason=reason))

    @Slot()
    def stay(self) -> None:
        """No break after all."""
        self._choosing = False
        self._refresh()

    @Slot(str, str, str)
    def sign_in(self, agent: str, pin: str, counter: str) -> None:
        """Take a counter, once everything is typed; what is missing shows in `problems`."""
        agent, counter = agent.strip(), counter.strip()
        amiss = {
            "agent": not agent,
            "pin": not (pin.isdecimal() and len(pin) == PIN_DIGITS),
            "counter": not (counter.isdecimal() and int(counter) > 0),
        }
        say = self._reader.say
        self._problems = {
            name: say(f"counter.missing.{name}") if bad else "" for name, bad in amiss.items()
        }
        self.problems_changed.emit()
        if any(amiss.values()):
            return
        self._go_to(int(counter))
        self._wish(Action.SIGN_IN, Typed(agent=agent, pin=pin))

    @Slot()
    def change_language(self) -> None:
        """The agent reads the other language."""
        other: Language = "sw" if self._reader.language == "en" else "en"
        self._memory.language = other
        self._reader = Reader(self._reader.words, other)
        self._problems = dict.fromkeys(self._problems, "")
        self.problems_changed.emit()
        self._refresh()

    @Slot(str, result=str)
    def key_of(self, action: str) -> str:
        """The action's shortcut, as Qt writes it."""
        return SHORTCUTS[action].key

    @Slot(str, result=str)
    def words_of(self, action: str) -> str:
        """The key of the words on the action's button."""
        return SHORTCUTS[action].words

    # -- what the agent sees, besides `Seen` --------------------------------------------------

    @Property(str, notify=problems_changed)
    def agent_problem(self) -> str:
        return self._problems["agent"]

    @Property(str, notify=problems_changed)
    def pin_problem(self) -> str:
        return self._problems["pin"]

    @Property(str, notify=problems_changed)
    def counter_problem(self) -> str:
        return self._problems["counter"]

    @Property(QObject, constant=True)
    def queue(self) -> QObject:
        return self._rows

    @Property(list, constant=True)
    def break_reasons(self) -> list[str]:
        return list(BREAK_REASONS)

    @Property(int, constant=True)
    def settle(self) -> int:
        return SETTLE

    # -- one wish at a time, each with one key ----------------------------------------------

    def _wish(self, action: Action, typed: Typed | None = None) -> None:
        before = self._shift.wish
        self._shift = rules.press(self._shift, action, key=self._fresh(), typed=typed)
        if self._shift.wish is not None and self._shift.wish is not before:
            self._sender.send(self._shift.wish)
        self._refresh()

    def _done(self, desk: CounterDesk) -> None:
        signed_in = self._shift.agent
        self._shift = rules.answered(self._shift, desk)
        if self._shift.desk is desk:
            self._hear(desk)
        if self._shift.agent is not None and signed_in is None and self._shift.counter is not None:
            self._memory.counter = self._shift.counter
        self._refresh()

    def _failed(self, error: Exception) -> None:
        self._shift = rules.failed(self._shift, error)
        self._refresh()
        if not self._shift.held and isinstance(error, FoleniError):
            self.refused.emit(error.code)

    # -- what the floor answers -------------------------------------------------------------

    def _go_to(self, counter: int) -> None:
        """Watch this counter, before anybody signs in at it."""
        moved = rules.at_counter(self._shift, counter)
        if moved is self._shift:
            return
        self._shift, self._queue = moved, None
        for question in self._questions:
            question.stop(seconds=0)
            question.deleteLater()
        floor = self._floor
        desk = LiveQuestion(lambda: floor.watch(AskCounter(counter=counter)), parent=self)
        queue = LiveQuestion(lambda: floor.watch(AskQueue(counter=counter)), parent=self)
        desk.answered.connect(self._hear_desk)
        desk.connected_changed.connect(self._hear_line)
        desk.refused.connect(self._hear_no)
        queue.answered.connect(self._hear_queue)
        self._questions = [desk, queue]
        for question in self._questions:
            question.start()

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
        if self._questions[0].connected:
            self._sender.again()
        else:
            self._shift = rules.forget(self._shift)
        self._refresh()

    @Slot(object)
    def _hear_no(self, error: Exception) -> None:
        """The floor does not answer for this counter, such as one that the centre has not."""
        if self._shift.wish is None:
            self._shift = rules.failed(self._shift, error)
            self._refresh()

    # -- the view ---------------------------------------------------------------------------

    def _now(self) -> int:
        """The floor's clock, carried on since its last answer."""
        at, heard = self._floor_time
        return at + int(1000 * (self._clock() - heard))

    def _look(self, first: QueueLine | None) -> Face:
        line = self._questions[0] if self._questions else None
        silent = line.since if line is not None else None
        gone = line is not None and silent is not None and not line.connected
        cut_off = self._now() - int(1000 * silent) if gone and silent is not None else None
        return face(
            self._shift,
            reader=self._reader,
            now=self._now(),
            cut_off=cut_off,
            known=silent is not None,
            choosing=self._choosing,
            first=first,
        )

    @Slot()
    def _refresh(self) -> None:
        self._choosing = self._choosing and Action.BREAK in rules.possible(self._shift)
        lines: list[QueueLine] = []
        if self._queue is not None:
            lines = queue_lines(self._queue, reader=self._reader, now=self._now())
        self._rows.replace(lines)
        self.show_face(self._look(lines[0] if lines else None))
