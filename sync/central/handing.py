"""What headquarters tells a centre of its own lines, and hands back of them; it changes nothing."""

from sqlalchemy import Connection, select

from floor.facade import Entry
from floor.store import ledger
from floor.store.tables import journal as lines
from floor.version import VERSION
from sync import proof
from sync.central import registry, watermark
from sync.central.decisions import keys
from sync.central.lines_tables import doors
from sync.central.naming import stored_name
from sync.central.store import Central
from sync.central.tables import contacts
from sync.proof import Proof
from sync.protocol import Ask, Handed, Held, HeldLine, Line, Receipt, epoch_of
from sync.protocol.pacing import BATCH_LINES, take

_FIELDS = tuple(lines.c[name] for name in Entry.__dataclass_fields__)


class Handing:
    """What centres may ask for outside their session; for all threads of one server."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._key = keys.load_or_make(central.path.parent / "heads.key")

    def held(self, centre: str, shown: Proof, path: str, body: bytes) -> Held:
        """What is here of a centre. Raises UnknownKey, CentralBusy."""
        with self._central.asking() as connection:
            registry.demand_signed(connection, centre, shown, path, body)
            names = connection.execute(
                select(contacts.c.origin).where(contacts.c.centre == centre)
            ).scalars()
            own = [name for name in names if "~" not in name]
            found = [_held(connection, centre, name) for name in own]
            door = connection.execute(select(doors).where(doors.c.centre == centre)).one()
            return Held(
                server=watermark.epoch(connection),
                at=self._central.clock.now(),
                program=VERSION,
                key=proof.public_of(self._key),
                session=door.session,
                opened_at=door.opened_at,
                quarantined=" " in door.returned,
                lines=tuple(sorted(found, key=lambda each: epoch_of(each.origin))),
                branches=_branches(connection, centre),
            )

    def handed(self, centre: str, ask: Ask, shown: Proof, path: str, body: bytes) -> Handed:
        """Lines of a centre that are here, for the centre that lost them. Raises UnknownKey,
        CentralBusy."""
        name = stored_name(Line(origin=ask.origin))
        limit = max(1, min(ask.limit, BATCH_LINES))
        mine = (lines.c.centre == centre) & (lines.c.origin == name) & (lines.c.seq > ask.after)
        with self._central.asking() as connection:
            registry.demand_signed(connection, centre, shown, path, body)
            rows = connection.execute(
                select(*_FIELDS).where(mine).order_by(lines.c.seq).limit(limit)
            )
            entries = take((Entry(**row._mapping) for row in rows), limit)
            if not entries:
                return Handed(entries=())
            return Handed(entries=entries, receipt=self._receipt(connection, centre, entries[-1]))

    def _receipt(self, connection: Connection, centre: str, last: Entry) -> Receipt:
        now = self._central.clock.now()
        said = proof.head(centre, last.origin, last.seq, last.hash, now)
        return Receipt(
            seq=last.seq,
            hash=last.hash,
            kept=min(last.seq, watermark.kept(connection, centre, last.origin)),
            at=now,
            signature=proof.sign(self._key, said),
        )


def _held(connection: Connection, centre: str, origin: str) -> HeldLine:
    head = ledger.head_of(connection, centre, origin)
    kept = min(head.seq, watermark.kept(connection, centre, origin))
    return HeldLine(origin=origin, seq=head.seq, hash=head.hash, kept=kept)


def _branches(connection: Connection, centre: str) -> int:
    of = contacts.c.origin.contains("~", autoescape=True)
    asked = select(contacts.c.origin).where(contacts.c.centre == centre, of)
    return len(connection.execute(asked).all())
