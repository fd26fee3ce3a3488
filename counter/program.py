"""Puts a desk into a window of a started application: the app's one place of assembly."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickWindow

from counter.at_work import LOCK_AFTER
from counter.desk import Desk
from counter.memory import Memory
from counter.stirring import Stirring
from floor.qt.application import Application
from floor.qt.entry import Entry, doors
from floor.words import load_words

if TYPE_CHECKING:  # it comes behind the first frame
    from floor.facade import Floor

MAIN = Path(__file__).resolve().parent / "qml" / "Counter" / "Main.qml"


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk in its window, and what lets this computer in."""

    desk: Desk
    window: QQuickWindow
    entry: Entry
    device: str


def open_desk(
    application: Application,
    floor: "Floor | None",
    *,
    memory: Memory,
    number: int | None = None,
    size: tuple[int, int],
    small: tuple[int, int],
    on_top: bool = False,
    contrast: bool = False,
    door: bool = False,
    device: str = "counter",
    lock_after: float = LOCK_AFTER,
) -> Opened:
    """The desk and its window, shown; whoever calls closes the desk, then the floor. Without a
    floor it is painted at once, and works from `desk.reach` on."""
    desk = Desk(
        floor,
        words=load_words(),
        memory=memory,
        counter=number,
        door=door,
        contrast=contrast or memory.contrast,
        lock_after=lock_after,
    )
    entry = an_entry(application, device, door=door)
    given = {
        "entry": entry,
        "desk": desk,
        "form": desk.form,
        "hall": desk.hall,
        "small": QSize(*small),
        "onTop": on_top,
        "width": size[0],
        "height": size[1],
    }
    window = application.show(MAIN, given)
    application.hold(Stirring(window, desk.stir))
    return Opened(desk, window, entry, device)


def an_entry(application: Application, device: str, *, door: bool) -> Entry:
    """What lets this computer in at a host."""
    by = doors(device, "reception" if door else "counter")
    return Entry(by, words=load_words(), parent=application)
