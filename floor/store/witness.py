"""Remembers beside the store how far its journal had come, so that an older copy is noticed."""

import json
import time
from pathlib import Path

from sqlalchemy import Connection, select

from floor import errors
from floor.store import files
from floor.store.journal import Head
from floor.store.tables import journal as lines

EVERY = 1.0
"""Seconds between two notes at least: a note follows the commit and needs no disk of its own."""


class Witness:
    """The file `MSA.sqlite.head`.

    It never runs ahead of the store, since it is written after the commit; so a store that ends
    before it, or says otherwise, is a copy that somebody put back, or lost its `-wal` file.
    """

    def __init__(self, store: Path) -> None:
        self._store, self._path = store, Path(f"{store}.head")
        self._noted = 0.0

    def note(self, head: Head, *, at_once: bool = False) -> None:
        """Remember a head that is on the disk; mostly it does nothing, for the sake of speed."""
        now = time.monotonic()
        if not head.seq or (now - self._noted < EVERY and not at_once):
            return
        self._noted = now
        kept = {"origin": head.origin, "seq": head.seq, "hash": head.hash}
        try:
            files.write_whole(self._path, json.dumps(kept).encode())
        except OSError:
            return  # a full disk: the journal matters, its witness is only a help

    def read(self) -> Head | None:
        """The head remembered; None when there is none, or the power cut it off."""
        try:
            return Head(**json.loads(self._path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def demand(self, connection: Connection, centre: str) -> None:
        """Raise StoreRegressed unless the store has the line remembered."""
        kept = self.read()
        if kept is None:
            return
        mine = (lines.c.centre == centre) & (lines.c.origin == kept.origin)
        found = connection.execute(select(lines.c.hash).where(mine, lines.c.seq == kept.seq))
        if found.scalar() != kept.hash:
            raise errors.StoreRegressed(path=str(self._store), seq=kept.seq)

    def demand_store(self) -> None:
        """Raise StoreRegressed when a store is remembered and its file is gone."""
        kept = self.read()
        if kept is not None and not self._store.exists():
            raise errors.StoreRegressed(path=str(self._store), seq=kept.seq)
