"""The first-run screen: which host this computer belongs to, and the code by which it is let in.

One screen for every app; `Foleni/FirstRun.qml` shows it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from floor import connect
from floor.errors import (
    CodeOfOther,
    DeviceRevoked,
    FoleniError,
    HostForeign,
    HostUnreachable,
    NotEnrolled,
)
from floor.qt.worker import Worker
from floor.rules.offer import Language
from floor.words import Words

QML_IMPORT_NAME = "Foleni.Entry"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 64
"""Letters of an address or a code."""
SHOWN = 4
"""Hosts to choose from at most; a room has one."""
CLOCK = 120_000
"""Milliseconds by which a clock may differ from the host's before it is spoken of."""
BY_THIS_SCREEN = (NotEnrolled, DeviceRevoked, HostForeign)
"""Faults whose advice is what this very screen does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A host that announces itself in the room."""

    address: str
    centre: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A host has let this computer in."""

    address: str
    ahead: int = 0
    """Milliseconds by which this computer's clock is ahead of the host's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How hosts are found and how one lets this computer in; both may take seconds."""

    find: Callable[[], tuple[Place, ...]]
    enter: Callable[[str, str], Entered]
    """By an address and a code. Raises as `floor.connect.enter`."""


def doors(device: str, *roles: str) -> Doors:
    """The real ones: for an app of a name, that can be any of the roles."""

    def find() -> tuple[Place, ...]:
        return tuple(Place(address=h.address, centre=h.centre) for h in connect.find())

    def enter(address: str, code: str) -> Entered:
        given = connect.enter(address, code, device=device, roles=roles)
        ahead = round(time.time() * 1000) - given.at if given.at else 0
        return Entered(address=given.credentials.host, ahead=ahead)

    return Doors(find=find, enter=enter)


def may_be_let_in(fault: Exception, *, enrolled: bool, by_hand: bool) -> bool:
    """Whether a code would help against what went wrong at the start. Whoever started the app
    `by_hand`, in a window, reads the fault where that was done, unless nobody ever let it in."""
    if isinstance(fault, NotEnrolled):
        return True
    if by_hand:
        return False
    if isinstance(fault, DeviceRevoked | HostForeign):
        return True
    return isinstance(fault, HostUnreachable) and not enrolled


Saying = Callable[[Words, Language], str]


@QmlElement
class Entry(QObject):
    """Two fields, the hosts that were heard, and what came of it."""

    changed = Signal()
    heard = Signal()
    """Other hosts announce themselves."""
    let_in = Signal(object)
    """With the host's address."""

    def __init__(self, doors: Doors, *, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors, self._words = doors, words
        self._worker: Worker | None = None
        self._written = {"host": "", "code": ""}
        self._field = "code"
        self._saying: Saying = _nothing
        self._hosts: tuple[Place, ...] = ()
        self._entered: Entered | None = None
        self._open = self._busy = self._looking = False

    def close(self) -> None:
        """Finish nothing more."""
        if self._worker is not None:
            self._worker.shutdown(seconds=0.2)

    # -- what is shown --------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._open

    @Property(str, notify=changed)
    def host(self) -> str:
        return self._written["host"]

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._written["code"]

    @Property(str, notify=changed)
    def field(self) -> str:
        """Where letters go: "host" or "code"."""
        return self._field

    @Property(list, notify=heard)
    def hosts(self) -> list[dict[str, str]]:
        """Address and centre of each, where there are several to choose from."""
        several = self._hosts if len(self._hosts) > 1 else ()
        return [{"address": h.address, "centre": h.centre} for h in several]

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        return self._looking

    @Property(bool, notify=changed)
    def entered(self) -> bool:
        """Whether it is let in, and somebody reads what is amiss with the clock."""
        return self._entered is not None

    @Property(str, notify=changed)
    def said_en(self) -> str:
        """What came of the last touch, in English."""
        return self._saying(self._words, "en")

    @Property(str, notify=changed)
    def said_sw(self) -> str:
        return self._saying(self._words, "sw")

    # -- what is touched ------------------------------------------------------------------------

    def open(self, fault: Exception | None = None) -> None:
        """Ask for a host and its code; `fault` says why."""
        self._open = True
        self._tell(_explained(fault) if fault is not None else _nothing)
        if not self._written["host"]:
            self._look()

    @Slot(str)
    def choose(self, field: str) -> None:
        if field in self._written:
            self._field = field
            self.changed.emit()

    @Slot(str)
    def type(self, letter: str) -> None:
        self.write(self._field, self._written[self._field] + letter)

    @Slot()
    def erase(self) -> None:
        self.write(self._field, self._written[self._field][:-1])

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """A field reads so now."""
        text = text.lower() if field == "host" else text.upper()
        if not self._busy and len(text) <= LONGEST and text != self._written[field]:
            self._written[field] = text
            self._tell(_nothing)

    @Slot()
    def look(self) -> None:
        """Look for the hosts of this room; one may write meanwhile."""
        if not self._looking and not self._busy:
            self._saying = _nothing
            self._look()

    def _look(self) -> None:
        """Why nobody is let in stays to be read meanwhile."""
        if not self._looking:
            self._looking = True
            self.changed.emit()
            found = partial(self._found, self._written["host"])
            self._thread().submit(self._doors.find, done=found, failed=self._failed)

    @Slot(str)
    def take(self, address: str) -> None:
        """One of several hosts."""
        self.write("host", address)
        self.choose("code")

    @Slot()
    def enter(self) -> None:
        """Host and code are written; or what was said of the clock was read."""
        host, code = self._written["host"], self._written["code"]
        if self._entered is not None:
            self._go_on(self._entered)
        elif host and code and not self._busy:
            self._busy = True
            self._tell(_keyed("common.please_wait"))
            enter = partial(self._doors.enter, host, code)
            self._thread().submit(enter, done=self._done, failed=self._failed)

    @Slot()
    def leave(self) -> None:
        """By the key that leads back: nothing is below while the app has no host."""

    # -- how ------------------------------------------------------------------------------------

    def _found(self, before: str, hosts: tuple[Place, ...]) -> None:
        self._looking, self._hosts = False, hosts[:SHOWN]
        self.heard.emit()
        if not hosts and self._saying is _nothing:
            self._tell(_keyed("entry.none_found"))
        elif len(hosts) > 1:
            self._tell(_keyed("entry.several_found"))
        elif hosts and self._written["host"] == before:
            self._written["host"], self._field = hosts[0].address, "code"
            self._tell(_keyed("entry.found", centre=hosts[0].centre))
        else:
            self.changed.emit()

    def _done(self, entered: Entered) -> None:
        self._busy, self._written["code"] = False, ""
        if abs(entered.ahead) <= CLOCK:
            self._go_on(entered)
            return
        self._entered = entered
        off = round(abs(entered.ahead) / 60_000)
        told = f"entry.clock_{'ahead' if entered.ahead > 0 else 'behind'}"
        self._tell(_keyed(told, n=off))

    def _go_on(self, entered: Entered) -> None:
        self._open, self._entered = False, None
        self._tell(_nothing)
        self.let_in.emit(entered.address)

    def _thread(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(self)
        return self._worker

    def _failed(self, fault: Exception) -> None:
        self._busy = self._looking = False
        self._tell(_explained(fault))

    def _tell(self, saying: Saying) -> None:
        self._saying = saying
        self.changed.emit()


def _nothing(words: Words, language: Language) -> str:
    return ""


def _keyed(key: str, **values: object) -> Saying:
    return lambda words, language: words.say(key, language, **values)


def _explained(fault: Exception) -> Saying:
    """What to read of a fault, and what to do."""
    if not isinstance(fault, FoleniError):
        return _nothing

    def say(words: Words, language: Language) -> str:
        if isinstance(fault, CodeOfOther):
            role = words.say(f"device.role.{fault.values['role']}", language)
            return words.say("entry.of_other", language, role=role)
        title, advice = words.explain(fault, language)
        return title + "." if isinstance(fault, BY_THIS_SCREEN) else f"{title}. {advice}"

    return say
