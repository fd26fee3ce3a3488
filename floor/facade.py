"""The one door to the floor that apps know: its verbs, its questions, and watching an answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from floor.rules import snapshots as show
from floor.rules import verbs
from floor.rules.events import Lane
from floor.rules.offer import Language, Offer, Text
from floor.rules.questions import (
    AskBoard,
    AskCounter,
    AskMenu,
    AskQueue,
    AskTicket,
    AskWaitBoard,
    Question,
)

A = TypeVar("A")
S = TypeVar("S", bound=show.Snapshot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal as it is stored, shipped and verified."""

    origin: str
    """The store that wrote it: incarnation and epoch."""
    seq: int
    """Counts within the origin from 1, without gaps."""
    at: int
    """UTC milliseconds."""
    kind: str
    subject: str
    actor: str | None
    device: str
    key: str
    body: str
    """The change as JSON, to the letter as it was hashed."""
    prev_hash: str
    hash: str
    """SHA-256 in hex over the fields before it, chained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """Entries after a position, and the head behind which the journal ends."""

    centre: str
    entries: tuple[Entry, ...]
    head_seq: int
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFigures:
    """A day's waits at one agency, from the tables; minutes from clock start to first call."""

    agency: str
    name: Text
    legs: int
    served: int
    no_show: int
    unserved: int
    wait_median_min: float | None
    wait_p90_min: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """A day at one centre as `docs/figures.md` defines it, computed from the tables."""

    centre: str
    day: str
    visits: int
    legs: int
    served: int
    no_show: int
    cancelled: int
    unserved: int
    waiting: int
    called: int
    called_twice: int
    """Legs that two counters had at once; the store's rules make it 0."""
    duplicate_numbers: int
    wait_median_min: float | None
    wait_p90_min: float | None
    within_promise: float | None
    """Share of called legs that were called within their promise."""
    by_agency: tuple[AgencyFigures, ...]


class Floor(ABC):
    """A centre's floor, here or across the room.

    Each verb takes a `key` made by the caller before its first attempt: the same key returns the
    first answer for 14 days, the same key with other arguments is refused (KeyReused). Verbs and
    questions raise Refused when the floor says no, and Trouble when the surroundings fail; after
    Trouble the same call with the same key may be made again.
    """

    @abstractmethod
    def do(self, verb: verbs.Verb[A], *, key: str) -> A:
        """Have a verb decided, journalled and answered."""

    @abstractmethod
    def ask(self, question: Question[S]) -> S:
        """The answer to a question now."""

    @abstractmethod
    def watch(self, question: Question[S], *, beat: float = 2.0) -> Iterator[S]:
        """The answer at once, then whenever it changes (at most 20 a second), and each `beat`
        seconds in any case; ends with Trouble when the floor is out of reach."""

    @abstractmethod
    def health(self) -> show.Health:
        """How the host is."""

    @abstractmethod
    def journal(self, *, after: int, limit: int) -> JournalPage:
        """The store's own entries with a seq above `after`, at most `limit` of them."""

    @abstractmethod
    def figures(self, *, day: str) -> DayFigures:
        """The figures of a local day (ISO date)."""

    @abstractmethod
    def close(self) -> None:
        """Let go of store or network; watches end."""

    # -- verbs of the citizen ---------------------------------------------------------------

    def take_ticket(
        self,
        *,
        key: str,
        services: tuple[str, ...],
        lane: Lane = Lane.WALK_IN,
        language: Language = "en",
    ) -> show.Ticket:
        """Take a ticket for one or more services, in the order they are to be given."""
        return self.do(verbs.TakeTicket(services=services, lane=lane, language=language), key=key)

    def confirm_ticket(self, *, key: str, visit: str, on_paper: bool = True) -> show.Ticket:
        """The citizen has the number, on paper or read from the screen."""
        return self.do(verbs.ConfirmTicket(visit=visit, on_paper=on_paper), key=key)

    def cancel(self, *, key: str, visit: str, reason: str = "") -> show.Ticket:
        """Give up a visit that waits."""
        return self.do(verbs.Cancel(visit=visit, reason=reason), key=key)

    # -- verbs of the agent -----------------------------------------------------------------

    def sign_in(self, *, key: str, agent: str, pin: str, counter: int) -> show.CounterDesk:
        """Take a counter."""
        return self.do(verbs.SignIn(agent=agent, pin=pin, counter=counter), key=key)

    def sign_out(self, *, key: str, counter: int) -> show.CounterDesk:
        """Leave a counter, which closes."""
        return self.do(verbs.SignOut(counter=counter), key=key)

    def open_counter(self, *, key: str, counter: int) -> show.CounterDesk:
        """Be ready to call, in the morning or after a break."""
        return self.do(verbs.OpenCounter(counter=counter), key=key)

    def pause_counter(self, *, key: str, counter: int, reason: str = "") -> show.CounterDesk:
        """Take a break."""
        return self.do(verbs.PauseCounter(counter=counter, reason=reason), key=key)

    def close_counter(self, *, key: str, counter: int) -> show.CounterDesk:
        """Call nobody any more."""
        return self.do(verbs.CloseCounter(counter=counter), key=key)

    def call_next(self, *, key: str, counter: int, outcome: str = "served") -> show.CounterDesk:
        """Call whom the rule says, finishing whoever is being served."""
        return self.do(verbs.CallNext(counter=counter, outcome=outcome), key=key)

    def recall(self, *, key: str, counter: int) -> show.CounterDesk:
        """Ring the called number once more."""
        return self.do(verbs.Recall(counter=counter), key=key)

    def start_service(self, *, key: str, counter: int) -> show.CounterDesk:
        """The citizen has come."""
        return self.do(verbs.StartService(counter=counter), key=key)

    def not_here(self, *, key: str, counter: int) -> show.CounterDesk:
        """The citizen did not come."""
        return self.do(verbs.NotHere(counter=counter), key=key)

    def requeue(self, *, key: str, counter: int) -> show.CounterDesk:
        """Let the called citizen wait again, with the same clock."""
        return self.do(verbs.Requeue(counter=counter), key=key)

    def finish(self, *, key: str, counter: int, outcome: str = "served") -> show.CounterDesk:
        """The service is done."""
        return self.do(verbs.Finish(counter=counter, outcome=outcome), key=key)

    # -- verbs of the centre ----------------------------------------------------------------

    def adopt_catalogue(self, *, key: str, offer: Offer) -> show.Menu:
        """Go on with an offer."""
        return self.do(verbs.AdoptCatalogue(offer=offer), key=key)

    def open_day(self, *, key: str) -> show.DayReport:
        """Begin the local day."""
        return self.do(verbs.OpenDay(), key=key)

    def close_day(self, *, key: str, reason: str = "closing") -> show.DayReport:
        """End the local day; who is left is recorded as unserved."""
        return self.do(verbs.CloseDay(reason=reason), key=key)

    # -- questions --------------------------------------------------------------------------

    def menu(self) -> show.Menu:
        """Everything a kiosk offers."""
        return self.ask(AskMenu())

    def ticket(self, *, visit: str) -> show.Ticket:
        """A visit as its citizen sees it."""
        return self.ask(AskTicket(visit=visit))

    def counter(self, *, counter: int) -> show.CounterDesk:
        """One counter as its agent sees it."""
        return self.ask(AskCounter(counter=counter))

    def queue(self, *, counter: int | None = None) -> show.Queue:
        """Who waits for one counter, or for any."""
        return self.ask(AskQueue(counter=counter))

    def board(self) -> show.Board:
        """What the waiting room sees."""
        return self.ask(AskBoard())

    def wait_board(self) -> show.WaitBoard:
        """What managers see."""
        return self.ask(AskWaitBoard())
