"""A foreteller in the caller's own thread: for tests and benchmarks, which want nothing to race."""

import logging
from concurrent.futures import Future
from typing import Any

from floor.foretelling.seer import Seer
from floor.rules.events import Told
from floor.rules.verbs import Verb
from floor.rules.waiting.foretold import Foretold
from floor.store.foreteller import nothing
from floor.store.local import LocalFloor

log = logging.getLogger("foleni.foretelling")


class Near:
    """Foretells when asked, and the room when told to look."""

    def __init__(self, floor: LocalFloor) -> None:
        self._floor = floor
        self.seer = Seer(floor.path, floor.identity.centre, floor.identity.origin)
        floor.foreteller = self

    def told(self, verb: Verb[Any], at: int) -> "Future[Told | None]":
        """As Foreteller says."""
        try:
            told = self.seer.tell(verb, at)
        except Exception:
            log.exception("a wait could not be foretold")
            return nothing()
        done: Future[Told | None] = Future()
        done.set_result(told)
        return done

    def look(self, *, advise: bool = False) -> Foretold:
        """Foretell the whole room now, and publish it."""
        now = self._floor.clock.now()
        steps = self.seer.room(now, advise=advise)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                room: Foretold = end.value
                break
        self._floor.publish(room, advice=room.advice)
        return room

    def close(self) -> None:
        """Let go of the store."""
        self.seer.close()
