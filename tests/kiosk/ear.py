"""A kiosk that is heard into a file, on a clock that the test moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from floor.qt import pilot
from floor.rules.offer import Language
from floor.voice import wav
from floor.voice.library import Library
from floor.voice.player import Recorder
from floor.voice.wav import Sound
from floor.words import load_words
from kiosk.reading import control_texts
from kiosk.speech import Speech
from tests.kiosk.conftest import Hall


@dataclass
class Ear:
    """What is said, and the loudspeaker, which is a file."""

    path: Path
    seconds: float = 0.0
    recorder: Recorder = field(init=False)
    speech: Speech = field(init=False)

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.path, clock=lambda: self.seconds)
        self.speech = Speech(self.recorder, Library(), words=load_words())

    @property
    def said(self) -> list[str]:
        return self.speech.said

    def forget(self) -> None:
        self.speech.said.clear()

    def heard(self) -> Sound:
        return wav.read(self.path)

    def go_on(self) -> bool:
        """Let the clock run as long as a sound is under way; whether nothing is left to say."""
        self.seconds += 1.0 if self.recorder.busy else 0.0
        return not self.speech.busy


def leaves(item: QQuickItem) -> Iterator[tuple[str, QQuickItem]]:
    """Every text that is painted, with its item; apart from how the kiosk itself finds them."""
    if not item.isVisible() or item.opacity() == 0:
        return
    if item.metaObject().indexOfProperty("truncated") >= 0 and item.property("text"):
        yield str(item.property("text")), item
    for child in item.childItems():
        yield from leaves(child)


def known(speech: Speech, text: str, language: Language) -> bool:
    """Whether a text needs no synthesiser."""
    return not any(part.free for part in speech.parts(text, language))


def listen(hall: Hall, ear: Ear, *wanted: str) -> None:
    """Wait until each of these has been said."""
    hall.until(lambda: all(text in ear.said for text in wanted))


def finish(hall: Hall, ear: Ear) -> None:
    """Hear it to its end."""
    hall.until(ear.go_on)


def until_focus(hall: Hall, ear: Ear, name: str, key: Qt.Key) -> None:
    """Press a key until the focus is on a control, and hear what it is."""
    hall.until(lambda: hall.shown(name))
    for _ in range(14):
        if hall.focus() == name:
            break
        hall.press(key)
    assert hall.focus() == name
    text = control_texts(pilot.find(name))[0]
    hall.until(lambda: text in ear.said)
