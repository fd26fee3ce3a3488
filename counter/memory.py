"""What a counter's computer remembers between days: the counter, the language, the window."""

from dataclasses import dataclass
from typing import cast, get_args

from PySide6.QtCore import QSettings

from floor.rules.offer import Language


def remembered(device: str, language: str | None) -> "Memory":
    """What this computer keeps for a device; a language that is given is kept from now on."""
    memory = Memory(QSettings("Foleni", "counter"), device)
    if language is not None:
        memory.language = "sw" if language == "sw" else "en"
    return memory


@dataclass(slots=True)
class Memory:
    """Values under the device's name in the computer's settings; unreadable ones count as unset."""

    settings: QSettings
    device: str

    @property
    def counter(self) -> int | None:
        kept = str(self._get("counter"))
        return int(kept) if kept.isdecimal() and int(kept) > 0 else None

    @counter.setter
    def counter(self, number: int) -> None:
        self._set("counter", number)

    @property
    def language(self) -> Language:
        kept = str(self._get("language"))
        return cast(Language, kept) if kept in get_args(Language) else "en"

    @language.setter
    def language(self, language: Language) -> None:
        self._set("language", language)

    @property
    def contrast(self) -> bool:
        return str(self._get("contrast")) == "true"

    @contrast.setter
    def contrast(self, on: bool) -> None:
        self._set("contrast", "true" if on else "false")

    def _get(self, name: str) -> object:
        return self.settings.value(f"{self.device}/{name}", "")

    def _set(self, name: str, value: object) -> None:
        self.settings.setValue(f"{self.device}/{name}", value)
        self.settings.sync()
