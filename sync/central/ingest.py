"""Takes in what centres send: each function runs inside one transaction that its caller commits.

A line is stored once: equal again is fine, different under a known number is a fork, which is
recorded and told, and changes nothing else.
"""

from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select, update

from floor import errors
from floor.facade import Entry
from floor.store import journal, ledger
from floor.store.journal import Head
from floor.store.portable import upsert_into as upsert
from floor.store.tables import journal as lines
from sync.central import bulk
from sync.central.tables import contacts, forks
from sync.errors import BrokenBatch, ForeignToken, Forked, Gap
from sync.protocol import Batch, Hello, Mark


def check(centre: str, batch: Batch) -> None:
    """All that can be said of a batch without the store. Raises ForeignToken, BrokenBatch."""
    if batch.centre != centre:
        raise ForeignToken(centre=batch.centre)
    if not batch.entries:
        raise BrokenBatch(problem="it holds no line")
    first = batch.entries[0]
    try:
        before = Head(origin=batch.origin, seq=first.seq - 1, hash=first.prev_hash)
        journal.follow(before, batch.entries)
    except errors.StoreDamaged as fault:
        told = f"{fault.values['path']}: {fault.values['problem']}"
        raise BrokenBatch(problem=told) from None
    if first.seq == 1 and first.prev_hash not in (journal.GENESIS, _base(first)):
        raise BrokenBatch(problem="its first line does not begin a journal")


def _base(first: Entry) -> str | None:
    """The hash from which a restored store goes on, as its first line states it."""
    if first.kind != "epoch_began":
        return None
    try:
        return msgspec.json.decode(first.body, type=_Base).base_hash
    except (msgspec.MsgspecError, RecursionError):
        return None


class _Base(msgspec.Struct):
    base_hash: str


def greet(connection: Connection, hello: Hello, now: int) -> Mark | Forked:
    """Note where a centre stands, and say which head is here."""
    centre, origin = hello.centre, hello.origin
    head = ledger.head_of(connection, centre, origin)
    if 0 < hello.head.seq <= head.seq:
        ours = _hashes(connection, centre, origin, hello.head.seq, hello.head.seq)
        if ours[hello.head.seq] != hello.head.hash:
            theirs = hello.head.hash
            return _forked(
                connection, centre, origin, hello.head.seq, ours[hello.head.seq], theirs, now
            )
    row = {
        "centre": centre,
        "origin": origin,
        "heard_at": now,
        "greeted_at": now,
        "centre_at": hello.at,
        "seq": head.seq,
        "hash": head.hash,
        "practice": hello.practice,
        "program": hello.program[:80],
    }
    connection.execute(
        upsert(contacts).on_conflict_do_update(index_elements=["centre", "origin"], set_=row), row
    )
    return Mark(seq=head.seq, hash=head.hash)


def receive(connection: Connection, batch: Batch, now: int) -> Mark | Forked:
    """Store and fold the lines of a checked batch that are new here; the head afterwards.

    Raises Gap when lines between the head and the batch are missing.
    """
    centre, origin, first = batch.centre, batch.origin, batch.entries[0]
    head = ledger.head_of(connection, centre, origin)
    if first.seq > head.seq + 1:
        raise Gap(seq=head.seq)
    if 1 < first.seq == head.seq + 1 and first.prev_hash != head.hash:
        theirs = first.prev_hash
        return _forked(connection, centre, origin, head.seq, head.hash, theirs, now)
    ours = _hashes(connection, centre, origin, first.seq, batch.entries[-1].seq)
    for entry in batch.entries:
        if ours.get(entry.seq, entry.hash) != entry.hash:
            return _forked(connection, centre, origin, entry.seq, ours[entry.seq], entry.hash, now)
    fresh = [entry for entry in batch.entries if entry.seq > head.seq]
    if fresh:
        bulk.store(connection, centre, fresh)
        head = replace(head, seq=fresh[-1].seq, hash=fresh[-1].hash)
    connection.execute(
        update(contacts)
        .where(contacts.c.centre == centre, contacts.c.origin == origin)
        .values(heard_at=now, seq=head.seq, hash=head.hash)
    )
    last = batch.entries[-1]
    return Mark(seq=last.seq, hash=last.hash)


def _hashes(
    connection: Connection, centre: str, origin: str, first: int, last: int
) -> dict[int, str]:
    """The hashes of the lines that are here, from first to last, by seq."""
    mine = (lines.c.centre == centre) & (lines.c.origin == origin)
    between = lines.c.seq.between(first, last)
    return {
        row.seq: row.hash
        for row in connection.execute(select(lines.c.seq, lines.c.hash).where(mine, between))
    }


def _forked(
    connection: Connection, centre: str, origin: str, seq: int, ours: str, theirs: str, now: int
) -> Forked:
    """Record that two lines stand under one number."""
    row = {"centre": centre, "origin": origin, "seq": seq, "theirs": theirs, "ours": ours}
    times = {"first_at": now, "last_at": now, "times": 1}
    connection.execute(
        upsert(forks).on_conflict_do_update(
            index_elements=["centre", "origin", "seq", "theirs"],
            set_={"last_at": now, "times": forks.c.times + 1},
        ),
        row | times,
    )
    return Forked(centre=centre, seq=seq)
