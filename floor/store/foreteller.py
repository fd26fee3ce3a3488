"""What a floor asks of whoever foretells its waits."""

from concurrent.futures import Future
from typing import Any, Protocol

from floor.rules.events import Told
from floor.rules.verbs import AddService, CheckIn, Reprint, TakeTicket, Transfer, Verb

TELLING: frozenset[type[Verb[Any]]] = frozenset(
    {TakeTicket, CheckIn, AddService, Reprint, Transfer}
)
"""Verbs whose citizen is told a wait."""
PATIENCE = 0.25
"""Seconds that a ticket waits for its range; later it is given without one."""


class Foreteller(Protocol):
    """Foretells; never raises, and never keeps a ticket waiting for long."""

    def told(self, verb: Verb[Any], at: int) -> "Future[Told | None]":
        """The range to tell, by the floor's clock (UTC milliseconds); None where there is none."""
        ...

    def close(self) -> None:
        """Foretell no more."""
        ...


def given(told: Told | None) -> "Future[Told | None]":
    """A range that is at hand."""
    done: Future[Told | None] = Future()
    done.set_result(told)
    return done


def nothing() -> "Future[Told | None]":
    """No range, at once."""
    return given(None)
