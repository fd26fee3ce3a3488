"""What an event is, and what every kind of change shares."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Lane(StrEnum):
    """How a visit came to wait; each lane has its promise."""

    WALK_IN = "walk_in"
    PRIORITY = "priority"
    APPOINTMENT = "appointment"


class Change:
    """What happened; its class name in snake case is the journal's `kind`."""

    __slots__ = ()
    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type["Change"]]] = {}

    def __init_subclass__(cls) -> None:
        letters = (f"_{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.kind = "".join(letters).lstrip("_")
        Change.kinds[cls.kind] = cls

    @property
    def subject(self) -> str:
        """What the change is about: the first of these that it names, else the centre."""
        for name in ("visit", "device", "counter", "agent", "service", "code", "day"):
            if (value := getattr(self, name, None)) is not None:
                return str(value)
        return "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change with when, by whom and through what it happened."""

    at: int
    """UTC milliseconds."""
    actor: str | None
    """The agent's number; None for a citizen or the centre itself."""
    device: str
    key: str
    """The verb's key, the same for all events of one verb."""
    change: Change
