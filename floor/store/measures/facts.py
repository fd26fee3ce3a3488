"""What happened in some days at a centre, as plain values; times in UTC milliseconds."""

from dataclasses import dataclass

from floor.rules.opening import MINUTE, local
from floor.rules.state import OPEN_STEPS, Step
from floor.store.measures.downs import Down

WRAP_UP = "wrap_up"
"""The stand of a counter whose agent wraps up; it is open meanwhile."""
TRANSFERRED = "transferred"
"""How a leg left a counter, and came of it, when it was sent to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A leg at a counter."""

    visit: str
    leg: int
    service: str
    lane: str
    counter: int
    agent: str | None
    clock: int | None
    waited: int | None
    promise: float | None
    reason: str
    called_at: int
    started_at: int | None
    left_at: int
    """Until now, while it is there still."""
    left: str
    sent: str
    sent_reason: str
    directed: bool

    @property
    def serving(self) -> int | None:
        """Milliseconds of service; None when there was none."""
        begin = self.called_at if self.left == Step.DONE and not self.started_at else None
        begin = self.started_at or begin
        return None if begin is None else max(0, self.left_at - begin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A wait that was told, held against what it was."""

    error: float
    """Minutes: the range's middle less the wait."""
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A leg with its waits, milliseconds, and the stays that it had."""

    visit: "Visit"
    index: int
    service: str
    agency: str
    step: Step
    transfers: int
    called_at: int | None
    clock: int | None
    """Its clock at the first call, or as it stands."""
    joined: int | None
    """When it began to wait for its service."""
    until: int | None
    """When it stopped to wait for its first call: called, over, or now."""
    waited: int | None
    """Until its first call, or in vain, or until now; time suspended left out."""
    suspended: int
    promise: float
    """Minutes, as they stood at its first call."""
    ended_at: int | None
    counter: int | None
    agent: str | None
    directed: bool
    stays: tuple[Stay, ...]
    told: Held | None = None
    """The wait that was told last before its first call, if one was."""

    @property
    def first(self) -> Stay | None:
        return self.stays[0] if self.stays else None

    @property
    def called(self) -> bool:
        return self.called_at is not None

    @property
    def within(self) -> bool:
        """Whether its wait is no longer than promised."""
        return self.waited is not None and self.waited <= self.promise * MINUTE

    @property
    def past(self) -> bool:
        """Whether it was not called, though its promise is past."""
        return not self.called and self.waited is not None and not self.within

    @property
    def arrival(self) -> int | None:
        """Milliseconds from the call that was answered to the start."""
        answered = next((stay for stay in self.stays if stay.started_at is not None), None)
        if answered is None or answered.started_at is None:
            return None
        return answered.started_at - answered.called_at

    @property
    def serving(self) -> int | None:
        """Milliseconds of service in all its stays, if it is done."""
        found = [stay.serving for stay in self.stays if stay.serving is not None]
        return sum(found) if found and self.step is Step.DONE else None


@dataclass(slots=True, kw_only=True)
class Visit:
    """A visit with its legs, in their order."""

    id: str
    day: str
    ticket: str
    lane: str
    issued_at: int
    received: str
    copies: int
    rating: int | None
    booking: str | None
    lanes: tuple[tuple[int, str], ...] = ()
    """Until when it was in which lane before the one it is in."""
    legs: tuple[Leg, ...] = ()

    def lane_at(self, at: int) -> str:
        return next((lane for until, lane in self.lanes if at < until), self.lane)

    @property
    def shown(self) -> bool:
        """Whether it came to a counter."""
        return any(stay.serving is not None for leg in self.legs for stay in leg.stays)

    @property
    def last(self) -> Leg:
        """The leg that ended last; the first while none has ended."""
        return max(self.legs, key=lambda leg: (leg.ended_at or 0, leg.called, leg.index))

    @property
    def duration(self) -> int | None:
        """Milliseconds from the ticket to the end of its last leg, if it was served and is over."""
        if any(leg.step in OPEN_STEPS for leg in self.legs):
            return None
        if not any(leg.step is Step.DONE for leg in self.legs):
            return None
        return max(leg.ended_at or 0 for leg in self.legs) - self.issued_at

    @property
    def hour(self) -> str:
        return f"{local(self.issued_at).hour:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise:
    """A visit sent on in another lane, by whom and why."""

    visit: str
    at: int
    agent: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Time of a counter or its agent: signed in, open, wrapping up, or on a break for a reason."""

    counter: int
    agent: str
    since: int
    until: int
    stand: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """An appointment, and the visit that used it."""

    service: str
    at: int
    visit: str | None
    missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Some days of one centre."""

    now: int
    visits: dict[str, Visit]
    stays: tuple[Stay, ...]
    raises: tuple[Raise, ...]
    sessions: tuple[Span, ...]
    spans: tuple[Span, ...]
    downs: dict[str, tuple[Down, ...]]
    booked: tuple[Booked, ...]
    agencies: dict[str, str]
    """By service."""

    @property
    def legs(self) -> list[Leg]:
        return [leg for visit in self.visits.values() for leg in visit.legs]
