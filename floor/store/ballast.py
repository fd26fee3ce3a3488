"""Room kept on the disk for the day it is full: calls go on in it, new tickets do not."""

import contextlib
import logging
import os
import shutil
import time
from pathlib import Path

log = logging.getLogger("foleni.store")

SIZE = 4 * 1024 * 1024
"""Bytes kept: about a thousand citizens called, served and sent home."""
ENOUGH = 3 * SIZE
"""Bytes that must be free before the room is taken back: the ballast and as much again to work."""
EVERY = 5.0
"""Seconds between two looks at a full disk."""


class Ballast:
    """The file `MSA.sqlite.ballast`."""

    def __init__(self, store: Path) -> None:
        self._path = Path(f"{store}.ballast")
        self._looked = 0.0
        self.gone = not self._fill()
        """Whether the disk is full: then no new ticket is given."""

    def free(self) -> bool:
        """Give the room to the store; False when that was done before."""
        if self.gone:
            return False
        self._path.unlink(missing_ok=True)
        self.gone, self._looked = True, time.monotonic()
        log.error("the disk is full: no new tickets; calls go on in the room kept for them")
        return True

    def take_back(self) -> None:
        """Once there is room again, keep it and give tickets as before."""
        if not self.gone or time.monotonic() - self._looked < EVERY:
            return
        self._looked = time.monotonic()
        if self._fill():
            self.gone = False
            log.info("there is room on the disk again: tickets are given")

    def _fill(self) -> bool:
        with contextlib.suppress(OSError):
            if self._path.exists() and self._path.stat().st_size == SIZE:
                return True
            if shutil.disk_usage(self._path.parent).free < ENOUGH:
                return False
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o640)
            try:
                os.posix_fallocate(handle, 0, SIZE)
                return True
            finally:
                os.close(handle)
        return False
