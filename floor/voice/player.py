"""Plays sounds: by whatever program plays WAV files on this PC, or into a file to be measured."""

import logging
import shutil
import subprocess
from collections.abc import Callable, Sequence
from os import close, unlink
from pathlib import Path
from tempfile import mkstemp
from time import monotonic
from typing import Protocol

from floor.voice import wav
from floor.voice.wav import RATE, Sound

log = logging.getLogger("foleni.voice")

PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""Programs that play a WAV file, the first found is taken: PipeWire, PulseAudio, ALSA."""
PATIENCE = 5.0
"""Seconds a player may take longer than its sound, as one does whose device hangs."""


class Player(Protocol):
    """Makes sounds heard; never waits for them."""

    @property
    def busy(self) -> bool:
        """Whether a sound is under way."""

    @property
    def silent(self) -> bool:
        """Whether the last sound failed, so that nothing is heard."""

    def play(self, sound: Sound) -> None:
        """Begin a sound at once; one that is under way ends."""

    def stop(self) -> None:
        """Fall silent."""


class ProgramPlayer:
    """Plays through a program. One that fails is tried again by the next sound, and logged once."""

    def __init__(self, command: Sequence[str], *, clock: Callable[[], float] = monotonic) -> None:
        self._command = list(command)
        self._clock = clock
        self._playing: subprocess.Popen[bytes] | None = None
        self._file = ""
        self._until = 0.0
        self._failed = False

    @property
    def busy(self) -> bool:
        self._look()
        return self._playing is not None

    @property
    def silent(self) -> bool:
        self._look()
        return self._failed

    def play(self, sound: Sound) -> None:
        self.stop()
        quiet = subprocess.DEVNULL
        try:
            handle, self._file = mkstemp(prefix="foleni-", suffix=".wav")
            close(handle)
            Path(self._file).write_bytes(wav.to_bytes(sound))
            self._playing = subprocess.Popen(
                [*self._command, self._file],
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                start_new_session=True,
            )
        except OSError as fault:
            self._fail(str(fault))
        self._until = self._clock() + sound.seconds + PATIENCE

    def stop(self) -> None:
        self._look()
        if self._playing is not None:
            self._end()

    def _end(self) -> None:
        assert self._playing is not None
        self._playing.kill()
        self._playing.wait()
        self._forget()

    def _forget(self) -> None:
        self._playing = None
        if self._file:
            unlink(self._file)
            self._file = ""

    def _look(self) -> None:
        """Learn how the last sound ended, without waiting for it."""
        if self._playing is None:
            return
        status = self._playing.poll()
        if status is None:
            if self._clock() > self._until:
                self._end()
                self._fail("it does not end")
            return
        self._forget()
        if status == 0:
            self._failed = False
        else:
            self._fail(f"it ended with status {status}")

    def _fail(self, reason: str) -> None:
        if not self._failed:
            log.error("no sound player=%s reason=%s", self._command[0], reason)
        self._failed = True


class Recorder:
    """Plays into a WAV file, as a loudspeaker would meanwhile: quiet, sounds, ends cut short."""

    silent = False

    def __init__(self, path: Path, *, clock: Callable[[], float] = monotonic) -> None:
        self._path = path
        self._clock = clock
        self._began = clock()
        self._written = 0
        self._last: tuple[int, Sound] | None = None
        self.begun: list[tuple[float, float]] = []
        """When each sound began, in seconds since the start, and how long it is."""
        wav.write(path, wav.silence(0))

    @property
    def busy(self) -> bool:
        if self._last is None:
            return False
        if self._now() < self._last[0] + len(self._last[1].samples):
            return True
        self._keep(self._last[1])
        return False

    def play(self, sound: Sound) -> None:
        self.stop()
        self._last = (self._now(), sound)
        self.begun.append((self._last[0] / RATE, sound.seconds))

    def stop(self) -> None:
        if self._last is not None:
            start, sound = self._last
            self._keep(Sound(sound.samples[: max(0, self._now() - start)]))

    def _now(self) -> int:
        return round((self._clock() - self._began) * RATE)

    def _keep(self, sound: Sound) -> None:
        """Write the quiet since the last sound, and this one."""
        assert self._last is not None
        start, self._last = self._last[0], None
        quiet = bytes(2 * max(0, start - self._written))
        wav.append(self._path, quiet + sound.samples.tobytes())
        self._written = max(start, self._written) + len(sound.samples)


def find_player(*, which: Callable[[str], str | None] = shutil.which) -> ProgramPlayer | None:
    """The first player program this PC has; None without one."""
    for program, *options in PLAYERS:
        if (path := which(program)) is not None:
            return ProgramPlayer([path, *options])
    return None
