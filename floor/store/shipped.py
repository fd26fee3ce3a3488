"""Remembers beside the store what headquarters acknowledged, and its signature on it."""

from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from floor import errors
from floor.facade import ShippedHead
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

    def note(self, shipped: ShippedHead) -> None:
        """Remember what was acknowledged; a full disk forgets it."""
        known = self.read()
        before = known.get(shipped.head.origin)
        if before is not None and (before.head, before.kept) == (shipped.head, shipped.kept):
            return
        known[shipped.head.origin] = shipped
        try:
            files.write_whole(self._path, msgspec.json.encode(known))
        except OSError:
            return

    def read(self) -> dict[str, ShippedHead]:
        """By origin, the last line acknowledged; empty when nothing is known."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, ShippedHead])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def demand(self, connection: Connection, centre: str, base: Base, until: int) -> None:
        """Raise NothingShipped or NotShipped unless headquarters' backup holds all lines up to a
        position; what it has only received, it may still lose."""
        known = self.read()
        between = (lines.c.position > base.left.position) & (lines.c.position <= until)
        ask = select(lines.c.origin, func.max(lines.c.seq).label("seq")).group_by(lines.c.origin)
        for row in connection.execute(ask.where(lines.c.centre == centre, between)):
            if not known:
                raise errors.NothingShipped(path=str(self._store))
            there = known.get(row.origin)
            kept = there.kept if there and self._is_ours(connection, centre, there) else 0
            if kept < row.seq:
                raise errors.NotShipped(seq=kept, until=row.seq)

    def _is_ours(self, connection: Connection, centre: str, there: ShippedHead) -> bool:
        """Whether the line acknowledged is the one that stands here; if so, all before it are."""
        head = there.head
        mine = (lines.c.centre == centre) & (lines.c.origin == head.origin)
        ours = connection.execute(select(lines.c.hash).where(mine, lines.c.seq == head.seq))
        return ours.scalar() == head.hash and there.kept <= head.seq
