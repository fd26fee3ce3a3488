"""Where a store's journal begins: at its first line, or after days that lie in an archive.

The stub in place of the archived lines says where their chain ended, and keeps an image of what
stands from them: the lines from which a floor restarts, and the rows of the folded tables that
later lines may still change. A line of the journal names the image's seal, so the chain vouches
for it; and it can be made again from the archive at any time.
"""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from floor import errors
from floor.facade import Entry
from floor.rules.events import DaysArchived
from floor.store.journal import Head
from floor.store.tables import FOLDED
from floor.store.tables import base as stubs

_encode = msgspec.json.Encoder(order="deterministic").encode
_WHOLE = "the stub of its archived days was changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the journal, in its origin and in the order of all origins."""

    head: Head
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """What stands from the lines archived."""

    lines: tuple[Entry, ...] = ()
    """Those from which a floor restarts: the last catalogue, agents, devices, bookings to come."""
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rows of the folded tables that later lines may still change, by table."""


_START = Place(head=Head(origin=""), position=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The stub, or the beginning of all journals."""

    end: Place = _START
    """The last line archived: the lines after it are folded onto the image."""
    left: Place = _START
    """Up to where lines have left the store; before `end` while an archiving is under way."""
    day: str = ""
    """The first local day that is here; empty when nothing was archived."""
    file: str = ""
    """The archive that ends here: a name, beside the store."""
    image: Image = field(default_factory=Image)

    @property
    def archived(self) -> bool:
        """Whether days were archived."""
        return self.end.position > 0

    @property
    def finished(self) -> bool:
        """Whether all that was archived has left the store."""
        return self.left == self.end

    @property
    def seal(self) -> str:
        """SHA-256 over all but how far lines have left."""
        head = self.end.head
        said = [self.day, self.file, head.origin, head.seq, head.hash, self.end.position]
        return hashlib.sha256(_encode([*said, self.image])).hexdigest()

    def vouched_by(self, change: DaysArchived) -> bool:
        """Whether a line of the journal says just this."""
        head = self.end.head
        said = (change.base_origin, change.base_seq, change.base_hash, change.seal)
        return said == (head.origin, head.seq, head.hash, self.seal)


def read(connection: Connection, centre: str) -> Base:
    """A centre's stub. Raises StoreDamaged."""
    row = connection.execute(select(stubs).where(stubs.c.centre == centre)).first()
    if row is None:
        return Base()
    end = Head(origin=row.origin, seq=row.seq, hash=row.hash)
    left = Head(origin=row.left_origin, seq=row.left_seq, hash=row.left_hash)
    try:
        found = Base(
            end=Place(head=end, position=row.position),
            left=Place(head=left, position=row.left_position),
            day=row.day,
            file=row.file,
            image=msgspec.json.decode(row.image, type=Image),
        )
    except (msgspec.MsgspecError, TypeError):
        raise errors.StoreDamaged(path="table base", problem=_WHOLE) from None
    if found.seal != row.seal:
        raise errors.StoreDamaged(path="table base", problem=_WHOLE)
    return found


def write(connection: Connection, centre: str, base: Base) -> None:
    """Put a stub in the place of the one before."""
    end, left = base.end, base.left
    connection.execute(delete(stubs).where(stubs.c.centre == centre))
    row = {
        "centre": centre,
        "day": base.day,
        "origin": end.head.origin,
        "seq": end.head.seq,
        "hash": end.head.hash,
        "position": end.position,
        "file": base.file,
        "image": _encode(base.image).decode(),
        "seal": base.seal,
    }
    connection.execute(insert(stubs), row | _left(left))


def move(connection: Connection, centre: str, left: Place) -> None:
    """Note how far lines have left; the rest of the stub stays as it is."""
    mine = stubs.c.centre == centre
    connection.execute(stubs.update().where(mine).values(**_left(left)))


def _left(left: Place) -> dict[str, Any]:
    return {
        "left_origin": left.head.origin,
        "left_seq": left.head.seq,
        "left_hash": left.head.hash,
        "left_position": left.position,
    }


def settled(base: Base) -> Base:
    """A stub all of whose lines have left, as an archive has it of the archive before."""
    return replace(base, left=base.end)


def load(connection: Connection, image: Image) -> None:
    """Write an image's rows into empty tables."""
    for table in FOLDED:
        if rows := image.rows.get(table.name):
            connection.execute(insert(table), rows)
