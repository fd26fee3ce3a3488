"""Copies a store while its host runs, and restores one as a new epoch."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, select, update

from floor import errors
from floor.clock import Clock
from floor.rules import opening
from floor.rules.events import EpochBegan, NumbersSkipped
from floor.rules.state import State
from floor.rules.verbs import CloseDay, Moment, OpenDay
from floor.store import database, files, ledger
from floor.store.database import Identity, resting_engine
from floor.store.journal import Head
from floor.store.scribe import Scribe
from floor.store.tables import meta
from floor.store.witness import Witness

SKIPPED = 500
"""Numbers of each series left out by a restore: more than a series gives in a busy day, since
nobody knows how many were given after the backup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did."""

    head: Head
    base: Head
    """The backup's last line, on which the new epoch stands."""
    aside: Path | None
    """Where the store that was there lies now."""
    same_pins: bool
    """Whether this PC has the secret with which the backup's PINs were made."""


def back_up(store: Path, to: Path, *, centre: str) -> Head:
    """Copy a store, whoever uses it, to a file that is whole and checked; its head.

    Raises StoreDamaged, StoreFull, StoreReadOnly, StoreForeign or SchemaNewer; then there is no
    new file. The secret beside the store (`.pepper`) is not in it.
    """
    fresh = Path(f"{to}.unchecked")
    try:
        files.copy_database(store, fresh)
        head = inspect(fresh, centre=centre)
        os.replace(fresh, to)
        files.sync(to.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return head


def inspect(path: Path, *, centre: str) -> Head:
    """The head of a store that nobody uses, with every page and its whole chain checked.

    Raises StoreDamaged or StoreForeign.
    """
    with resting_engine(path) as engine:
        database.check_pages(engine, path)
        with engine.connect() as connection:
            known = {row.name: row.value for row in connection.execute(select(meta))}
        if known.get("centre") != centre:
            found = known.get("centre", "?")
            raise errors.StoreForeign(path=str(path), centre=found, asked=centre)
        return ledger.verify(engine, centre, known["origin"], vouched="archive" in known)


def restore(
    backup: Path, store: Path, *, centre: str, clock: Clock, skipped: int = SKIPPED
) -> Restored:
    """Put a backup in a store's place, as a new epoch: fresh incarnation, stated base, and numbers
    that may be in people's hands left out. What was there is kept aside, named by the time.

    Whenever it is cut off, either the store is as it was, or it can be restored again; a host
    never begins an empty floor instead. Raises StoreLocked and all that opening a store raises.
    """
    lock = database.Lock(store)
    part = Path(f"{store}.restoring")
    try:
        for end in files.SIDECARS:
            Path(f"{part}{end}").unlink(missing_ok=True)
        files.copy_database(backup, part)
        inspect(part, centre=centre)
        with _opened(part, centre) as (engine, identity):
            base = ledger.restart(engine, centre, identity.origin).head
            witness = Witness(store)
            epoch = 1 + max(database.epoch_of(h.origin) for h in (base, witness.read() or base))
            origin = database.new_origin(epoch)
            head = begin_epoch(engine, identity, origin, clock.now(), skipped)
        files.sync(part)
        witness.note(head, at_once=True)
        same_pins = Path(f"{store}.pepper").exists()
        aside = files.set_aside(store, clock.now())
        os.replace(part, store)
        files.sync(store.parent)
    except BaseException:
        lock.release(clean=False)
        raise
    lock.release()
    return Restored(head=head, base=base, aside=aside, same_pins=same_pins)


@contextmanager
def _opened(path: Path, centre: str) -> Iterator[tuple[Engine, Identity]]:
    """A store that is ours alone, brought up to this program's schema."""
    engine = database.sqlite_engine(path)
    try:
        with database.naming(path):
            yield engine, database.create_or_check(engine, path, centre, practice=False)
    finally:
        engine.dispose()


def begin_epoch(
    engine: Engine, before: Identity, origin: str, now: int, skipped: int = SKIPPED
) -> Head:
    """Give a store its new origin and the lines that begin it, in one transaction; its head.

    They state the base, have today's day open, as a host would, and leave numbers out in it.
    """
    standing = ledger.restart(engine, before.centre, before.origin)
    base, state, today = standing.head, standing.state, opening.local_day(now)
    moment = Moment(at=now, fresh=secrets.token_hex(16), token="")
    with engine.begin() as connection:
        connection.execute(update(meta).where(meta.c.name == "origin").values(value=origin))
        scribe = Scribe(connection, standing, now=now, device="restore", key=f"restore-{origin}")
        scribe.begin_origin(origin)
        scribe.write([EpochBegan(base_origin=base.origin, base_seq=base.seq, base_hash=base.hash)])
        if state.day is not None and state.day < today:
            scribe.write(CloseDay(reason="left open over night").decide(state, moment))
        if state.day is None and state.offer and state.last_day < today:
            scribe.write(OpenDay().decide(state, moment))
        if state.day is not None:
            scribe.write([leave_out(state, state.day, skipped)])
        return scribe.head


def leave_out(state: State, day: str, skipped: int) -> NumbersSkipped:
    """Have every series go on `skipped` numbers further than it was."""
    series = {service.series for service in state.services.values()} | state.numbers.keys()
    last = {name: state.numbers.get(name, 0) + skipped for name in sorted(series)}
    return NumbersSkipped(day=day, last=last)
