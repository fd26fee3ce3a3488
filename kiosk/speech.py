"""Says texts: each made in a thread, played one after the other, and silent at once if told so."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from floor.qt.worker import Worker
from floor.rules.offer import Language
from floor.voice import measure, wav
from floor.voice.library import Library, chime
from floor.voice.player import Player, Recorder, find_player
from floor.voice.reading import Part, Reader, read_all
from floor.voice.synthesiser import find_synthesiser
from floor.voice.wav import Sound
from floor.words import LANGUAGES, Words

log = logging.getLogger("foleni.kiosk")

LOOK = 30
"""Milliseconds between two looks whether the next text may begin."""
BETWEEN = 0.2
"""Seconds of quiet after each text."""


@dataclass(slots=True)
class Saying:
    """Texts that are being said; none of it is heard any more once another has begun."""

    factor: float = 1.0
    making: int = 0
    made: deque[Sound] = field(default_factory=deque)


class Speech(QObject):
    """A kiosk's voice."""

    changed = Signal()
    """Whether something could not be said, or is not heard, has changed."""

    def __init__(
        self, player: Player, library: Library, *, words: Words, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._library = library
        self._readers: Mapping[Language, Reader] = {
            language: Reader(words, language) for language in LANGUAGES
        }
        self._worker = Worker(self)
        self._saying = Saying()
        self._signs = (False, False)
        self.said: list[str] = []
        """Every text begun since the start, for those who look after it."""
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is being said, or about to be."""
        return bool(self._saying.making or self._saying.made) or self._player.busy

    @property
    def soundless(self) -> bool:
        """Whether nothing is heard."""
        return self._signs[0]

    @property
    def unspoken(self) -> bool:
        """Whether names could not be said."""
        return self._signs[1]

    def say(self, texts: Iterable[str], language: Language, *, factor: float) -> None:
        """Say texts, and nothing of what was being said before."""
        self.stop()
        readers = self._in_order(language)
        for text in texts:
            self.said.append(text)
            self._make(partial(self._spoken, text, readers), factor)

    def ring(self, *, factor: float) -> None:
        """A chime, for those who do not have the screen read to them."""
        self.stop()
        self._make(chime, factor)

    def stop(self) -> None:
        """Fall silent at once."""
        self._saying = Saying()
        self._player.stop()

    def close(self) -> None:
        """For good."""
        self._timer.stop()
        self.stop()
        self._worker.shutdown()

    def parts(self, text: str, language: Language) -> list[Part]:
        """How a text would be said."""
        return read_all([text], self._in_order(language))

    def _in_order(self, language: Language) -> Sequence[Reader]:
        other = (each for each in LANGUAGES if each != language)
        return [self._readers[each] for each in (language, *other)]

    def _spoken(self, text: str, readers: Sequence[Reader]) -> Sound:
        said = self._library.spoken(read_all([text], readers))
        return wav.joined(said, wav.silence(BETWEEN))

    def _make(self, sound: Callable[[], Sound], factor: float) -> None:
        saying = self._saying
        saying.factor = factor
        saying.making += 1

        def made(found: Sound) -> None:
            saying.making -= 1
            saying.made.append(found)
            self._look()

        def failed(error: Exception) -> None:
            saying.making -= 1

        def work() -> Sound:
            if saying is not self._saying:
                return wav.silence(0)
            return measure.scaled(sound(), factor)

        self._worker.submit(work, done=made, failed=failed)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        """Begin the next text once the last has been heard."""
        if not self._player.busy:
            if self._saying.made:
                self._player.play(self._saying.made.popleft())
            elif not self._saying.making:
                self._timer.stop()
        signs = (self._player.silent, self._library.unspoken)
        if signs != self._signs:
            self._signs = signs
            self.changed.emit()


def find_speech(
    *, words: Words, clips: Path | None = None, record: Path | None = None
) -> Speech | None:
    """Speech through what this PC has, or into a file; None where nothing plays sounds."""
    player = Recorder(record) if record else find_player()
    if player is None:
        log.info("screens are not read aloud: no program plays sounds here")
        return None
    library = Library((clips,) if clips else (), synthesiser=find_synthesiser())
    return Speech(player, library, words=words)
