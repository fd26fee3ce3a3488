"""Keys and touches before QML sees them: arrows move the focus, double taps count once."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from floor.qt.compass import Direction, first, nearest
from floor.qt.steering import box, controls
from kiosk.keys import KEYS, Act
from kiosk.places import WRITING
from kiosk.scan import Scan
from kiosk.screens import Screens

TWICE = 400
"""Milliseconds within which a second tap is taken for the first one's shadow."""
NEAR = 0.06
"""How near, as a share of the window's short side."""
BURST = 80
"""Milliseconds within which a scanner types its next letter, and no finger does."""
OVER = ("staff_menu", "entry")
"""What lies over a screen, so that keys and scans do not reach what is under it."""
ARROWS = {
    Act.LEFT: Direction.LEFT,
    Act.RIGHT: Direction.RIGHT,
    Act.UP: Direction.UP,
    Act.DOWN: Direction.DOWN,
}
CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""A kiosk has no keys that are pressed together; those that are may be meant for the system."""
HEARING = (Act.SPEECH, Act.HELP, Act.LOUDER, Act.SOFTER, Act.HEADSET_IN, Act.HEADSET_OUT)


class Hands(QObject):
    """Watches a window's keys and touches for one kiosk."""

    def __init__(
        self,
        window: QQuickWindow,
        screens: Screens,
        *,
        table: Mapping[Qt.Key, Act] = KEYS,
        locked: bool = False,
    ) -> None:
        super().__init__(window)
        self._table = table
        self._window = window
        self._screens = screens
        self._tapped = (0, QPointF(), "")
        self._swallow = False
        self._by_keys = False
        self._screen = ""
        self._scan = Scan()
        self._burst = QTimer(self, interval=BURST, singleShot=True)
        self._burst.timeout.connect(self._burst_ended)
        self.locked = locked
        """Whether nobody but staff may close the window."""
        screens.changed.connect(self._changed)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._by_keys = True
            return bool(event.modifiers() & CHORDS) or self._key(event)
        if event.type() == QEvent.Type.Close and self.locked:
            event.ignore()
            return True
        if isinstance(event, QMouseEvent):
            self._by_keys = False
            return self._tap(event)
        return False

    # -- touches --------------------------------------------------------------------------------

    def _tap(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._swallow = self._covered() or self._shadow(event)
            self._tapped = (event.timestamp(), event.position(), self._screens.journey.screen)
            self._screens.touched()
        return self._swallow

    def _shadow(self, event: QMouseEvent) -> bool:
        """Whether it is the second half of a double tap that the screen has already answered."""
        at, where, screen = self._tapped
        apart = event.position() - where
        near = NEAR * min(self._window.width(), self._window.height())
        return (
            event.timestamp() - at < TWICE
            and max(abs(apart.x()), abs(apart.y())) < near
            and screen != self._screens.journey.screen
        )

    def _covered(self) -> bool:
        """While the countdown runs, or help is shown, a touch or key takes that away: no more."""
        helping = self._screens.journey.helping
        if helping:
            self._screens.help(False)
        return helping or self._screens.seconds_left() >= 0

    # -- keys -----------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> bool:
        act = self._table.get(Qt.Key(event.key()))
        written = act is None and event.text() != "" and event.text().isprintable()
        if written:
            self._scan.add(event.text())
            self._burst.start()
        covered = act not in (Act.LOUDER, Act.SOFTER) and self._covered()
        self._screens.touched()
        if covered:
            return True
        if act is Act.ENTER and self._scanned():
            return True
        focus = self._focus()
        if act in ARROWS:
            self._move(focus, ARROWS[act])
        elif act is Act.ENTER:
            if not event.isAutoRepeat():
                self._enter(focus)
        elif act is Act.BACK:
            self._back()
        elif act in HEARING:
            self._hear(act)
        return act is not None or written

    def _scanned(self) -> bool:
        """Whether this Enter is a scanner's; what it read goes to the journey alone."""
        self._burst.stop()
        if not self._scan.whole:
            self._burst_ended()
            return False
        text = self._scan.end()
        if self._over() is None:
            self._screens.scanned(text)
        return True

    def _burst_ended(self) -> None:
        """A letter that came alone is a key's; more of them without Enter are nothing."""
        letters = self._scan.end()
        screen = self._screens.journey.screen
        if len(letters) == 1 and screen in WRITING and self._over() is None:
            self._screens.type(letters)

    def _enter(self, focus: QQuickItem | None) -> None:
        """Press what has the focus; any enter key of the table does."""
        if focus is None:
            self._begin()
        else:
            QMetaObject.invokeMethod(focus, "click")

    def _hear(self, act: Act) -> None:
        screens = self._screens
        if act is Act.HELP:
            screens.help(True)
        elif act in (Act.LOUDER, Act.SOFTER):
            screens.louder(1 if act is Act.LOUDER else -1)
        else:
            speech = screens.journey.comfort.speech
            screens.speak(not speech if act is Act.SPEECH else act is Act.HEADSET_IN)
            if self._focus() is None:
                self._begin()

    def _back(self) -> None:
        here = self._screens.journey.here
        if (over := self._over()) is not None:
            QMetaObject.invokeMethod(over, "leave")
        elif here.screen in WRITING and here.query:
            self._screens.erase()
        else:
            self._screens.back()

    def _focus(self) -> QQuickItem | None:
        item = self._window.activeFocusItem()
        return item if item in self._controls() else None

    def _move(self, focus: QQuickItem | None, direction: Direction) -> None:
        found = self._controls()
        if focus is None:
            self._begin()
            return
        others = [item for item in found if item is not focus]
        place = nearest(box(focus), [box(item) for item in others], direction)
        if place is not None:
            others[place].forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self) -> None:
        """Put the focus on what most people want here: the primary button, else the first."""
        found = self._controls()
        primary = [item for item in found if item.property("kind") == "primary"]
        place = first([box(item) for item in found])
        if primary or place is not None:
            chosen = primary[0] if primary else found[place or 0]
            chosen.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self) -> None:
        # The paper counts as well: once it is out, the way on opens.
        screen = f"{self._screens.journey.screen} {self._screens.journey.paper}"
        if screen != self._screen:
            self._screen = screen
            if self._by_keys:
                QTimer.singleShot(0, self, self._begin)

    def _over(self) -> QQuickItem | None:
        """What lies over the screen, if anything does."""
        for loader in self._window.contentItem().childItems():
            for item in loader.childItems():
                if item.objectName() in OVER and item.isVisible():
                    return item
        return None

    def _controls(self) -> list[QQuickItem]:
        return list(controls(self._over() or self._window.contentItem()))
