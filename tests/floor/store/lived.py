"""What the second opinion remembers of a day: visits, legs, and what counters have in hand."""

from dataclasses import dataclass, field


@dataclass(eq=False)
class ALeg:
    """A leg as its events left it; times in UTC milliseconds."""

    visit: "AVisit"
    service: str
    promise: float
    step: str = "planned"
    clock: int | None = None
    joined: int = 0
    called: int | None = None
    wait: int | None = None
    promised: float = 0.0
    lane: str = ""
    by_rule: bool = True
    first_clock: int = 0
    ended: int | None = None
    directed: bool = False
    served: int = 0
    started: bool = False
    arrival: int | None = None
    transfers: int = 0
    undone_transfer: bool = False


@dataclass(eq=False)
class AVisit:
    lane: str
    issued: int
    legs: list[ALeg] = field(default_factory=list)
    received: str = ""
    copies: int = 0
    rating: int | None = None
    lanes: list[tuple[int, str]] = field(default_factory=list)
    shown: bool = False


@dataclass
class Held:
    """What a counter has in hand."""

    leg: ALeg
    called: int
    started: int | None = None
    front: bool = False
