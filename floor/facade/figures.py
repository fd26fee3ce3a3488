"""What a report tells: figures of a day or a range at one level, and the tickets behind one."""

from dataclasses import dataclass
from enum import StrEnum

from floor.facade.machines import Machines
from floor.rules.offer import Text
from floor.rules.waiting.accuracy import Accuracy


class Level(StrEnum):
    """What a report has a row for each of."""

    CENTRE = "centre"
    AGENCY = "agency"
    SERVICE = "service"
    COUNTER = "counter"
    AGENT = "agent"
    HOUR = "hour"
    """The local hour in which people arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Durations: how many, quantiles before the mean; minutes to one decimal, None of none."""

    n: int
    median_min: float | None
    p90_min: float | None
    p95_min: float | None
    mean_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Visits, counted once each."""

    arrived: int
    shown: int
    """Visits that came to a counter at least once."""
    paper: int
    screen: int
    unconfirmed: int
    copies: int
    visit: Spread
    """From the ticket to the end of the last leg, of visits that are over and were served."""

    @property
    def shown_share(self) -> float | None:
        return self.shown / self.arrived if self.arrived else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """Legs, by how they stand."""

    legs: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    waiting: int
    to_come: int
    """Legs that wait for an earlier leg of their visit."""
    at_counter: int
    """Legs called, in service, or set aside."""
    transfers: int
    suspended_min: float
    """Minutes for which their clocks stood still with their service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How waits compare with what was promised."""

    called: int
    called_no_show: int
    called_within: int
    past: int
    """Legs past their promise without a call: waiting still, given up, or left at closing."""
    waiting_past: int
    """Those of them that wait still."""
    longest_min: float | None
    """Minutes that whoever waits longest has waited."""
    wait: Spread
    """Waits until the first call."""

    @property
    def no_show_share(self) -> float | None:
        """Share of called legs whose citizen did not come."""
        return self.called_no_show / self.called if self.called else None

    @property
    def past_promise(self) -> int:
        """Legs called later than promised, or past their promise without a call."""
        return self.called - self.called_within + self.past

    @property
    def within_promise(self) -> float | None:
        """Share of legs, called or past their promise, that were called within it."""
        of = self.called + self.past
        return self.called_within / of if of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneTurns:
    """Overtaken and overtaking, of one class."""

    lane: str
    slips: int
    skips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """Calls out of turn, and who overtook whom."""

    picked: int
    front: int
    lane_changes: int
    same_class_slips: int
    """Overtaken by somebody of the same class whom the rule called; the rule makes it 0."""
    by_lane: tuple[LaneTurns, ...]

    @property
    def out_of_turn(self) -> int:
        return self.picked + self.front + self.lane_changes

    @property
    def slips(self) -> int:
        return sum(lane.slips for lane in self.by_lane)

    @property
    def skips(self) -> int:
        return sum(lane.skips for lane in self.by_lane)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookings:
    """Appointments that were due."""

    used: int
    missed: int
    punctual: int
    """Called within 10 minutes of max(booked time, check-in)."""
    late_bookings: int
    """Called later, or not called though more than 10 minutes past it."""

    @property
    def bookings(self) -> int:
        return self.used + self.missed

    @property
    def show_up(self) -> float | None:
        return self.used / self.bookings if self.bookings else None

    @property
    def punctuality(self) -> float | None:
        of = self.punctual + self.late_bookings
        return self.punctual / of if of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Breaks for one reason."""

    reason: str
    times: int
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where the time of counters and agents went, in minutes."""

    session_min: float
    open_min: float
    break_min: float
    serving_min: float
    wrap_min: float
    """Wrapping up after a service, up to the limit."""
    idle_min: float
    """Open, with nobody called or served and nothing wrapped up."""
    breaks: tuple[Break, ...]

    @property
    def utilisation(self) -> float | None:
        """Serving / signed in."""
        return self.serving_min / self.session_min if self.session_min else None

    @property
    def occupancy(self) -> float | None:
        """(Serving + wrap-up) / (that + idle)."""
        busy = self.serving_min + self.wrap_min
        of = busy + self.idle_min
        return busy / of if of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """Citizens' answers; never a mean without its count."""

    counts: tuple[int, int, int, int, int]
    """Answers of 1, 2, 3, 4 and 5."""

    @property
    def ratings(self) -> int:
        return sum(self.counts)

    @property
    def rating_mean(self) -> float | None:
        total = sum(value * count for value, count in enumerate(self.counts, 1))
        return total / self.ratings if self.ratings else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Downtime:
    """Services suspended."""

    downtime_min: float
    affected: int
    """Legs that waited for a service while it was down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One row of a report; a subject is None where the level does not know it."""

    key: str
    """The agency's, service's or agent's code, the counter's number, the hour; empty for what
    belongs to none, such as legs that came to no counter."""
    name: Text
    legs: Legs
    promise: Promise
    service: Spread
    """Minutes of service of legs that are done, time set aside left out."""
    arrival: Spread
    """From the call to the start."""
    told: Accuracy
    """Waits as told, against those that were."""
    turns: Turns
    ratings: Ratings
    people: People | None
    bookings: Bookings | None
    desk: Desk | None
    downtime: Downtime | None
    machines: Machines | None = None

    @property
    def legs_per_visit(self) -> float | None:
        of = self.people.arrived if self.people else 0
        return self.legs.legs / of if of else None

    @property
    def transfers_per_visit(self) -> float | None:
        of = self.people.arrived if self.people else 0
        return self.legs.transfers / of if of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A ticket behind a figure."""

    day: str
    ticket: str
    service: str
    lane: str
    counter: int | None
    agent: str | None
    """Who did what the figure counts, where somebody did."""
    at: int | None
    """When, UTC milliseconds."""
    minutes: float | None
    """Waited, where the figure is one of waiting."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of a centre from one local day to another, both included."""

    centre: str
    since: str
    until: str
    level: Level
    at: int
    """The clock by which people wait still, UTC milliseconds."""
    whole: Figures
    rows: tuple[Figures, ...]
    figure: str = ""
    """The figure whose tickets are told; empty for none."""
    tickets: tuple[Behind, ...] = ()
