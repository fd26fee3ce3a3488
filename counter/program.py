"""Puts a desk into a window of a started application: the app's one place of assembly."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtQuick import QQuickWindow

from counter.at_work import LOCK_AFTER
from counter.desk import Desk
from counter.memory import Memory
from counter.stirring import Stirring
from floor.facade import Floor
from floor.qt.application import Application
from floor.words import load_words

MAIN = Path(__file__).resolve().parent / "qml" / "Counter" / "Main.qml"


def open_desk(
    application: Application,
    floor: Floor | None,
    *,
    memory: Memory,
    number: int | None = None,
    size: tuple[int, int],
    small: tuple[int, int],
    on_top: bool = False,
    contrast: bool = False,
    door: bool = False,
    lock_after: float = LOCK_AFTER,
) -> tuple[Desk, QQuickWindow]:
    """The desk and its window, shown; whoever calls closes the desk, then the floor.

    Without a floor it is painted at once, and works from `desk.reach` on.
    """
    desk = Desk(
        floor,
        words=load_words(),
        memory=memory,
        counter=number,
        door=door,
        contrast=contrast or memory.contrast,
        lock_after=lock_after,
    )
    given = {
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
    return desk, window
