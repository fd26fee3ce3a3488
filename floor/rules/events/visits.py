"""Changes of a visit and its legs, from the ticket to the end."""

from dataclasses import dataclass
from typing import Literal

from floor.rules.events.base import Change, Lane
from floor.rules.offer import Language


@dataclass(frozen=True, kw_only=True)
class LegPlan:
    """A service asked for, with the minutes promised to the visit's lane when it was asked."""

    service: str
    promise: float


@dataclass(frozen=True, kw_only=True)
class Told:
    """The range of minutes that a citizen was told to wait, and what it was made of."""

    low: int
    high: int
    """Whole minutes, as printed."""
    middle: float
    """Minutes, for reports; never shown alone."""
    raw_low: float
    raw_high: float
    """Minutes, as simulated, before they were held against experience."""


@dataclass(frozen=True, kw_only=True)
class TicketTaken(Change):
    """A visit begins; its first leg waits from now."""

    visit: str
    day: str
    series: str
    number: int
    lane: Lane
    language: Language
    legs: tuple[LegPlan, ...]
    token: str
    """The secret in the ticket's QR code, at least 96 random bits."""
    ahead: int | None
    """People ahead as told on the ticket; None where a kiosk that is alone cannot know."""
    told: Told | None = None
    """The wait of the first leg as told on the ticket; None where none could be said."""


@dataclass(frozen=True, kw_only=True)
class TicketReceived(Change):
    """The citizen got the number: on paper, or shown on the screen."""

    visit: str
    by: Literal["paper", "screen"]


@dataclass(frozen=True, kw_only=True)
class LegCalled(Change):
    """A leg is called to a counter, with the share of its promise used by then.

    It says of the leg all that the figures keep of the call, so that writing it down needs no look
    at what was written before.
    """

    visit: str
    leg: int
    counter: int
    service: str
    lane: Lane
    clock: int
    """From when its promise counts, UTC milliseconds."""
    promise: float
    """Minutes."""
    first: bool
    """Whether the leg was never called before: its wait ends here."""
    share: float
    guard: bool
    """Whether the priority guard decided it."""
    reason: str = ""
    """Why it was called out of turn, by an agent's explicit choice; empty when by the rule."""


@dataclass(frozen=True, kw_only=True)
class LegRecalled(Change):
    """The called number is called once more; the waiting time stays as at the first call."""

    visit: str
    leg: int
    counter: int


@dataclass(frozen=True, kw_only=True)
class LegStarted(Change):
    """The citizen has come to the counter."""

    visit: str
    leg: int
    counter: int


@dataclass(frozen=True, kw_only=True)
class LegRequeued(Change):
    """A called leg waits again and keeps its clock."""

    visit: str
    leg: int
    counter: int
    reason: str
    """Why it was passed over."""
    not_before: int | None = None
    """It is not called again earlier, UTC milliseconds."""


@dataclass(frozen=True, kw_only=True)
class LegQueued(Change):
    """The visit's next leg waits, from now or with a clock that it keeps."""

    visit: str
    leg: int
    clock: int | None = None
    to_counter: int | None = None
    """The one counter that may call it."""
    to_agent: str | None = None
    """The one agent who may call it."""
    reason: str = ""
    """Why, when it was sent to the front or the back."""
    told: Told | None = None
    """Its wait, as it was told with a transfer."""


@dataclass(frozen=True, kw_only=True)
class LegEnded(Change):
    """A leg is over, and how."""

    visit: str
    leg: int
    end: Literal["done", "no_show", "cancelled", "unserved"]
    outcome: str = ""
    """What came of it, as chosen by the agent; or the reason for ending it otherwise."""
    counter: int | None = None
    done: tuple[str, ...] = ()
    """Services given besides the one asked for, as the agent recorded them."""


@dataclass(frozen=True, kw_only=True)
class LegParked(Change):
    """A served leg is set aside for a reason; it competes for no counter until it is resumed."""

    visit: str
    leg: int
    counter: int
    reason: str
    until: int | None = None
    """When it is expected to go on, UTC milliseconds."""


@dataclass(frozen=True, kw_only=True)
class LegResumed(Change):
    """A parked leg goes on at a counter."""

    visit: str
    leg: int
    counter: int
    service: str
    lane: Lane
    clock: int | None


@dataclass(frozen=True, kw_only=True)
class LegAdded(Change):
    """One more service on the ticket, after the leg given."""

    visit: str
    day: str
    after: int
    plan: LegPlan
    told: Told | None = None
    """What is left of the wait that goes on, as it was told with it."""


@dataclass(frozen=True, kw_only=True)
class LegsOrdered(Change):
    """The legs still planned are to come in another order."""

    visit: str
    order: tuple[int, ...]
    """The planned legs' indexes, in their new order."""


@dataclass(frozen=True, kw_only=True)
class LegTransferred(Change):
    """A called or served leg waits again for the same service, at another counter or agent."""

    visit: str
    leg: int
    counter: int
    """Where it comes from."""
    to_counter: int | None
    to_agent: str | None
    clock: int
    """From when its promise counts now: its own, unless it goes to the front or the back."""
    reason: str = ""
    """Why, when it goes to the front or the back."""
    told: Told | None = None
    """Its wait, as it was told with the transfer."""


@dataclass(frozen=True, kw_only=True)
class LegReturned(Change):
    """A no-show has come back in time, and waits again with the old clock."""

    visit: str
    leg: int


@dataclass(frozen=True, kw_only=True)
class LegReopened(Change):
    """An end given by mistake is taken back: the leg stands at the counter as before."""

    visit: str
    leg: int
    counter: int
    step: Literal["called", "serving"]
    reason: str


@dataclass(frozen=True, kw_only=True)
class LegReleased(Change):
    """A supervisor frees a visit stuck at a counter; it waits again with its clock."""

    visit: str
    leg: int
    counter: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class LaneChanged(Change):
    """A visit goes on in another lane, with that lane's promises for its legs not yet called."""

    visit: str
    before: Lane
    lane: Lane
    promises: tuple[float, ...]
    """The promise of each leg from now on."""
    reason: str


@dataclass(frozen=True, kw_only=True)
class NoteAdded(Change):
    """An agent wrote something about a visit; the words lie beside the journal and are erased."""

    visit: str
    commitment: str
    """SHA-256 of salt and words: proves them while they are kept, tells nothing afterwards."""


@dataclass(frozen=True, kw_only=True)
class TicketReprinted(Change):
    """A copy of the ticket was printed, with the same number."""

    visit: str
    told: Told | None = None
    """What is left of the wait, as the copy tells it."""


@dataclass(frozen=True, kw_only=True)
class VisitRated(Change):
    """The citizen's answer to how it was, 1 to 5."""

    visit: str
    rating: int
