"""All centres as they stand, asked of the store at most twice a second for all readers."""

import threading
import time
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection

from floor.catalogue import CentreLine, centres
from sync.central.decisions import drafting
from sync.central.live import CentreNow, all_centres
from sync.central.people import Person
from sync.central.store import Central
from sync.down.book import Site

FRESH = 0.5
"""Seconds for which the list of all centres is not asked of the store again."""
SHARE = 5
"""While the store is busy it is asked less often: so many times the last answer's time apart."""
PATIENCE = 0.1
"""Seconds that a reader waits for a newer list; then the last one does, if it is not too old."""
OLDEST = 3.0
"""Seconds after which it is; the list is as old as its moment, which the page shows."""
Every = tuple[CentreNow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the store said, when it was asked, and until when it is not asked again."""

    centres: Every
    at: float
    until: float


def every_centre(central: Central) -> tuple[CentreLine, ...]:
    """The centres of the program's catalogue, and those that headquarters added to its draft."""
    with central.asking() as connection:
        return every_centre_of(connection)


def every_centre_of(connection: Connection) -> tuple[CentreLine, ...]:
    """The same, of a connection."""
    installed = _installed()
    added = drafting.new_sites(connection, [line.code for line in installed])
    return (*installed, *map(_line, added))


@cache
def _installed() -> tuple[CentreLine, ...]:
    return centres()


def _line(site: Site) -> CentreLine:
    return CentreLine(
        code=site.code,
        name=site.name,
        short=site.name,
        county=site.county,
        town=site.town,
        hours=site.hours,
        planned=False,
        outreach=False,
        sign_language=False,
        counters=len(site.counters),
        services=len(site.gives),
    )


class Sight:
    """All centres as they stand."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self._lock = threading.Lock()
        self._seen: dict[frozenset[str], _Seen] = {}
        self._asked: dict[frozenset[str], Future[_Seen]] = {}

    def centres(self, agencies: frozenset[str] = frozenset()) -> Every:
        """Every centre, what needs attention first; of some agencies only if they are given.
        Raises CentralBusy."""
        now = time.monotonic()
        with self._lock:
            seen = self._seen.get(agencies)
            if seen is not None and now < seen.until:
                return seen.centres
            asked = self._asked.get(agencies)
            if asked is None:
                asked = self._asked[agencies] = self._ask(agencies)
        if seen is not None and now - seen.at < OLDEST:
            wait_for((asked,), PATIENCE)
            if not asked.done():
                return seen.centres
        return asked.result().centres

    def _ask(self, agencies: frozenset[str]) -> "Future[_Seen]":
        """The store's answer, which a thread of its own fetches for all that want it."""
        found: Future[_Seen] = Future()

        def fetch() -> None:
            try:
                seen = self._look(agencies)
            except BaseException as fault:
                with self._lock:
                    del self._asked[agencies]
                found.set_exception(fault)
                return
            with self._lock:
                self._seen[agencies] = seen
                del self._asked[agencies]
            found.set_result(seen)

        threading.Thread(target=fetch, name="sight", daemon=True).start()
        return found

    def _look(self, agencies: frozenset[str]) -> _Seen:
        began = time.monotonic()
        with self._central.asking() as connection:
            now = self._central.clock.now()
            known = every_centre_of(connection)
            every = all_centres(connection, known, now, agencies)
        took = time.monotonic() - began
        return _Seen(centres=every, at=began, until=began + took + max(FRESH, SHARE * took))

    def centres_for(self, person: Person) -> Every:
        """Those of them that somebody may see, with the figures that they may."""
        every = self.centres(person.agencies)
        return tuple(centre for centre in every if person.sees_centre(centre.code))
