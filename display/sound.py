"""Makes calls heard: a chime, then the voice in the centre's languages; never waited for."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Protocol

from floor.rules.offer import Language
from floor.rules.opening import local
from floor.rules.state import Call
from floor.voice import measure, wav
from floor.voice.calls import call_parts
from floor.voice.clips import CALLING, fixed_clips
from floor.voice.library import Library, chime
from floor.voice.player import PLAYERS, Player, Recorder, find_player
from floor.voice.reading import Reader
from floor.voice.volume import Volume
from floor.voice.wav import Sound
from floor.words import LANGUAGES, Words, load_words

log = logging.getLogger("foleni.display")

PAUSE = 0.2
"""Seconds between chime and voice."""
CROWD = 2
"""Calls waiting behind one from which it is said shortly and without the chime."""


class Turn(Protocol):
    """Says whether this display is the one that speaks; see display.turn."""

    def holds(self, counter: int) -> bool:
        """Whether a counter's calls are said here."""

    def begin(self, call: Call, seconds: float) -> bool:
        """Whether a call that takes so long begins now; if not, perhaps in a moment."""

    def was_said(self, call: Call) -> None:
        """A call was heard here to its end."""


class Speaker(Protocol):
    """Makes a call heard."""

    @property
    def silent(self) -> bool:
        """Whether nothing is heard; the screen then flashes and shows staff a sign."""

    @property
    def busy(self) -> bool:
        """Whether a call is still being heard; asked again and again, it also goes on."""

    def announce(self, call: Call, *, behind: int = 0, at: int = 0) -> None:
        """Begin to make this call heard, `behind` others waiting; returns at once.

        `at` is the floor's time, UTC milliseconds: the volume may follow the time of day.
        """

    def close(self) -> None:
        """Fall silent."""


class Muted:
    """No sound by wish, or because this display has none: the screen flashes instead."""

    silent = True
    busy = False

    def announce(self, call: Call, *, behind: int = 0, at: int = 0) -> None:
        return

    def close(self) -> None:
        return


class Herald:
    """Plays one stream for each call, one after the other, none left out.

    Clips are read in a thread of their own, so that no picture stops for them. Should a call's
    stream fail, the chime alone is played.
    """

    def __init__(
        self,
        player: Player,
        *,
        say: "Caller | None",
        volume: Volume | None = None,
        turn: "Turn | None" = None,
    ) -> None:
        self._player, self._turn = player, turn
        self._say = say
        self._volume = volume or Volume()
        self._chime = chime()
        self._due: deque[tuple[Call, bool, int]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="foleni-voice")
        if say is not None:
            self._thread.submit(say.warm)
        self._making = self._thread.submit(silent_sound)
        self._expected: Call | None = None
        self._playing: Call | None = None

    @property
    def silent(self) -> bool:
        return self._player.silent

    @property
    def busy(self) -> bool:
        self._go_on()
        return self._expected is not None or self._player.busy

    def announce(self, call: Call, *, behind: int = 0, at: int = 0) -> None:
        self._due.append((call, behind >= CROWD, at))
        self._go_on()

    def close(self) -> None:
        self._due.clear()
        self._expected = self._playing = None
        self._player.stop()
        self._thread.shutdown(cancel_futures=True)

    def _go_on(self) -> None:
        """Play what has been made, or make the next, once the last has been heard."""
        if self._player.busy:
            return
        self._heard()
        if self._expected is not None:
            if self._making.done():
                self._begin(self._expected, self._making.result())
        elif self._due:
            call, short, at = self._due.popleft()
            self._expected = call
            self._making = self._thread.submit(partial(self._made, call, short, at))

    def _heard(self) -> None:
        """The last sound is over."""
        if self._turn is not None and self._playing is not None and not self._player.silent:
            self._turn.was_said(self._playing)
        self._playing = None

    def _begin(self, call: Call, sound: Sound) -> None:
        """Play a call if it is this display's turn; wait while it may be so again in a moment."""
        if self._turn is not None and not self._turn.begin(call, sound.seconds):
            if not self._turn.holds(call.counter):
                self._expected = None
                log.info("left unsaid ticket=%s", call.ticket)
            return
        self._expected, self._playing = None, call
        self._player.play(sound)
        log.info("sounds at=%.4f", monotonic())

    def _made(self, call: Call, short: bool, at: int) -> Sound:
        sound = self._chime
        if self._say is not None:
            try:
                voice = self._say(call, short=short)
                sound = voice if short else wav.joined(sound, wav.silence(PAUSE), voice)
            except (OSError, ValueError) as fault:
                log.error("call not spoken ticket=%s reason=%s", call.ticket, fault)
        return measure.scaled(sound, self._volume.at(local(at)) if at else 1.0)


class Caller:
    """A call's voice, from clips."""

    def __init__(self, library: Library, *, languages: Sequence[Language], words: Words) -> None:
        self._library = library
        self._words = words
        self._languages = languages
        self._readers = [Reader(words, language) for language in languages]

    def __call__(self, call: Call, *, short: bool) -> Sound:
        parts = call_parts(
            call.ticket,
            call.counter,
            readers=self._readers,
            words=self._words,
            again=call.again,
            short=short,
        )
        return self._library.spoken(parts)

    def warm(self) -> None:
        """Read every clip of calls, so that the first one is not late."""
        for language in self._languages:
            for clip in fixed_clips(self._words, language, beginnings=CALLING):
                self._library.clip(language, clip.name)


def silent_sound() -> Sound:
    """Nothing."""
    return wav.silence(0)


def find_speaker(
    *,
    first: Language = "sw",
    voice: bool = True,
    folder: Path | None = None,
    volume: Volume | None = None,
    record: Path | None = None,
    turn: Turn | None = None,
    player: Callable[[], Player | None] = find_player,
) -> Speaker:
    """Chime and voice through what this PC has, or into a file; Muted where it has nothing."""
    found = Recorder(record) if record else player()
    if found is None:
        wanted = ", ".join(program for program, *_ in PLAYERS)
        log.warning("no sound players_looked_for=%s", wanted)
        return Muted()
    languages = (first, *(each for each in LANGUAGES if each != first))
    library = Library((folder,) if folder else ())
    say = Caller(library, languages=languages, words=load_words()) if voice else None
    return Herald(found, say=say, volume=volume, turn=turn if voice else None)
