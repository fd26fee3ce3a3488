"""Writes lines of the journal without a writer: for a store that no host holds."""

from collections.abc import Iterable

from sqlalchemy import Connection

from floor.rules.events import Change, Event
from floor.rules.evolve import evolve
from floor.store import journal, ledger
from floor.store.journal import Head
from floor.store.ledger import Standing


class Scribe:
    """Adds lines behind a standing floor, inside the caller's transaction, all at one time."""

    def __init__(
        self, connection: Connection, standing: Standing, *, now: int, device: str, key: str
    ) -> None:
        self._connection, self._now = connection, now
        self._device, self._key = device, key
        self.state, self.head = standing.state, standing.head
        self._position = standing.position

    def begin_origin(self, origin: str) -> None:
        """Go on as another origin, whose first line has the hash of the last one before it."""
        self.head = Head(origin=origin, hash=self.head.hash)

    def write(self, changes: Iterable[Change]) -> None:
        """Write what happened: journal and tables."""
        centre = self.state.centre
        for change in changes:
            event = Event(
                at=self._now, actor=None, device=self._device, key=self._key, change=change
            )
            evolve(self.state, event)
            self.head, entry = journal.append(self.head, event)
            self._position += 1
            row = ledger.line_row(centre, entry, self._position)
            self._connection.execute(ledger.ADD_LINE, row)
            ledger.fold(self._connection, centre, (entry,))
