"""Verbs around a kiosk that lost its host: give it letters, go alone, come back, bring lines in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from floor import errors
from floor.rules import views
from floor.rules.events import (
    CameBack,
    Change,
    Event,
    LegEnded,
    LinesAdopted,
    QuotaSet,
    RegressionSeen,
    SeriesGiven,
    ServiceRestored,
    ServiceSuspended,
    TicketFoundLate,
    TicketReceived,
    TicketReprinted,
    TicketSuperseded,
    TicketTaken,
    WentAlone,
)
from floor.rules.evolve import evolve
from floor.rules.find import the_day
from floor.rules.moves.alone import was_there
from floor.rules.snapshots import LinesTaken, SuspendedNow
from floor.rules.state import State, Step
from floor.rules.verbs.base import Moment, Verb
from floor.rules.verbs.tickets import TakeTicket

SERIES = "XYZ"
"""Letters that no catalogue gives a category; they are the kiosks' own."""
CAME_LATE, SERVICE_GONE = "came after the day", "service is no longer given"


def free_series(state: State) -> str:
    """Letters that no kiosk of the centre bears yet: X, Y, Z, then XA, XB and so on."""
    given = set(state.series_given.values())
    doubled = (first + second for first in SERIES for second in "ABCDEFGHJKLMNPQRSTUVW")
    free = (letters for letters in (*SERIES, *doubled) if letters not in given)
    return str(next(free))


@dataclass(frozen=True, kw_only=True)
class GiveSeries(Verb[str]):
    """A kiosk's store gets letters of its own, for good; the answer is the letters."""

    origin: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        if self.origin in state.series_given:
            return []
        return [SeriesGiven(origin=self.origin, series=free_series(state))]

    def answer(self, state: State, moment: Moment) -> str:
        return state.series_given[self.origin]


@dataclass(frozen=True, kw_only=True)
class GoAlone(Verb[str]):
    """A kiosk gives tickets by itself from now on, as things stood when it last heard its host;
    the answer is its letters."""

    series: str
    suspended: tuple[SuspendedNow, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    """Tickets that services with a quota still had."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        the_day(state)
        if state.alone == self.series:
            return []
        changes: list[Change] = [WentAlone(series=self.series)]
        down = {each.service: each for each in self.suspended}
        for code, each in down.items():
            if code in state.services and code not in state.suspended:
                changes.append(
                    ServiceSuspended(
                        service=code,
                        reason=each.reason,
                        message=each.message,
                        since=each.since,
                        back_at=each.back_at,
                    )
                )
        for code, known in state.suspended.items():
            if code not in down:
                changes.append(ServiceRestored(service=code, since=known.since))
        for code, left in self.left:
            quota = left + state.asked.get(code, 0)
            if code in state.services and state.quotas.get(code) != quota:
                changes.append(QuotaSet(service=code, quota=quota))
        return changes

    def answer(self, state: State, moment: Moment) -> str:
        return state.alone


@dataclass(frozen=True, kw_only=True)
class ComeBack(Verb[str]):
    """The host gives the tickets again; the answer is empty."""

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [CameBack()] if state.alone else []

    def answer(self, state: State, moment: Moment) -> str:
        return state.alone


@dataclass(frozen=True, kw_only=True)
class NoteRegression(Verb[str]):
    """A device remembers lines that this store lacks; the answer is the device's name."""

    witness: str
    origin: str
    seq: int
    hash: str

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [
            RegressionSeen(witness=self.witness, origin=self.origin, seq=self.seq, hash=self.hash)
        ]

    def answer(self, state: State, moment: Moment) -> str:
        return self.witness


@dataclass(frozen=True, kw_only=True)
class AdoptLines(Verb[LinesTaken]):
    """Lines that a kiosk wrote alone enter as if they had come when they happened.

    Each was checked against the chain before. What the citizen holds counts: a ticket enters
    whatever has become of its service meanwhile, and takes the place of one that the host gave
    under the same key. The kiosk's own affairs - its day, its catalogue - stay its own.
    """

    origin: str
    kiosk: str
    after: int
    """Seq of the kiosk's line before these."""
    events: tuple[Event, ...]
    """The lines that this version knows, in order."""
    seq: int
    hash: str
    """Of the last line, known or not."""

    def rests_on(self) -> Iterable[str]:
        return [event.key for event in self.events if isinstance(event.change, TicketTaken)]

    def decide(self, state: State, moment: Moment) -> list[Change]:
        return [e.change for e in self.happened(state, moment, device=self.kiosk, key="")]

    def happened(self, state: State, moment: Moment, *, device: str, key: str) -> list[Event]:
        known = state.adopted.get(self.origin)
        if (known.seq if known else 0) != self.after:
            raise errors.LinesRefused(kiosk=self.kiosk, problem="other lines came between")
        trial, found = state.copy(), list[Event]()
        for event in self.events:
            at = min(event.at, moment.at)  # a clock that runs ahead gives nobody a later place
            for change in self._entering(trial, event, moment):
                entering = replace(event, at=at, change=change)
                evolve(trial, entering)
                found.append(entering)
        tickets = sum(isinstance(e.change, TicketTaken | TicketFoundLate) for e in found)
        last = LinesAdopted(
            origin=self.origin,
            kiosk=self.kiosk,
            seq=self.seq,
            hash=self.hash,
            tickets=tickets,
            since=self._since(known.since if known else None),
        )
        return [*found, Event(at=moment.at, actor=None, device=device, key=key, change=last)]

    def _since(self, known: int | None) -> int | None:
        for event in self.events:
            if isinstance(event.change, WentAlone):
                known = event.at
            elif isinstance(event.change, CameBack):
                known = None
        return known

    def _entering(self, state: State, event: Event, moment: Moment) -> list[Change]:
        """What one line of the kiosk's comes to at the host."""
        change = event.change
        if isinstance(change, TicketTaken):
            return self._ticket(state, change, moment.answered.get(event.key, ""))
        visit = state.visits.get(getattr(change, "visit", ""))
        if visit is None:
            return []
        if isinstance(change, TicketReceived | TicketReprinted):
            return [change]
        if isinstance(change, LegEnded) and change.end == "cancelled":
            step = visit.legs[change.leg].step
            return [change] if step in (Step.WAITING, Step.PLANNED) else []
        return []

    def _ticket(self, state: State, taken: TicketTaken, other: str) -> list[Change]:
        if state.last_day < taken.day:
            raise errors.DayNotOpen
        changes = superseded(state, other, taken.visit) if other not in ("", taken.visit) else []
        known = all(leg.service in state.services for leg in taken.legs)
        if taken.day == state.day and known:
            return [*changes, replace(taken, ahead=None)]
        late = TicketFoundLate(
            visit=taken.visit,
            day=taken.day,
            series=taken.series,
            number=taken.number,
            lane=taken.lane,
            language=taken.language,
            legs=taken.legs,
            token=taken.token,
            received=self._received(taken.visit),
            reason=SERVICE_GONE if taken.day == state.day else CAME_LATE,
        )
        return [*changes, late]

    def _received(self, visit: str) -> str:
        told = [e.change for e in self.events if isinstance(e.change, TicketReceived)]
        return next((change.by for change in told if change.visit == visit), "")

    def answers(self, state: State, moment: Moment) -> Iterable[tuple[str, Verb[object], object]]:
        for event in self.events:
            change = event.change
            if isinstance(change, TicketTaken) and change.visit in state.visits:
                services = tuple(leg.service for leg in change.legs)
                asked = TakeTicket(services=services, lane=change.lane, language=change.language)
                yield event.key, asked, views.ticket(state, moment.at, change.visit)

    def answer(self, state: State, moment: Moment) -> LinesTaken:
        known = state.adopted[self.origin]
        return LinesTaken(version=state.version, at=moment.at, seq=known.seq, hash=known.hash)


def superseded(state: State, visit: str, by: str) -> list[Change]:
    """Withdraw a ticket that nobody holds, unless somebody was served with it all the same."""
    found = state.visits.get(visit)
    if found is None:  # of an earlier day: the tables look themselves
        return [TicketSuperseded(visit=visit, by=by, counter=None)]
    if was_there(found):
        return []
    holds = (c.number for c in state.counters.values() if c.visit == visit)
    return [TicketSuperseded(visit=visit, by=by, counter=next(holds, None))]
