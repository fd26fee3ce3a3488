"""Doors in headquarters' database: which key a centre registered, and which session is its last."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sync import proof
from sync.central import doors, watermark
from sync.central.doors import Door
from sync.central.lines_tables import doors as table
from sync.central.lines_tables import nonces
from sync.central.tables import tokens
from sync.central.tokens import digest
from sync.errors import (
    ForeignToken,
    SessionLost,
    UnknownKey,
    UnknownToken,
    VersionRefused,
)
from sync.proof import Opening, Proof
from sync.protocol import OLDEST, SPEAKS


def keep_nonce(connection: Connection, centre: str, nonce: str, now: int) -> None:
    """Remember a challenge, and forget those that are too old."""
    old = (nonces.c.centre == centre) & (nonces.c.made_at < now - doors.NONCE)
    connection.execute(delete(nonces).where(old))
    connection.execute(insert(nonces), {"centre": centre, "nonce": nonce, "made_at": now})


def enter(connection: Connection, centre: str, opening: Opening, now: int) -> Door:
    """The door after a session was opened, or was closed for good: see `quarantined`.

    Raises SessionLost, VersionRefused, UnknownKey, UnknownToken, ForeignToken."""
    _use_nonce(connection, centre, opening.nonce, now)
    if opening.speaks < OLDEST:
        raise VersionRefused(theirs=opening.speaks, oldest=OLDEST, newest=SPEAKS)
    said = proof.opening(centre, opening.nonce, opening.instance)
    if not proof.is_signed(opening.key, opening.signature, said):
        raise UnknownKey(centre=centre)
    door = _registered(connection, centre, opening)
    door = doors.enter(door, opening.instance)
    about = {
        "opened_at": now,
        "program": opening.program[:80],
        "speaks": opening.speaks,
        "ahead": max(-(2**53), min(2**53, opening.at - now)),
    }
    _keep(connection, centre, door, **about)
    return door


def _use_nonce(connection: Connection, centre: str, nonce: str, now: int) -> None:
    mine = (nonces.c.centre == centre) & (nonces.c.nonce == nonce)
    made = connection.execute(select(nonces.c.made_at).where(mine)).scalar()
    if made is None or now - made > doors.NONCE:
        raise SessionLost()
    connection.execute(delete(nonces).where(mine))


def _registered(connection: Connection, centre: str, opening: Opening) -> Door:
    """The centre's door, if the key is the one registered under its present token; or a new one,
    if the token is shown that has registered none."""
    token = connection.execute(select(tokens.c.hash).where(tokens.c.centre == centre)).scalar()
    row = connection.execute(select(table).where(table.c.centre == centre)).first()
    mine = row is not None and row.token == token
    if row is not None and mine and row.key == opening.key:
        return _door(row)
    if not opening.token:
        raise UnknownKey(centre=centre)
    shown = digest(opening.token)
    owner = connection.execute(select(tokens.c.centre).where(tokens.c.hash == shown)).scalar()
    if owner is None:
        raise UnknownToken()
    if owner != centre:
        raise ForeignToken(centre=centre)
    if mine:  # it registered a key before: only a new token registers another
        raise UnknownKey(centre=centre)
    session = 0 if row is None else row.session
    connection.execute(delete(table).where(table.c.centre == centre))
    door = Door(key=opening.key, session=session)
    about = {"token": shown, "opened_at": 0, "program": "", "speaks": opening.speaks, "ahead": 0}
    connection.execute(insert(table), {"centre": centre, **_row(door), **about})
    return door


def demand_signed(
    connection: Connection, centre: str, shown: Proof, path: str, body: bytes
) -> None:
    """Raise UnknownKey unless the centre's key signed this request."""
    mine = (table.c.centre == centre) & (table.c.token == tokens.c.hash)
    ask = select(table.c.key).where(mine, tokens.c.centre == table.c.centre)
    key = connection.execute(ask).scalar()
    said = proof.request(shown.server, shown.session, shown.number, path, body)
    if key is None or not proof.is_signed(key, shown.signature, said):
        raise UnknownKey(centre=centre)


def admit(connection: Connection, centre: str, shown: Proof) -> None:
    """Note a request. Raises Quarantined, SessionLost, Fenced, LateRequest."""
    row = connection.execute(select(table).where(table.c.centre == centre)).one()
    door = doors.admit(
        _door(row),
        centre=centre,
        server=shown.server,
        here=watermark.epoch(connection),
        session=shown.session,
        request=shown.number,
    )
    _keep(connection, centre, door)


def _keep(connection: Connection, centre: str, door: Door, **about: Any) -> None:
    values = _row(door) | about
    connection.execute(table.update().where(table.c.centre == centre).values(**values))


def _row(door: Door) -> dict[str, Any]:
    row = asdict(door)
    return row | {name: " ".join(row[name]) for name in ("shut_out", "returned")}


def _door(row: Any) -> Door:
    return Door(
        key=row.key,
        session=row.session,
        request=row.request,
        instance=row.instance,
        shut_out=tuple(row.shut_out.split()),
        returned=tuple(row.returned.split()),
    )
