"""The clips of a voice: a centre's own recordings first, then those that came with Foleni."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import assets
from floor.rules.offer import Language
from floor.voice import measure, wav
from floor.voice.reading import Part
from floor.voice.synthesiser import Synthesiser
from floor.voice.wav import BadSound, Sound

VOICE = assets.ROOT / "voice"
"""The clips that came with Foleni: a folder for each language."""
CHIME = assets.ROOT / "sounds" / "chime.wav"
SUBSTITUTE = "voice.read.unspoken"
"""The clip said once in place of what can be said neither by a clip nor by a synthesiser."""
ACRONYM = 5
"""Letters up to which capitals are spelled where there is no synthesiser."""


class Library:
    """Finds clips and keeps what it has read; may be used from one thread at a time."""

    def __init__(self, folders: Sequence[Path] = (), *, synthesiser: Synthesiser | None = None):
        self._folders = (*folders, VOICE)
        self._synthesiser = synthesiser
        self._kept: dict[tuple[Language, str], Sound | None] = {}
        self.unspoken = False
        """Whether something could not be said, for want of clip and synthesiser."""

    def clip(self, language: Language, name: str) -> Sound | None:
        """A clip by its name, at the rate of all; None if no folder has one that can be read."""
        if (language, name) not in self._kept:
            self._kept[language, name] = self._read(language, name)
        return self._kept[language, name]

    def _read(self, language: Language, name: str) -> Sound | None:
        for folder in self._folders:
            try:
                return measure.resampled(wav.read(folder / language / f"{name}.wav"))
            except (OSError, BadSound):
                continue  # `foleni voice check` tells which
        return None

    def spoken(self, parts: Iterable[Part]) -> Sound:
        """One stream of all parts, each followed by its pause, the last by none."""
        sounds: list[Sound] = []
        told: set[Language] = set()
        for part in parts:
            found = self._part(part, told)
            if found is not None:
                sounds += [found, wav.silence(part.pause)]
        return wav.joined(*sounds[:-1])

    def _part(self, part: Part, told: set[Language]) -> Sound | None:
        if (found := self.clip(part.language, part.clip)) is not None:
            return found
        if self._synthesiser is not None and (made := self._made(part)) is not None:
            return made
        letters = part.text.strip()
        if letters.isupper() and letters.isalpha() and len(letters) <= ACRONYM:
            spelled = (self.clip(part.language, f"letter.{sign}") for sign in letters)
            return wav.joined(*(sound for sound in spelled if sound is not None))
        self.unspoken = True
        if part.language in told:
            return None
        told.add(part.language)
        return self.clip(part.language, SUBSTITUTE)

    def _made(self, part: Part) -> Sound | None:
        """The text by the synthesiser, as loud as a clip; kept, as screens come again."""
        key = (part.language, f"made.{part.text}")
        if key not in self._kept:
            assert self._synthesiser is not None
            made = self._synthesiser.say(part.text, part.language)
            self._kept[key] = made and measure.levelled(measure.trimmed(measure.resampled(made)))
        return self._kept[key]


def chime() -> Sound:
    """The sound before a call."""
    return measure.resampled(wav.read(CHIME))
