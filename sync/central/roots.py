"""Each day's root over the heads of all centres: kept once the day is over, then never another."""

from datetime import date, datetime, time, timedelta

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select, true
from sqlalchemy.sql.expression import ColumnElement

from floor.errors import BadRequest
from floor.rules import opening
from floor.store.portable import upsert_into
from floor.store.tables import journal as lines
from sync import roots
from sync.central.decisions import keys
from sync.central.lines_tables import day_roots
from sync.central.naming import floor_of
from sync.central.store import Central
from sync.central.tables import contacts
from sync.roots import DayRoot, Head

KEY = "heads.key"
"""The file beside the store with the key that signs what was received."""
SHOWN = 31
"""Days of which the page tells the root."""


def heads_key(central: Central) -> Ed25519PrivateKey:
    """The key by which headquarters signs heads."""
    return keys.load_or_make(central.path.parent / KEY)


def day_now(central: Central) -> str:
    """The local day of headquarters."""
    now = datetime.fromtimestamp(central.clock.now() / 1000, opening.NAIROBI)
    return now.date().isoformat()


def yesterday(central: Central) -> str:
    """The local day before."""
    return (date.fromisoformat(day_now(central)) - timedelta(days=1)).isoformat()


def of_day(central: Central, day: str) -> DayRoot:
    """A day's root as it was first told; of today, and of a day for which none was kept, over the
    heads that are here. Raises BadRequest for a day to come."""
    today = day_now(central)
    if day > today:
        raise BadRequest(problem=f"{day} has not been yet")
    with central.asking() as connection:
        kept = _kept(connection, day)
        if kept is not None:
            return kept
        heads = _heads(connection, None if day == today else day)
        return roots.make(day, heads, heads_key(central), central.clock.now())


def keep(central: Central, day: str) -> DayRoot:
    """The same, and from now on the root of that day, if it is over. What comes later of the day
    is under the next root."""
    found = of_day(central, day)
    if day == day_now(central) or not found.size:
        return found
    row = {"day": day, "document": msgspec.json.encode(found).decode()}
    with central.engine.begin() as connection:
        connection.execute(upsert_into(day_roots).on_conflict_do_nothing(), row)
        return _kept(connection, day) or found


def _kept(connection: Connection, day: str) -> DayRoot | None:
    ask = select(day_roots.c.document).where(day_roots.c.day == day)
    text = connection.execute(ask).scalar()
    return None if text is None else roots.read(text.encode())


def last(connection: Connection) -> list[DayRoot]:
    """The last days' roots that were kept, the newest first."""
    ask = select(day_roots.c.document).order_by(day_roots.c.day.desc()).limit(SHOWN)
    return [roots.read(text.encode()) for text in connection.execute(ask).scalars()]


def _heads(connection: Connection, day: str | None) -> list[Head]:
    """How far each line of journal is here, of what was written until the end of a day; of all
    that is here without one."""
    c = lines.c
    written: ColumnElement[bool] = true()
    if day is not None:
        midnight = datetime.combine(date.fromisoformat(day), time(), opening.NAIROBI)
        written = c.at < int((midnight + timedelta(days=1)).timestamp() * 1000)
    found = []
    for centre, origin in connection.execute(select(contacts.c.centre, contacts.c.origin)).all():
        mine = (c.centre == centre, c.origin == origin, c.seq > floor_of(origin), written)
        ask = select(c.seq, c.hash).where(*mine).order_by(c.seq.desc()).limit(1)
        row = connection.execute(ask).first()
        if row is not None:
            found.append(Head(centre=centre, origin=origin, seq=row.seq, hash=row.hash))
    return found
