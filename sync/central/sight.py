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
        self._kept: dict[frozenset[str], tuple[float, tuple[CentreNow, ...]]] = {}

    def centres(self, agencies: frozenset[str] = frozenset()) -> tuple[CentreNow, ...]:
        """Every centre, what needs attention first; of some agencies only if they are given."""
        with self._lock:
            until, kept = self._kept.get(agencies, (0.0, ()))
            if time.monotonic() >= until:
                with self._central.asking() as connection:
                    now = self._central.clock.now()
                    kept = all_centres(connection, self._catalogue, now, agencies)
                self._kept[agencies] = (time.monotonic() + FRESH, kept)
            return kept

    def centres_for(self, person: Person) -> tuple[CentreNow, ...]:
        """Those of them that somebody may see, with the figures that they may."""
        every = self.centres(person.agencies)
        return tuple(centre for centre in every if person.sees_centre(centre.code))
