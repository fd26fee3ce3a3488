"""Headquarters' store: one database, one writer at a time, questions beside it."""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, select

from floor.clock import Clock
from floor.store.portable import upsert_into as upsert
from sync.central import checking, databases, tallies
from sync.central import lines_tables as _lines  # noqa: F401  its tables are made with the others
from sync.central import people as _people  # noqa: F401  and theirs
from sync.central.checking import Line
from sync.central.decisions import tables as _decisions  # noqa: F401  and theirs
from sync.central.hands import AGAIN, Hands
from sync.central.tables import tokens
from sync.central.tokens import digest
from sync.errors import CentralBusy, ForeignToken, UnknownToken

log = logging.getLogger("foleni.central")
A = TypeVar("A")

WAITING = 64
"""Threads that may wait for the writer; more are asked to come again."""


class Central:
    """The store of all centres, for all threads of one server, and for commands beside it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open the store of a folder, or make it: SQLite in it, or the PostgreSQL that it names.

        Raises SqliteAffected, StoreDamaged, SchemaNewer, StoreForeign (another program's),
        BadSetting or DatabaseUnreachable.
        """
        self.path = folder / databases.FILE
        self.clock = clock
        self.engine, self.identity = databases.opened(folder)
        self.hands = Hands()
        self._writer = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)

    @property
    def shared(self) -> bool:
        """Whether several processes may work on it: PostgreSQL."""
        return databases.is_shared(self.engine)

    def close(self) -> None:
        """Let go of the database."""
        self.hands.close()
        self.engine.dispose()

    # -- who may send -----------------------------------------------------------------------

    def add_centre(self, centre: str) -> str:
        """A new token for a centre, which is told only now; the one before it is void."""
        token = secrets.token_urlsafe(32)
        row = {"centre": centre, "hash": digest(token), "made_at": self.clock.now()}
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
                select(tokens.c.centre).where(tokens.c.hash == digest(token))
            ).scalar()
        if owner is None:
            raise UnknownToken()
        if owner != centre:
            raise ForeignToken(centre=centre)

    # -- what centres send ------------------------------------------------------------------

    def write(self, centre: str, act: Callable[[Connection], A]) -> A:
        """Do something to a centre's lines in one transaction, while nobody else does, in any
        process. Raises CentralBusy."""
        if not self._waiting.acquire(blocking=False):
            raise CentralBusy(seconds=AGAIN)
        try:
            turn = nullcontext() if self.shared else self._writer
            with turn, self.engine.begin() as connection:
                databases.take_turn(connection, centre)
                return act(connection)
        except databases.FAULTS as fault:
            log.error("the database failed: %s", fault)
            raise CentralBusy(seconds=AGAIN) from fault
        finally:
            self._waiting.release()

    # -- what is asked ----------------------------------------------------------------------

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for questions, which sees one moment: it never waits for the writer, nor
        the writer for it. Raises CentralBusy when the database does not answer."""
        try:
            with databases.reading(self.engine).connect() as connection:
                yield connection
        except databases.AWAY as fault:
            log.error("the database failed: %s", fault)
            raise CentralBusy(seconds=AGAIN) from fault

    def add_up(self, most: int = 64, *, between: Callable[[], None] = lambda: None) -> int:
        """Add up days of which lines came, at most so many; how many were. `between` is called
        before each. While one is added up, its centre's lines may go on coming: then it is added
        up again the next time. In one process at a time: another adds up nothing meanwhile."""
        with databases.alone(self.engine, "adding up") as mine:
            if not mine:
                return 0
            with self.asking() as connection:
                marked = tallies.stale(connection, most)
            for centre, day, times in marked:
                between()
                self._add_up_day(centre, day, times)
            return len(marked)

    def _add_up_day(self, centre: str, day: str, times: int) -> None:
        now = self.clock.now()
        with self.asking() as connection:
            rows = tallies.read_day(connection, centre, day, now)
        with self.engine.begin() as connection:
            databases.take_turn(connection, centre)
            tallies.replace_day(connection, centre, day, rows, times)

    def verify(self) -> list[Line]:
        """Check every origin's chain from its first line, and that each centre's tables are the
        fold of its lines. Raises StoreDamaged."""
        with self.asking() as connection:
            return checking.verify(connection)
