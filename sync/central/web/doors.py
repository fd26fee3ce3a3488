"""The pages that the bar leads to, and who is shown which."""

from collections.abc import Callable
from dataclasses import dataclass

from sync.central.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A page in the bar; its word is `central.nav.{key}`."""

    key: str
    path: str
    shown: Callable[[Person], bool] = lambda person: True


NAVIGATION: tuple[Door, ...] = (
    Door(key="centres", path="/"),
    Door(key="compare", path="/compare"),
    Door(key="reports", path="/reports"),
    Door(key="evidence", path="/evidence"),
    Door(key="decisions", path="/catalogue", shown=lambda person: person.edits),
    Door(key="people", path="/people", shown=lambda person: person.administers),
    Door(key="audit", path="/audit", shown=lambda person: person.administers),
)


def doors_for(person: Person | None) -> tuple[Door, ...]:
    """The pages that somebody is led to."""
    return () if person is None else tuple(door for door in NAVIGATION if door.shown(person))


def here(doors: tuple[Door, ...], path: str) -> str:
    """The key of the door that a path lies behind; the centres' own pages lie behind the first."""
    if path.endswith("/evidence"):
        return "evidence"
    behind = [door for door in doors if door.path != "/" and path.startswith(door.path)]
    centres = path == "/" or path.startswith("/centres")
    return behind[-1].key if behind else ("centres" if centres else "")
