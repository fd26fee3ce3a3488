"""What every screen on a wall has: the floor's clock, the age of its information, page turns."""

from collections.abc import Callable, Iterator
from random import Random
from time import monotonic

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from display.health import Absence
from floor.errors import HostRegressed
from floor.qt.live import LiveQuestion
from floor.rules.opening import local
from floor.rules.snapshots import Snapshot

QML_IMPORT_NAME = "Display.Skins"
QML_IMPORT_MAJOR_VERSION = 1

TICK = 100
"""Milliseconds between two looks at the time."""
OLD = 5.0
"""Seconds after which a screen says how old it is; the floor beats every 2."""
GRACE = 2.0
"""Seconds a broken watch may take to come back before people are told."""
TURN = 10.0
"""Seconds a page of a longer list stays."""


def age_of(silence: float | None) -> int:
    """Whole seconds to be told after so many seconds without news; 0 if there is nothing to say."""
    return int(silence) if silence is not None and silence > OLD else 0


def offline_words(fault: Exception | None) -> str:
    """The key of what a screen says that is cut off, by what is wrong with its host."""
    if isinstance(fault, HostRegressed):
        return "error.host_regressed.title"
    return "display.offline"


def is_cut_off(silence: float | None, *, connected: bool) -> bool:
    """Whether people are told not to rely on the screen."""
    return silence is not None and not connected and silence > GRACE


@QmlElement
class WallScreen(QObject):
    """A live question on a wall; `clock` tells this display's monotonic seconds."""

    time_changed = Signal()
    state_changed = Signal()
    turned = Signal()

    def __init__(
        self, watch: Callable[[], Iterator[Snapshot]], *, clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__()
        self.live = LiveQuestion(watch, parent=self, random=Random(), clock=clock)
        self._clock = clock
        self._began = clock()
        self._at = 0
        self._arrived = 0.0
        self._time = ""
        self._state = (False, False, 0, offline_words(None))
        self._turn = 0
        self.live.answered.connect(self._answered)
        self.live.connected_changed.connect(self._connection)
        self._absence = Absence()
        self.on_return: Callable[[float], None] = lambda seconds: None
        """Told how many seconds it was cut off, once it is no more."""
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to watch."""
        self.live.start()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self.live.stop(seconds=0.2)

    @Slot(object)
    def _answered(self, snapshot: Snapshot) -> None:
        self._at, self._arrived = snapshot.at, self._clock()
        self.take(snapshot)
        self.tick()

    @Slot()
    def _connection(self) -> None:
        if not self.live.property("connected"):
            self._absence.gone(self._clock())
        elif away := self._absence.back(self._clock()):
            self.on_return(away)
        self.tick()

    def take(self, snapshot: Snapshot) -> None:
        """Show an answer."""
        raise NotImplementedError

    @Slot()
    def tick(self) -> None:
        """Look at the time: clock, age, page."""
        connected = bool(self.live.property("connected"))
        silence = self.live.since
        heard = silence is not None
        offline = offline_words(self.live.fault)
        cut_off = is_cut_off(silence, connected=connected) or isinstance(
            self.live.fault, HostRegressed
        )
        state = (heard, cut_off, age_of(silence), offline)
        if state != self._state:
            self._state = state
            self.state_changed.emit()
        time = f"{local(self.now()):%H:%M}" if heard and self._arrived else ""
        if time != self._time:
            self._time = time
            self.time_changed.emit()
        turn = int((self._clock() - self._began) / TURN)
        if turn != self._turn:
            self._turn = turn
            self.turned.emit()

    def now(self) -> int:
        """The floor's clock, UTC milliseconds: when it last spoke, and the time passed since."""
        return self._at + int((self._clock() - self._arrived) * 1000)

    def _get_time(self) -> str:
        return self._time

    def _get_ready(self) -> bool:
        return self._state[0]

    def _get_cut_off(self) -> bool:
        return self._state[1]

    def _get_age(self) -> int:
        return self._state[2]

    def _get_offline(self) -> str:
        return self._state[3]

    def _get_turn(self) -> int:
        return self._turn

    time = Property(str, _get_time, notify=time_changed)
    """The centre's local time as HH:MM, by the floor's clock."""
    ready = Property(bool, _get_ready, notify=state_changed)
    cut_off = Property(bool, _get_cut_off, notify=state_changed)
    age = Property(int, _get_age, notify=state_changed)
    """Seconds since the floor was heard of; 0 while that is under 5 s."""
    offline = Property(str, _get_offline, notify=state_changed)
    """The key of what is said while it is cut off."""
    turn = Property(int, _get_turn, notify=turned)
    """Grows by one whenever longer lists turn their page."""
