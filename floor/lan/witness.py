"""What a device remembers of its host's journal, so that an old copy of the store is noticed."""

import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from floor import errors

HEAD, SEEN = "Foleni-Head", "Foleni-Seen"
"""Headers: what the host shows, and what a device remembers."""
SAVE_EVERY = 2.0
"""Seconds between two notes on the disk at least."""
SHOW_EVERY = 30.0
"""Seconds between two times that a device shows its host what it remembers at least; it also does
so on every new watch and after each failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A line that a centre's journal had: origin, seq and hash."""

    centre: str
    origin: str
    seq: int
    hash: str

    @property
    def epoch(self) -> int:
        """0 for a store made new, one more with each restore."""
        return int(self.origin.rpartition(".")[2])

    def __str__(self) -> str:
        return f"{self.centre} {self.origin} {self.seq} {self.hash}"


def read(text: str) -> Seen | None:
    """A line as a header tells it; None when it tells none."""
    parts = text.split(" ")
    if len(parts) != 4 or not parts[2].isdecimal() or len(text) > 200:
        return None
    seen = Seen(centre=parts[0], origin=parts[1], seq=int(parts[2]), hash=parts[3])
    try:
        return seen if seen.epoch >= 0 else None
    except ValueError:
        return None


def demand(before: Seen, shown: Seen) -> None:
    """Raise HostRegressed when a host shows less than it showed before, or other; another centre's
    host is followed, since devices move."""
    if shown.centre != before.centre:
        return
    if shown.origin == before.origin:
        less = shown.seq < before.seq
        other = shown.seq == before.seq and shown.hash != before.hash
        if less or other:
            raise errors.HostRegressed(seq=before.seq)
    elif shown.epoch <= before.epoch:
        raise errors.HostRegressed(seq=before.seq)


class Memory:
    """The highest line that a device's host has shown it, in a file of the device; for all
    threads."""

    def __init__(
        self, folder: Path, device: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        name = "".join(c if c.isalnum() or c in "-_" else "-" for c in device)
        self._path = folder / f"{name}.witness"
        self._clock, self._lock = clock, threading.Lock()
        self._saved = self._shown = -SHOW_EVERY
        self.seen = self._load()

    def told(self, *, always: bool) -> dict[str, str]:
        """The header that shows the host what is remembered, when it is time to."""
        now = self._clock()
        if self.seen is None or (not always and now - self._shown < SHOW_EVERY):
            return {}
        self._shown = now
        return {SEEN: str(self.seen)}

    @property
    def due(self) -> bool:
        """Whether it is time to show the host what is remembered."""
        return self.seen is not None and self._clock() - self._shown >= SHOW_EVERY

    def failed(self) -> None:
        """The host did not answer, or showed less: whoever answers next is shown it at once."""
        self._shown = -SHOW_EVERY

    def look(self, before: Seen | None, head: str) -> None:
        """Hold what a host shows against what was known when it was asked, and remember it.

        Raises HostRegressed; then nothing is remembered of it.
        """
        if (shown := read(head)) is None:
            return
        with self._lock:
            if before is not None:
                demand(before, shown)
            known = self.seen
            moved = known is None or known.centre != shown.centre
            if known is None or moved or (shown.epoch, shown.seq) > (known.epoch, known.seq):
                self.seen = shown
                self._save(at_once=known is None or shown.origin != known.origin)

    def _load(self) -> Seen | None:
        try:
            return Seen(**json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def _save(self, *, at_once: bool) -> None:
        now = self._clock()
        if self.seen is None or (now - self._saved < SAVE_EVERY and not at_once):
            return
        self._saved = now
        part = Path(f"{self._path}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(asdict(self.seen)))
            os.replace(part, self._path)
        except OSError:
            return  # a device without a disk of its own remembers while it runs

    def close(self) -> None:
        """Note what is remembered."""
        with self._lock:
            self._save(at_once=True)
