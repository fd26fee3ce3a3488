"""What a person sets for themselves at the kiosk: type, contrast, reach, voice and volume."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement

from kiosk import comfort as ease
from kiosk import journey as way
from kiosk.look import Look

QML_IMPORT_NAME = "Kiosk.Screens"
QML_IMPORT_MAJOR_VERSION = 1
Touch = Callable[[way.Journey], way.Journey]


@QmlElement
class Eased(Look):
    """The kiosk's face, and its comforts."""

    def _do(self, touch: Touch) -> None:
        raise NotImplementedError

    @Slot(str)
    def toggle(self, comfort: str) -> None:
        """Turn "large", "contrast" or "low" on or off."""
        now = self._journey.comfort
        other = replace(now, **{comfort: not getattr(now, comfort)})
        self._do(lambda journey: way.with_comfort(journey, other))

    @Slot()
    def next_volume(self) -> None:
        """The one button of the bar: louder, then from the softest again."""
        self._ease(ease.next_volume(self._journey.comfort))

    def louder(self, steps: int) -> None:
        """So many steps louder, or softer."""
        self._ease(ease.louder(self._journey.comfort, steps))

    def speak(self, wanted: bool) -> None:
        """Read the screens aloud, or no more; only where this kiosk can be heard."""
        self._ease(replace(self._journey.comfort, speech=wanted and self._speaks))

    def _ease(self, comfort: ease.Comfort) -> None:
        self._do(lambda journey: way.with_comfort(journey, comfort))

    def help(self, wanted: bool) -> None:
        """Tell what the keys do."""
        self._do(lambda journey: way.with_help(journey, wanted))

    def set_speaks(self, can: bool) -> None:
        """Whether this kiosk can be heard."""
        self._speaks = can
        self.changed.emit()

    def set_sound(self, *, soundless: bool, unspoken: bool) -> None:
        """Signs for staff: nothing is heard; names cannot be said."""
        self._soundless, self._unspoken = soundless, unspoken
        self.changed.emit()
