"""Puts a board or the managers' wall into a window: the app's one place of assembly."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from display.announcer import Zone
from display.board import CallBoard
from display.frames import Frames
from display.health import Health
from display.limits import Limits
from display.screen import WallScreen
from display.sound import Speaker
from display.turn import Turn
from display.wall import ManagersWall
from floor.errors import BadSetting
from floor.facade import Floor
from floor.qt.application import Application
from floor.qt.nurse import Nurse
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
    pictures: Path | None = None,
    turn: Turn | None = None,
) -> tuple[WallScreen, QQuickWindow]:
    """The board of the waiting room, watching; whoever calls stops it, then closes the floor."""
    board = CallBoard(
        lambda: floor.watch(AskBoard()),
        speaker=speaker,
        first=first,
        zone=zone,
        pictures=pictures,
        turn=turn,
    )
    if turn is not None:
        turn.start()
    window = _open(application, "Board.qml", {"board": board}, board, size)
    window.frameSwapped.connect(board.painted)
    Frames(window, board)
    return board, window


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a managers' wall is wished."""

    rotate: float = 0.0
    limits: Limits | None = None


def open_wall(
    application: Application,
    floor: Floor,
    *,
    size: tuple[int, int],
    first: Language = "en",
    wish: Wish | None = None,
) -> tuple[WallScreen, QQuickWindow]:
    """The managers' wall, watching; whoever calls stops it, then closes the floor."""
    wish = wish or Wish()
    wall = ManagersWall(
        lambda: floor.watch(AskWaitBoard()),
        first=first,
        course=lambda day: floor.course(day=day),
        limits=wish.limits,
        rotate=wish.rotate,
    )
    return wall, _open(application, "Wall.qml", {"wall": wall}, wall, size)


def tended(floor: Floor, screen: WallScreen, health: Health) -> Nurse:
    """Tells the floor how this display is, and how long it was cut off; whoever calls closes it."""
    screen.on_return = health.was_away
    return Nurse(floor, health, parent=screen)


def put_on_screen(window: QQuickWindow, number: int) -> None:
    """Move a window to this PC's screen 1, 2, ... Raises BadSetting if it has not so many."""
    screens = QGuiApplication.screens()
    if not 1 <= number <= len(screens):
        problem = f"this computer has {len(screens)} of them, not {number}"
        raise BadSetting(setting="screen", problem=problem)
    screen = screens[number - 1]
    window.setScreen(screen)
    window.setPosition(screen.geometry().topLeft())


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
