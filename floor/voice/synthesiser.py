"""Speech from text by espeak-ng where a PC has it: a program of its own, never part of Foleni.

espeak-ng is under the GPL 3. Either Debian's program is run, or the Python package
`espeakng-loader`, which carries the library, by a small program of its own (`espeak.py`).
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from floor.rules.offer import Language
from floor.voice import wav
from floor.voice.wav import BadSound, Sound

VOICES: Mapping[Language, str] = {"en": "en-gb", "sw": "sw"}
SPEED = 175
"""Words a minute; words said alone, as in a call, come out much slower than in a sentence."""
LONGEST = 10.0
"""Seconds after which the program is given up."""
HELPER = Path(__file__).with_name("espeak.py")


class Synthesiser(Protocol):
    """Makes speech from text."""

    def say(self, text: str, language: Language) -> Sound | None:
        """The text as speech; None if that failed."""


class Espeak:
    """espeak-ng through a command that takes `-v VOICE -s SPEED --stdin --stdout`."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command

    def say(self, text: str, language: Language) -> Sound | None:
        options = ("-v", VOICES[language], "-s", str(SPEED), "--stdin", "--stdout")
        try:
            done = subprocess.run(
                [*self.command, *options],
                input=text.encode(),
                capture_output=True,
                timeout=LONGEST,
                check=True,
            )
            return wav.from_bytes(done.stdout)
        except (OSError, subprocess.SubprocessError, BadSound):
            return None


def find_synthesiser(
    *,
    which: Callable[[str], str | None] = shutil.which,
    find: Callable[[str], object] = find_spec,
) -> Espeak | None:
    """espeak-ng, as this PC has it; None without it."""
    if (program := which("espeak-ng")) is not None:
        return Espeak((program,))
    if find("espeakng_loader") is not None:
        return Espeak((sys.executable, str(HELPER)))
    return None
