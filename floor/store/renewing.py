"""How a floor stands to headquarters: what was acknowledged, and a new line when the store's own
cannot be gone on with."""

import logging
from dataclasses import replace

from floor import errors
from floor.facade import ShippedHead
from floor.store import backup, database
from floor.store.database import naming
from floor.store.measured import Measured
from floor.store.shipped import Shipped
from floor.store.writer import Writer

log = logging.getLogger("foleni.store")


class Renewing(Measured):
    """The part of a LocalFloor that headquarters' agent speaks to."""

    _writer: Writer

    def note_shipped(self, *, shipped: ShippedHead) -> None:
        Shipped(self.path).note(shipped)

    def begin_line(self, *, old: str, new: str) -> None:
        with self._writer.lock, naming(self.path):
            if self.identity.origin != old:
                return
            if database.epoch_of(new) <= database.epoch_of(old):
                raise errors.BadRequest(problem=f"{new} is no later epoch than {old}")
            backup.begin_epoch(self._engine, self.identity, new, self.clock.now())
            self.identity = replace(self.identity, origin=new)
            self._writer.go_on_as(self.identity)
        log.warning("a new line was begun", extra={"old": old, "new": new})
        with self._writer.changed:
            self._writer.changed.notify_all()
