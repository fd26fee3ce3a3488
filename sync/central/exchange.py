"""Headquarters' side of the exchange over its database: sessions, greetings, batches, new lines."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection, bindparam, update

from floor.errors import FoleniError
from sync import proof
from sync.central import registry, verdicts, watermark
from sync.central.contacts import hear, note_fork
from sync.central.decisions import keys
from sync.central.naming import stored_name
from sync.central.shelf import Shelf
from sync.central.store import Central
from sync.central.tables import contacts
from sync.errors import ForeignToken, Forked, Quarantined
from sync.proof import Nonce, Opening, Proof
from sync.protocol import (
    OLDEST,
    SPEAKS,
    Batch,
    Hello,
    Line,
    Mark,
    Opened,
    Pace,
    Receipt,
    Verdict,
    pace,
)

log = logging.getLogger("foleni.central")
A = TypeVar("A")


class Exchange:
    """What centres' agents may ask for; for all threads of one server."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self.hands = central.hands
        self._key = keys.load_or_make(central.path.parent / "heads.key")

    # -- sessions ----------------------------------------------------------------------------

    def nonce(self, centre: str) -> Nonce:
        """A challenge. Raises CentralBusy."""
        fresh, now = secrets.token_urlsafe(24), self._central.clock.now()

        def act(connection: Connection) -> str:
            registry.keep_nonce(connection, centre, fresh, now)
            return fresh

        nonce = self._central.write(centre, act)
        return Nonce(nonce=nonce, oldest=OLDEST, newest=SPEAKS)

    def open(self, centre: str, opening: Opening) -> Opened:
        """A session, with the key registered, or to be registered by the token.

        Raises UnknownKey, UnknownToken, ForeignToken, VersionRefused, SessionLost (the nonce is
        none, or old), Quarantined, CentralBusy."""
        now = self._central.clock.now()

        def act(connection: Connection) -> Opened | FoleniError:
            door = registry.enter(connection, centre, opening, now)
            if door.quarantined:  # returned, not raised: it is to be remembered
                return Quarantined(centre=centre)
            return Opened(
                server=watermark.epoch(connection),
                session=door.session,
                key=proof.public_of(self._key),
                at=now,
                pace=self._pace,
            )

        found = self._central.write(centre, act)
        if isinstance(found, Quarantined):
            log.warning("two agents speak for a centre", extra={"centre": centre})
        return _raised(found)

    def demand_signed(self, centre: str, shown: Proof, path: str, body: bytes) -> None:
        """Raise UnknownKey unless the centre's key signed this request; CentralBusy."""
        with self._central.asking() as connection:
            registry.demand_signed(connection, centre, shown, path, body)

    def _act(self, centre: str, shown: Proof, act: Callable[[Connection], A]) -> A:
        """Do something for a signed request that is the session's, and newer than all before it.
        Raises Quarantined, SessionLost, Fenced, LateRequest, CentralBusy."""

        def admitted(connection: Connection) -> A:
            registry.admit(connection, centre, shown)
            return act(connection)

        return self._central.write(centre, admitted)

    @property
    def _pace(self) -> Pace:
        return pace(self.hands.busy)

    # -- lines -------------------------------------------------------------------------------

    def greet(self, centre: str, hello: Hello, shown: Proof) -> Verdict:
        """How a line of journal stands to what is here. A fork is recorded as soon as its place
        is known. Raises ForeignToken, CentralBusy and what proofs raise."""
        if hello.centre != centre:
            raise ForeignToken(centre=hello.centre)
        now = self._central.clock.now()

        def act(connection: Connection) -> Verdict:
            shelf = Shelf(connection, centre, now)
            found = verdicts.greet(shelf, hello)
            if found.kind == "forked" and found.beyond == found.common.seq + 1:
                theirs = {m.seq: m.hash for m in (*hello.rungs, hello.head)}[found.beyond]
                ours = shelf.hashes(hello.line, [found.beyond])[found.beyond]
                note_fork(
                    connection, centre, stored_name(hello.line), found.beyond, ours, theirs, now
                )
            hear(connection, hello, found.have, now)
            both = found.have if found.kind == "behind" else hello.head
            if found.kind == "forked" or both.seq <= hello.line.floor:
                return found
            return replace(found, receipt=self._receipt(connection, centre, hello.line, both, now))

        found = self._act(centre, shown, act)
        if found.kind == "forked":
            log.warning("fork", extra={"centre": centre})
        return found

    def receive(self, centre: str, batch: Batch, shown: Proof) -> Receipt:
        """Commit a batch, then say so. Raises BrokenBatch, ForeignToken, Gap, Forked, CentralBusy
        and what proofs raise. A fork is committed too: it is recorded before it is told."""
        verdicts.check(centre, batch)
        now = self._central.clock.now()

        def act(connection: Connection) -> Receipt | Forked:
            told = take_in(connection, batch, now)
            if isinstance(told, Forked):
                return told
            return self._receipt(connection, centre, batch.line, told, now)

        found = self._act(centre, shown, act)
        if isinstance(found, Forked):
            log.warning("fork", extra={"centre": centre})
        return _raised(found)

    def _receipt(
        self, connection: Connection, centre: str, line: Line, mark: Mark, now: int
    ) -> Receipt:
        """What is acknowledged, how much of it lies in a backup, and headquarters' word on it."""
        said = proof.head(centre, line.origin, mark.seq, mark.hash, now)
        return Receipt(
            seq=mark.seq,
            hash=mark.hash,
            kept=min(mark.seq, watermark.kept(connection, centre, stored_name(line))),
            at=now,
            signature=proof.sign(self._key, said),
            pace=self._pace,
        )

    def grant(self, centre: str, old: str, base: Mark, shown: Proof) -> Line:
        """The line on which a centre goes on from a base. Raises CentralBusy and what proofs
        raise."""
        now = self._central.clock.now()

        def act(connection: Connection) -> Line:
            fresh = secrets.token_hex(16)
            return verdicts.grant(Shelf(connection, centre, now), old, base, fresh)

        line = self._act(centre, shown, act)
        told = {"centre": centre, "old": old, "base": base.seq, "line": line.origin}
        log.warning("new line", extra=told)
        return line


def take_in(connection: Connection, batch: Batch, now: int) -> Mark | Forked:
    """Store the lines of a checked batch that are new here, inside the caller's transaction; a
    fork is noted, and returned. Raises Gap, BrokenBatch."""
    shelf, name = Shelf(connection, batch.centre, now), stored_name(batch.line)
    told = verdicts.receive(shelf, batch)
    if isinstance(told, Forked):
        seq = int(told.values["seq"])
        entries = {entry.seq: entry.hash for entry in batch.entries}
        theirs = entries.get(seq, batch.entries[0].prev_hash)
        ours = shelf.hashes(batch.line, [seq])[seq]
        note_fork(connection, batch.centre, name, seq, ours, theirs, now)
        return told
    head = shelf.head(batch.line)
    place = {"of_centre": batch.centre, "of_origin": name, "seq": head.seq, "hash": head.hash}
    if batch.branch:
        connection.execute(_BRANCHED, place)
    else:
        connection.execute(_HEARD, place | {"heard_at": now})
    return told


_BRANCHED = (
    update(contacts)
    .where(contacts.c.centre == bindparam("of_centre"), contacts.c.origin == bindparam("of_origin"))
    .values(seq=bindparam("seq"), hash=bindparam("hash"))
)
_HEARD = _BRANCHED.values(heard_at=bindparam("heard_at"))


def _raised(found: A | FoleniError) -> A:
    if isinstance(found, FoleniError):
        raise found
    return found
