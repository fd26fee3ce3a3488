"""Writes what a centre is to adopt, and knows how far each has come; inside a transaction."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, and_, func, insert, select, tuple_, update

from floor.decisions import MATTERS, Decision, Matter, Signed, public_text, sign, write
from floor.store.tables import IS_MILESTONE
from floor.store.tables import journal as lines
from sync.central.decisions import keys
from sync.central.decisions.tables import decisions
from sync.central.tables import contacts
from sync.down.rollout import Seen

BUILDING: frozenset[Matter] = frozenset({"key", "bookings"})
"""Matters of which each decision builds on the one before: none is left out."""
RESTORED = 10_000
"""Numbers by which centres may be ahead of a store that was restored from an old backup; what
says more is no number that headquarters ever gave."""
AT_ONCE = 20
"""Decisions of one matter in one answer at most."""


class _Adopted(msgspec.Struct):
    number: int
    hash: str = ""
    why: str = ""
    values: dict[str, str | int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a centre did not adopt a decision: the error's code and what its sentence names."""

    number: int
    why: str
    values: dict[str, str | int]


def key_path(store: Path) -> Path:
    """Where the key of a store lies."""
    return store.parent / keys.NAME


def decide(connection: Connection, decision: Decision) -> None:
    """Have a centre adopt a decision from now on."""
    document = write(decision)
    connection.execute(
        insert(decisions),
        {
            "centre": decision.centre,
            "matter": decision.matter,
            "number": decision.number,
            "after": decision.after,
            "document": document,
            "hash": hashlib.sha256(document.encode()).hexdigest(),
            "signature": None,
            "signer": None,
            "made_at": decision.made_at,
            "fetched_at": None,
        },
    )


def decide_next(connection: Connection, decision: Decision) -> int:
    """The same under the centre's next number of the matter; that number."""
    number = 1 + max(
        last_number(connection, decision.matter, decision.centre),
        adopted(connection, decision.matter).get(decision.centre, 0),
    )
    after = number - 1 if decision.matter in BUILDING else 0
    decide(connection, replace(decision, number=number, after=after))
    return number


def last_number(connection: Connection, matter: str, centre: str | None = None) -> int:
    """The highest number decided in a matter, for one centre or for all; 0 for none."""
    mine = decisions.c.matter == matter
    if centre is not None:
        mine = and_(mine, decisions.c.centre == centre)
    return connection.execute(select(func.max(decisions.c.number)).where(mine)).scalar() or 0


def pending(
    connection: Connection, centre: str, has: Mapping[Matter, int], key: Ed25519PrivateKey, now: int
) -> list[Signed]:
    """What a centre is to adopt after the numbers that it has, in order; noted as fetched."""
    found: list[Signed] = []
    for matter in MATTERS:
        t = decisions.c
        mine = and_(t.centre == centre, t.matter == matter, t.number > has.get(matter, 0))
        order = t.number if matter in BUILDING else t.number.desc()
        many = AT_ONCE if matter in BUILDING else 1
        for row in connection.execute(select(decisions).where(mine).order_by(order).limit(many)):
            found.append(_signed(row, key))
            if row.fetched_at is None:
                this = and_(t.centre == centre, t.matter == matter, t.number == row.number)
                connection.execute(update(decisions).where(this).values(fetched_at=now))
    return found


def _signed(row: Any, key: Ed25519PrivateKey) -> Signed:
    if row.signature is not None:
        return Signed(document=row.document, signature=row.signature, signer=row.signer)
    return sign(row.document, key)


def decide_key(
    connection: Connection,
    centres: Iterable[str],
    old: Ed25519PrivateKey,
    new: Ed25519PrivateKey,
    *,
    program: str,
    now: int,
) -> None:
    """Have every centre believe another key: said under the old one, for as long as it takes."""
    for centre in centres:
        decision = Decision(
            matter="key",
            centre=centre,
            number=1,
            after=0,
            program=program,
            made_at=now,
            trusted=public_text(new.public_key()),
        )
        number = decide_next(connection, decision)
        t = decisions.c
        this = and_(t.centre == centre, t.matter == "key", t.number == number)
        document = connection.execute(select(t.document).where(this)).scalar_one()
        signed = sign(document, old)
        connection.execute(
            update(decisions).where(this).values(signature=signed.signature, signer=signed.signer)
        )


# -- what the journals say ----------------------------------------------------------------------


def _newest(connection: Connection, kind: str, matter: str) -> list[Any]:
    """The newest line of a kind about a matter, of each centre."""
    about = and_(lines.c.kind == kind, lines.c.subject == matter, IS_MILESTONE)
    newest = (
        select(lines.c.centre, func.max(lines.c.position)).where(about).group_by(lines.c.centre)
    )
    ask = select(lines.c.centre, lines.c.body).where(
        tuple_(lines.c.centre, lines.c.position).in_(newest)
    )
    return list(connection.execute(ask))


def _read(body: str) -> _Adopted | None:
    """What a line says; None where it is none of ours: lines are kept as they came."""
    try:
        return msgspec.json.decode(body, type=_Adopted)
    except (msgspec.MsgspecError, RecursionError):
        return None


def adopted(connection: Connection, matter: str) -> dict[str, int]:
    """The number of a matter that each centre's journal says it adopted last."""
    found = _newest(connection, "decision_adopted", matter)
    most = last_number(connection, matter) + RESTORED
    return {
        row.centre: said.number
        for row in found
        if (said := _read(row.body)) is not None and 0 < said.number <= most
    }


def refused(connection: Connection, matter: str) -> dict[str, Refusal]:
    """What each centre's journal says it refused last of a matter."""
    found: dict[str, Refusal] = {}
    for row in _newest(connection, "decision_refused", matter):
        if (said := _read(row.body)) is None:
            continue
        found[row.centre] = Refusal(number=said.number, why=said.why, values=said.values)
    return found


def seen(connection: Connection, matter: str, number: int, centres: Iterable[str]) -> list[Seen]:
    """What is known of a decision at each of these centres."""
    t = decisions.c
    rows = connection.execute(
        select(t.centre, t.made_at, t.fetched_at).where(t.matter == matter, t.number == number)
    )
    offered = {row.centre: row for row in rows}
    heard = {
        row.centre: row.at
        for row in connection.execute(
            select(contacts.c.centre, func.max(contacts.c.heard_at).label("at")).group_by(
                contacts.c.centre
            )
        )
    }
    has, said_no = adopted(connection, matter), refused(connection, matter)
    return [
        Seen(
            centre=centre,
            offered_at=offered[centre].made_at if centre in offered else None,
            fetched_at=offered[centre].fetched_at if centre in offered else None,
            adopted=has.get(centre, 0),
            refused=said_no[centre].number if centre in said_no else 0,
            heard_at=heard.get(centre),
        )
        for centre in centres
    ]
