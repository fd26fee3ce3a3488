"""What headquarters has of one centre, in its database: the shelf on which verdicts rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select

from floor.facade import Entry
from floor.store import ledger
from floor.store.tables import journal as lines
from sync.central import bulk
from sync.central.lines_tables import grants
from sync.central.naming import stored_name
from sync.protocol import START, Line, Mark, epoch_of


class Shelf:
    """See `verdicts.Shelf`; all inside the caller's transaction."""

    def __init__(self, connection: Connection, centre: str, now: int) -> None:
        self._connection, self._centre, self._now = connection, centre, now
        self._heads: dict[str, Mark] = {}

    def head(self, line: Line) -> Mark:
        """The last line; the floor of the line of journal when there is none."""
        name = stored_name(line)
        if name not in self._heads:
            found = ledger.head_of(self._connection, self._centre, name)
            here = Mark(seq=found.seq, hash=found.hash)
            self._heads[name] = here if found.seq else Mark(seq=line.floor, hash=START)
        return self._heads[name]

    def hashes(self, line: Line, seqs: Collection[int]) -> Mapping[int, str]:
        """The hashes of those lines that are here, by seq."""
        if not seqs:
            return {}
        mine = (lines.c.centre == self._centre) & (lines.c.origin == stored_name(line))
        near = max(seqs) - min(seqs) < 2 * len(seqs)
        wanted = lines.c.seq.between(min(seqs), max(seqs)) if near else lines.c.seq.in_(seqs)
        ask = select(lines.c.seq, lines.c.hash).where(mine, wanted)
        return {seq: hash for seq, hash in self._connection.execute(ask) if seq in set(seqs)}

    def holds(self, origin: str, mark: Mark) -> bool:
        """Whether this line is here, in the origin's own line or in a branch."""
        of = or_(lines.c.origin == origin, lines.c.origin.startswith(f"{origin}~", autoescape=True))
        mine = (lines.c.centre == self._centre) & (lines.c.seq == mark.seq)
        ask = select(lines.c.seq).where(mine, of, lines.c.hash == mark.hash)
        return self._connection.execute(ask).first() is not None

    def add(self, line: Line, entries: Sequence[Entry]) -> None:
        """Store lines behind the head, and fold them."""
        name = stored_name(line)
        named = entries if line.branch is None else [replace(e, origin=name) for e in entries]
        bulk.store(self._connection, self._centre, list(named))
        self._heads[name] = Mark(seq=entries[-1].seq, hash=entries[-1].hash)

    def granted(self, old: str, base: Mark) -> Line | None:
        """The line that was granted last for going on from this base."""
        found = self._connection.execute(select(grants.c.origin).where(self._of(old, base)))
        origin = found.scalar()
        return None if origin is None else Line(origin=origin)

    def grant(self, old: str, base: Mark, line: Line) -> None:
        """Remember a line granted."""
        row = {
            "centre": self._centre,
            "old": old,
            "base_seq": base.seq,
            "base_hash": base.hash,
            "origin": line.origin,
            "epoch": epoch_of(line.origin),
            "granted_at": self._now,
        }
        self._connection.execute(delete(grants).where(self._of(old, base)))
        self._connection.execute(insert(grants), row)

    def highest_epoch(self) -> int:
        """The highest of the lines here or granted."""
        granted = select(func.max(grants.c.epoch)).where(grants.c.centre == self._centre)
        last, epochs = "", [self._connection.execute(granted).scalar() or 0]
        ask = select(func.min(lines.c.origin)).where(lines.c.centre == self._centre)
        while last := self._connection.execute(ask.where(lines.c.origin > last)).scalar() or "":
            epochs.append(epoch_of(last.partition("~")[0]))
        return max(epochs)

    def _of(self, old: str, base: Mark) -> ColumnElement[bool]:
        of = (grants.c.centre == self._centre) & (grants.c.old == old)
        return of & (grants.c.base_seq == base.seq) & (grants.c.base_hash == base.hash)
