"""How much paper the kiosk's roll still has, counted ticket by ticket."""

from dataclasses import dataclass

from PySide6.QtCore import QSettings

LOW_SHARE = 0.1
"""Share of the roll from which staff should have another one at hand."""


@dataclass(slots=True)
class Roll:
    """The roll in the printer, kept under the device's name in the computer's settings."""

    settings: QSettings
    device: str

    @property
    def left_mm(self) -> int | None:
        """Millimetres left; None until somebody said that a roll was put in."""
        return self._number("left_mm")

    @property
    def whole_mm(self) -> int | None:
        """Millimetres that the roll had when it was put in."""
        return self._number("whole_mm")

    def put_in(self, length_mm: int) -> None:
        """There is a new roll."""
        self._keep("whole_mm", length_mm)
        self._keep("left_mm", length_mm)

    def take(self, length_mm: int) -> None:
        """A ticket took paper; a roll never has less than nothing."""
        if (left := self.left_mm) is not None:
            self._keep("left_mm", max(0, left - length_mm))

    @property
    def low(self) -> bool:
        """Whether the count says that the roll is nearly used up."""
        left, whole = self.left_mm, self.whole_mm
        return left is not None and whole is not None and left <= whole * LOW_SHARE

    def tickets_left(self, usual_mm: int) -> int | None:
        """How many more tickets of the usual length the roll gives."""
        left = self.left_mm
        return None if left is None else left // max(1, usual_mm)

    def _number(self, name: str) -> int | None:
        kept = str(self.settings.value(f"{self.device}/paper/{name}", ""))
        return int(kept) if kept.isdecimal() else None

    def _keep(self, name: str, value: int) -> None:
        self.settings.setValue(f"{self.device}/paper/{name}", value)
        self.settings.sync()
