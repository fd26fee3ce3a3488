"""Drives an application by real mouse and key events: with `--pilot` it obeys its stdin.

One JSON object a line, answered by one line {"ok": true, ...} or {"ok": false, "error": "..."}:
{"do": "click", "name": N}, {"do": "key", "key": "F2"}, {"do": "type", "text": T},
{"do": "wait", "name": N, "text": T or absent, "seconds": 10}, {"do": "gone", "name": N},
{"do": "text", "name": N}, {"do": "names"}, {"do": "shot", "path": P}, {"do": "quit"},
{"do": "timed", "act": an order, "name": N, "text": T or absent, "seconds": 10}: how many "ms" it
was from the act to the first frame in which the item stood (and said that).
"""

import difflib
import json
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from time import monotonic
from typing import Any, TextIO

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

LOOK_AGAIN = 20
"""Milliseconds between two looks for what is waited for."""
SAYING = ("text", "number", "figures", "value", "title", "label")
"""Properties that hold what an item says, the first that is filled counting."""


class Unable(Exception):
    """An order cannot be carried out; the sentence says why."""


class Pilot(QObject):
    """Carries out orders on the main thread, one after the other."""

    _ordered = Signal(str)

    def __init__(self, orders: TextIO, answers: TextIO, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = orders
        self._answers = answers
        self._ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        Thread(target=self._read, name="foleni-pilot", daemon=True).start()

    def _read(self) -> None:
        for line in self._orders:
            self._ordered.emit(line)

    @Slot(str)
    def _obey(self, line: str) -> None:
        try:
            order = json.loads(line)
            waits = {"wait": self._wait, "gone": self._gone, "timed": self._timed}
            verb = (VERBS | waits).get(order["do"])
            if verb is None:
                raise Unable(f"There is no order {order['do']!r}; there are {', '.join(VERBS)}.")
            answer = verb(order)
        except Unable as reason:
            self._answer({"ok": False, "error": str(reason)})
        except (ValueError, KeyError, TypeError) as fault:
            self._answer({"ok": False, "error": f"The order {line.strip()!r} is amiss: {fault}."})
        else:
            if answer is not None:
                self._answer({"ok": True, **answer})

    def _answer(self, answer: dict[str, Any]) -> None:
        self._answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        self._answers.flush()

    def _wait(self, order: dict[str, Any]) -> None:
        self._until(lambda: seen(order), order, not_seen(order))

    def _timed(self, order: dict[str, Any]) -> None:
        act = order["act"]
        window = front()
        painted: list[float] = []

        def swapped() -> None:
            if not painted and seen(order):
                painted.append(monotonic())

        window.frameSwapped.connect(swapped)
        begun = monotonic()
        VERBS[act["do"]](act)

        def told() -> dict[str, Any]:
            window.frameSwapped.disconnect(swapped)
            return {"ms": 1000 * (painted[0] - begun)}

        self._until(lambda: bool(painted), order, not_seen(order), told)

    def _gone(self, order: dict[str, Any]) -> None:
        name = order["name"]
        self._until(lambda: not any(visible(name)), order, f"{name!r} is still shown")

    def _until(
        self,
        holds: Callable[[], bool],
        order: dict[str, Any],
        otherwise: str,
        told: Callable[[], dict[str, Any]] = dict,
    ) -> None:
        """Answer once it holds; the event loop goes on meanwhile."""
        seconds = float(order.get("seconds", 10))
        latest = monotonic() + seconds

        def look() -> None:
            if holds():
                self._answer({"ok": True, **told()})
            elif monotonic() > latest:
                shown = f"on the screen are {', '.join(sorted(names())) or 'no names'}"
                self._answer({"ok": False, "error": f"After {seconds:g} s {otherwise}; {shown}."})
            else:
                QTimer.singleShot(LOOK_AGAIN, self, look)

        look()


def seen(order: dict[str, Any]) -> bool:
    """Whether the item of an order is shown and says what the order waits for."""
    text = order.get("text")
    return any(text is None or text in said(item) for item in visible(order["name"]))


def not_seen(order: dict[str, Any]) -> str:
    text = order.get("text")
    return f"{order['name']!r}{'' if text is None else f' saying {text!r}'} is not shown"


def windows() -> list[QQuickWindow]:
    """Windows on the screen, the one with the keys first."""
    shown = [
        window
        for window in QGuiApplication.topLevelWindows()
        if isinstance(window, QQuickWindow) and window.isVisible()
    ]
    return sorted(shown, key=lambda window: not window.isActive())


def items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every shown item under a root, what is painted last first."""
    for child in sorted(root.childItems(), key=lambda item: item.z())[::-1]:
        if child.isVisible() and child.opacity() > 0:
            yield from items(child)
            yield child


def visible(name: str) -> Iterator[QQuickItem]:
    """Shown items of that objectName, in every window."""
    return (item for _, item in placed(name))


def placed(name: str) -> Iterator[tuple[QQuickWindow, QQuickItem]]:
    """The same, each with its window: `item.window()` would let PySide drop the window with it."""
    for window in windows():
        for item in items(window.contentItem()):
            if item.objectName() == name:
                yield window, item


def names() -> set[str]:
    """The objectName of each shown item."""
    shown = (item.objectName() for window in windows() for item in items(window.contentItem()))
    return {name for name in shown if name}


def find(name: str) -> QQuickItem:
    """The first item of that name; Unable if none is shown."""
    return find_placed(name)[1]


def find_placed(name: str) -> tuple[QQuickWindow, QQuickItem]:
    """The first item of that name with its window; Unable if none is shown."""
    for found in placed(name):
        return found
    near = difflib.get_close_matches(name, names(), n=3)
    hint = f"; near it are {', '.join(near)}" if near else ""
    raise Unable(f"No shown item is named {name!r}{hint}.")


def said(item: QQuickItem) -> str:
    """What an item says: its own text, else the texts in it, in reading order."""
    for name in SAYING:
        if text := item.property(name):
            return str(text)
    shown = (child for child in item.childItems() if child.isVisible())
    return " ".join(text for child in shown if (text := said(child)))


def centre(item: QQuickItem, window: QQuickWindow) -> QPoint:
    """The item's middle in its window, after bringing it into view; Unable if that fails."""
    middle = QPointF(item.width() / 2, item.height() / 2)
    bring_into_view(item, middle)
    place = item.mapToScene(middle).toPoint()
    if not (0 <= place.x() < window.width() and 0 <= place.y() < window.height()):
        raise Unable(f"{item.objectName()!r} lies outside the window at {place.x()}, {place.y()}.")
    return place


def bring_into_view(item: QQuickItem, middle: QPointF) -> None:
    """Scroll whatever scrolls around the item until its middle shows, as a hand would."""
    holder = item.parentItem()
    while holder is not None:
        if holder.property("contentY") is not None and holder.property("interactive"):
            spot = item.mapToItem(holder, middle)
            if not 0 <= spot.y() <= holder.height():
                most = max(0.0, float(holder.property("contentHeight")) - holder.height())
                wanted = float(holder.property("contentY")) + spot.y() - holder.height() / 2
                holder.setProperty("contentY", min(max(0.0, wanted), most))
        holder = holder.parentItem()


def click(order: dict[str, Any]) -> dict[str, Any]:
    window, item = find_placed(order["name"])
    if not item.isEnabled():
        raise Unable(f"{order['name']!r} is switched off.")
    place = centre(item, window)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    return {}


def front() -> QQuickWindow:
    for window in windows():
        return window
    raise Unable("No window is shown.")


def key(order: dict[str, Any]) -> dict[str, Any]:
    sequence = QKeySequence(order["key"])
    if not sequence.toString():
        raise Unable(f"{order['key']!r} is not a key; write it like F2, Return or Ctrl+Z.")
    QTest.keySequence(front(), sequence)
    return {}


def write(order: dict[str, Any]) -> dict[str, Any]:
    for letter in order["text"]:
        QTest.keyClick(front(), letter)
    return {}


def shot(order: dict[str, Any]) -> dict[str, Any]:
    if not front().grabWindow().save(order["path"]):
        raise Unable(f"The picture cannot be written to {order['path']}.")
    return {"path": order["path"]}


def leave(order: dict[str, Any]) -> dict[str, Any]:
    QTimer.singleShot(0, QGuiApplication.quit)
    return {}


VERBS: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {
    "click": click,
    "key": key,
    "type": write,
    "wait": lambda order: None,
    "gone": lambda order: None,
    "timed": lambda order: None,
    "text": lambda order: {"text": said(find(order["name"]))},
    "names": lambda order: {"names": sorted(names())},
    "shot": shot,
    "quit": leave,
}


def take_orders(parent: QObject) -> Pilot:
    """Let stdin drive this application; stdout then carries nothing but answers."""
    answers, sys.stdout = sys.stdout, sys.stderr
    return Pilot(sys.stdin, answers, parent)
