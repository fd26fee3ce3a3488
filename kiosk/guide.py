"""Decides what is said when: the screen as it comes, the control under the keys, the count-down."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk import comfort as ease
from kiosk.reading import control_texts, page_of, screen_texts
from kiosk.screens import Screens
from kiosk.speech import Speech

SETTLED = 90
"""Milliseconds after which a screen that has come is read: its parts find their places first."""
KEPT = 250
"""Milliseconds between two looks whether the person still listens."""
TOLD = frozenset({10, 5, 4, 3, 2, 1})
"""Seconds of the count-down that are spoken, besides its beginning."""


class Guide(QObject):
    """Reads one kiosk's window to whoever wishes it."""

    def __init__(self, window: QQuickWindow, screens: Screens, speech: Speech) -> None:
        super().__init__(window)
        self._window, self._screens, self._speech = window, screens, speech
        self._key: tuple[object, ...] = ()
        self._texts: list[str] = []
        self._focus: QQuickItem | None = None
        self._comfort = screens.journey.comfort
        self._query = ""
        self._left = -1
        self._acted = False
        self._soon = QTimer(self, interval=SETTLED, singleShot=True)
        self._soon.timeout.connect(self._tell)
        self._listening = QTimer(self, interval=KEPT)
        self._listening.timeout.connect(self._keep)
        self._listening.start()
        screens.changed.connect(self._changed)
        screens.ticked.connect(self._ticked)
        window.activeFocusItemChanged.connect(self._moved)
        speech.changed.connect(self._signs)
        screens.house_volume_changed.connect(self.sound)
        # Installed after that of the hands, and so asked before it.
        window.installEventFilter(self)
        screens.set_speaks(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """At any key or touch what is being said stops, and what it changes is told."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self._acted = True
            self._speech.stop()
            self._soon.start()
        return False

    @Slot()
    def _changed(self) -> None:
        before, self._comfort = self._comfort, self._screens.journey.comfort
        if before.speech and not self._comfort.speech:
            self._speech.stop()
        if self._comfort.speech and not before.speech:
            self._key = ()
        if self._comfort.speech and before.speech and self._comfort.volume != before.volume:
            self._say([self._screens.volume_text()])
            return
        if self._here() != self._key:
            self._soon.start()

    @Slot()
    def _moved(self) -> None:
        self._soon.start()

    def _here(self) -> tuple[object, ...]:
        journey = self._screens.journey
        place = journey.here
        refused = journey.refusal is not None
        return (
            *(place.screen, place.tab, place.group, place.service),
            *(journey.language, journey.paper, journey.helping, refused, journey.comfort.speech),
        )

    @Slot()
    def _tell(self) -> None:
        """Say what has come since the last look."""
        if not self._comfort.speech or self._screens.seconds_left() >= 0:
            return
        texts, focus = self._read(), self._window.activeFocusItem()
        control = control_texts(focus) if self._speaks_of(focus) else []
        before, acted = self._texts, self._acted
        query, self._query = self._query, self._screens.journey.here.query
        moved, self._focus = focus is not self._focus, focus
        self._texts, self._acted = texts, False
        if self._here() != self._key:
            self._key = self._here()
            self._say([*texts, *self._state(control, focus)])
        elif self._query != query:
            self._say([self._query[-1:] if len(self._query) > len(query) else query[-1:]])
        elif moved and control:
            self._say(self._state(control, focus))
        elif acted and (new := [text for text in texts if text not in before]):
            self._say(new)

    def _read(self) -> list[str]:
        """What the screen says, what was written there letter by letter."""
        query = self._screens.journey.here.query
        texts: list[str] = []
        for text in screen_texts(page_of(self._window.contentItem())):
            texts += query.replace(" ", "") if text == query else [text]
        return texts

    def _speaks_of(self, focus: QQuickItem | None) -> bool:
        return focus is not None and focus.activeFocusOnTab() and not self._screens.journey.helping

    def _state(self, texts: list[str], focus: QQuickItem | None) -> list[str]:
        """A control's texts, and whether it is on."""
        if focus is None or not texts or not focus.property("chosen"):
            return texts
        toggle = focus.property("comfort") is not None
        return [*texts, self._screens.in_words(f"voice.read.{'on' if toggle else 'chosen'}")]

    @Slot()
    def _ticked(self) -> None:
        """The count-down, by ear as by sight."""
        before, self._left = self._left, self._screens.seconds_left()
        if self._left < 0 or self._left == before:
            if before >= 0 > self._left:
                self._speech.stop()
            return
        if not self._comfort.speech:
            if before < 0:
                self._speech.ring(factor=self._factor())
        elif before < 0:
            QTimer.singleShot(0, self, self._warn)
        elif self._left in TOLD:
            self._say([str(self._left)])

    @Slot()
    def _warn(self) -> None:
        self._say(self._read())

    @Slot()
    def _keep(self) -> None:
        """Whoever listens is not hurried: the time-out begins when the voice has ended."""
        if self._comfort.speech and self._speech.busy and self._screens.seconds_left() < 0:
            self._screens.touched()

    @Slot()
    def _signs(self) -> None:
        self._screens.set_sound(soundless=self._speech.soundless, unspoken=self._speech.unspoken)

    def _say(self, texts: list[str]) -> None:
        journey = self._screens.journey
        self._speech.say(texts, journey.language, factor=self._factor())

    def _factor(self) -> float:
        return ease.factor(self._screens.journey.comfort.volume, self._screens.house_volume)

    @Slot()
    def sound(self) -> None:
        """Ring, so that staff hear how loud the kiosk is now."""
        self._speech.ring(factor=self._factor())
