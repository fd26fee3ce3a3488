"""The chime, and the seam for a voice: by whatever program plays sounds here, never waited for."""

import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import assets
from floor.rules.state import Call

log = logging.getLogger("foleni.display")

PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""Programs that play a WAV file, the first found is taken: PipeWire, PulseAudio, ALSA."""
CHIME = assets.ROOT / "sounds" / "chime.wav"


class Speaker(Protocol):
    """Makes a call heard. A voice will be another one, chosen where the display is put together."""

    @property
    def silent(self) -> bool:
        """Whether nothing is heard; the screen then flashes and shows staff a sign."""

    def announce(self, call: Call) -> None:
        """Begin to make this call heard; returns at once."""

    def close(self) -> None:
        """Fall silent."""


class Muted:
    """No sound by wish, or because this display has none: the screen flashes instead."""

    silent = True

    def announce(self, call: Call) -> None:
        return

    def close(self) -> None:
        return


class Chime:
    """Plays one sound for each call through a player program; one at a time, the first plays out.

    A player that fails makes it silent from then on, and says so in the log once.
    """

    def __init__(self, player: Sequence[str], sound: Path = CHIME) -> None:
        self._command = [*player, str(sound)]
        self._playing: subprocess.Popen[bytes] | None = None
        self._broken = False

    @property
    def playing(self) -> bool:
        """Whether a sound is under way."""
        self._look()
        return self._playing is not None

    @property
    def silent(self) -> bool:
        self._look()
        return self._broken

    def announce(self, call: Call) -> None:
        if self.playing or self._broken:
            return
        quiet = subprocess.DEVNULL
        try:
            self._playing = subprocess.Popen(
                self._command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
            )
        except OSError as fault:
            self._fail(str(fault))

    def close(self) -> None:
        if self._playing is not None and self._playing.poll() is None:
            self._playing.terminate()
            self._playing.wait()
        self._playing = None

    def _look(self) -> None:
        """Learn how the last sound ended, without waiting for it."""
        if self._playing is None or (status := self._playing.poll()) is None:
            return
        self._playing = None
        if status != 0:
            self._fail(f"it ended with status {status}")

    def _fail(self, reason: str) -> None:
        self._broken = True
        log.error("no sound player=%s reason=%s", self._command[0], reason)


def find_speaker(
    *, sound: Path = CHIME, which: Callable[[str], str | None] = shutil.which
) -> Speaker:
    """The chime through the first player program this PC has; without one Muted, and a log line."""
    for program, *options in PLAYERS:
        if (path := which(program)) is not None and sound.is_file():
            return Chime([path, *options], sound)
    wanted = ", ".join(program for program, *_ in PLAYERS)
    log.warning("no sound chime=%s players_looked_for=%s", sound.is_file(), wanted)
    return Muted()
