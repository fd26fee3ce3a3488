"""The first-run screen: which host this kiosk belongs to, and the code by which it is let in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from floor.errors import (
    DeviceRevoked,
    FoleniError,
    HostForeign,
    HostUnreachable,
    NotEnrolled,
    Trouble,
)
from floor.qt.worker import Worker
from floor.words import Words

if TYPE_CHECKING:
    from floor.rules.offer import Language

QML_IMPORT_NAME = "Kiosk.Entry"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 64
"""Letters of an address or a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How a host is found and how it lets this computer in; both may take seconds."""

    find: Callable[[], str]
    """The address of the one host in the room. Raises HostUnreachable."""
    enrol: Callable[[str, str], str]
    """By an address and a code; the host's whole address. Raises as `floor.connect.enrol`."""


def may_be_let_in(fault: Exception, *, enrolled: bool, by_hand: bool) -> bool:
    """Whether a code would help against what went wrong at the start. Whoever started the kiosk
    `by_hand`, in a window, reads the fault where that was done, unless nobody ever let it in."""
    if isinstance(fault, NotEnrolled):
        return True
    if by_hand:
        return False
    if isinstance(fault, DeviceRevoked | HostForeign):
        return True
    return isinstance(fault, HostUnreachable) and not enrolled


@QmlElement
class Entry(QObject):
    """Two fields and keys to write them with."""

    changed = Signal()
    let_in = Signal(object)
    """With the host's address."""

    def __init__(
        self,
        doors: Doors,
        *,
        words: Words,
        language: "Callable[[], Language]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._doors, self._words, self._language = doors, words, language
        self._worker: Worker | None = None
        self._written = {"host": "", "code": ""}
        self._field, self._said = "code", ""
        self._open = self._busy = False

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

    @Property(str, notify=changed)
    def said(self) -> str:
        """What came of the last touch."""
        return self._said

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    # -- what is touched ------------------------------------------------------------------------

    def open(self, fault: Exception | None = None) -> None:
        """Ask for a host and its code; `fault` says why."""
        self._open = True
        self._tell(self._explained(fault) if fault is not None else "")
        if not self._written["host"]:
            self.look()

    @Slot(str)
    def choose(self, field: str) -> None:
        if field in self._written:
            self._field = field
            self.changed.emit()

    @Slot(str)
    def type(self, letter: str) -> None:
        written = self._written[self._field] + letter
        if not self._busy and len(written) <= LONGEST:
            self._written[self._field] = written.lower() if self._field == "host" else written
            self._tell("")

    @Slot()
    def erase(self) -> None:
        if not self._busy:
            self._written[self._field] = self._written[self._field][:-1]
            self._tell("")

    @Slot()
    def look(self) -> None:
        """Look for the host of this room; one may write meanwhile."""
        before = self._written["host"]

        def found(address: str) -> None:
            if self._written["host"] == before:
                self._written["host"] = address
                self._tell(self._say("entry.found"))

        self._thread().submit(self._doors.find, done=found, failed=self._failed)

    @Slot()
    def enter(self) -> None:
        """Host and code are written."""
        host, code = self._written["host"], self._written["code"]
        if host and code and not self._busy:
            self._busy = True
            self._tell(self._say("common.please_wait"))
            self._thread().submit(
                lambda: self._doors.enrol(host, code), done=self._entered, failed=self._failed
            )

    @Slot()
    def leave(self) -> None:
        """By the key that leads back: nothing is below while the kiosk has no host."""

    # -- how ------------------------------------------------------------------------------------

    def _entered(self, address: str) -> None:
        self._busy = False
        self._open, self._written["code"] = False, ""
        self._tell("")
        self.let_in.emit(address)

    def _thread(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(self)
        return self._worker

    def _failed(self, fault: Exception) -> None:
        self._busy = False
        self._tell(self._explained(fault))

    def _explained(self, fault: Exception) -> str:
        if not isinstance(fault, FoleniError):
            return ""
        title, advice = self._words.explain(fault, self._language())
        # What a technician would run is done by this screen.
        return title if isinstance(fault, Trouble) else f"{title}. {advice}"

    def _say(self, key: str) -> str:
        return self._words.say(key, self._language())

    def _tell(self, said: str) -> None:
        self._said = said
        self.changed.emit()
