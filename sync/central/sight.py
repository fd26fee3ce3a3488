"""All centres as they stand, asked of the store at most twice a second for all readers."""

import threading
import time

from floor.catalogue import centres
from sync.central.live import CentreNow, all_centres
from sync.central.people import Person
from sync.central.store import Central

FRESH = 0.5
"""Seconds for which the list of all centres is not asked of the store again."""


class Sight:
    """All centres as they stand."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._catalogue = centres()
        self._lock = threading.Lock()
        self._kept: tuple[CentreNow, ...] = ()
        self._until = 0.0

    def centres(self) -> tuple[CentreNow, ...]:
        """Every centre, what needs attention first."""
        with self._lock:
            if time.monotonic() >= self._until:
                with self._central.asking() as connection:
                    now = self._central.clock.now()
                    self._kept = all_centres(connection, self._catalogue, now)
                self._until = time.monotonic() + FRESH
            return self._kept

    def centres_for(self, person: Person) -> tuple[CentreNow, ...]:
        """Those of them that somebody may see."""
        return tuple(centre for centre in self.centres() if person.sees_centre(centre.code))
