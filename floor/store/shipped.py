"""Remembers beside the store which lines headquarters has acknowledged, as the sync agent told."""

import json
from pathlib import Path

from sqlalchemy import Connection, func, select

from floor import errors
from floor.facade import OriginHead
from floor.store import files
from floor.store.bases import Base
from floor.store.tables import journal as lines


class Shipped:
    """The file `MSA.sqlite.shipped`: by origin, the last line acknowledged.

    It is a note: headquarters knows the place itself, and a note that is lost or old only delays
    an archiving until the agent has greeted again.
    """

    def __init__(self, store: Path) -> None:
        self._store, self._path = store, Path(f"{store}.shipped")

    def note(self, head: OriginHead) -> None:
        """Remember what was acknowledged; a full disk forgets it."""
        known = self.read()
        if known.get(head.origin) == head:
            return
        told = {name: {"seq": h.seq, "hash": h.hash} for name, h in known.items()}
        told[head.origin] = {"seq": head.seq, "hash": head.hash}
        try:
            files.write_whole(self._path, json.dumps(told).encode())
        except OSError:
            return

    def read(self) -> dict[str, OriginHead]:
        """By origin, the last line acknowledged; empty when nothing is known."""
        try:
            told = json.loads(self._path.read_bytes())
            return {name: OriginHead(origin=name, **head) for name, head in told.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def demand(self, connection: Connection, centre: str, base: Base, until: int) -> None:
        """Raise NothingShipped or NotShipped unless headquarters has all lines up to a position."""
        known = self.read()
        between = (lines.c.position > base.left.position) & (lines.c.position <= until)
        ask = select(lines.c.origin, func.max(lines.c.seq).label("seq")).group_by(lines.c.origin)
        for row in connection.execute(ask.where(lines.c.centre == centre, between)):
            if not known:
                raise errors.NothingShipped(path=str(self._store))
            there = known.get(row.origin, OriginHead(origin=row.origin, seq=0, hash=""))
            mine = (lines.c.origin == row.origin) & (lines.c.seq == there.seq)
            ours = connection.execute(
                select(lines.c.hash).where(lines.c.centre == centre, mine)
            ).scalar()
            if there.seq < row.seq or ours != there.hash:
                raise errors.NotShipped(seq=there.seq, until=row.seq)
