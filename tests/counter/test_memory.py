"""What a counter's computer remembers, and that a spoiled memory does no harm."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from counter.memory import Memory


def remembering(folder: Path, device: str = "desk-7") -> Memory:
    return Memory(QSettings(str(folder / "device.ini"), QSettings.Format.IniFormat), device)


def test_counter_and_language_outlive_the_program(tmp_path: Path) -> None:
    memory = remembering(tmp_path)
    memory.counter = 7
    memory.language = "sw"
    again = remembering(tmp_path)
    assert (again.counter, again.language) == (7, "sw")


def test_each_device_has_its_own(tmp_path: Path) -> None:
    remembering(tmp_path).counter = 7
    assert remembering(tmp_path, "desk-8").counter is None


@pytest.mark.parametrize("spoiled", ["", "0", "-3", "seven"])
def test_a_spoiled_memory_counts_as_none(tmp_path: Path, spoiled: str) -> None:
    memory = remembering(tmp_path)
    memory.settings.setValue("desk-7/counter", spoiled)
    memory.settings.setValue("desk-7/language", spoiled)
    assert (memory.counter, memory.language) == (None, "en")
