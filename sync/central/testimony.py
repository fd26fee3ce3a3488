"""What stands behind each line of a centre's journal: what is acknowledged of it, and in a backup,
under headquarters' signature; why it began, and what was left behind; what devices complained of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from floor.rules.events import EpochBegan, RegressionSeen
from floor.store import milestones
from floor.store.tables import journal as lines
from sync import proof
from sync.central.evidence import Origin
from sync.central.lines_tables import doors, grants
from sync.central.naming import origin_of
from sync.central.tables import backed_up
from sync.protocol import Receipt

LAST = 20
"""Complaints that are told, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of a centre's journal, and what stands behind it."""

    line: Origin
    branch: bool
    """Whether it is what a second store wrote under the same name."""
    kept_at: int | None
    """When the backup that holds `receipt.kept` of it was whole; None without one."""
    receipt: Receipt
    why: str
    """Why it began: first, restored, new_line or branch."""
    base: int
    """The seq of the line before, from which it goes on; 0 for a first."""
    orphans: int
    """Lines of it that no later one goes on from: what a restore or an old copy lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A kiosk, counter or display remembered lines that its host did not have."""

    at: int
    witness: str
    seq: int
    hash: str


def standings(
    connection: Connection, centre: str, origins: Sequence[Origin], key: Ed25519PrivateKey, now: int
) -> list[Standing]:
    """What stands behind each line, the present one first."""
    bases = _bases(connection, centre, origins)
    granted = select(grants.c.origin).where(grants.c.centre == centre)
    by_us = set(connection.execute(granted).scalars())
    saved = {
        row.origin: row
        for row in connection.execute(select(backed_up).where(backed_up.c.centre == centre))
    }
    found = []
    for each in origins:
        base, mark = bases.get(each.origin), saved.get(each.origin)
        found.append(
            Standing(
                line=each,
                branch="~" in each.origin,
                kept_at=None if mark is None else mark.at,
                receipt=_receipt(centre, each, 0 if mark is None else mark.seq, key, now),
                why=_why(each.origin, base, by_us),
                base=0 if base is None else base.base_seq,
                orphans=_orphans(each, bases.values()),
            )
        )
    return sorted(found, key=lambda each: (each.branch, -each.line.epoch, -each.line.since))


def _why(origin: str, base: EpochBegan | None, by_us: set[str]) -> str:
    if "~" in origin:
        return "branch"
    if origin in by_us:
        return "new_line"
    return "first" if base is None else "restored"


def _receipt(centre: str, line: Origin, kept: int, key: Ed25519PrivateKey, now: int) -> Receipt:
    said = proof.head(centre, origin_of(line.origin), line.last, line.head, now)
    signature = proof.sign(key, said)
    return Receipt(
        seq=line.last, hash=line.head, kept=min(kept, line.last), at=now, signature=signature
    )


def _bases(connection: Connection, centre: str, origins: Iterable[Origin]) -> dict[str, EpochBegan]:
    """From where each line goes on that began by saying so."""
    found = {}
    for each in origins:
        mine = (lines.c.centre == centre) & (lines.c.origin == each.origin)
        first = mine & (lines.c.seq == each.first) & (lines.c.kind == "epoch_began")
        body = connection.execute(select(lines.c.body).where(first)).scalar()
        if body is None:
            continue
        try:
            found[each.origin] = msgspec.json.decode(body, type=EpochBegan)
        except (msgspec.MsgspecError, RecursionError):
            continue  # another version of the program wrote it
    return found


def _orphans(line: Origin, bases: Iterable[EpochBegan]) -> int:
    """Lines behind the last place from which another line goes on; 0 for the line in use."""
    ends = [base.base_seq for base in bases if base.base_origin == line.origin]
    return max(0, line.last - max(ends)) if ends else 0


def complaints(connection: Connection, centre: str) -> tuple[int, list[Complaint]]:
    """How often devices complained, and the last times."""
    mine = milestones.of_kind(centre, "regression_seen", 0, milestones.ANY)
    ask = select(lines.c.at, lines.c.body).where(mine).order_by(lines.c.position.desc())
    rows = connection.execute(ask).all()
    found = []
    for row in rows[:LAST]:
        try:
            said = msgspec.json.decode(row.body, type=RegressionSeen)
        except (msgspec.MsgspecError, RecursionError):
            continue
        found.append(Complaint(at=row.at, witness=said.witness, seq=said.seq, hash=said.hash))
    return len(rows), found


def two_computers(connection: Connection, centre: str) -> bool:
    """Whether two agents were seen alive under the centre's one key."""
    asked = select(doors.c.returned).where(doors.c.centre == centre)
    return " " in (connection.execute(asked).scalar() or "")
