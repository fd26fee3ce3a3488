"""Puts a board or the managers' wall into a window: the app's one place of assembly."""

from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from display.announcer import Zone
from display.board import CallBoard
from display.screen import WallScreen
from display.sound import Speaker
from display.wall import ManagersWall
from floor.facade import Floor
from floor.qt.application import Application
from floor.rules.offer import Language
from floor.rules.questions import AskBoard, AskWaitBoard

PAGES = Path(__file__).resolve().parent / "qml" / "Display"


def open_board(
    application: Application,
    floor: Floor,
    *,
    size: tuple[int, int],
    first: Language = "sw",
    zone: Zone | None = None,
    speaker: Speaker | None = None,
) -> tuple[WallScreen, QQuickWindow]:
    """The board of the waiting room, watching; whoever calls stops it, then closes the floor."""
    board = CallBoard(
        lambda: floor.watch(AskBoard()),
        speaker=speaker,
        first=first,
        zone=zone,
    )
    return board, _open(application, "Board.qml", {"board": board}, board, size)


def open_wall(
    application: Application, floor: Floor, *, size: tuple[int, int], first: Language = "en"
) -> tuple[WallScreen, QQuickWindow]:
    """The managers' wall, watching; whoever calls stops it, then closes the floor."""
    wall = ManagersWall(lambda: floor.watch(AskWaitBoard()), first=first)
    return wall, _open(application, "Wall.qml", {"wall": wall}, wall, size)


def _open(
    application: Application,
    page: str,
    given: dict[str, WallScreen],
    skin: WallScreen,
    size: tuple[int, int],
) -> QQuickWindow:
    width, height = size
    window = application.show(PAGES / page, {**given, "width": width, "height": height})
    skin.start()
    return window
