"""Headquarters' store: one database, one writer at a time, questions beside it."""

import hashlib
import itertools
import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from floor import errors
from floor.clock import Clock
from floor.facade import Entry
from floor.store import database, journal, tables
from floor.store.database import reading
from floor.store.journal import Head
from floor.store.portable import upsert_into as upsert
from sync.central import folding, ingest
from sync.central import people as _people  # noqa: F401  its tables are made with the others
from sync.central.tables import contacts, metadata, tokens
from sync.errors import CentralBusy, ForeignToken, Forked, UnknownToken
from sync.protocol import Batch, Hello, Mark

log = logging.getLogger("foleni.central")
A = TypeVar("A")

WAITING = 64
"""Requests that may wait for the writer; more are asked to come again."""
AGAIN = 2
"""Seconds after which they may."""
_CHUNK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One origin's journal as it stands at headquarters, checked from its first line."""

    centre: str
    origin: str
    seq: int
    hash: str


class Central:
    """The store of all centres, for all threads of one server, and for commands beside it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open the store in a folder, or make it. Raises SqliteAffected, StoreDamaged,
        SchemaNewer or StoreForeign (another program's file)."""
        database.check_sqlite()
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "central.sqlite"
        self.clock = clock
        self.engine = database.sqlite_engine(self.path)
        database.create_or_check(self.engine, self.path, "*", practice=False)
        with self.engine.begin() as connection:
            metadata.create_all(connection)
        self._writer = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    # -- who may send -----------------------------------------------------------------------

    def add_centre(self, centre: str) -> str:
        """A new token for a centre, which is told only now; the one before it is void."""
        token = secrets.token_urlsafe(32)
        row = {"centre": centre, "hash": _digest(token), "made_at": self.clock.now()}
        statement = upsert(tokens).on_conflict_do_update(index_elements=["centre"], set_=row)
        with self.engine.begin() as connection:
            connection.execute(statement, row)
        return token

    def known_centres(self) -> set[str]:
        """Codes of the centres that have a token."""
        with self.asking() as connection:
            return set(connection.execute(select(tokens.c.centre)).scalars())

    def demand_token(self, token: str, centre: str) -> None:
        """Raise UnknownToken or ForeignToken unless the token is this centre's."""
        with self.asking() as connection:
            owner = connection.execute(
                select(tokens.c.centre).where(tokens.c.hash == _digest(token))
            ).scalar()
        if owner is None:
            raise UnknownToken()
        if owner != centre:
            raise ForeignToken(centre=centre)

    # -- what centres send ------------------------------------------------------------------

    def greet(self, centre: str, hello: Hello) -> Mark:
        """Note a centre's hello; the head that is here.

        Raises ForeignToken, Forked, CentralBusy.
        """
        if hello.centre != centre:
            raise ForeignToken(centre=hello.centre)
        return self._write(lambda connection: ingest.greet(connection, hello, self.clock.now()))

    def receive(self, centre: str, batch: Batch) -> Mark:
        """Commit a batch, then say so. Raises BrokenBatch, ForeignToken, Gap, Forked, CentralBusy.

        A fork is committed too: it is recorded before it is told.
        """
        ingest.check(centre, batch)
        return self._write(lambda connection: ingest.receive(connection, batch, self.clock.now()))

    def _write(self, act: Callable[[Connection], Mark | Forked]) -> Mark:
        if not self._waiting.acquire(blocking=False):
            raise CentralBusy(seconds=AGAIN)
        try:
            with self._writer, self.engine.begin() as connection:
                outcome = act(connection)
        except SQLAlchemyError as fault:
            log.error("the database failed: %s", fault)
            raise CentralBusy(seconds=AGAIN) from fault
        finally:
            self._waiting.release()
        if isinstance(outcome, Forked):
            log.warning("fork", extra={"centre": outcome.values["centre"]})
            raise outcome
        return outcome

    # -- what is asked ----------------------------------------------------------------------

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for questions: it never waits for the writer."""
        with reading(self.engine).connect() as connection:
            yield connection

    def verify(self) -> list[Line]:
        """Check every origin's chain from its first line, and that each centre's tables are the
        fold of its lines. Raises StoreDamaged."""
        checked: list[Line] = []
        with self.asking() as connection:
            keys = select(contacts.c.centre, contacts.c.origin).order_by(contacts.c.centre)
            for centre, origin in connection.execute(keys).all():
                if (head := _followed(connection, centre, origin)).seq:
                    line = Line(centre=centre, origin=origin, seq=head.seq, hash=head.hash)
                    checked.append(line)
            for centre in sorted({line.centre for line in checked}):
                differs = folding.first_difference(connection, centre)
                if differs is not None:
                    problem = f"{centre}: it is not what the journal folds to"
                    raise errors.StoreDamaged(path=f"table {differs}", problem=problem)
        return checked


def _digest(token: str) -> str:
    """Tokens are random, so one hash without salt keeps them secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def _followed(connection: Connection, centre: str, origin: str) -> Head:
    """The head of an origin, checked line by line from where it began: a restored store goes on
    from its base. Raises StoreDamaged."""
    found = _lines(connection, centre, origin)
    first = next(found, None)
    if first is None:
        return Head(origin=origin)
    begin = Head(origin=origin, hash=first.prev_hash)
    return journal.follow(begin, itertools.chain([first], found))


def _lines(connection: Connection, centre: str, origin: str) -> Iterator[Entry]:
    """An origin's lines in the order of their seq, a chunk at a time."""
    names = tuple(Entry.__dataclass_fields__)
    t = tables.journal
    after = 0
    while True:
        page = connection.execute(
            select(*(t.c[name] for name in names))
            .where(t.c.centre == centre, t.c.origin == origin, t.c.seq > after)
            .order_by(t.c.seq)
            .limit(_CHUNK)
        ).all()
        if not page:
            return
        yield from (Entry(**row._mapping) for row in page)
        after = page[-1].seq
