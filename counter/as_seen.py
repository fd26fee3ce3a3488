"""The face of the desk for QML, field by field; sorts before desk.py, as the QML lint needs."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from counter.face import BLANK, Face

QML_IMPORT_NAME = "Counter.Floor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Seen(QObject):
    """Read only; `changed` tells of every field but the lists of `papers_changed`."""

    changed = Signal()
    papers_changed = Signal()
    """Lists make their delegates anew, which a clock that ticks must not do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face: Face = BLANK

    def show_face(self, face: Face) -> None:
        """Show this from now on."""
        before, self._face = self._face, face
        if face == before:
            return
        self.changed.emit()
        if (before.citizen.legs, before.citizen.documents) != (
            face.citizen.legs,
            face.citizen.documents,
        ):
            self.papers_changed.emit()

    @Property(str, notify=changed)
    def agent(self) -> str:
        return self._face.agent

    @Property(str, notify=changed)
    def stage(self) -> str:
        return self._face.stage

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._face.title

    @Property(str, notify=changed)
    def hint(self) -> str:
        return self._face.hint

    @Property(list, notify=changed)
    def possible(self) -> list[str]:
        return list(self._face.possible)

    @Property(str, notify=changed)
    def next_action(self) -> str:
        return self._face.next

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return self._face.waiting

    @Property(int, notify=changed)
    def served(self) -> int:
        return self._face.served

    @Property(bool, notify=changed)
    def connected(self) -> bool:
        return self._face.connected

    @Property(str, notify=changed)
    def connection(self) -> str:
        return self._face.connection

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._face.busy

    @Property(str, notify=changed)
    def notice_kind(self) -> str:
        return self._face.notice.kind

    @Property(str, notify=changed)
    def notice_title(self) -> str:
        return self._face.notice.title

    @Property(str, notify=changed)
    def notice_text(self) -> str:
        return self._face.notice.text

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._face.citizen.ticket

    @Property(str, notify=changed)
    def lane(self) -> str:
        return self._face.citizen.lane

    @Property(str, notify=changed)
    def lane_told(self) -> str:
        return self._face.citizen.lane_told

    @Property(str, notify=changed)
    def language_told(self) -> str:
        return self._face.citizen.language_told

    @Property(str, notify=changed)
    def timer(self) -> str:
        return self._face.citizen.timer

    @Property(str, notify=changed)
    def timer_told(self) -> str:
        return self._face.citizen.timer_told

    @Property(str, notify=changed)
    def typical(self) -> str:
        return self._face.citizen.typical

    @Property(float, notify=changed)
    def progress(self) -> float:
        return self._face.citizen.progress

    @Property(str, notify=changed)
    def pace(self) -> str:
        return self._face.citizen.pace

    @Property(str, notify=changed)
    def pace_told(self) -> str:
        return self._face.citizen.pace_told

    @Property(str, notify=changed)
    def wait(self) -> str:
        return self._face.citizen.wait

    @Property(str, notify=changed)
    def wait_percent(self) -> str:
        return self._face.citizen.wait_percent

    @Property(str, notify=changed)
    def wait_haste(self) -> str:
        return self._face.citizen.wait_haste

    @Property(str, notify=changed)
    def wait_told(self) -> str:
        return self._face.citizen.wait_told

    @Property(list, notify=papers_changed)
    def legs(self) -> list[dict[str, object]]:
        return [dict(leg) for leg in self._face.citizen.legs]

    @Property(list, notify=papers_changed)
    def documents(self) -> list[str]:
        return list(self._face.citizen.documents)

    @Property(str, notify=changed)
    def first_ticket(self) -> str:
        return self._face.first[0]

    @Property(str, notify=changed)
    def first_told(self) -> str:
        return self._face.first[1]

    @Property(str, notify=changed)
    def pause(self) -> str:
        return self._face.pause

    @Property(str, notify=changed)
    def pause_since(self) -> str:
        return self._face.pause_since

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._face.screen

    @Property(bool, notify=changed)
    def choosing(self) -> bool:
        return self._face.ways.choosing

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._face.ways.contrast

    @Property(bool, notify=changed)
    def changing(self) -> bool:
        return self._face.ways.changing

    @Property(bool, notify=changed)
    def manages(self) -> bool:
        return self._face.manages

    @Property(bool, notify=changed)
    def locked(self) -> bool:
        return self._face.ways.locked

    @Property(int, notify=changed)
    def undo(self) -> int:
        return self._face.undo

    @Property(bool, notify=changed)
    def supervises(self) -> bool:
        return self._face.supervises

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._face.told

    @Property(str, notify=changed)
    def language(self) -> str:
        return self._face.language

    @Property(int, notify=changed)
    def counter(self) -> int:
        return self._face.counter
